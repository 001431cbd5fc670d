"""Who mentors whom: eligibility, proposals with reasons, decisions and their history."""
