"""Exams as they stand on the days of a calendar."""
