"""What stands on a printed debrief."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Tone = Literal["", "good", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class PieceData:
    """A stretch of a reply; one with a tone is evidence and is marked."""

    text: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class RemarkData:
    """One remark on a turn; `better` is a wording to offer, "" where there is none."""

    tone: Tone
    label: str
    text: str
    better: str = ""


@dataclass(frozen=True, slots=True)
class TurnData:
    """One exchange: what was said, with the evidence marked, and what is remarked."""

    heading: str
    customer: str
    line: str
    reply: tuple[PieceData, ...]
    remarks: tuple[RemarkData, ...]


@dataclass(frozen=True, slots=True)
class CriterionData:
    """One of the four marks; `value` 0 to 100, None where there was nothing to judge."""

    name: str
    weight_text: str
    mark_text: str
    value: float | None


@dataclass(frozen=True, slots=True)
class ViewData:
    """How one of the three sees it: captions with texts; a caption may be empty."""

    who: str
    facts: str
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PartData:
    """A part with a head of its own and a paragraph for each text."""

    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DebriefData:
    """Everything that a debrief shows on paper; equal data give equal bytes.

    Without *moods* there is no curve; *parts* stand where it would.
    """

    title: str
    organisation: str
    subject: str
    subject_role: str
    facts: str
    day: date
    total_text: str
    outcome: str
    gain: str
    loss: str
    criteria: tuple[CriterionData, ...]
    curve_title: str
    moods: tuple[int, ...]
    turns: tuple[TurnData, ...]
    views: tuple[ViewData, ...]
    parts: tuple[PartData, ...] = ()
