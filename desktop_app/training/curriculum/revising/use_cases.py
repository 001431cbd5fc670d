"""Offering a newer program version to running plans and classes, and taking it up."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from db.ids import new_id
from db.records import HeldSession, Person, Plan, PlanChange, SessionOnDay, TrainingClass
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.training.content.use_cases import PUBLISHED, RETIRED, Library
from desktop_app.training.curriculum.classes.forming import form
from desktop_app.training.curriculum.moving.applying.use_cases import Applying
from desktop_app.training.curriculum.moving.making import seat_in
from desktop_app.training.curriculum.moving.patch import State, differences
from desktop_app.training.curriculum.moving.proposal import Changed, Proposal, steps_of
from desktop_app.training.curriculum.revising.differences import Revised, revised
from desktop_app.training.curriculum.use_cases import session_on_day
from desktop_app.training.people.permissions import Act, require

if TYPE_CHECKING:
    from desktop_app.training.curriculum.program import Program
    from desktop_app.training.curriculum.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Revision:
    """What a newer version of its program would change in a plan or class."""

    proposal: Proposal
    """Its steps are what `added`, `gone`, `moved` and `changed` say; titles by session."""
    number: int
    """Of the version that is offered."""
    added: tuple[str, ...]
    gone: tuple[str, ...]
    moved: tuple[str, ...]
    changed: tuple[str, ...]
    plans: tuple[Changed[Plan], ...]
    whole: Changed[TrainingClass] | None

    @property
    def empty(self) -> bool:
        """Whether the version changes nothing that is still to come."""
        return not self.proposal.steps


@dataclass(frozen=True, slots=True)
class Behind:
    """A class, or somebody without one, whose plan still follows an earlier version."""

    id: UUID
    """Of the class, or of the person."""
    name: str
    of_class: bool


class Revising:
    """Newer program versions for what runs; only supervisors take them up."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        library: Library,
        applying: Applying,
        calendar: "Callable[[], WorkCalendar]",
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library
        self._applying = applying
        self._calendar = calendar

    def offered(self, actor: Person) -> tuple[UUID, ...]:
        """Return the classes that are open and whose program has a newer version in use."""
        require(actor, Act.LAY_PLAN)
        with self._store.reading() as tx:
            found = [one for one in tx.classes.all() if one.closed_on is None]
            return tuple(one.id for one in found if newer_version(tx, one.version_id) is not None)

    def behind(self, actor: Person, program_key: str) -> tuple[Behind, ...]:
        """Return what runs on an earlier version of a program, classes first."""
        require(actor, Act.LAY_PLAN)
        with self._store.reading() as tx:
            newest = tx.content.published_one("program", program_key)
            earlier = set(tx.content.siblings(newest.item_id, RETIRED))
            classes = [
                Behind(one.id, one.name, True)
                for one in tx.classes.all()
                if one.closed_on is None and one.version_id in earlier
            ]
            alone = [plan.person_id for plan in tx.plans.alone(earlier, self._clock.today())]
            people = tx.people.each(alone)
            return (*classes, *(Behind(one, people[one].name, False) for one in alone))

    def for_class(self, actor: Person, class_id: UUID) -> Revision | None:
        """Return what the newest version would change in a class; None: it has the newest."""
        require(actor, Act.LAY_PLAN)
        with self._store.reading() as tx:
            one = tx.classes.get(class_id)
            newer = newer_version(tx, one.version_id)
            return None if newer is None else self._class_revision(tx, one, *newer)

    def for_plan(self, actor: Person, person_id: UUID) -> Revision | None:
        """Return what the newest version would change in the plan of somebody without a class.

        None: it has the newest, or changes with the class.
        """
        require(actor, Act.LAY_PLAN)
        with self._store.reading() as tx:
            plan = tx.plans.of(person_id)
            if plan is None or plan.class_id is not None:
                return None
            newer = newer_version(tx, plan.version_id)
            return None if newer is None else self._plan_revision(tx, plan, *newer)

    def apply(self, actor: Person, revision: Revision, reason: str = "") -> PlanChange:
        """Take the version up: sessions change as shown, what was held stays."""
        require(actor, Act.LAY_PLAN)
        now = self._clock.now()
        with self._store.writing() as tx:
            more: list[tuple[str, State, State]] = []
            for plan in revision.plans:
                tx.plans.put(plan.after)
            more.append(("plans", *differences(revision.plans, now)))
            if revision.whole is not None:
                tx.classes.put(revision.whole.after)
                more.append(("classes", *differences([revision.whole], now)))
            change = self._applying.write(tx, actor, revision.proposal, reason, True, more)
        self._changes.announce(Subject.PLANS)
        return change

    def _plan_revision(
        self, tx: Transaction, plan: Plan, version_id: UUID, number: int
    ) -> Revision:
        after = replace(plan, version_id=version_id, title=self._program(version_id).title)
        result = self._own(tx, plan, after, self._laid(plan), self._laid(after))
        proposal = Proposal(
            "revise", after.title, steps_of((), result.all), (), (), None, plan.id, (), result.all
        )
        return _revision(proposal, number, (), (result,), (Changed(plan, after),), None)

    def _class_revision(
        self, tx: Transaction, one: TrainingClass, version_id: UUID, number: int
    ) -> Revision:
        title = self._program(version_id).title
        plans = [
            Changed(plan, replace(plan, version_id=version_id, title=title))
            for plan in tx.plans.of_class(one.id, running=True)
        ]
        pattern = Plan(
            new_id(), new_id(), one.version_id, title, one.start_on, self._clock.now(), None, one.id
        )
        newer = replace(pattern, version_id=version_id)
        old = form(one.id, self._laid(pattern), one.room)
        new = form(one.id, self._laid(newer), one.room)
        together = self._together(tx, one, old.held, new.held)
        sessions = list(_seats(tx, together, [plan.after for plan in plans]))
        own = []
        for plan in plans:
            if plan.before is None:
                continue
            mine = self._own(tx, plan.before, plan.after, old.own, new.own)
            own.append(mine)
            sessions += mine.all
        held = together.all
        proposal = Proposal(
            "revise", title, steps_of(held, sessions), (), (), one.id, None, held, tuple(sessions)
        )
        whole = Changed(one, replace(one, version_id=version_id))
        return _revision(proposal, number, (together,), own, tuple(plans), whole)

    def _together(
        self,
        tx: Transaction,
        one: TrainingClass,
        old: Iterable[HeldSession],
        new: Iterable[HeldSession],
    ) -> Revised[HeldSession]:
        standing = tx.classes.held_of(one.id)
        done = {seat.held_id for seat in tx.plans.seats([h.id for h in standing]) if seat.done_at}
        closed = {held.id for held in standing if held.closed_at is not None}
        return revised(
            {held.session_key: held for held in old},
            {held.session_key: held for held in new},
            standing,
            self._clock.today(),
            self._clock.now(),
            frozenset(done | closed),
        )

    def _own(
        self,
        tx: Transaction,
        plan: Plan,
        after: Plan,
        old: Iterable[SessionOnDay],
        new: Iterable[SessionOnDay],
    ) -> Revised[SessionOnDay]:
        standing = [one for one in tx.plans.sessions(plan.id) if one.held_id is None]
        mine = {
            one.session_key: replace(one, id=new_id(), plan_id=after.id, person_id=after.person_id)
            for one in new
        }
        return revised(
            {one.session_key: one for one in old},
            mine,
            standing,
            self._clock.today(),
            self._clock.now(),
            frozenset(one.id for one in standing if one.done_at is not None),
        )

    def _laid(self, plan: Plan) -> list[SessionOnDay]:
        from desktop_app.training.curriculum.laying import lay

        program = self._program(plan.version_id)
        tones = {stage.id: stage.tone for stage in program.stages}
        return [
            session_on_day(plan, one, tones[one.stage])
            for one in lay(program, plan.start_on, self._calendar())
        ]

    def _program(self, version_id: UUID) -> "Program":
        from desktop_app.training.curriculum.program import Program

        return self._library.version(version_id, Program).item


