"""Announcing exams: who sits what, when, and by which figures."""
