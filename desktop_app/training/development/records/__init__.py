"""What the records say of somebody, before a plan and after it."""
