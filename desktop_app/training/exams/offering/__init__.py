"""What the bank offers to who plans an exam."""
