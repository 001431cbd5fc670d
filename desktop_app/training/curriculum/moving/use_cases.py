"""Proposing changes of plans that run, with everything that they would bring; writes nothing."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.records import HeldSession, Person, SessionOnDay
from db.store import Store, Transaction
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.curriculum.ground.use_cases import Course, grounds
from desktop_app.training.curriculum.moving.conflicts import (
    Conflict,
    ConflictKind,
    conflicts,
    order_conflict,
)
from desktop_app.training.curriculum.moving.making import (
    NewSession,
    extra_held,
    extra_own,
    seat_in,
)
from desktop_app.training.curriculum.moving.ordering import (
    Arrangement,
    Carry,
    Moment,
    Piece,
    arrange,
)
from desktop_app.training.curriculum.moving.proposal import Changed, Proposal, steps_of, together
from desktop_app.training.curriculum.moving.sittings import Sitting
from desktop_app.training.curriculum.moving.slots import HORIZON, free_slots
from desktop_app.training.people.permissions import Act, require

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import WorkCalendar

_MOST_DAYS = 62
"""So many days, two months, one session can be added on at once."""
_LOOK_AHEAD = timedelta(days=HORIZON * 2)
"""Enough days to hold the working days that slots are looked for in, a long holiday included."""

Alter = Callable[[Any], Any]


class Moving:
    """Moves, stretches, adds and calls off sessions; only supervisors do.

    A session is named by the id of the class's, of a trainee's seat in it (which stands for the
    whole class's), or of a trainee's own. `Applying.apply` writes what is proposed here.
    """

    def __init__(self, store: Store, clock: Clock, calendar: "Callable[[], WorkCalendar]") -> None:
        self._store = store
        self._clock = clock
        self._calendar = calendar

    def propose_move(
        self, actor: Person, session_id: UUID, day: date, start: int, carry: Carry = Carry.NEEDED
    ) -> Proposal:
        """Return what moving a session to *day*, *start* minutes from midnight, would bring."""
        require(actor, Act.LAY_PLAN)
        with self._store.reading() as tx:
            course, id_ = course_of(tx, session_id)
            minutes = course.record(id_).minutes
            return self._arranged(tx, course, id_, "move", (day, start), minutes, carry)

    def propose_length(self, actor: Person, session_id: UUID, minutes: int) -> Proposal:
        """Return what it would bring to let a session last *minutes*."""
        require(actor, Act.LAY_PLAN)
        with self._store.reading() as tx:
            course, id_ = course_of(tx, session_id)
            record = course.record(id_)
            to = (record.day, record.start)
            return self._arranged(tx, course, id_, "stretch", to, minutes, Carry.NEEDED)

    def propose_place(self, actor: Person, session_id: UUID, place: str) -> Proposal:
        """Return what it would bring to hold a session somewhere else."""
        require(actor, Act.LAY_PLAN)
        return self._altered("place", session_id, lambda one: replace(one, place=place.strip()))

    def propose_trainer(self, actor: Person, session_id: UUID, trainer: UUID | None) -> Proposal:
        """Return what it would bring to let somebody else lead; None: who leads by the plan."""
        require(actor, Act.LAY_PLAN)
        return self._altered("trainer", session_id, lambda one: replace(one, trainer_id=trainer))

    def propose_cancel(self, actor: Person, session_id: UUID) -> Proposal:
        """Return what calling a session off would bring; what was written about it stays."""
        require(actor, Act.LAY_PLAN)
        now = self._clock.now()
        with self._store.reading() as tx:
            course, id_ = course_of(tx, session_id)
            alter = {id_: lambda one: replace(one, cancelled_at=now)}
            return proposal_of("cancel", course, id_, alter, left_waiting(course, id_))

    def propose_extra(self, actor: Person, new: NewSession, until: date | None = None) -> Proposal:
        """Return what adding a session would bring, on every working day up to *until*.

        Raises Trouble for somebody without a plan, and where *until* is too far.
        """
        require(actor, Act.LAY_PLAN)
        days = self._days(new.day, until or new.day)
        with self._store.reading() as tx:
            several = [self._extra(tx, replace(new, day=day)) for day in days]
        return together(several)

    def _days(self, first: date, last: date) -> list[date]:
        """Return the working days from *first* to *last*; without any, *first* as it is."""
        count = (last - first).days + 1
        if count > _MOST_DAYS:
            raise Trouble(
                tr("一次最多连排 {n} 天。").format(n=_MOST_DAYS),
                tr("没有任何改动。"),
                tr("请把最后一天改早一些，或分几次新增。"),
            )
        calendar = self._calendar()
        found = [first + timedelta(days=number) for number in range(count)]
        return [one for one in found if calendar.is_working(one)] or [first]

    def _extra(self, tx: Transaction, new: NewSession) -> Proposal:
        plan = tx.plans.of(new.person_id) if new.person_id else None
        if new.class_id is None and plan is None:
            raise Trouble(
                tr("这位学员还没有培训方案，课次没有地方放。"),
                tr("没有任何改动。"),
                tr("请先安排培训方案，或把课次加到班里。"),
            )
        if new.class_id is not None:
            held = extra_held(new, new.class_id)
            seats = tuple(seat_in(held, one) for one in tx.plans.of_class(new.class_id, True))
            return self.with_new(tx, "create", held, seats)
        assert plan is not None
        return self.with_new(tx, "create", None, (extra_own(new, plan),))

    def with_new(
        self,
        tx: Transaction,
        kind: str,
        held: HeldSession | None,
        sessions: Sequence[SessionOnDay],
    ) -> Proposal:
        """Return the proposal that adds one session, for use cases that have asked permission."""
        first = held or sessions[0]
        plan = None if held else tx.plans.get(sessions[0].plan_id)
        class_id = held.class_id if held else None
        course = Course(tx, plan, class_id or (plan.class_id if plan else None))
        people = frozenset(one.person_id for one in sessions)
        sitting = replace(course.sitting_as(first), people=people)
        found, others = self._looked_at(tx, sitting, (sitting,), ())
        changes = tuple(Changed(None, one) for one in sessions)
        whole = (Changed(None, held),) if held else ()
        return Proposal(
            kind, first.title, steps_of(whole, changes), found, others, class_id,
            plan.id if plan else None, whole, changes,
        )  # fmt: skip

    def _altered(self, kind: str, session_id: UUID, alter: Alter) -> Proposal:
        with self._store.reading() as tx:
            course, id_ = course_of(tx, session_id)
            sitting = course.sitting_as(alter(course.record(id_)))
            found, others = self._looked_at(tx, sitting, (sitting,), (id_,))
            return proposal_of(kind, course, id_, {id_: alter}, found, others)

    def _arranged(
        self,
        tx: Transaction,
        course: Course,
        id_: UUID,
        kind: str,
        to: Moment,
        minutes: int,
        carry: Carry,
    ) -> Proposal:
        pieces = course.pieces()
        target = next(one for one in pieces if one.id == id_)
        if target.fixed:
            raise Trouble(
                tr("“{title}”已经上过，不能再移动。").format(title=target.title),
                tr("没有任何改动。"),
                tr("需要再上一次时，请新增一节。"),
            )
        arranged = arrange(pieces, id_, to, minutes, self._calendar(), carry)
        alter = {one: moved_to(moment) for one, moment in arranged.moved.items()}
        alter[id_] = moved_to(to, minutes)
        moved = [course.sitting_as(alter[one](course.record(one))) for one in alter]
        found = tuple(
            one
            for one in self._all_conflicts(tx, moved, arranged)
            if one.other_id not in alter or not _met(course, one.session_id, one.other_id)
        )
        others: tuple[Moment, ...] = ()
        if found:
            _found, others = self._looked_at(
                tx, moved[0], (), (id_,), _earliest(pieces, target), after=to
            )
        return proposal_of(kind, course, id_, alter, found, others)

    def _all_conflicts(
        self, tx: Transaction, moved: Sequence[Sitting], arranged: Arrangement
    ) -> tuple[Conflict, ...]:
        days = [one.day for one in moved]
        ids = [one.id for one in moved]
        ground = grounds(
            tx, self._calendar(), self._clock.today(), min(days), max(days), ids, moved
        )
        found = [order_conflict(one) for one in arranged.broken]
        for one in moved:
            found += conflicts(one, ground)
        return tuple(sorted(once(found), key=lambda one: not one.blocking))

    def _looked_at(
        self,
        tx: Transaction,
        sitting: Sitting,
        more: Sequence[Sitting],
        without: Sequence[UUID],
        earliest: Moment = (date.min, 0),
        after: Moment | None = None,
    ) -> tuple[tuple[Conflict, ...], tuple[Moment, ...]]:
        """Return what is in the way of one session, and where it would fit instead."""
        begin = max((after or (sitting.day, 0))[0], self._clock.today(), earliest[0])
        last = max(begin, sitting.day) + _LOOK_AHEAD
        ground = grounds(
            tx, self._calendar(), self._clock.today(), min(begin, sitting.day), last, without, more
        )
        found = conflicts(sitting, ground)
        if not found and after is None:
            return (), ()
        return found, free_slots(sitting, max((begin, 0), earliest, self._now()), ground)

    def _now(self) -> Moment:
        now = self._clock.local(self._clock.now())
        return (now.date(), now.hour * 60 + now.minute)


def course_of(tx: Transaction, session_id: UUID) -> tuple[Course, UUID]:
    """Return the sessions around one, and the id that it goes by among them."""
    seat = next(iter(tx.plans.any_of([session_id])), None)
    if seat is None or seat.held_id is not None:
        held = tx.classes.held(session_id if seat is None else seat.held_id or session_id)
        _refuse_gone(held)
        return Course(tx, None, held.class_id), held.id
    _refuse_gone(seat)
    plan = tx.plans.get(seat.plan_id)
    course = Course(tx, plan, plan.class_id)
    if seat.id not in course.own:
        raise Trouble(
            tr("“{title}”所在的方案已经结束。").format(title=seat.title),
            tr("没有任何改动。"),
            tr("需要时请在现在的方案里新增一节。"),
        )
    return course, seat.id


def _refuse_gone(one: HeldSession | SessionOnDay) -> None:
    if one.cancelled_at is not None:
        raise Trouble(
            tr("“{title}”已经取消了。").format(title=one.title),
            tr("没有任何改动。"),
            tr("需要时可以在改动记录里撤销取消。"),
        )


def moved_to(moment: Moment, minutes: int | None = None) -> Alter:
    """Return what puts a record at a moment and, where they are given, lets it last *minutes*."""

    def alter(one: Any) -> Any:
        lasting = one.minutes if minutes is None else minutes
        return replace(one, day=moment[0], start=moment[1], minutes=lasting)

    return alter


def proposal_of(
    kind: str,
    course: Course,
    id_: UUID,
    alter: Mapping[UUID, Alter],
    found: tuple[Conflict, ...] = (),
    others: tuple[Moment, ...] = (),
) -> Proposal:
    """Return a proposal in which each session is as its alteration makes it, seats like theirs."""
    held, sessions = [], []
    for one, change in alter.items():
        if one in course.held:
            held.append(Changed(course.held[one], change(course.held[one])))
            sessions += [Changed(seat, _like(seat, change(seat))) for seat in course.seats[one]]
        else:
            sessions.append(Changed(course.own[one], change(course.own[one])))
    record = course.record(id_)
    whole = isinstance(record, HeldSession)
    return Proposal(
        kind, record.title, steps_of(held, sessions), found, others,
        record.class_id if isinstance(record, HeldSession) else None,
        None if whole else course.own[id_].plan_id, tuple(held), tuple(sessions),
    )  # fmt: skip


def _like(seat: SessionOnDay, altered: SessionOnDay) -> SessionOnDay:
    """Return a seat as the class's session is; who leads is written at the class's alone."""
    return replace(altered, trainer_id=seat.trainer_id)


def _met(course: Course, one: UUID, other: UUID) -> bool:
    """Tell whether two sessions that both move were held at the same time before already."""
    return course.sitting(one).meets(course.sitting(other))


def once(found: Sequence[Conflict]) -> list[Conflict]:
    """Leave out what is told already: of two sessions that move, each is in the other's way."""
    seen: set[tuple[ConflictKind, frozenset[UUID | None]]] = set()
    kept = []
    for one in found:
        pair = (one.kind, frozenset({one.session_id, one.other_id}))
        if one.other_id is None or pair not in seen:
            kept.append(one)
        seen.add(pair)
    return kept


def left_waiting(course: Course, id_: UUID, off: Collection[UUID] = ()) -> tuple[Conflict, ...]:
    """Tell what waits for a session that is called off; those of *off* are called off with it."""
    record = course.record(id_)
    own = None if isinstance(record, HeldSession) else record.plan_id
    waiting = {
        one.key: one
        for one in course.pieces()
        if record.session_key in one.after and own in (None, one.plan_id) and one.id not in off
    }
    if not waiting:
        return ()
    first = next(iter(waiting.values()))
    text = tr("“{then}”等 {n} 节要在它之后，取消以后不再等它。")
    if len(waiting) == 1:
        text = tr("“{then}”要在它之后，取消以后不再等它。")
    text = text.format(then=first.title, n=len(waiting))
    return (Conflict(ConflictKind.WAITS, text, id_, first.id),)


def _earliest(pieces: Sequence[Piece], target: Piece) -> Moment:
    """Return when everything that a session waits for is over."""
    ends = [
        (one.day, one.start + one.minutes)
        for one in pieces
        if one.key in target.after and one.concerns(target)
    ]
    return max(ends, default=(date.min, 0))
