"""Writing scenarios: checked, played on trial, read from and written to other formats."""
