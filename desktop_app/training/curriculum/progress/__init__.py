"""How far trainees and classes are, and when they will have finished at the present pace."""
