"""Badges for the level and for skills, as Open Badges 3.0."""
