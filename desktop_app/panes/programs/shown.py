"""What the views of programs show: plain values, put together by the tellers."""

from dataclasses import dataclass
from typing import Literal

from desktop_app.widgets.writing_items import CheckShown, PropertiesShown, Tone, WritingShown

HEAD = "head"
"""The key of the program's own settings; stages and sessions have `stage:id`, `session:id`."""


@dataclass(frozen=True, slots=True)
class ProgramShown(WritingShown):
    """A program looked at."""

    behind: int
    """How many classes and plans follow an earlier version."""


@dataclass(frozen=True, slots=True)
class BandShown:
    """A stage, as a band of the time line."""

    key: str
    title: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class CardShown:
    """A session, as a card of the time line."""

    key: str
    title: str
    detail: str
    """When, how long, and what is special about it."""
    band: str
    day: int
    """The working day it stands on, counted from 1."""
    gate: bool = False
    fault: Literal["", "warn", "bad"] = ""
    blank: bool = False
    """Whether the title is only a placeholder."""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class LineShown:
    """The time line."""

    bands: tuple[BandShown, ...]
    cards: tuple[CardShown, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class EditorShown:
    """Everything that changes with a step in the editor."""

    line: LineShown
    properties: PropertiesShown
    checks: tuple[CheckShown, ...]
    status: str
    can_undo: bool
    can_redo: bool
    kept: bool = False
    """Whether there is a draft to throw away."""
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class OfferShown:
    """A class or a plan that follows an earlier version, and what taking this one up changes."""

    key: str
    title: str
    detail: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OffersShown:
    """What runs on earlier versions of one program."""

    title: str
    summary: str
    offers: tuple[OfferShown, ...]
    more: int = 0
    """Plans beyond those that are listed one by one."""
