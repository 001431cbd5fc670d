"""What the room of milestone reviews shows, as plain values."""

from dataclasses import dataclass

from desktop_app.widgets.chain_items import ChainEntry
from desktop_app.widgets.dumbbell import DumbbellRow
from desktop_app.widgets.row_list import ListRow
from desktop_app.widgets.tags import Tone

__all__ = [
    "EffectShown",
    "FigureShown",
    "GateShown",
    "ListRow",
    "PastShown",
    "ReviewShown",
    "ViewText",
    "ViewsShown",
]


@dataclass(frozen=True, slots=True)
class GateShown:
    """One of a person's reviews, to be looked at; `state` is told to who cannot see colours."""

    number: int
    text: str
    state: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FigureShown:
    """One line of the evidence with the records behind it."""

    key: str
    title: str
    value: str
    detail: str
    before: str
    weak: bool
    entries: tuple[ChainEntry, ...]
    quotable: bool


@dataclass(frozen=True, slots=True)
class ViewText:
    """What both wrote to the same question; a dash where nothing was written."""

    label: str
    own: str
    mentor: str


@dataclass(frozen=True, slots=True)
class ViewsShown:
    """Self and mentor side by side; `hint` says what is missing or not to be read yet."""

    finding: str
    rows: tuple[DumbbellRow, ...]
    texts: tuple[ViewText, ...]
    hint: str


@dataclass(frozen=True, slots=True)
class PastShown:
    """A decision of this gate that stands; `key` opens its sheet."""

    key: str
    title: str
    detail: str
    tag: str
    tone: Tone
    correctable: bool


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """One review of one person."""

    key: str
    title: str
    sentence: str
    state: str
    tone: Tone
    gates: tuple[GateShown, ...]
    act: str
    """The verb of what can be done now, empty for nothing."""
    note: str
    """What graduation or a stop means; empty otherwise."""
    past: tuple[PastShown, ...]
    views: ViewsShown
    period: str
    figures: tuple[FigureShown, ...]


@dataclass(frozen=True, slots=True)
class EffectShown:
    """What signing would bring about; `lines` are session, day before, day after."""

    title: str
    sentence: str
    lines: tuple[tuple[str, str, str], ...] = ()
    bad: bool = False
