"""What the view of the handbook is handed to show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the list; `found`: the words searched for stand in its text only."""

    key: str
    title: str
    summary: str
    found: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with its articles."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The article that is read; `before` and `after` are the titles of its neighbours."""

    key: str
    chapter: str
    title: str
    summary: str
    body: str
    before: str
    after: str
