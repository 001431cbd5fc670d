"""Where somebody can make up for a missed session, and putting it on their calendar."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from db.ids import new_id
from db.records import HeldSession, Person, PlanChange, SessionOnDay, TrainingClass
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.curriculum.attendance.use_cases import class_of, require_leads
from desktop_app.training.curriculum.ground.use_cases import grounds
from desktop_app.training.curriculum.moving.applying.use_cases import Applying
from desktop_app.training.curriculum.moving.conflicts import Grounds
from desktop_app.training.curriculum.moving.making import seat_in
from desktop_app.training.curriculum.moving.proposal import Proposal
from desktop_app.training.curriculum.moving.sittings import held_sitting, own_sitting
from desktop_app.training.curriculum.moving.slots import free_slots
from desktop_app.training.curriculum.moving.use_cases import Moving

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import WorkCalendar

_AHEAD = timedelta(days=40)
_OFFERED = 3


@dataclass(frozen=True, slots=True)
class MakeUp:
    """One way to make up: a seat where another class has the same session, or a time alone."""

    day: date
    start: int
    minutes: int
    place: str
    held: HeldSession | None
    """The other class's session; None for a session of the trainee's own."""
    training_class: TrainingClass | None
    free: int
    """Seats that are left there; 1 for a session of one's own."""


class MakingUp:
    """Sessions that make up for missed ones; whoever leads the missed one arranges them."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        moving: Moving,
        applying: Applying,
        calendar: "Callable[[], WorkCalendar]",
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._moving = moving
        self._applying = applying
        self._calendar = calendar

    def options(self, actor: Person, missed_id: UUID) -> tuple[MakeUp, ...]:
        """Return ways to make up for a missed session, those with another class first."""
        today = self._clock.today()
        with self._store.reading() as tx:
            missed = tx.plans.session(missed_id)
            require_leads(tx, actor, missed)
            ground = grounds(tx, self._calendar(), today, today, today + _AHEAD)
            return (
                *_with_classes(tx, missed, ground),
                *_alone(tx, missed, ground, today + timedelta(days=1)),
            )

    def propose(self, actor: Person, missed_id: UUID, way: MakeUp) -> Proposal:
        """Return the proposal that puts *way* on the trainee's calendar; writes nothing.

        Raises Trouble where something makes up for the session already.
        """
        with self._store.reading() as tx:
            require_leads(tx, actor, tx.plans.session(missed_id))
            return self._proposal(tx, missed_id, way)

    def arrange(
        self, actor: Person, missed_id: UUID, way: MakeUp, anyway: bool = False
    ) -> PlanChange:
        """Put *way* on the trainee's calendar; raises Trouble as `Applying.apply` does."""
        with self._store.writing() as tx:
            require_leads(tx, actor, tx.plans.session(missed_id))
            proposal = self._proposal(tx, missed_id, way)
            change = self._applying.write(tx, actor, proposal, anyway=anyway)
        self._changes.announce(Subject.PLANS)
        return change

    def _proposal(self, tx: Transaction, missed_id: UUID, way: MakeUp) -> Proposal:
        missed = tx.plans.session(missed_id)
        if missed.done_at is not None or tx.plans.making_up([missed_id]):
            raise Trouble(
                tr("“{title}”已经完成，或者已经安排过补课。").format(title=missed.title),
                tr("没有任何改动。"),
                tr("请在学员的日历里看一眼。"),
            )
        session = _again(missed, way)
        if way.held is not None:
            session = seat_in(way.held, tx.plans.get(missed.plan_id))
        return self._moving.with_new(tx, "make_up", None, (replace(session, makes_up=missed.id),))


def _with_classes(tx: Transaction, missed: SessionOnDay, ground: Grounds) -> list[MakeUp]:
    """Return the sessions of other classes that have a seat at a time that is free."""
    busy = [
        one
        for several in ground.others.values()
        for one in several
        if missed.person_id in one.people
    ]
    found = []
    for held in tx.classes.held_again(missed.session_key, ground.today):
        one = tx.classes.get(held.class_id)
        seats = tx.plans.seats([held.id])
        sitting = held_sitting(held, one.trainer_id, frozenset())
        left = _most(held, one, ground) - len(seats)
        there = any(seat.person_id == missed.person_id for seat in seats)
        if left > 0 and not there and not any(sitting.meets(other) for other in busy):
            found.append(MakeUp(held.day, held.start, held.minutes, held.place, held, one, left))
    return found[:_OFFERED]


def _most(held: HeldSession, one: TrainingClass, ground: Grounds) -> int:
    """Return how many people can sit in a class's session."""
    room = ground.rooms.get(held.place, one.capacity)
    return min(one.capacity, room, held.detail.get("capacity") or one.capacity)


def _alone(tx: Transaction, missed: SessionOnDay, ground: Grounds, earliest: date) -> list[MakeUp]:
    """Return the next times at which the trainee could have the session alone."""
    one = class_of(tx, (missed,))
    mentor = tx.people.get(missed.person_id).mentor_id
    sitting = own_sitting(missed, one.trainer_id if one else None, mentor)
    return [
        MakeUp(day, start, missed.minutes, missed.place, None, None, 1)
        for day, start in free_slots(sitting, (earliest, 0), ground, count=_OFFERED)
    ]


def _again(missed: SessionOnDay, way: MakeUp) -> SessionOnDay:
    """Return the missed session once more, of the trainee's own, at another time."""
    return replace(
        missed,
        id=new_id(),
        day=way.day,
        start=way.start,
        minutes=way.minutes,
        place=way.place,
        held_id=None,
        done_at=None,
        revision=0,
    )
