"""Plans and their sessions."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Plan:
    """A program laid on dates for one trainee."""

    id: UUID
    person_id: UUID
    version_id: UUID
    title: str
    start_on: date
    laid_at: datetime
    ended_on: date | None = None
    """The last day that counts, where a review stopped the plan; later sessions are not held."""


@dataclass(frozen=True, slots=True)
class SessionOnDay:
    """One session of a plan; `start` counts minutes from midnight, local time."""

    id: UUID
    plan_id: UUID
    person_id: UUID
    session_key: str
    stage: str
    tone: str
    title: str
    kind: str
    day: date
    start: int
    minutes: int
    place: str
    owner: str
    detail: Any
    """aim, materials, reference, hand_in, bring: what the program says of it."""
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day that the organisation has set itself."""

    day: date
    working: bool
    note: str
    set_at: datetime
    set_by: UUID | None
