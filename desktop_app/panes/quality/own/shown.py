"""What the room of one's own inspections shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.panes.quality.contact.shown import ContactShown
from desktop_app.widgets.chain_items import ChartPoint
from desktop_app.widgets.form_items import ShownForm
from desktop_app.widgets.row_list import ListRow
from desktop_app.widgets.tags import Tone

__all__ = ["ContactShown", "ListRow", "Objecting", "SheetShown", "TrendShown"]


@dataclass(frozen=True, slots=True)
class TrendShown:
    """The marks of one person over time, with what they say."""

    finding: str
    points: tuple[ChartPoint, ...]


@dataclass(frozen=True, slots=True)
class Objecting:
    """An objection under way: what was typed, and what the sheet would come to."""

    reason: str
    total: str
    changes: str
    """Which items are proposed otherwise."""


@dataclass(frozen=True, slots=True)
class SheetShown:
    """One inspection, to be read, and what may be said about it."""

    key: str
    title: str
    sentence: str
    mark: str
    band: str
    tone: Tone
    form: ShownForm
    answers: Mapping[str, object]
    hidden: frozenset[str]
    state: str
    """What was said and decided about it, and until when something can be said."""
    link: str
    """The word on the link to the other sheet or the dispute; empty: there is none."""
    target: str
    contact: ContactShown | None
    may_answer: bool
    kept: bool
    """Whether an objection was begun and put aside."""
