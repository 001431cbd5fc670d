"""Moving a trainee to another class: what is to come changes, what was stays."""
