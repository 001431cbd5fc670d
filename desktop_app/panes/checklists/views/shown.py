"""What the room of the three views shows: words, decided already."""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["accent", "good", "warn", "bad", "plain"]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a new play is noted with: key and name of drills and of people."""

    drills: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    own: str
    """The key of the person who sits there."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One part: who had it, whether the view is in, and the act that opens it."""

    part: str
    title: str
    state: str
    tone: Tone
    act: str = ""


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """One view as it was handed in: lines of a label and what was answered."""

    title: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlayShown:
    """One play with its seats; the views are empty until they may be read."""

    title: str
    sentence: str
    seats: tuple[Seat, ...]
    finding: str
    views: tuple[ViewColumn, ...] = ()
    summary: ViewColumn | None = None
    may_sum_up: bool = False
