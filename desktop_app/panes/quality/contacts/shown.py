"""What the room of contacts shows, as plain values."""

from dataclasses import dataclass
from datetime import date

from desktop_app.widgets.said_text import SaidLine


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose from a list."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact in the list; `order` sorts by day."""

    key: str
    day: str
    order: int
    agent: str
    title: str
    channel: str
    kind: str
    lines: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class FaultRow:
    """What is wrong with a file, and where."""

    file: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A contact of a file that waits to be looked at."""

    key: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class DraftShown:
    """One contact before it is kept: as the file has it, and as it would be kept."""

    key: str
    title: str
    agent: str
    channel: str
    day: date
    original: tuple[SaidLine, ...]
    plain: tuple[SaidLine, ...]
    masked: str
    """How much is masked, in a sentence."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a person settles about a contact before it is kept; `agent` may be empty."""

    title: str
    agent: str
    channel: str
    day: date


@dataclass(frozen=True, slots=True)
class LiveShown:
    """An observation under way; without `agent` none has begun."""

    agent: str
    heading: str
    lines: tuple[SaidLine, ...]
    proposed: str = ""
    """Who is chosen at first where none has begun."""
