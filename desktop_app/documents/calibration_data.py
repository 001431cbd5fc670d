"""What stands on the printed report of a calibration."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Tone = Literal["", "good", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class InspectorData:
    """One inspector beside the reference; `comments` are label and words."""

    name: str
    total: str
    leaning: str
    tone: Tone
    sentence: str
    comments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ItemData:
    """One item, as everybody marked it; `answers` stand in the order of the inspectors."""

    label: str
    answers: tuple[str, ...]
    same: str
    spread: str
    tone: Tone
    agreed: str


@dataclass(frozen=True, slots=True)
class CalibrationData:
    """Everything on paper; equal data give equal bytes."""

    title: str
    organisation: str
    facts: str
    finding: str
    day: date
    inspectors: tuple[InspectorData, ...]
    items: tuple[ItemData, ...]
    note: str
    """How the figures are to be read."""
