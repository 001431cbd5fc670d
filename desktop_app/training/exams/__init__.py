"""Theory exams: the question bank, papers, sittings and their marking."""
