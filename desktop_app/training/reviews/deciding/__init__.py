"""What a signed sheet of a milestone review brings about."""
