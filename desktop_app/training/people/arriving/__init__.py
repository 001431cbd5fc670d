"""Trainees and classes from lists that others keep."""
