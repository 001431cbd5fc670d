"""The four criteria, apart from the content model: figures and lists need no more of it."""

from enum import StrEnum


class Criterion(StrEnum):
    """The four criteria that a drill is judged on [S1]."""

    CALMING = "calming"
    SOLUTION = "solution"
    TIME = "time"
    LANGUAGE = "language"
