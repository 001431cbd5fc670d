"""Good contacts as cases that everybody reads."""
