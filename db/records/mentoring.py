"""Profiles for matching, pairings, private notes, and what milestone reviews decided."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

LAST_GATE = 90
"""The review that ends a plan; passing it is graduation [S1]."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What matching needs to know of a person beside their record."""

    person_id: UUID
    temperament: str
    """`introvert`, `extrovert`, `balanced`, or empty where nobody has said."""
    strengths: Any
    """A list of words, such as `["投诉处理", "群聊"]`."""
    satisfaction: float | None
    """Customers' satisfaction in per cent; None where it is not known."""
    changed_at: datetime
    changed_by: UUID | None


@dataclass(frozen=True, slots=True)
class Pairing:
    """A decision on who mentors a trainee, with the reasons as they stood then."""

    id: UUID
    trainee_id: UUID
    mentor_id: UUID | None
    decided_by: UUID
    decided_at: datetime
    reasons: Any


@dataclass(frozen=True, slots=True)
class CaseMark:
    """What a signed sheet about a supervised case came to; `help` is how much the mentor did."""

    day: date
    help: str
    total: float | None


@dataclass(frozen=True, slots=True)
class PrivateNote:
    """A note that only its author ever sees."""

    id: UUID
    author_id: UUID
    subject_id: UUID
    written_at: datetime
    changed_at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class MilestoneDecision:
    """What a signed milestone review decided."""

    sheet_id: UUID
    trainee_id: UUID
    gate: int
    """30, 60 or 90."""
    decision: str
    """`pass`, `extend` or `stop`."""
    extended_to: date | None
    moved: Any
    """What an extension moved: `[{"session": id, "from": day, "to": day}]`."""
    decided_by: UUID
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class PlannedGate:
    """A review session of somebody's newest plan."""

    session_id: UUID
    plan_id: UUID
    person_id: UUID
    name: str
    staff_number: str
    mentor_id: UUID | None
    title: str
    day: date
    start: int
    done_at: datetime | None
    laid_at: datetime
    """When the plan was laid: what was written or decided before belongs to an earlier plan."""
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What a trainee or their mentor thought before a review; `target` names the review."""

    sheet_id: UUID
    subject_id: UUID
    filler_id: UUID
    target: str
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class RolePlay:
    """A drill played between people; the views on it are sheets with the target `play:<id>`."""

    id: UUID
    drill: str
    """Kind and key, as drills are named: `scenario/ad-mismatch`; empty for one of their own."""
    title: str
    day: date
    customer_id: UUID
    agent_id: UUID
    observer_id: UUID
    opened_by: UUID
    opened_at: datetime
