"""What the page of progress shows, as plain values."""

from dataclasses import dataclass

DONE, DUE, LATE, HELD = "done", "due", "late", "held"
STATES = (LATE, DUE, HELD, DONE)
"""What became of a session, the pressing first."""
EVERY = ""
"""No filter."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a list to choose from."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One trainee in the list; `share` from 0 to 1, `over` the working days that it gets late."""

    key: str
    name: str
    of_class: str
    share: float
    done: str
    late: int
    due: int
    hours: str
    ends: str
    ends_order: str
    over: int


@dataclass(frozen=True, slots=True)
class ListShown:
    """The trainees on the left, and the sum of them all."""

    classes: tuple[Choice, ...]
    chosen_class: str
    rows: tuple[PersonRow, ...]
    total: str


@dataclass(frozen=True, slots=True)
class HoursBar:
    """What was done of a kind of session; `share` from 0 to 1."""

    kind: str
    label: str
    text: str
    share: float


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session behind a figure."""

    key: str
    day: str
    day_order: str
    title: str
    who: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class DetailShown:
    """One trainee, or everybody together, with the sessions that the filter lets through."""

    name: str
    line: str
    share: float
    share_text: str
    forecast: str
    forecast_tone: str
    rule: str
    hours: tuple[HoursBar, ...]
    states: tuple[Choice, ...]
    state: str
    kinds: tuple[Choice, ...]
    kind: str
    sessions: tuple[SessionRow, ...]
    may_open: bool
    """Whether it is one person, whose calendar can be opened."""
