"""Writes proposals down in one go, keeps the log of changes, takes changes back."""
