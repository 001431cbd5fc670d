"""Gathers what rules on plans work on: sessions, people, rooms and shifts of a stretch of days."""
