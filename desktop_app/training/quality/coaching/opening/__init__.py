"""How a coaching plan begins: by itself after low marks in a row, or by hand."""
