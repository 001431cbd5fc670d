"""What the views of the bank show: plain values, put together by the tellers."""

from dataclasses import dataclass
from typing import Literal

from desktop_app.widgets.writing_items import (
    FaultShown,
    PropertiesShown,
    VersionShown,
    WritingShown,
)

HEAD = "head"
"""The key of what a question is as a whole; its entries have `options:2`, `points:0`."""

FLAGGED = "flagged"
"""The state by which questions are left that exams found fault with."""

Mark = Literal["circle", "square", "number", "none"]


@dataclass(frozen=True, slots=True)
class PaperShown:
    """A question as who sits an exam sees it."""

    kind: str
    """Its type and marks."""
    material: str
    stem: str
    mark: Mark
    entries: tuple[str, ...]
    """Options, steps or left sides, as they are shown."""
    beside: tuple[str, ...] = ()
    """Right sides of a matching question."""
    field: str = ""
    """What stands in the room for a text, where one is to be written."""


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """A version that was handed in and waits to be looked over."""

    version: VersionShown
    own: bool
    """Whether another supervisor has to look it over."""
    others: int
    """How many others wait in the list as it is narrowed, that may be passed together."""


@dataclass(frozen=True, slots=True)
class QuestionShown(WritingShown):
    """A question looked at."""

    paper: PaperShown | None
    review: ReviewShown | None
    restorable: bool
    back: str = ""
    """Who sent it back to its writer and why."""


@dataclass(frozen=True, slots=True)
class FiltersShown:
    """What the list can be narrowed by: key and word of each choice, and how many are left."""

    sections: tuple[tuple[str, str], ...]
    count: str


@dataclass(frozen=True, slots=True)
class DoubleShown:
    """Two questions that are the same or nearly: key and title of each."""

    first: tuple[str, str]
    second: tuple[str, str]
    tag: str
    exact: bool
    reason: str


@dataclass(frozen=True, slots=True)
class DoublesShown:
    """Every pair that was found; *more* are not listed."""

    summary: str
    pairs: tuple[DoubleShown, ...]


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part of a question in the editor's list."""

    key: str
    title: str
    detail: str
    right: bool = False
    fault: bool = False


@dataclass(frozen=True, slots=True)
class EditorShown:
    """Everything that changes with a step in the editor."""

    parts: tuple[PartShown, ...]
    chosen: str
    addable: tuple[tuple[str, str], ...]
    """Lists that an entry can be added to: name and word."""
    movable: bool
    """Whether the chosen part can be moved."""
    removable: bool
    """Whether the chosen part can be taken out."""
    paper: PaperShown
    properties: PropertiesShown
    checks: tuple[FaultShown, ...]
    status: str
    can_undo: bool
    can_redo: bool
    kept: bool = False
