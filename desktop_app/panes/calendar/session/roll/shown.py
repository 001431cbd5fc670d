"""What the room of attendance is handed to show: words, decided already."""

from dataclasses import dataclass

from desktop_app.widgets.tags import Tone


@dataclass(frozen=True, slots=True)
class RollRow:
    """One trainee; `mark` empty: not marked yet."""

    key: str
    name: str
    number: str
    mark: str
    tone: str
    leave: str
    leave_tone: str
    made_up: str
    note: str


@dataclass(frozen=True, slots=True)
class RollShown:
    """Everybody in the session, and how they count."""

    rows: tuple[RollRow, ...]
    counts: str
    chosen: str
    may_mark: bool
    hint: str
    """Why nothing can be marked now; empty where it can."""


@dataclass(frozen=True, slots=True)
class LeaveShown:
    """A request for leave; `may_decide`: the buttons are there."""

    key: str
    reason: str
    detail: str
    tag: str
    tone: Tone
    may_grant: bool
    may_refuse: bool


@dataclass(frozen=True, slots=True)
class WayShown:
    """A way to make up for what was missed."""

    text: str
    detail: str


@dataclass(frozen=True, slots=True)
class SeatShown:
    """The chosen trainee."""

    key: str
    title: str
    state: str
    tone: Tone
    note: str
    may_mark: bool
    leave: LeaveShown | None
    made_up: str
    """When it is or was made up for; empty for nothing."""
    may_make_up: bool
    history: tuple[str, ...]
