"""A contact as every room of the pane shows it."""
