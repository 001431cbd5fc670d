"""Rooms that hold one session at a time, and when people work."""
