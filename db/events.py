"""Queries of the calendar: what takes place when, and where everybody stands in their program."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    FromClause,
    Select,
    Subquery,
    and_,
    case,
    func,
    join,
    literal,
    or_,
    select,
    union,
    union_all,
)

from db.records.events import Event, EventsWanted, Milestone, StageSpan
from db.tables import (
    HeldSessionRow,
    PersonRow,
    PlannedSessionRow,
    PlanRow,
    TrainingClassRow,
    aliased,
)

_session = PlannedSessionRow


def _in_force() -> ColumnElement[bool]:
    return and_(
        _session.cancelled_at.is_(None),
        or_(PlanRow.ended_on.is_(None), _session.day <= PlanRow.ended_on),
    )


def _leader() -> ColumnElement[UUID]:
    """Who leads a session, as `leader_of` says."""
    mentor = case((_session.held_id.is_(None), PersonRow.mentor_id))
    stands_for = case(
        (_session.owner == "mentor", mentor),
        (_session.owner != "trainee", TrainingClassRow.trainer_id),
    )
    return func.coalesce(_session.trainer_id, HeldSessionRow.trainer_id, stands_for)


def _joined(query: Select[*tuple[Any, ...]], begin: Any = _session) -> Select[*tuple[Any, ...]]:
    """Join to sessions, which *begin* holds, whose they are and what they belong to."""
    return (
        query.select_from(begin)
        .join(PlanRow, PlanRow.id == _session.plan_id)
        .join(PersonRow, PersonRow.id == _session.person_id)
        .outerjoin(HeldSessionRow, HeldSessionRow.id == _session.held_id)
        .outerjoin(
            TrainingClassRow,
            TrainingClassRow.id == func.coalesce(HeldSessionRow.class_id, PlanRow.class_id),
        )
        .where(_in_force())
    )


def _ranked(wanted: EventsWanted) -> Subquery:
    """Select every gathering once, with its place on its day and how many the day has."""
    # What everybody has alone is most of it, and grouping it would take half of the time.
    own = _found(
        wanted,
        _session.id.label("id"),
        _session.id.label("seat_id"),
        _session.day,
        _session.start,
        literal(1).label("people"),
        case((_session.done_at.is_(None), 0), else_=1).label("done"),
    ).where(_session.held_id.is_(None))
    found = union_all(own, _held(wanted)).subquery()
    return select(
        found.c.id,
        found.c.seat_id,
        found.c.people,
        found.c.done,
        _place_in_day(found).label("place_in_day"),
        func.count().over(partition_by=found.c.day).label("of_day"),
    ).subquery()


def _held(wanted: EventsWanted) -> Select[*tuple[Any, ...]]:
    """Select what classes hold together, the seats of each gathering as one."""
    return (
        _found(
            wanted,
            _session.held_id.label("id"),
            func.min(_session.id).label("seat_id"),
            _session.day,
            _session.start,
            func.count().label("people"),
            func.count(_session.done_at).label("done"),
        )
        .where(_session.held_id.is_not(None))
        .group_by(_session.held_id)
    )


def _place_in_day(found: FromClause) -> ColumnElement[int]:
    return func.row_number().over(
        partition_by=found.c.day, order_by=(found.c.start, found.c.seat_id)
    )


def _first_of_everybody(wanted: EventsWanted, most: int) -> Subquery:
    """Select what `_ranked` does of everybody's sessions, but of each day only the first *most*.

    Where thousands are in training a day holds a thousand sessions of one trainee each. They are
    counted along an index, and the first of each day read from it: none is sorted.
    """
    alone = _session.held_id.is_(None)
    days = _found(wanted, _session.day, func.count().label("alone")).where(alone)
    counted = days.group_by(_session.day).cte("counted")
    seats = _found(wanted, _session.id).where(alone, _session.day == counted.c.day)
    first = seats.order_by(_session.start, _session.id).limit(most).correlate(counted)
    seat = aliased(_session)
    own = select(
        seat.id,
        seat.id.label("seat_id"),
        seat.day,
        seat.start,
        literal(1).label("people"),
        case((seat.done_at.is_(None), 0), else_=1).label("done"),
    ).select_from(join(counted, seat, seat.id.in_(first)))
    days_held = HeldSessionRow.day.between(wanted.first, wanted.last)
    of_days = select(HeldSessionRow.id).where(days_held)
    held = _held(wanted).where(_session.held_id.in_(of_days)).cte("held")
    found = union_all(own, select(held)).subquery()
    together = select(held.c.day, func.count().label("held")).group_by(held.c.day).subquery()
    of_day = func.coalesce(counted.c.alone, 0) + func.coalesce(together.c.held, 0)
    return (
        select(
            found.c.id,
            found.c.seat_id,
            found.c.people,
            found.c.done,
            _place_in_day(found).label("place_in_day"),
            of_day.label("of_day"),
        )
        .outerjoin(counted, counted.c.day == found.c.day)
        .outerjoin(together, together.c.day == found.c.day)
        .subquery()
    )


def _found(wanted: EventsWanted, *columns: Any) -> Select[*tuple[Any, ...]]:
    """Select *columns* of what is asked for, joined to no more than that needs."""
    if wanted.class_id is None and wanted.leader is None:
        query = select(*columns).join(PlanRow, PlanRow.id == _session.plan_id).where(_in_force())
    else:
        query = _joined(select(*columns))
    return query.where(*_conditions(wanted))


class Events:
    """The sessions of many people at once, without what only their own pages tell."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def between(self, wanted: EventsWanted) -> tuple[Event, ...]:
        """Return what is asked for by day and time; of a full day only the first.

        Which those are is found over a few columns; only theirs are then read in full.
        """
        everybody = wanted.people is None and wanted.class_id is None and wanted.leader is None
        named = wanted.whole or wanted.also is not None
        if everybody and wanted.most_a_day is not None and not named:
            first = _first_of_everybody(wanted, wanted.most_a_day)
        else:
            first = _ranked(wanted)
        told = _joined(
            select(
                first.c.id,
                first.c.seat_id,
                PlanRow.version_id,
                _session.stage,
                _session.tone,
                _session.title,
                _session.kind,
                _session.day,
                _session.start,
                _session.minutes,
                _session.place,
                first.c.people,
                PersonRow.name.label("person"),
                func.coalesce(TrainingClassRow.name, "").label("class_name"),
                (first.c.done == first.c.people).label("done"),
                _session.held_id.is_not(None).label("shared"),
                first.c.of_day,
            ),
            first.join(_session, _session.id == first.c.seat_id),
        ).order_by(_session.day, first.c.place_in_day)
        if wanted.most_a_day is not None:
            some = first.c.place_in_day <= wanted.most_a_day
            if wanted.whole:
                some = or_(some, _session.day.in_(list(wanted.whole)))
            if wanted.also is not None:
                some = or_(some, first.c.id == wanted.also, first.c.seat_id == wanted.also)
            told = told.where(some)
        # By place, not by name: a crowded month has a thousand of them.
        return tuple(Event(*row) for row in self._connection.execute(told))

    def spans(self, wanted: EventsWanted, milestones: Collection[str]) -> tuple[StageSpan, ...]:
        """Return the stages of every running plan that has a session in the range, plan by plan.

        Sessions of the kinds *milestones* count, but a stage does not last until them.
        """
        day = case((_session.kind.not_in(list(milestones)), _session.day))
        plans = _joined(select(_session.plan_id)).where(*_conditions(wanted)).distinct()
        rows = self._connection.execute(
            select(
                _session.plan_id,
                PlanRow.person_id,
                PersonRow.name.label("person"),
                PersonRow.staff_number,
                PlanRow.class_id,
                func.coalesce(TrainingClassRow.name, "").label("class_name"),
                PlanRow.version_id,
                _session.stage,
                _session.tone,
                func.min(day).label("first"),
                func.max(day).label("last"),
                func.count(_session.done_at).label("done"),
                func.count().label("total"),
            )
            .select_from(_session)
            .join(PlanRow, PlanRow.id == _session.plan_id)
            .join(PersonRow, PersonRow.id == PlanRow.person_id)
            .outerjoin(TrainingClassRow, TrainingClassRow.id == PlanRow.class_id)
            .where(_in_force(), PlanRow.ended_on.is_(None), _session.plan_id.in_(plans))
            .group_by(_session.plan_id, _session.stage)
            .order_by(
                PlanRow.class_id.is_(None),
                TrainingClassRow.start_on,
                TrainingClassRow.name,
                PersonRow.staff_number,
                _session.plan_id,
                func.min(_session.day),
            )
        )
        return tuple(StageSpan(**row._mapping) for row in rows)

    def milestones(
        self, plans: Collection[UUID], kinds: Collection[str], first: date, last: date
    ) -> tuple[Milestone, ...]:
        """Return the sessions of these kinds that plans have in the range, by day."""
        rows = self._connection.execute(
            select(
                _session.id.label("session_id"),
                _session.plan_id,
                _session.title,
                _session.kind,
                _session.day,
                _session.done_at.is_not(None).label("done"),
            )
            .join(PlanRow, PlanRow.id == _session.plan_id)
            .where(
                _in_force(),
                _session.plan_id.in_(list(plans)),
                _session.kind.in_(list(kinds)),
                _session.day.between(first, last),
            )
            .order_by(_session.day, _session.start)
        )
        return tuple(Milestone(**row._mapping) for row in rows)

    def places(self) -> tuple[str, ...]:
        """Return every place that a session names, by name."""
        # From each name the index leads to the next one; DISTINCT would read every session.
        names = select(func.min(_session.place).label("place")).cte("names", recursive=True)
        following = select(func.min(_session.place)).where(_session.place > names.c.place)
        names = names.union_all(
            select(following.scalar_subquery()).where(names.c.place.is_not(None))
        )
        query = select(names.c.place).where(names.c.place.is_not(None))
        return tuple(sorted(self._connection.execute(query).scalars()))


