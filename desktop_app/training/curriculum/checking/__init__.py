"""Looking through plans that stand for what is in their way."""
