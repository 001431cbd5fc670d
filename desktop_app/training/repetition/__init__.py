"""Spaced repetition: what was practised or missed comes back before it is forgotten."""
