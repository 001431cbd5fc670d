"""What the room of coaching plans shows, as plain values."""

from dataclasses import dataclass
from datetime import date

from desktop_app.widgets.choices import Choice, Talk
from desktop_app.widgets.row_list import ListRow
from desktop_app.widgets.tags import Tone

__all__ = [
    "ActionShown",
    "CauseShown",
    "Choice",
    "DrillShown",
    "Fields",
    "ItemShown",
    "ListRow",
    "PlanShown",
    "Talk",
    "Tone",
]


@dataclass(frozen=True, slots=True)
class Fields:
    """A plan as it is being written; `actions` one a line."""

    mean: int
    sheets: int
    actions: str
    drills: tuple[str, ...]
    starts: date
    ends: date
    owner: str
    check_in: date | None


@dataclass(frozen=True, slots=True)
class CauseShown:
    """A sheet that opened the plan; `note` tells what has become of its mark."""

    key: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class ActionShown:
    """Something to do."""

    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class DrillShown:
    """An assigned drill with what was done about it since."""

    key: str
    title: str
    detail: str
    done: bool
    playable: bool


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An item of the scorecard before and after, in marks of 100."""

    label: str
    before: float
    after: float
    change: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class PlanShown:
    """A plan with everything about it; `finding` is what the figures say."""

    key: str
    name: str
    phase: str
    tone: Tone
    facts: tuple[tuple[str, str], ...]
    reason: str
    causes: tuple[CauseShown, ...]
    finding: str
    sentence: str
    means: tuple[tuple[str, float | None, str], ...]
    """Label, value of 100 and note of the bars before and after."""
    items: tuple[ItemShown, ...]
    """Items that clearly moved; `still` more did not."""
    still: int
    actions: tuple[ActionShown, ...]
    may_tick: bool
    drills: tuple[DrillShown, ...]
    history: tuple[tuple[str, str], ...]
    act: str
    """The word on the primary button; empty where the actor leads nothing here."""
