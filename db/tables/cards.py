"""Cards of spaced repetition, and what was answered to them."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base, Json


class CardRow(Base):
    """A moment or a point that comes back to one person; only its schedule changes."""

    __tablename__ = "card"
    __table_args__ = (
        UniqueConstraint("person_id", "content_key", "turn", "point"),
        Index("ix_card_due", "person_id", "due_on"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    content_key: Mapped[str]
    turn: Mapped[str]
    point: Mapped[str]
    made_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("attempt.id"))
    made_at: Mapped[datetime]
    due_on: Mapped[date]
    reviewed_on: Mapped[date]
    memory: Mapped[Any] = mapped_column(Json)
    retired_at: Mapped[datetime | None]


class CardReviewRow(Base):
    """One answer to a card, given in a review or in an attempt; a fact, never changed."""

    __tablename__ = "card_review"
    __table_args__ = (
        Index("ix_card_review_card", "card_id", "at"),
        Index("ix_card_review_day", "person_id", "day"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    card_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("card.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    day: Mapped[date]
    rating: Mapped[int]
    reply: Mapped[str]
    attempt_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("attempt.id"))
    evidence: Mapped[Any] = mapped_column(Json)
