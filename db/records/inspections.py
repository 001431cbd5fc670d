"""Contacts, draws and signed inspections as lists and figures show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """A contact as the list shows it."""

    id: UUID
    agent_id: UUID
    agent: str
    kind: str
    channel: str
    day: date
    title: str
    lines: int
    """How many lines it has; 0 for an attempt, whose turns are its lines."""
    drawn: bool
    """Whether it was drawn once: it is not drawn again."""
    total: float | None
    """Of the sheet that stands; None where none was signed."""


@dataclass(frozen=True, slots=True)
class DrawEntry:
    """A draw that stands, with its contact and, once it is signed, what it came to."""

    id: UUID
    week: date
    agent_id: UUID
    contact_id: UUID
    drawn_by: UUID
    drawn_at: datetime
    title: str
    channel: str
    day: date
    sheet_id: UUID | None
    total: float | None
    band: str


@dataclass(frozen=True, slots=True)
class ResultEntry:
    """A signed inspection that stands: no later sheet replaces it."""

    id: UUID
    number: str
    title: str
    subject_id: UUID
    subject: str
    team: str
    filler: str
    day: date
    signed_at: datetime
    total: float | None
    band: str
    target: str


@dataclass(frozen=True, slots=True)
class AgentResult:
    """The inspections of one agent within a period, summed up."""

    agent_id: UUID
    agent: str
    team: str
    count: int
    mean: float
    lowest: float


@dataclass(frozen=True, slots=True)
class WeekResult:
    """The inspections of the week that begins on `monday`, summed up."""

    monday: date
    count: int
    mean: float


@dataclass(frozen=True, slots=True)
class Summed:
    """The inspections of a period summed up in three ways."""

    agents: tuple[AgentResult, ...]
    """The lowest mean first."""
    weeks: tuple[WeekResult, ...]
    """The oldest first, without empty weeks."""
    bands: Mapping[str, tuple[int, float]]
    """How many inspections came to a band, and the sum of their marks."""


@dataclass(frozen=True, slots=True)
class AnsweredSheet:
    """A sheet's answers with the version of the form that they belong to."""

    id: UUID
    subject: str
    day: date
    version_id: UUID
    answers: Any
    score: Any
