"""Shared examples: good attempts that everybody may learn from."""
