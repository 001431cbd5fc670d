"""Gathers what stands on a stretch of days, within the transaction of who asks."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from db.records import HeldSession, Plan, SessionOnDay
from db.store import Transaction
from desktop_app.training.curriculum.leading import after_of
from desktop_app.training.curriculum.moving.conflicts import Grounds
from desktop_app.training.curriculum.moving.ordering import Piece
from desktop_app.training.curriculum.moving.sittings import (
    Sitting,
    by_day,
    held_sitting,
    own_sitting,
    sittings,
)
from desktop_app.training.curriculum.workdays import WorkCalendar


def grounds(
    tx: Transaction,
    calendar: WorkCalendar,
    today: date,
    first: date,
    last: date,
    without: Collection[UUID] = (),
    more: Iterable[Sitting] = (),
) -> Grounds:
    """Return what conflicts from *first* to *last* are found in.

    Sessions of *without*, of classes, of trainees or seats, are left out: they move; *more* is
    where they would stand.
    """
    around = [one for one in sittings(tx.plans.occupied(first, last)) if one.id not in set(without)]
    around += more
    known = {id_ for one in around for id_ in one.people} | {
        one.leader for one in around if one.leader is not None
    }
    return Grounds(
        calendar=calendar,
        today=today,
        rooms={room.name: room.capacity for room in tx.rooms.all()},
        people=tx.people.each(known),
        shifts=tx.rooms.shifts(first, last),
        others=by_day(around),
    )


class Course:
    """The sessions of a class with all its members', or those of one plan, ready for the rules.

    `held` is what the class holds, `seats` who sits in each, guests of other classes included,
    `own` what trainees have apart from the class.
    """

    def __init__(self, tx: Transaction, plan: Plan | None, class_id: UUID | None) -> None:
        self._class = tx.classes.get(class_id) if class_id else None
        plans = tx.plans.of_class(class_id) if class_id else (plan,) if plan else ()
        self.plans: Mapping[UUID, Plan] = {one.id: one for one in plans}
        self.held = {one.id: one for one in tx.classes.held_of(class_id)} if class_id else {}
        self.seats: dict[UUID, list[SessionOnDay]] = {id_: [] for id_ in self.held}
        for seat in tx.plans.seats(self.held):
            if seat.held_id is not None:
                self.seats[seat.held_id].append(seat)
        self.own = {
            session.id: session
            for plan_id in self.plans
            for session in tx.plans.sessions(plan_id)
            if session.held_id not in self.seats
        }
        people = {one.person_id for one in self.plans.values()}
        self._mentors = {id_: one.mentor_id for id_, one in tx.people.each(people).items()}

    def pieces(self) -> tuple[Piece, ...]:
        """Return everything as the rules on order see it, in the order of days."""
        found = [self._held_piece(one) for one in self.held.values()]
        found += [_own_piece(one) for one in self.own.values()]
        return tuple(sorted(found, key=lambda one: one.begins))

    def record(self, id_: UUID) -> HeldSession | SessionOnDay:
        """Return the record of one session."""
        return self.held.get(id_) or self.own[id_]

    def sitting(self, id_: UUID) -> Sitting:
        """Return one session with who is there and who leads it."""
        return self.sitting_as(self.record(id_))

    def sitting_as(self, record: HeldSession | SessionOnDay) -> Sitting:
        """Return a session as *record* has it, which may differ from what is kept."""
        trainer = self._class.trainer_id if self._class else None
        if isinstance(record, HeldSession):
            people = frozenset(one.person_id for one in self.seats.get(record.id, ()))
            return held_sitting(record, trainer, people)
        return own_sitting(record, trainer, self._mentors.get(record.person_id))

    def _held_piece(self, one: HeldSession) -> Piece:
        done = any(seat.done_at is not None for seat in self.seats[one.id])
        return Piece(
            one.id, one.session_key, one.title, None, one.day, one.start, one.minutes,
            after_of(one.detail), done or one.closed_at is not None,
        )  # fmt: skip


def _own_piece(one: SessionOnDay) -> Piece:
    """A seat as a guest of another class moves with that class alone."""
    return Piece(
        one.id, one.session_key, one.title, one.plan_id, one.day, one.start, one.minutes,
        after_of(one.detail), one.done_at is not None or one.held_id is not None,
    )  # fmt: skip
