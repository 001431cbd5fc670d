"""How a development plan begins: proposed by the program after a result."""
