"""Measures the program on this machine; every ratio is taken within one run."""
