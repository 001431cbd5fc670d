"""What the sheets of changes are handed to show: words, decided already."""

from dataclasses import dataclass
from datetime import date

from desktop_app.panes.calendar.shown import Choice

MOVE, STRETCH, CANCEL = "move", "stretch", "cancel"


@dataclass(frozen=True, slots=True)
class Slot:
    """Another time that would meet nothing; `start` in minutes from midnight."""

    text: str
    day: date
    start: int


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way; `blocking` ones have to be solved first."""

    text: str
    blocking: bool


@dataclass(frozen=True, slots=True)
class Consequences:
    """What a change would bring; `problem` says why it cannot even be thought of."""

    steps: tuple[tuple[str, str], ...] = ()
    """What else changes: its name, and from where to where."""
    obstacles: tuple[Obstacle, ...] = ()
    slots: tuple[Slot, ...] = ()
    problem: str = ""

    @property
    def may_apply(self) -> bool:
        return not self.problem and not any(one.blocking for one in self.obstacles)


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """A change that is asked about; `carries` are the ways in which others may go along."""

    kind: str
    title: str
    before: str
    day: date
    start: int
    minutes: int
    carries: tuple[Choice, ...] = ()
    carry: str = ""
    act: str = ""
    act_alone: str = ""
    """The button that changes this one only; empty where nothing else would change."""


@dataclass(frozen=True, slots=True)
class NewShown:
    """What a new session starts from, and what can be picked for it."""

    day: date
    start: int
    minutes: int
    takers: tuple[Choice, ...]
    """Classes, then trainees, by `Whose.key`."""
    taker: str
    kinds: tuple[Choice, ...]
    places: tuple[str, ...]
    trainers: tuple[Choice, ...]
    until: date | None = None
    """The last of several days; None: it is on one."""


@dataclass(frozen=True, slots=True)
class NewTyped:
    """A new session as it is typed in."""

    taker: str
    title: str
    kind: str
    day: date
    start: int
    minutes: int
    place: str
    trainer: str
    aim: str
    until: date | None = None
    """The last day, each working day up to it having one; None: it is on one."""
