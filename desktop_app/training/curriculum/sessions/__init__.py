"""What stands around a session: what comes before it, its material, what was practised in it."""
