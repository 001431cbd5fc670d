"""What the designer shows: plain values, put together by its tellers."""

from dataclasses import dataclass

from desktop_app.widgets.writing_items import CheckShown, PropertiesShown

Edges = tuple[float, float, float, float]
"""Left, top, right and bottom, in millimetres from the upper left corner of the paper."""


@dataclass(frozen=True, slots=True)
class BoxShown:
    """An element on the page: what is inked of it, and the room that it was given."""

    key: str
    name: str
    ink: Edges
    room: Edges
    movable: bool = True
    hidden: bool = False
    """Not drawn on this certificate; only its place is marked."""


@dataclass(frozen=True, slots=True)
class GuideShown:
    """A line that what is moved is aligned with: `at` mm from the left, or from above."""

    upright: bool
    at: float


@dataclass(frozen=True, slots=True)
class PageShown:
    """The boxes over the page, in the order of their drawing."""

    boxes: tuple[BoxShown, ...]
    chosen: str
    guides: tuple[GuideShown, ...] = ()
    spoken: str = ""
    """Where the chosen one stands, for screen readers."""


@dataclass(frozen=True, slots=True)
class DesignShown:
    """What a step has made of the layout."""

    page: PageShown
    elements: tuple[tuple[str, str], ...]
    """Key and name of every element, hidden ones too."""
    properties: PropertiesShown
    checks: tuple[CheckShown, ...]
    status: str
    can_undo: bool
    can_redo: bool
    kept: bool
    removable: bool
    copyable: bool
    hidden: bool
    """Whether the chosen one is hidden."""


@dataclass(frozen=True, slots=True)
class TriedShown:
    """For whom the page is tried, and what came of it."""

    name: str
    gold: bool
    told: str
    tone: str
