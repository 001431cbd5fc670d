"""Attendance, results, leave, and the daily summaries with their questions."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Attendance:
    """One marking of a trainee in a session; of several the newest counts."""

    id: UUID
    session_id: UUID
    person_id: UUID
    mark: str
    """present, late, excused or absent."""
    note: str
    marked_by: UUID
    marked_at: datetime


@dataclass(frozen=True, slots=True)
class SessionResult:
    """What a trainee reached or handed in in a session; of several the newest counts."""

    id: UUID
    session_id: UUID
    person_id: UUID
    mark: float | None
    """Out of 100; None where nothing was marked."""
    passed: bool | None
    note: str
    marked_by: UUID
    marked_at: datetime


@dataclass(frozen=True, slots=True)
class LeaveRequest:
    """A trainee asks to miss a session; `late`: less than the asked time ahead."""

    id: UUID
    session_id: UUID
    person_id: UUID
    reason: str
    asked_at: datetime
    late: bool


@dataclass(frozen=True, slots=True)
class LeaveDecision:
    """What became of a request: granted, refused or withdrawn; of several the newest counts."""

    id: UUID
    request_id: UUID
    outcome: str
    reason: str
    decided_by: UUID | None
    """None: granted by the rule, for it was asked in time."""
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class DaySummary:
    """What a trainee wrote about a day, or about one session of it."""

    id: UUID
    person_id: UUID
    day: date
    session_id: UUID | None
    text: str
    source: str
    """typed or word."""
    handed_in_at: datetime
    replaces_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SummaryQuestion:
    """An open question of a summary.

    `root_id` is the question that this one repeats after a correction, else itself: answers
    belong to it.
    """

    id: UUID
    summary_id: UUID
    root_id: UUID
    position: int
    text: str


@dataclass(frozen=True, slots=True)
class SummaryAnswer:
    """An answer to the question with this root; a correction names the one it replaces."""

    id: UUID
    question_id: UUID
    text: str
    answered_by: UUID
    answered_at: datetime
    replaces_id: UUID | None = None
