"""Mentors and those they lead: shadow days, cases, notes, matching, milestone reviews."""
