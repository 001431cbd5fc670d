"""What the room of development plans shows, as plain values."""

from dataclasses import dataclass
from datetime import date

from desktop_app.widgets.chain_items import ChainEntry
from desktop_app.widgets.choices import Choice, Talk
from desktop_app.widgets.row_list import ListRow
from desktop_app.widgets.tags import Tone

__all__ = [
    "ChainEntry",
    "Choice",
    "Fields",
    "ItemShown",
    "ListRow",
    "MeasureShown",
    "Offers",
    "PlanShown",
    "ProposalShown",
    "RequirementShown",
    "StepShown",
    "Talk",
    "Tone",
]


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step of an item; `opens` is the word on the button that leads to what it names."""

    name: str
    text: str
    told: str
    done: bool
    tickable: bool
    opens: str = ""


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """What an item is measured by: `share` of 1 on its bar, None for one said in words."""

    label: str
    text: str
    note: str
    share: float | None
    tone: str


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An item with where it stands."""

    id: str
    kind: str
    kind_tone: Tone
    goal: str
    facts: str
    late: bool
    state: tuple[str, Tone] | None
    reason: str
    entries: tuple[ChainEntry, ...]
    steps: tuple[StepShown, ...]
    measure: MeasureShown
    writable: bool
    draft: bool
    """Whether the actor left it half written."""


@dataclass(frozen=True, slots=True)
class RequirementShown:
    """A requirement of the next step of the career."""

    text: str
    told: str
    state: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class PlanShown:
    """A plan with everything about it."""

    key: str
    name: str
    phase: str
    tone: Tone
    reason: str
    facts: tuple[tuple[str, str], ...]
    finding: str
    items: tuple[ItemShown, ...]
    career: str
    requirements: tuple[RequirementShown, ...]
    history: tuple[tuple[str, str], ...]
    may_write: bool
    may_agree: bool
    may_close: bool
    may_undo: bool
    draft: bool
    """Whether the actor left a new item half written."""


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """Somebody about whom a plan can be opened."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Fields:
    """An item as it is being written; `words` one step a line."""

    kind: str
    goal: str
    reason: str
    picked: tuple[str, ...]
    words: str
    owner: str
    due: date
    measure: str
    """The key of what it is measured by; empty: said in words."""
    target: int
    said: str


@dataclass(frozen=True, slots=True)
class Offers:
    """What the fields of an item offer."""

    kinds: tuple[Choice, ...]
    owners: tuple[Choice, ...]
    picks: tuple[Choice, ...]
    measures: tuple[Choice, ...]
    targets: dict[str, int]
    """What to aim at for each measure, where the writer has not said."""
    new: bool
