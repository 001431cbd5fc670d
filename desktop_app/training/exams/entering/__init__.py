"""Entering what was written on paper: a grid of people and questions."""