def newer_version(tx: Transaction, version_id: UUID) -> tuple[UUID, int] | None:
    """Return id and number of the program's version in use now, None where it is this one."""
    known = tx.content.get(version_id)
    found = tx.content.siblings(known.item_id, PUBLISHED)
    if not found or found[0] == version_id:
        return None
    return found[0], tx.content.get(found[0]).number


def _seats(
    tx: Transaction, together: Revised[HeldSession], plans: Sequence[Plan]
) -> Iterable[Changed[SessionOnDay]]:
    """Yield what the seats in a class's sessions become."""
    after = {one.after.id: one.after for one in together.all if one.before is not None}
    for seat in tx.plans.seats(after):
        if seat.held_id is None or seat.done_at is not None:
            continue
        held = after[seat.held_id]
        same = seat_in(held, tx.plans.get(seat.plan_id))
        yield Changed(
            seat,
            replace(
                same,
                id=seat.id,
                trainer_id=seat.trainer_id,
                makes_up=seat.makes_up,
                cancelled_at=held.cancelled_at,
                revision=seat.revision,
            ),
        )
    for one in together.added:
        for plan in plans:
            yield Changed(None, seat_in(one.after, plan))


def _revision(
    proposal: Proposal,
    number: int,
    held: Sequence[Revised[HeldSession]],
    own: Sequence[Revised[SessionOnDay]],
    plans: tuple[Changed[Plan], ...],
    whole: Changed[TrainingClass] | None,
) -> Revision:
    def titles(part: str) -> tuple[str, ...]:
        found = [change.after.title for result in (*held, *own) for change in getattr(result, part)]
        return tuple(dict.fromkeys(found))

    return Revision(
        proposal, number, titles("added"), titles("gone"), titles("moved"), titles("changed"),
        plans, whole,
    )  # fmt: skip
