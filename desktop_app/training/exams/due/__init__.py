"""Answer sheets of paper exams that wait to be entered."""
