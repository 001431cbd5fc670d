"""The shared examples: a list of good attempts, and one of them replayed turn by turn."""
