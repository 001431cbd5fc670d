"""Which exams there are for a person, and how far they have come."""
