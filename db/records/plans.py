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
    """The last day that counts, where the plan was stopped or replaced: no later session holds."""
    class_id: UUID | None = None
    beside: bool = False
    """It stands beside the newest plan and does not replace it, such as quarterly rounds."""


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
    """aim, materials, reference, hand_in, bring, after, gate, capacity: what the program says."""
    done_at: datetime | None = None
    held_id: UUID | None = None
    """The session of the class that this one is a seat in."""
    trainer_id: UUID | None = None
    """Who leads it; None stands for whom owner, class and mentor name."""
    makes_up: UUID | None = None
    """The missed session that this one makes up for."""
    cancelled_at: datetime | None = None
    revision: int = 0
    """Counts the changes of day, time, place and state, as calendars exchange it."""


@dataclass(frozen=True, slots=True)
class PlanStep:
    """What of a session tells how far somebody is in their plan."""

    person_id: UUID
    kind: str
    stage: str
    day: date
    start: int
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class Occupied:
    """A stretch of somebody's time that a session takes, with what tells who leads it."""

    id: UUID
    """Of the class's session where there is one, else of the trainee's own."""
    session_id: UUID
    held_id: UUID | None
    person_id: UUID
    session_key: str
    title: str
    kind: str
    day: date
    start: int
    minutes: int
    place: str
    owner: str
    trainer_id: UUID | None
    mentor_id: UUID | None
    class_trainer_id: UUID | None


@dataclass(frozen=True, slots=True)
class PlanChange:
    """A change of a plan or of a class, with what stood before and after."""

    id: UUID
    at: datetime
    by_id: UUID
    kind: str
    plan_id: UUID | None
    class_id: UUID | None
    reason: str
    before: Any
    after: Any
    undoes: UUID | None = None
    """The change that this one took back."""


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day that the organisation has set itself."""

    day: date
    working: bool
    note: str
    set_at: datetime
    set_by: UUID | None
