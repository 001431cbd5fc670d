"""What stands on the printed pack of a monthly meeting."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Tone = Literal["", "good", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class FigureData:
    """One big number with what it is and what it is compared with."""

    caption: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class BarData:
    """A value of 100 as a bar; `note` tells how many it rests on and the month before."""

    label: str
    note: str
    value_text: str
    value: float | None
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class ProblemData:
    """A common loss: how often, and the share of all losses up to here, 0 to 1."""

    label: str
    facts: str
    count: int
    share: float
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseData:
    """One contact with the reasons that it stands here."""

    heading: str
    facts: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineData:
    """A line of a list: what it is about at the left, what is said of it at the right."""

    label: str
    text: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class MeetingData:
    """Everything on paper; equal data give equal bytes. Empty parts say so in `nothing`."""

    title: str
    organisation: str
    facts: str
    day: date
    nothing: str
    """Said instead of the numbers of a month without inspections."""
    figures: tuple[FigureData, ...]
    bands: tuple[LineData, ...]
    band_counts: tuple[int, ...]
    teams: tuple[BarData, ...]
    dimensions: tuple[BarData, ...]
    problems_title: str
    problems: tuple[ProblemData, ...]
    best: tuple[CaseData, ...]
    worst: tuple[CaseData, ...]
    plans: tuple[LineData, ...]
    disputes: str
    examples: tuple[LineData, ...]
    agenda: tuple[str, ...]
    decisions: tuple[str, ...]
