"""Exams by their titles, for the search."""
