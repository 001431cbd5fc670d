"""Exams as gates of a plan: what follows waits until they are passed."""
