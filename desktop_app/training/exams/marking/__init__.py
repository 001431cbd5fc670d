"""Marking what only a person can judge: case analyses, by question, names hidden."""
