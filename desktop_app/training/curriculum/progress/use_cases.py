"""Progress of trainees and classes, for who may see their records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Attendance, Person, Plan, Role, TrainingClass
from db.store import Store, Transaction
from desktop_app.system.clock import Clock
from desktop_app.training.curriculum.progress.counting import Counted, count
from desktop_app.training.people.permissions import Act, require

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import WorkCalendar

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TraineeProgress:
    """How far one trainee is in the plan that runs."""

    person: Person
    plan: Plan
    counted: Counted
    attendance: dict[str, tuple[Attendance, ...]]
    """What was marked, by mark; each marking names its session."""
    over: int = 0
    """So many working days after the planned one the plan will end at the present pace."""


@dataclass(frozen=True, slots=True)
class Overview:
    """How far everybody is whose record somebody may see, by staff number."""

    classes: tuple[TrainingClass, ...]
    """Theirs, those that are open first."""
    members: tuple[TraineeProgress, ...]


class ProgressBook:
    """Where plans stand today; nothing here is written."""

    def __init__(self, store: Store, clock: Clock, calendar: "Callable[[], WorkCalendar]") -> None:
        self._store = store
        self._clock = clock
        self._calendar = calendar

    def of_person(self, actor: Person, person_id: UUID) -> TraineeProgress | None:
        """Return how far somebody is; None without a plan."""
        with self._store.reading() as tx:
            person = tx.people.get(person_id)
            require(actor, Act.SEE_RECORD, person)
            plan = tx.plans.of(person_id)
            return None if plan is None else self._progress(tx, [(person, plan)])[0]

    def overview(self, actor: Person) -> Overview:
        """Return how far everybody is whose plan runs and whom the actor may see.

        That is everybody for supervisors, their trainees for mentors, the members of their classes
        for trainers, and oneself.
        """
        with self._store.reading() as tx:
            people = {one.id: one for one in _seen(tx, actor)}
            newest: dict[UUID, Plan] = {}
            for plan in tx.plans.of_people(people.keys()):
                if not plan.beside:
                    newest.setdefault(plan.person_id, plan)
            pairs = [(people[id_], one) for id_, one in newest.items() if one.ended_on is None]
            pairs.sort(key=lambda pair: pair[0].staff_number)
            classes = {plan.class_id for _person, plan in pairs if plan.class_id}
            return Overview(tx.classes.all(classes), self._progress(tx, pairs))

    def _progress(
        self, tx: Transaction, pairs: Sequence[tuple[Person, Plan]]
    ) -> tuple[TraineeProgress, ...]:
        calendar, today = self._calendar(), self._clock.today()
        found = []
        for person, plan in pairs:
            sessions = tx.plans.sessions(plan.id)
            marks: dict[str, list[Attendance]] = {}
            for mark in tx.attendance.marks([one.id for one in sessions]).values():
                marks.setdefault(mark.mark, []).append(mark)
            counted = count(sessions, today, calendar)
            ahead, over = counted.forecast, 0
            if ahead is not None and ahead.late:
                over = calendar.working_between(ahead.planned + _DAY, ahead.expected)
            found.append(
                TraineeProgress(
                    person,
                    plan,
                    counted,
                    {word: tuple(several) for word, several in marks.items()},
                    over,
                )
            )
        return tuple(found)


def _seen(tx: Transaction, actor: Person) -> Sequence[Person]:
    """Return the trainees whose progress somebody may see."""
    if actor.has(Role.SUPERVISOR):
        return tx.people.trainees()
    ids = {actor.id}
    for one in tx.classes.all():
        if one.trainer_id == actor.id:
            ids |= {stay.person_id for stay in tx.classes.members(one.id) if not stay.until_on}
    mentored = tx.people.of_mentor(actor.id) if actor.has(Role.MENTOR) else ()
    return tuple({one.id: one for one in (*tx.people.some(ids), *mentored)}.values())
