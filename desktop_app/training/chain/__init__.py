"""The chain of evidence of one person, from attempt to certificate."""
