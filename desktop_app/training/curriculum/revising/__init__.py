"""A newer version of a program offered to plans that run, as a difference."""
