"""Plans that are followed: coaching and development; what one says is all its events in order."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class FollowedPlan:
    """A plan about one person."""

    id: UUID
    subject_id: UUID
    opened_at: datetime
    opened_by: UUID | None
    """None: the program opened it."""
    cause: Any


@dataclass(frozen=True, slots=True)
class PlanEvent:
    """One step of a plan."""

    id: UUID
    plan_id: UUID
    at: datetime
    by_id: UUID | None
    """None: the program did it."""
    kind: str
    body: Any


class CoachingPlan(FollowedPlan):
    """A coaching plan; its `cause` is `{"sheets": [ids], "roots": [ids], "words": …}`.

    These are the low marks that opened it, and the sheets that their chains of corrections began
    with; empty for a plan opened by hand.
    """

    __slots__ = ()


class CoachingEvent(PlanEvent):
    """One step of a coaching plan."""

    __slots__ = ()


class DevelopmentPlan(FollowedPlan):
    """A development plan; its `cause` is `{"kind": …, "id": …, "title": …}`.

    That is the result that it follows; without an `id` it was somebody's wish.
    """

    __slots__ = ()


class DevelopmentEvent(PlanEvent):
    """One step of a development plan."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class NewResult:
    """A result after which a development plan is due: a certificate, or a theory or practical
    sheet; the newest one of a person."""

    person_id: UUID
    kind: str
    """`certificate`, `theory` or `practical`."""
    record_id: UUID
    at: datetime
    title: str
    """The number of the certificate, the title of the sheet."""
