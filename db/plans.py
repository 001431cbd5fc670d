"""Queries and writes about plans, their sessions and the organisation's own days."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from db.errors import NotFound
from db.records.plans import OwnDay, Plan, SessionOnDay
from db.tables import OwnDayRow, PlannedSessionRow, PlanRow


def _sessions() -> Select[*tuple[Any, ...]]:
    """Select sessions in order, without those that a stopped plan no longer holds."""
    return (
        select(PlannedSessionRow.__table__)
        .join(PlanRow, PlanRow.id == PlannedSessionRow.plan_id)
        .where(_in_force())
        .order_by(PlannedSessionRow.day, PlannedSessionRow.start)
    )


def _in_force() -> ColumnElement[bool]:
    return or_(PlanRow.ended_on.is_(None), PlannedSessionRow.day <= PlanRow.ended_on)


class Plans:
    """Plans on people's calendars."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, plan: Plan, sessions: Sequence[SessionOnDay]) -> None:
        """Add a plan with all its sessions."""
        self._connection.execute(insert(PlanRow).values(**_columns(plan)))
        if sessions:
            self._connection.execute(
                insert(PlannedSessionRow), [_columns(session) for session in sessions]
            )

    def of(self, person_id: UUID) -> Plan | None:
        """Return the newest plan of a person, or None."""
        row = self._connection.execute(
            select(PlanRow.__table__)
            .where(PlanRow.person_id == person_id)
            .order_by(PlanRow.laid_at.desc(), PlanRow.id.desc())
        ).first()
        return None if row is None else Plan(**row._mapping)

    def sessions(self, plan_id: UUID) -> tuple[SessionOnDay, ...]:
        """Return all sessions of a plan in order."""
        rows = self._connection.execute(_sessions().where(PlannedSessionRow.plan_id == plan_id))
        return tuple(SessionOnDay(**row._mapping) for row in rows)

    def between(self, person_id: UUID, first: date, last: date) -> tuple[SessionOnDay, ...]:
        """Return a person's sessions from *first* to *last*, both included."""
        rows = self._connection.execute(
            _sessions().where(
                PlannedSessionRow.person_id == person_id,
                PlannedSessionRow.day.between(first, last),
            )
        )
        return tuple(SessionOnDay(**row._mapping) for row in rows)

    def held(
        self, kinds: Sequence[str], first: date, last: date
    ) -> tuple[tuple[str, date, str], ...]:
        """Return key, day and title of the sessions of these kinds, whoever was there."""
        rows = self._connection.execute(
            select(PlannedSessionRow.session_key, PlannedSessionRow.day, PlannedSessionRow.title)
            .distinct()
            .where(
                PlannedSessionRow.kind.in_(list(kinds)), PlannedSessionRow.day.between(first, last)
            )
        )
        return tuple((row.session_key, row.day, row.title) for row in rows)

    def session(self, session_id: UUID) -> SessionOnDay:
        """Return one session; raises NotFound."""
        row = self._connection.execute(
            _sessions().where(PlannedSessionRow.id == session_id)
        ).first()
        if row is None:
            raise NotFound(f"session {session_id}")
        return SessionOnDay(**row._mapping)

    def each(self, session_ids: Collection[UUID]) -> tuple[SessionOnDay, ...]:
        """Return these sessions, as far as a plan still holds them."""
        rows = self._connection.execute(
            _sessions().where(PlannedSessionRow.id.in_(list(session_ids)))
        )
        return tuple(SessionOnDay(**row._mapping) for row in rows)

    def next_of(self, person_id: UUID, kinds: Sequence[str], after: date) -> SessionOnDay | None:
        """Return the first session of these kinds after *after* in a person's newest plan."""
        plan = self.of(person_id)
        if plan is None:
            return None
        row = self._connection.execute(
            _sessions()
            .where(
                PlannedSessionRow.plan_id == plan.id,
                PlannedSessionRow.kind.in_(list(kinds)),
                PlannedSessionRow.day > after,
            )
            .limit(1)
        ).first()
        return None if row is None else SessionOnDay(**row._mapping)

    def set_done(self, session_id: UUID, at: datetime | None) -> None:
        """Mark a session as held, or take that back with None."""
        self._connection.execute(
            update(PlannedSessionRow).where(PlannedSessionRow.id == session_id).values(done_at=at)
        )

    def progress(self, plan_id: UUID) -> tuple[int, int]:
        """Return how many sessions of a plan are done, and how many there are."""
        row = self._connection.execute(
            select(func.count(PlannedSessionRow.done_at), func.count())
            .join(PlanRow, PlanRow.id == PlannedSessionRow.plan_id)
            .where(PlannedSessionRow.plan_id == plan_id, _in_force())
        ).one()
        return row[0], row[1]

    def move(self, session_id: UUID, day: date, start: int) -> None:
        """Put one session on another day or time."""
        self._connection.execute(
            update(PlannedSessionRow)
            .where(PlannedSessionRow.id == session_id)
            .values(day=day, start=start)
        )

    def end(self, plan_id: UUID, day: date | None) -> None:
        """Let a plan end with *day*, or go on again with None."""
        self._connection.execute(update(PlanRow).where(PlanRow.id == plan_id).values(ended_on=day))

    def own_days(self) -> tuple[OwnDay, ...]:
        """Return the days that the organisation has set itself."""
        rows = self._connection.execute(select(OwnDayRow.__table__).order_by(OwnDayRow.day))
        return tuple(OwnDay(**row._mapping) for row in rows)

    def set_own_day(self, own: OwnDay) -> None:
        values = _columns(own)
        self._connection.execute(
            upsert(OwnDayRow)
            .values(**values)
            .on_conflict_do_update(index_elements=["day"], set_=values)
        )

    def drop_own_day(self, day: date) -> None:
        self._connection.execute(delete(OwnDayRow).where(OwnDayRow.day == day))


def _columns(record: Any) -> dict[str, Any]:
    return asdict(record)
