"""Self-checks: which are due when, how steadily they are done, and how they compare."""
