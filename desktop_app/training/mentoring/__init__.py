"""Mentors and the shadow days of their trainees."""
