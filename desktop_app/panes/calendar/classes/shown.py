"""What the page of classes is handed to show: words, decided already."""

from dataclasses import dataclass
from datetime import date

from desktop_app.panes.calendar.changing.shown import Obstacle
from desktop_app.panes.calendar.shown import Choice

LEAVES = "leaves"
"""Where somebody goes who leaves for good."""


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class in the list."""

    key: str
    name: str
    program: str
    people: str
    days: str
    progress: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Somebody in a class, or who was; `key` is the person's."""

    key: str
    name: str
    number: str
    since: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class ClassShown:
    """One class with everybody in it."""

    key: str
    name: str
    sentence: str
    members: tuple[MemberRow, ...]
    closed: bool
    newer: bool
    """A newer version of its program can be taken up."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be picked for a new class."""

    programs: tuple[Choice, ...]
    trainers: tuple[Choice, ...]
    rooms: tuple[str, ...]
    trainees: tuple[Choice, ...]
    start: date


@dataclass(frozen=True, slots=True)
class ClassTyped:
    """A new class as it is typed in."""

    name: str
    program: str
    start: date
    capacity: int
    room: str
    trainer: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenPreview:
    """What opening a class would give; `problem` says why it cannot be opened."""

    lines: tuple[str, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class TransferAsked:
    """Who may go where: `person` and `to` are what is chosen first."""

    people: tuple[Choice, ...]
    classes: tuple[Choice, ...]
    person: str
    to: str


@dataclass(frozen=True, slots=True)
class NewerShown:
    """What a newer version of the program would change."""

    title: str
    sentence: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    """A heading, and the names of sessions under it."""
    may_apply: bool
