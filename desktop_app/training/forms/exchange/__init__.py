"""Templates and sheets as files: YAML, workbooks and comma-separated tables."""
