"""Announces which subjects have changed, so that what shows them can refresh."""

from collections.abc import Callable
from enum import StrEnum


class Subject(StrEnum):
    """What a use case can have changed."""

    PEOPLE = "people"
    CONTENT = "content"
    PLANS = "plans"
    SUMMARIES = "summaries"
    ATTEMPTS = "attempts"
    SHEETS = "sheets"
    CERTIFICATES = "certificates"
    EXAMPLES = "examples"
    EXAMS = "exams"
    QUALITY = "quality"
    MENTORING = "mentoring"
    DEVELOPMENT = "development"
    SETTINGS = "settings"


class Changes:
    """A list of listeners; use cases announce after their transaction has ended well."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[frozenset[Subject]], None]] = []

    def listen(self, listener: Callable[[frozenset[Subject]], None]) -> None:
        """Call *listener* with what changed, on the thread of the use case."""
        self._listeners.append(listener)

    def announce(self, *subjects: Subject) -> None:
        """Tell every listener that *subjects* have changed."""
        for listener in tuple(self._listeners):
            listener(frozenset(subjects))
