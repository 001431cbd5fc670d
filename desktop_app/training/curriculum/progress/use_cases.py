"""Progress of trainees and classes, for who may see their records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Attendance, Person, Plan, TrainingClass
from db.store import Store, Transaction
from desktop_app.system.clock import Clock
from desktop_app.training.curriculum.progress.counting import Counted, count
from desktop_app.training.people.permissions import Act, allowed, require

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class TraineeProgress:
    """How far one trainee is in the plan that runs."""

    person: Person
    plan: Plan
    counted: Counted
    attendance: dict[str, tuple[Attendance, ...]]
    """What was marked, by mark; each marking names its session."""


@dataclass(frozen=True, slots=True)
class ClassProgress:
    """How far a class is: its members by staff number, and the sums."""

    training_class: TrainingClass
    members: tuple[TraineeProgress, ...]

    @property
    def done(self) -> int:
        return sum(len(one.counted.done) for one in self.members)

    @property
    def due(self) -> int:
        return sum(len(one.counted.due) for one in self.members)

    @property
    def late(self) -> int:
        return sum(len(one.counted.late) for one in self.members)

    @property
    def share(self) -> float:
        """How much of everybody's sessions is done, from 0 to 1."""
        total = self.done + self.due + self.late
        return self.done / total if total else 0.0


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

    def of_class(self, actor: Person, class_id: UUID) -> ClassProgress:
        """Return how far the members of a class are whose records the actor may see."""
        with self._store.reading() as tx:
            one = tx.classes.get(class_id)
            plans = tx.plans.of_class(class_id, running=True)
            people = tx.people.each({plan.person_id for plan in plans})
            seen = [
                (people[plan.person_id], plan)
                for plan in plans
                if actor.id == one.trainer_id
                or allowed(actor, Act.SEE_RECORD, people[plan.person_id])
            ]
            if not seen:
                require(actor, Act.LAY_PLAN)
            seen.sort(key=lambda pair: pair[0].staff_number)
            return ClassProgress(one, self._progress(tx, seen))

    def of_mentored(self, actor: Person) -> tuple[TraineeProgress, ...]:
        """Return how far the actor's own trainees are."""
        with self._store.reading() as tx:
            pairs = [
                (person, plan)
                for person in tx.people.of_mentor(actor.id)
                if (plan := tx.plans.of(person.id)) is not None
            ]
            return self._progress(tx, pairs)

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
            found.append(
                TraineeProgress(
                    person,
                    plan,
                    count(sessions, today, calendar),
                    {word: tuple(several) for word, several in marks.items()},
                )
            )
        return tuple(found)
