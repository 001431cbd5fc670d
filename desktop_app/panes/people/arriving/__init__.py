"""Trainees and classes from a list, looked at before anything is kept."""
