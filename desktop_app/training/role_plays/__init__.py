"""Drills between people, and the three views on them."""
