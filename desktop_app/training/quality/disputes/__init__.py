"""Disputes: the agent objects to an inspection, a supervisor rules, a corrected sheet stands."""
