"""What the room of calibrations shows, as plain values."""

from dataclasses import dataclass

from desktop_app.widgets.dumbbell import DumbbellRow
from desktop_app.widgets.row_list import ListRow
from desktop_app.widgets.tags import Tone

__all__ = [
    "Choices",
    "InspectorShown",
    "ItemShown",
    "ListRow",
    "ResultsShown",
    "RoundShown",
    "Seat",
]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a new calibration may be made of, each as key and words."""

    contacts: tuple[tuple[str, str], ...]
    forms: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    own: str
    """The key of who opens it: the first reference."""


@dataclass(frozen=True, slots=True)
class Seat:
    """An inspector of a calibration under way; `act` is empty once they have scored."""

    key: str
    name: str
    state: str
    tone: Tone
    act: str


@dataclass(frozen=True, slots=True)
class RoundShown:
    """A calibration under way."""

    key: str
    title: str
    sentence: str
    seats: tuple[Seat, ...]
    may_close: bool
    missing: int


@dataclass(frozen=True, slots=True)
class InspectorShown:
    """One inspector beside the reference."""

    name: str
    total: str
    tag: str
    tone: Tone
    sentence: str
    comments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One item, as everybody marked it."""

    key: str
    label: str
    answers: tuple[str, ...]
    """One by inspector, in their order."""
    same: str
    spread: str
    split: bool
    decisive: bool
    agreed: str


@dataclass(frozen=True, slots=True)
class ResultsShown:
    """A calibration that is closed."""

    key: str
    title: str
    sentence: str
    finding: str
    inspectors: tuple[InspectorShown, ...]
    views: tuple[str, ...]
    lines: tuple[DumbbellRow, ...]
    items: tuple[ItemShown, ...]
    may_agree: bool
