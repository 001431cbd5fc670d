"""Results that wait to be released."""
