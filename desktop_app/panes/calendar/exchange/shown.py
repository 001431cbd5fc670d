"""What the sheets of exchange are handed to show, and what they hand back."""

from dataclasses import dataclass
from datetime import date

SPAN_ALL, SPAN_COMING, SPAN_MONTH, SPAN_OWN = "all", "coming", "month", "own"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class ExportAsked:
    """What is to be written: whose plan, as what, from when until when."""

    whose: str
    kind: str
    span: str
    first: date
    last: date
    """Both count only where the span is one's own."""


@dataclass(frozen=True, slots=True)
class MoveShown:
    """A session that would move."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DatesShown:
    """What a calendar file would bring, or what is wrong with it."""

    summary: str
    note: str
    moves: tuple[MoveShown, ...] = ()
    conflicts: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    """What the other calendar calls it, and why nothing comes of it."""
    faults: tuple[tuple[str, str], ...] = ()
    """Place and what is expected there."""
    act: str = ""
    """Empty: nothing can be taken in."""
