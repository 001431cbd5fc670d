"""Coaching plans: what follows three low marks in a row, or a need that somebody sees."""