def _conditions(wanted: EventsWanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [_session.day.between(wanted.first, wanted.last)]
    whose: list[ColumnElement[bool]] = []
    if wanted.people is not None:
        whose.append(_session.person_id.in_(list(wanted.people)))
    if wanted.leader is not None:
        whose.append(_leader() == wanted.leader)
        found.append(_session.id.in_(_to_look_at(wanted, wanted.leader)))
    if whose:
        found.append(or_(*whose))
    if wanted.class_id is not None:
        found.append(TrainingClassRow.id == wanted.class_id)
    if wanted.place:
        found.append(_session.place == wanted.place)
    if wanted.kind:
        found.append(_session.kind == wanted.kind)
    return found


def _to_look_at(wanted: EventsWanted, leader: UUID) -> CompoundSelect[UUID]:
    """Select the sessions that may be a leader's or the people's, each part along an index.

    Who leads a session is told by four tables: asked of every session it would read them all.
    """
    days = _session.day.between(wanted.first, wanted.last)
    whose = list(wanted.people or ())
    mine = select(TrainingClassRow.id).where(TrainingClassRow.trainer_id == leader)
    held = select(HeldSessionRow.id).where(
        or_(HeldSessionRow.trainer_id == leader, HeldSessionRow.class_id.in_(mine))
    )
    plans = select(PlanRow.id).where(PlanRow.class_id.in_(mine))
    of_mentor = select(PersonRow.id).where(PersonRow.mentor_id == leader)
    return union(
        select(_session.id).where(days, _session.person_id.in_(whose)),
        select(_session.id).where(days, _session.person_id.in_(of_mentor)),
        select(_session.id).where(days, _session.trainer_id == leader),
        select(_session.id).where(days, _session.held_id.in_(held)),
        select(_session.id).where(days, _session.plan_id.in_(plans)),
    )
