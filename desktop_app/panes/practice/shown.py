"""What the views of this pane show: plain values, put together by the tellers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from desktop_app.panes.practice.modes.offers_shown import OffersShown

TagTone = Literal["accent", "good", "warn", "bad", "plain"]
Tone = Literal["good", "warn", "bad", "accent"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; an empty set or text narrows nothing."""

    kind: str = ""
    difficulties: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    text: str = ""


@dataclass(frozen=True, slots=True)
class DrillRow:
    """A drill in the list; `best` is empty where it was never tried."""

    key: str
    version: str
    kind: str
    channel: str
    difficulty: str
    icon: str
    title: str
    facts: str
    best: str
    since: str
    wanted: str
    """What a search looks through, in small letters."""


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """An attempt that was begun and not finished; `more` others wait behind it."""

    attempt: str
    title: str
    detail: str
    more: int


@dataclass(frozen=True, slots=True)
class ListShown:
    """The list of drills as it was loaded."""

    drills: tuple[DrillRow, ...]
    waiting: WaitingRow | None


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """A finished attempt at the drill that is looked at."""

    attempt: str
    when: str
    mark: str
    outcome: str
    passed: bool


@dataclass(frozen=True, slots=True)
class PreviewShown:
    """A drill before it is begun."""

    key: str
    title: str
    tags: tuple[str, ...]
    goal: str
    customer: str
    temper: str
    offers: "OffersShown"
    attempts: tuple[AttemptRow, ...]
