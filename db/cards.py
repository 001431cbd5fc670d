"""Queries and writes about the cards of spaced repetition."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, insert, or_, select, update

from db.records.cards import Card, CardReview
from db.tables import CardReviewRow, CardRow


def _read(rows: Iterable[Any]) -> tuple[Card, ...]:
    return tuple(Card(**row._mapping) for row in rows)


class Cards:
    """Cards, whose schedule changes, and their reviews, which are facts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, cards: Sequence[Card]) -> None:
        if cards:
            self._connection.execute(insert(CardRow), [asdict(card) for card in cards])

    def add_reviews(self, reviews: Sequence[CardReview]) -> None:
        if reviews:
            self._connection.execute(insert(CardReviewRow), [asdict(one) for one in reviews])

    def schedule(self, card: Card) -> None:
        """Keep when *card* comes back; a retired one that was met again is asked for again."""
        self._connection.execute(
            update(CardRow)
            .where(CardRow.id == card.id)
            .values(
                due_on=card.due_on,
                reviewed_on=card.reviewed_on,
                memory=card.memory,
                retired_at=None,
            )
        )

    def retire(self, card_ids: Sequence[UUID], at: datetime) -> None:
        """Stop asking for cards whose drill has changed; their reviews stay."""
        self._connection.execute(
            update(CardRow).where(CardRow.id.in_(list(card_ids))).values(retired_at=at)
        )

    def due(self, person_id: UUID, day: date, beyond: date | None = None) -> tuple[Card, ...]:
        """Return a person's cards due by *day*, the longest due first.

        With *beyond* also those that are due on that day or later: they would miss a gate.
        """
        late = CardRow.due_on <= day
        rows = self._connection.execute(
            select(CardRow.__table__)
            .where(
                CardRow.person_id == person_id,
                CardRow.retired_at.is_(None),
                late if beyond is None else or_(late, CardRow.due_on >= beyond),
            )
            .order_by(CardRow.due_on, CardRow.id)
        )
        return _read(rows)

    def of_drill(self, person_id: UUID, content_key: str, turn: str = "") -> tuple[Card, ...]:
        """Return a person's cards of one drill, or of one of its turns, retired ones too."""
        query = select(CardRow.__table__).where(
            CardRow.person_id == person_id, CardRow.content_key == content_key
        )
        if turn:
            query = query.where(CardRow.turn == turn)
        return _read(self._connection.execute(query.order_by(CardRow.id)))

    def load(self, person_id: UUID, first: date, last: date) -> dict[date, int]:
        """Return how many cards of a person are due on each day from *first* to *last*."""
        rows = self._connection.execute(
            select(CardRow.due_on, func.count())
            .where(
                CardRow.person_id == person_id,
                CardRow.retired_at.is_(None),
                CardRow.due_on.between(first, last),
            )
            .group_by(CardRow.due_on)
        )
        return {row[0]: row[1] for row in rows}

    def answered(self, person_id: UUID, day: date) -> frozenset[tuple[str, str]]:
        """Return drill and turn of what a person has answered in reviews on *day*."""
        rows = self._connection.execute(
            select(CardRow.content_key, CardRow.turn)
            .join(CardReviewRow, CardReviewRow.card_id == CardRow.id)
            .where(
                CardReviewRow.person_id == person_id,
                CardReviewRow.day == day,
                CardReviewRow.attempt_id.is_(None),
            )
        )
        return frozenset((row[0], row[1]) for row in rows)

    def ratings(self, person_id: UUID, day: date) -> dict[int, int]:
        """Return how often a person was given each rating in the reviews of *day*."""
        rows = self._connection.execute(
            select(CardReviewRow.rating, func.count())
            .where(
                CardReviewRow.person_id == person_id,
                CardReviewRow.day == day,
                CardReviewRow.attempt_id.is_(None),
            )
            .group_by(CardReviewRow.rating)
        )
        return {row[0]: row[1] for row in rows}

    def next_due(self, person_id: UUID, after: date) -> tuple[date, int] | None:
        """Return the first day after *after* on which cards are due, and how many."""
        row = self._connection.execute(
            select(CardRow.due_on, func.count())
            .where(
                CardRow.person_id == person_id,
                CardRow.retired_at.is_(None),
                CardRow.due_on > after,
            )
            .group_by(CardRow.due_on)
            .order_by(CardRow.due_on)
            .limit(1)
        ).first()
        return None if row is None else (row[0], row[1])

    def count(self, person_id: UUID) -> int:
        """Return how many cards a person has."""
        return self._connection.execute(
            select(func.count())
            .select_from(CardRow)
            .where(CardRow.person_id == person_id, CardRow.retired_at.is_(None))
        ).scalar_one()

    def reviews(self, card_id: UUID) -> tuple[CardReview, ...]:
        """Return what was answered to a card, oldest first."""
        rows = self._connection.execute(
            select(CardReviewRow.__table__)
            .where(CardReviewRow.card_id == card_id)
            .order_by(CardReviewRow.at, CardReviewRow.id)
        )
        return tuple(CardReview(**row._mapping) for row in rows)
