"""What the views of authoring show: plain values, put together by the teller."""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["accent", "good", "warn", "bad", "plain"]


@dataclass(frozen=True, slots=True)
class SaidShown:
    """One side's words; `spans` are masked places: start, end, what stood there."""

    place: str
    own: bool
    text: str
    spans: tuple[tuple[int, int, str], ...] = ()
    note: str = ""
    """What is asked of this reply: the names of its points."""


@dataclass(frozen=True, slots=True)
class FaultShown:
    """Something to change, or only to look at; `place` may be empty."""

    place: str
    text: str
    warning: bool = False


@dataclass(frozen=True, slots=True)
class HeadChosen:
    """What may be changed before a draft is kept."""

    title: str
    customer: str
    channel: str
    difficulty: str


@dataclass(frozen=True, slots=True)
class ImportShown:
    """A file as it was read; without a head there is nothing to keep."""

    source: str
    summary: str
    head: HeadChosen | None
    said: tuple[SaidShown, ...] = ()
    masked: tuple[tuple[str, str], ...] = ()
    faults: tuple[FaultShown, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunShown:
    """How one of the four trainees fared."""

    who: str
    mark: str
    outcome: str
    turns: str
    expected: bool


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A scenario of the organisation's own in the list."""

    version: str
    title: str
    detail: str
    tags: tuple[tuple[str, Tone], ...]


@dataclass(frozen=True, slots=True)
class OwnShown:
    """The same looked at: its check, its runs, its conversation."""

    version: str
    key: str
    title: str
    published: bool
    verdict: str
    tone: Tone
    sound: bool
    runs: tuple[RunShown, ...]
    faults: tuple[FaultShown, ...]
    said: tuple[SaidShown, ...]
