"""The question bank: what may be asked in an exam, and how an answer is marked."""
