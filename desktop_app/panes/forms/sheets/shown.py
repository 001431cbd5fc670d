"""What the room of filled-in sheets shows, as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose from a list."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class BlankGroup:
    """The forms of one use, to print empty."""

    title: str
    forms: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the list is narrowed to; an empty key does not narrow."""

    use: str = ""
    team: str = ""
    cohort: str = ""
    """The month in which they joined, `2026-09`, or a class, `class:<uuid>`."""
    period: str = ""
    text: str = ""
    standing: bool = False


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One sheet in the list."""

    key: str
    day: str
    number: str
    title: str
    subject: str
    filler: str
    mark: str
    verdict: str
    tone: str
    state: str
    state_tone: str


@dataclass(frozen=True, slots=True)
class ListShown:
    """The sheets listed so far, of how many."""

    lines: tuple[SheetLine, ...]
    count: str
    listed: str
    """How many are listed so far; empty: all."""
    more: str
    """The act that lists what comes after them; empty: nothing does."""
    print_all: str
    narrowed: bool
