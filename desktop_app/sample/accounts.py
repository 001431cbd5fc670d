"""Whom the sign-in page of the sample proposes; imports nothing, for it is asked at every start."""

TRAINEE = "林晓雨"
MENTOR = "王敏"
SUPERVISOR = "陈立"

PASSWORD = "peilian2026"
"""Everybody's in the sample; the sign-in page says so."""
