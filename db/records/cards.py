"""Cards of spaced repetition, and what was answered to them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Card:
    """A moment of a drill, or one point of it, that comes back to a person.

    `point` is empty where the card asks for the whole moment. `memory` is what the scheduler
    knows, as JSON values; `made_by` the attempt that the card came from; `retired_at` is set
    when the drill no longer asks for it. Days are local.
    """

    id: UUID
    person_id: UUID
    content_key: str
    turn: str
    point: str
    made_by: UUID
    made_at: datetime
    due_on: date
    reviewed_on: date
    memory: Any
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CardReview:
    """One answer to a card; `attempt_id` is None where it was given in a review.

    `rating` is 1 (not remembered) to 4 (remembered at once); `evidence` says what it rests on.
    """

    id: UUID
    card_id: UUID
    person_id: UUID
    at: datetime
    day: date
    rating: int
    reply: str
    attempt_id: UUID | None
    evidence: Any
