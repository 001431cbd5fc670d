"""Sheets as rhythm, comparison and surveys look at them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class CheckEntry:
    """A handed-in self-check, as its history shows it."""

    id: UUID
    form_key: str
    day: date
    signed_at: datetime
    total: float | None
    band: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet that stands, with its answers, to be counted together with others."""

    id: UUID
    number: str
    title: str
    form_key: str
    use: str
    version_id: UUID
    filler_id: UUID
    filler: str
    subject_id: UUID
    day: date
    target: str
    answers: Any
    total: float | None
