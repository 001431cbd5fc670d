"""Whether several people answer the same question in the same way [S4]."""
