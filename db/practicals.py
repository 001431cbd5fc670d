"""Queries and writes about practical tests, and the results that they keep sealed."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, exists, func, insert, select

from db.errors import NotFound
from db.records.practicals import Practical, PracticalDrill, PracticalEvent
from db.records.practice import AttemptResult
from db.tables import (
    AttemptResultRow,
    PersonRow,
    PlannedSessionRow,
    PlanRow,
    PracticalDrillRow,
    PracticalEventRow,
    PracticalRow,
    SealedResultRow,
    aliased,
)

BEGUN, VOIDED, CANCELLED = "begun", "voided", "cancelled"
"""The kinds of events that decide whether an attempt is a practical's."""


class Practicals:
    """Practical tests with all that happens to them; everything is added, nothing changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, practical: Practical) -> None:
        self._connection.execute(insert(PracticalRow).values(**asdict(practical)))

    def add_drill(self, drill: PracticalDrill) -> None:
        self._connection.execute(insert(PracticalDrillRow).values(**asdict(drill)))

    def add_event(self, event: PracticalEvent) -> None:
        self._connection.execute(insert(PracticalEventRow).values(**asdict(event)))

    def get(self, practical_id: UUID) -> Practical:
        """Return one practical; raises NotFound."""
        found = self._some(PracticalRow.id == practical_id)
        if not found:
            raise NotFound(f"practical {practical_id}")
        return found[0]

    def all(self, limit: int = 500) -> tuple[Practical, ...]:
        """Return practicals, the latest first."""
        return self._some(limit=limit)

    def without(self, kinds: Collection[str]) -> tuple[Practical, ...]:
        """Return the practicals to which nothing of these kinds has happened, the latest first."""
        happened = exists().where(
            PracticalEventRow.practical_id == PracticalRow.id,
            PracticalEventRow.kind.in_(list(kinds)),
        )
        return self._some(~happened)

    def of_people(self, person_ids: Collection[UUID]) -> tuple[Practical, ...]:
        """Return the practicals of these people, the latest first."""
        return self._some(PracticalRow.person_id.in_(list(person_ids)))

    def drills(self, practical_ids: Collection[UUID]) -> tuple[PracticalDrill, ...]:
        """Return the drills of these practicals in order."""
        rows = self._connection.execute(
            select(PracticalDrillRow.__table__)
            .where(PracticalDrillRow.practical_id.in_(list(practical_ids)))
            .order_by(PracticalDrillRow.practical_id, PracticalDrillRow.position)
        )
        return tuple(PracticalDrill(**row._mapping) for row in rows)

    def events(self, practical_ids: Collection[UUID]) -> tuple[PracticalEvent, ...]:
        """Return what happened to these practicals, oldest first."""
        rows = self._connection.execute(
            select(PracticalEventRow.__table__)
            .where(PracticalEventRow.practical_id.in_(list(practical_ids)))
            .order_by(PracticalEventRow.at, PracticalEventRow.id)
        )
        return tuple(PracticalEvent(**row._mapping) for row in rows)

    def holds(self, attempt_id: UUID) -> bool:
        """Tell whether an attempt was begun for a drill of a practical that still counts."""
        off = aliased(PracticalEventRow)
        gone = exists().where(
            off.practical_id == PracticalEventRow.practical_id,
            (off.kind == CANCELLED)
            | ((off.kind == VOIDED) & (off.position == PracticalEventRow.position)),
        )
        row = self._connection.execute(
            select(PracticalEventRow.id).where(
                PracticalEventRow.record_id == attempt_id,
                PracticalEventRow.kind == BEGUN,
                ~gone,
            )
        ).first()
        return row is not None

    # Sealed results

    def seal(self, result: AttemptResult) -> None:
        """Keep what an attempt came to from everybody."""
        self._connection.execute(insert(SealedResultRow).values(**asdict(result)))

    def sealed_at(self, attempt_ids: Collection[UUID]) -> dict[UUID, datetime]:
        """Return which of these attempts were judged under a seal, and when they ended.

        Marks are not among what is told; those that were opened since are included.
        """
        rows = self._connection.execute(
            select(SealedResultRow.attempt_id, SealedResultRow.finished_at).where(
                SealedResultRow.attempt_id.in_(list(attempt_ids))
            )
        )
        return {row.attempt_id: row.finished_at for row in rows}

    def is_sealed(self, attempt_id: UUID) -> bool:
        """Tell whether an attempt was judged and its marks are kept from everybody still."""
        row = self._connection.execute(
            select(SealedResultRow.attempt_id)
            .outerjoin(AttemptResultRow, AttemptResultRow.attempt_id == SealedResultRow.attempt_id)
            .where(SealedResultRow.attempt_id == attempt_id, AttemptResultRow.attempt_id.is_(None))
        ).first()
        return row is not None

    def unsealed(self, attempt_id: UUID) -> AttemptResult:
        """Return what an attempt came to, for whoever is about to make it known."""
        row = self._connection.execute(
            select(SealedResultRow.__table__).where(SealedResultRow.attempt_id == attempt_id)
        ).one()
        return AttemptResult(**row._mapping)

    def _some(self, which: Any = None, limit: int = 10_000) -> tuple[Practical, ...]:
        query = select(PracticalRow.__table__).order_by(
            PracticalRow.opened_at.desc(), PracticalRow.id.desc()
        )
        if which is not None:
            query = query.where(which)
        rows = self._connection.execute(query.limit(limit))
        return tuple(Practical(**row._mapping) for row in rows)

    def awaited(self, first: date, last: date) -> dict[UUID, date]:
        """Return who has not passed a practical gate of a running plan that stands between these
        days, with the day, the earliest first."""
        session, gate = PlannedSessionRow, func.json_extract(PlannedSessionRow.detail, "$.gate")
        day = func.min(session.day)
        rows = self._connection.execute(
            select(session.person_id, day)
            .join(PlanRow, PlanRow.id == session.plan_id)
            .join(PersonRow, PersonRow.id == session.person_id)
            .where(
                session.kind == "practical",
                session.day.between(first, last),
                session.done_at.is_(None),
                session.cancelled_at.is_(None),
                session.makes_up.is_(None),
                gate == "practical",
                PlanRow.ended_on.is_(None),
                ~PlanRow.beside,
                PersonRow.active,
            )
            .group_by(session.person_id)
            .order_by(day, session.person_id)
        )
        return {row[0]: row[1] for row in rows}
