"""Examinations: identity confirmed, one try a day, judged even when they are left."""
