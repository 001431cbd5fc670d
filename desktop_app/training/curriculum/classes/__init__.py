"""Classes (班级): people who go through a program together."""
