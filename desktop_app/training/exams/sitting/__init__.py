"""Sitting a paper: what is shown, how long, what was answered, what happened."""
