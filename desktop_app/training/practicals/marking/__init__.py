"""Marking the drills of a practical: blind first, then side by side with the system."""
