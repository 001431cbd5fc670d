"""The pages of the modes that teach, and the gate before an examination."""
