"""Queries and writes about plans, their sessions and the organisation's own days."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Result,
    Select,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from db.errors import NotFound
from db.records.plans import Occupied, OwnDay, Plan, PlanStep, SessionOnDay
from db.tables import (
    HeldSessionRow,
    OwnDayRow,
    PersonRow,
    PlannedSessionRow,
    PlanRow,
    TrainingClassRow,
)

_Query = Select[*tuple[Any, ...]]


@cache
def _sessions() -> _Query:
    """Select sessions in order, without those that were called off or that no plan holds."""
    return (
        select(PlannedSessionRow.__table__)
        .join(PlanRow, PlanRow.id == PlannedSessionRow.plan_id)
        .where(_in_force())
        .order_by(PlannedSessionRow.day, PlannedSessionRow.start)
    )


@cache
def _steps() -> _Query:
    """Select the columns of a `PlanStep`, in its order."""
    row = PlannedSessionRow
    return _sessions().with_only_columns(
        row.person_id, row.kind, row.stage, row.day, row.start, row.done_at
    )


def _in_force() -> ColumnElement[bool]:
    return and_(
        PlannedSessionRow.cancelled_at.is_(None),
        or_(PlanRow.ended_on.is_(None), PlannedSessionRow.day <= PlanRow.ended_on),
    )


_CHANGING = tuple(
    column.name
    for column in PlannedSessionRow.__table__.c
    if column.name not in ("id", "plan_id", "person_id")
)


class Plans:
    """Plans on people's calendars."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, plan: Plan, sessions: Sequence[SessionOnDay]) -> None:
        """Add a plan with all its sessions."""
        self._connection.execute(insert(PlanRow).values(**_columns(plan)))
        self.add_sessions(sessions)

    def of(self, person_id: UUID) -> Plan | None:
        """Return the newest plan of a person, or None; what stands beside it does not count."""
        row = self._connection.execute(
            select(PlanRow.__table__)
            .where(PlanRow.person_id == person_id, ~PlanRow.beside)
            .order_by(PlanRow.laid_at.desc(), PlanRow.id.desc())
        ).first()
        return None if row is None else Plan(**row._mapping)

    def get(self, plan_id: UUID) -> Plan:
        """Return one plan; raises NotFound."""
        row = self._connection.execute(
            select(PlanRow.__table__).where(PlanRow.id == plan_id)
        ).first()
        if row is None:
            raise NotFound(f"plan {plan_id}")
        return Plan(**row._mapping)

    def of_class(self, class_id: UUID, running: bool = False) -> tuple[Plan, ...]:
        """Return the plans of those who are in a class: all, or those that have not ended."""
        query = select(PlanRow.__table__).where(PlanRow.class_id == class_id)
        if running:
            query = query.where(PlanRow.ended_on.is_(None))
        rows = self._connection.execute(query.order_by(PlanRow.id))
        return tuple(Plan(**row._mapping) for row in rows)

    def of_people(self, people: Collection[UUID]) -> tuple[Plan, ...]:
        """Return every plan of these people, the newest first."""
        rows = self._connection.execute(
            select(PlanRow.__table__)
            .where(PlanRow.person_id.in_(list(people)))
            .order_by(PlanRow.laid_at.desc(), PlanRow.id.desc())
        )
        return tuple(Plan(**row._mapping) for row in rows)

    def alone(self, version_ids: Collection[UUID], day: date) -> tuple[Plan, ...]:
        """Return plans of no class, laid with these versions, that hold something from *day* on."""
        to_come = exists().where(
            PlannedSessionRow.plan_id == PlanRow.id,
            PlannedSessionRow.day >= day,
            PlannedSessionRow.cancelled_at.is_(None),
        )
        rows = self._connection.execute(
            select(PlanRow.__table__)
            .where(
                PlanRow.version_id.in_(list(version_ids)),
                PlanRow.class_id.is_(None),
                PlanRow.ended_on.is_(None),
                ~PlanRow.beside,
                to_come,
            )
            .order_by(PlanRow.start_on.desc(), PlanRow.id)
        )
        return tuple(Plan(**row._mapping) for row in rows)

    def put(self, plan: Plan) -> None:
        """Let a plan be as *plan* says."""
        self._connection.execute(
            update(PlanRow).where(PlanRow.id == plan.id).values(**_columns(plan))
        )

    def sessions(self, plan_id: UUID) -> tuple[SessionOnDay, ...]:
        """Return all sessions of a plan in order."""
        rows = self._connection.execute(_sessions().where(PlannedSessionRow.plan_id == plan_id))
        return tuple(SessionOnDay(**row._mapping) for row in rows)

    def sessions_of(
        self, people: Collection[UUID], kind: str = "", gate: str = ""
    ) -> dict[UUID, tuple[SessionOnDay, ...]]:
        """Return the sessions (of *kind*, before *gate*) of everybody's newest plan, in order."""
        query = _sessions().where(PlannedSessionRow.kind == kind) if kind else _sessions()
        if gate:
            query = query.where(func.json_extract(PlannedSessionRow.detail, "$.gate") == gate)
        found: dict[UUID, list[SessionOnDay]] = {one: [] for one in people}
        for row in self._of_newest(query, people):
            found[row.person_id].append(SessionOnDay(**row._mapping))
        return {person: tuple(sessions) for person, sessions in found.items()}

    def steps_of(self, people: Collection[UUID]) -> dict[UUID, tuple[PlanStep, ...]]:
        """Return how far everybody is in their newest plan, in order, by person; see `of`."""
        found: dict[UUID, list[PlanStep]] = {one: [] for one in people}
        for row in self._of_newest(_steps(), people):
            found[row[0]].append(PlanStep(*row))
        return {person: tuple(steps) for person, steps in found.items()}

    def newest(self, people: Collection[UUID]) -> dict[UUID, Plan]:
        """Return everybody's newest plan by person; see `of`."""
        return {one.person_id: one for one in reversed(self.of_people(people)) if not one.beside}

    def _of_newest(self, query: _Query, people: Collection[UUID]) -> Result[*tuple[Any, ...]]:
        plans = [one.id for one in self.newest(people).values()]
        return self._connection.execute(query.where(PlannedSessionRow.plan_id.in_(plans)))

    def between(self, person_id: UUID, first: date, last: date) -> tuple[SessionOnDay, ...]:
        """Return a person's sessions from *first* to *last*, both included."""
        rows = self._connection.execute(
            _sessions().where(
                PlannedSessionRow.person_id == person_id,
                PlannedSessionRow.day.between(first, last),
            )
        )
        return tuple(SessionOnDay(**row._mapping) for row in rows)

    def all_between(
        self, first: date, last: date, people: Collection[UUID] | None = None
    ) -> tuple[SessionOnDay, ...]:
        """Return everybody's sessions, or those of *people*, from *first* to *last* inclusive."""
        query = _sessions().where(PlannedSessionRow.day.between(first, last))
        if people is not None:
            query = query.where(PlannedSessionRow.person_id.in_(list(people)))
        rows = self._connection.execute(query)
        return tuple(SessionOnDay(**row._mapping) for row in rows)

    def written_between(
        self, first: date, last: date, people: Collection[UUID]
    ) -> tuple[SessionOnDay, ...]:
        """Return the sessions of *people*, called off or not, whatever became of their plan."""
        table = PlannedSessionRow.__table__
        rows = self._connection.execute(
            select(table)
            .where(
                PlannedSessionRow.day.between(first, last),
                PlannedSessionRow.person_id.in_(list(people)),
            )
            .order_by(PlannedSessionRow.day, PlannedSessionRow.start, PlannedSessionRow.id)
        )
        return tuple(SessionOnDay(**row._mapping) for row in rows)

    def occupied(self, first: date, last: date) -> tuple[Occupied, ...]:
        """Return what takes people's time from *first* to *last* inclusive, without its details."""
        held = HeldSessionRow
        leader = func.coalesce(PlannedSessionRow.trainer_id, held.trainer_id)
        rows = self._connection.execute(
            select(
                func.coalesce(PlannedSessionRow.held_id, PlannedSessionRow.id).label("id"),
                PlannedSessionRow.id.label("session_id"),
                PlannedSessionRow.held_id,
                PlannedSessionRow.person_id,
                PlannedSessionRow.session_key,
                PlannedSessionRow.title,
                PlannedSessionRow.kind,
                PlannedSessionRow.day,
                PlannedSessionRow.start,
                PlannedSessionRow.minutes,
                PlannedSessionRow.place,
                PlannedSessionRow.owner,
                leader.label("trainer_id"),
                PersonRow.mentor_id,
                TrainingClassRow.trainer_id.label("class_trainer_id"),
            )
            .join(PlanRow, PlanRow.id == PlannedSessionRow.plan_id)
            .join(PersonRow, PersonRow.id == PlannedSessionRow.person_id)
            .outerjoin(held, held.id == PlannedSessionRow.held_id)
            .outerjoin(TrainingClassRow, TrainingClassRow.id == PlanRow.class_id)
            .where(_in_force(), PlannedSessionRow.day.between(first, last))
            .order_by(PlannedSessionRow.day, PlannedSessionRow.start, PlannedSessionRow.id)
        )
        return tuple(Occupied(**row._mapping) for row in rows)

    def seats(self, held_ids: Collection[UUID]) -> tuple[SessionOnDay, ...]:
        """Return the places of trainees in these sessions of classes, as far as they hold."""
        rows = self._connection.execute(
            _sessions().where(PlannedSessionRow.held_id.in_(list(held_ids)))
        )
        return tuple(SessionOnDay(**row._mapping) for row in rows)

    def making_up(self, missed: Collection[UUID]) -> tuple[SessionOnDay, ...]:
        """Return the sessions that make up for these, as far as they hold."""
        rows = self._connection.execute(
            _sessions().where(PlannedSessionRow.makes_up.in_(list(missed)))
        )
        return tuple(SessionOnDay(**row._mapping) for row in rows)

    def any_of(self, session_ids: Collection[UUID]) -> tuple[SessionOnDay, ...]:
        """Return these sessions, called off or not, whatever became of their plan."""
        rows = self._connection.execute(
            select(PlannedSessionRow.__table__)
            .where(PlannedSessionRow.id.in_(list(session_ids)))
            .order_by(PlannedSessionRow.day, PlannedSessionRow.start)
        )
        return tuple(SessionOnDay(**row._mapping) for row in rows)

    def add_sessions(self, sessions: Sequence[SessionOnDay]) -> None:
        """Add sessions to plans that are there."""
        if sessions:
            self._connection.execute(
                insert(PlannedSessionRow), [_columns(session) for session in sessions]
            )

    def put_sessions(self, sessions: Sequence[SessionOnDay]) -> None:
        """Let sessions be as *sessions* say; whose they are and of which plan never changes."""
        if not sessions:
            return
        self._connection.execute(
            update(PlannedSessionRow)
            .where(PlannedSessionRow.id == bindparam("id_"))
            .values({name: bindparam(f"{name}_") for name in _CHANGING}),
            [{f"{name}_": getattr(one, name) for name in ("id", *_CHANGING)} for one in sessions],
        )

    def held(
        self, kinds: Sequence[str], first: date, last: date
    ) -> tuple[tuple[str, date, str], ...]:
        """Return key, day and title of the sessions of these kinds, whoever was there."""
        rows = self._connection.execute(
            select(PlannedSessionRow.session_key, PlannedSessionRow.day, PlannedSessionRow.title)
            .distinct()
            .where(
                PlannedSessionRow.kind.in_(list(kinds)),
                PlannedSessionRow.day.between(first, last),
                PlannedSessionRow.cancelled_at.is_(None),
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
        """Put one trainee's session on another day or time.

        A seat leaves the class's session there, and takes it again where the class holds it then.
        """
        session = select(PlannedSessionRow.__table__).where(PlannedSessionRow.id == session_id)
        moved = session.subquery()
        held = (
            select(HeldSessionRow.id)
            .join(PlanRow, PlanRow.class_id == HeldSessionRow.class_id)
            .join(moved, moved.c.plan_id == PlanRow.id)
            .where(
                HeldSessionRow.session_key == moved.c.session_key,
                HeldSessionRow.day == day,
                HeldSessionRow.start == start,
                HeldSessionRow.cancelled_at.is_(None),
            )
            .limit(1)
        )
        self._connection.execute(
            update(PlannedSessionRow)
            .where(PlannedSessionRow.id == session_id)
            .values(
                day=day,
                start=start,
                held_id=held.scalar_subquery(),
                revision=PlannedSessionRow.revision + 1,
            )
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
