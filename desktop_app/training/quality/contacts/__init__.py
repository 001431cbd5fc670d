"""What can be inspected: exam attempts, imported logs and notes, live observations."""
