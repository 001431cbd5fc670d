"""Practice papers from a trainee's own mistakes."""
