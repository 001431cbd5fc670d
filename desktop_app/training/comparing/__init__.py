"""The same things seen by oneself, by the mentor and by who inspects."""
