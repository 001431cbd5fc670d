"""What released results tell of the questions."""
