"""What waits for a person today, in order, with minutes."""
