"""What exams came to: totals, release, review, the list for the pay review."""
