"""What becomes of a certificate after it was issued."""
