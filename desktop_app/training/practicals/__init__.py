"""Practical tests: drills of different difficulty, marked blind by supervisors, then compared."""
