"""Opening classes, looking at them, changing and closing them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from db.ids import new_id
from db.records import (
    ClassMember,
    HeldSession,
    Person,
    Plan,
    Role,
    SessionOnDay,
    TrainingClass,
)
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.use_cases import Library, Versioned
from desktop_app.training.curriculum.classes.forming import ClassPreview, Formed, NewClass, form
from desktop_app.training.curriculum.classes.staggering import members_own
from desktop_app.training.curriculum.ground.use_cases import grounds
from desktop_app.training.curriculum.moving.conflicts import Conflict, Grounds, conflicts
from desktop_app.training.curriculum.moving.making import seat_in
from desktop_app.training.curriculum.moving.sittings import held_sitting
from desktop_app.training.curriculum.use_cases import (
    Stage,
    replace_plans,
    session_on_day,
    stages_of,
)
from desktop_app.training.people.permissions import Act, allowed, require

if TYPE_CHECKING:
    from desktop_app.training.curriculum.program import Program
    from desktop_app.training.curriculum.workdays import WorkCalendar

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ClassEntry:
    """A class in the list of classes."""

    training_class: TrainingClass
    program: str
    trainer: str
    members: int
    first: date
    last: date
    """The days of its first and last session."""
    done: int
    total: int
    """Sessions held together: closed, and in all."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a class, or who was."""

    stay: ClassMember
    person: Person
    plan: Plan | None
    """The plan in this class; None for who has left it."""


@dataclass(frozen=True, slots=True)
class ClassPage:
    """Everything about one class."""

    training_class: TrainingClass
    program: str
    trainer: Person | None
    stages: tuple[Stage, ...]
    members: tuple[Member, ...]
    """Those who are in it first, then those who have left."""
    held: tuple[HeldSession, ...]
    sessions: tuple[SessionOnDay, ...]
    """Every session of those who are in it, their seats included, by day."""


@dataclass(frozen=True, slots=True)
class _Forming:
    """A class on its way: with its members' plans and their sessions, and what is in the way."""

    training_class: TrainingClass
    formed: Formed
    plans: tuple[tuple[Plan, tuple[SessionOnDay, ...]], ...]
    conflicts: tuple[Conflict, ...]


class Classes:
    """Classes of trainees; supervisors open and change them, others see their own."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        library: Library,
        calendar: "Callable[[], WorkCalendar]",
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library
        self._calendar = calendar

    # Looking

    def listed(self, actor: Person) -> tuple[ClassEntry, ...]:
        """Return the classes that the actor may see: all, those of their trainees, their own."""
        with self._store.reading() as tx:
            found = tx.classes.all(_visible(tx, actor))
            counts = tx.classes.counts()
            trainers = tx.people.each({one.trainer_id for one in found if one.trainer_id})
            totals = {one.id: tx.classes.held_of(one.id) for one in found}
        return tuple(
            ClassEntry(
                training_class=one,
                program=self._program(one).item.title,
                trainer=trainers[one.trainer_id].name if one.trainer_id else "",
                members=counts.get(one.id, 0),
                first=min((held.day for held in totals[one.id]), default=one.start_on),
                last=max((held.day for held in totals[one.id]), default=one.start_on),
                done=sum(held.closed_at is not None for held in totals[one.id]),
                total=len(totals[one.id]),
            )
            for one in found
        )

    def page(self, actor: Person, class_id: UUID) -> ClassPage:
        """Return everything about a class; trainees see nobody's sessions but their own."""
        with self._store.reading() as tx:
            one = tx.classes.get(class_id)
            require_seen(tx, actor, class_id)
            stays = tx.classes.members(class_id)
            people = tx.people.each({stay.person_id for stay in stays})
            plans = {plan.person_id: plan for plan in tx.plans.of_class(class_id)}
            held = tx.classes.held_of(class_id)
            sessions = [
                session
                for plan in plans.values()
                if allowed(actor, Act.SEE_RECORD, people[plan.person_id])
                for session in tx.plans.sessions(plan.id)
            ]
            trainer = tx.people.get(one.trainer_id) if one.trainer_id else None
        members = [
            Member(
                stay,
                people[stay.person_id],
                plans.get(stay.person_id) if stay.until_on is None else None,
            )
            for stay in stays
        ]
        members.sort(key=lambda member: (member.plan is None, member.person.staff_number))
        program = self._program(one).item
        sessions.sort(key=lambda session: (session.day, session.start))
        return ClassPage(
            one, program.title, trainer, stages_of(program), tuple(members), held, tuple(sessions)
        )

    # Opening

    def preview(self, actor: Person, new: NewClass) -> ClassPreview:
        """Return what opening a class would give, with what is in its way; writes nothing."""
        require(actor, Act.LAY_PLAN)
        calendar = self._calendar()
        with self._store.reading() as tx:
            forming = self._formed(tx, actor, new)
        days = forming.formed.days
        years = range(min(days).year, max(days).year + 1)
        return ClassPreview(
            first=min(days),
            last=max(days),
            sessions=len(days),
            together=len(forming.formed.held),
            provisional_years=tuple(year for year in years if calendar.is_provisional(year)),
            conflicts=forming.conflicts,
        )

    def open(self, actor: Person, new: NewClass, anyway: bool = False) -> TrainingClass:
        """Open a class and lay its program for every member; their plans before it end.

        Raises Trouble for a name that is taken, for more people than places, and, unless *anyway*,
        where something is in the way.
        """
        require(actor, Act.LAY_PLAN)
        with self._store.writing() as tx:
            one, found = self.write(tx, actor, new)
            if found and not anyway:
                raise _not_done(found[0].text, tr("请换一个时间，或先处理冲突。"))
        self._changes.announce(Subject.PLANS)
        return one

    def write(
        self, tx: Transaction, actor: Person, new: NewClass
    ) -> tuple[TrainingClass, tuple[Conflict, ...]]:
        """Do it within the transaction of another use case, which has asked permission.

        Returns what is in the way too, for that one to decide.
        """
        forming = self._formed(tx, actor, new)
        one = forming.training_class
        tx.classes.add(one)
        tx.classes.add_held(forming.formed.held)
        for plan, sessions in forming.plans:
            replace_plans(tx, plan, self._clock.today())
            tx.plans.add(plan, sessions)
        tx.classes.add_members(
            [
                ClassMember(new_id(), one.id, plan.person_id, new.start, actor.id, one.created_at)
                for plan, _sessions in forming.plans
            ]
        )
        return one, forming.conflicts

    def _formed(self, tx: Transaction, actor: Person, new: NewClass) -> "_Forming":
        """Return a class with its sessions and its members' plans, and what is in their way."""
        from desktop_app.training.curriculum.laying import lay
        from desktop_app.training.curriculum.program import Program

        _check(tx, new)
        program = self._library.one("program", new.program_key, Program)
        now = self._clock.now()
        one = TrainingClass(
            new_id(), new.name.strip(), program.version_id, new.start, new.capacity,
            new.room.strip(), new.trainer_id, now, actor.id,
        )  # fmt: skip
        nobody = Plan(
            new_id(), new_id(), program.version_id, program.item.title, new.start, now,
            class_id=one.id, beside=program.item.beside,
        )  # fmt: skip
        laid = lay(program.item, new.start, self._calendar())
        tones = {stage.id: stage.tone for stage in program.item.stages}
        formed = form(
            one.id, [session_on_day(nobody, each, tones[each.stage]) for each in laid], one.room
        )
        people = tuple(tx.people.each(new.members).values())
        ground, found = self._look(tx, one, formed, frozenset(new.members))
        plans = []
        for person in sorted(people, key=lambda person: person.staff_number):
            plan = replace(nobody, id=new_id(), person_id=person.id)
            own, more = members_own(formed.own, plan, one.trainer_id, person.mentor_id, ground)
            plans.append((plan, (*own, *(seat_in(held, plan) for held in formed.held))))
            found += more
        return _Forming(one, formed, tuple(plans), tuple(found))

    def _look(
        self, tx: Transaction, one: TrainingClass, formed: Formed, members: frozenset[UUID]
    ) -> tuple[Grounds, list[Conflict]]:
        """Return the grounds with the class's sessions in them, and what is in their way."""
        first, last = min(formed.days), max(formed.days)
        sittings = [held_sitting(held, one.trainer_id, members) for held in formed.held]
        ground = grounds(
            tx,
            self._calendar(),
            first,  # a class that began already can be written down: nothing of it is past
            first,
            last + _DAY * 14,
            _replaced(tx, members),
            sittings,
        )
        found = [conflict for sitting in sittings for conflict in conflicts(sitting, ground)]
        return ground, found

    # Changing

    def change(self, actor: Person, changed: TrainingClass) -> None:
        """Let a class have another name, capacity, room or trainer; sessions keep their places."""
        require(actor, Act.LAY_PLAN)
        with self._store.writing() as tx:
            old = tx.classes.get(changed.id)
            if changed.name.strip() != old.name:
                _check_name(tx, changed.name)
            if changed.capacity < tx.classes.counts().get(old.id, 0):
                raise _not_done(tr("班里的人已经比这个容量多。"), tr("请把容量改大一些。"))
            tx.classes.put(
                replace(
                    old,
                    name=changed.name.strip(),
                    capacity=changed.capacity,
                    room=changed.room.strip(),
                    trainer_id=changed.trainer_id,
                )
            )
        self._changes.announce(Subject.PLANS)

    def close(self, actor: Person, class_id: UUID, closed: bool = True) -> None:
        """Note that a class is over, or take that back; plans and records stay."""
        require(actor, Act.LAY_PLAN)
        with self._store.writing() as tx:
            one = tx.classes.get(class_id)
            tx.classes.put(replace(one, closed_on=self._clock.today() if closed else None))
        self._changes.announce(Subject.PLANS)

    def leave(self, actor: Person, class_id: UUID, person_id: UUID, reason: str) -> None:
        """Let somebody leave a class for good: their plan ends today, what was held stays."""
        require(actor, Act.LAY_PLAN)
        if not reason.strip():
            raise _not_done(tr("请写明离班的原因。"), tr("写好以后再保存。"))
        today = self._clock.today()
        with self._store.writing() as tx:
            for stay in tx.classes.members(class_id):
                if stay.person_id == person_id and stay.until_on is None:
                    tx.classes.end_stay(replace(stay, until_on=today, reason=reason.strip()))
            for plan in tx.plans.of_class(class_id):
                if plan.person_id == person_id and plan.ended_on is None:
                    tx.plans.end(plan.id, today)
        self._changes.announce(Subject.PLANS)

    def _program(self, one: TrainingClass) -> "Versioned[Program]":
        from desktop_app.training.curriculum.program import Program

        return self._library.version(one.version_id, Program)


def _visible(tx: Transaction, actor: Person) -> set[UUID] | None:
    """Return the classes that somebody may see; None: all."""
    if actor.has(Role.SUPERVISOR):
        return None
    people = {actor.id}
    if actor.has(Role.MENTOR):
        people |= {one.id for one in tx.people.of_mentor(actor.id)}
    led = {one.id for one in tx.classes.all() if one.trainer_id == actor.id}
    return led | {stay.class_id for stay in tx.classes.stays(people)}


def require_seen(tx: Transaction, actor: Person, class_id: UUID) -> None:
    """Raise NotAllowed unless the actor may see a class: theirs, their trainees', one they lead."""
    visible = _visible(tx, actor)
    if visible is not None and class_id not in visible:
        require(actor, Act.LAY_PLAN)


def _replaced(tx: Transaction, members: frozenset[UUID]) -> set[UUID]:
    """Return what members have planned now and would have no longer."""
    return {
        session.id
        for plan in tx.plans.of_people(members)
        if plan.ended_on is None and not plan.beside
        for session in tx.plans.sessions(plan.id)
    }


def _check(tx: Transaction, new: NewClass) -> None:
    _check_name(tx, new.name)
    if len(new.members) > new.capacity:
        raise _not_done(
            tr("选了 {n} 人，这个班最多 {most} 人。").format(n=len(new.members), most=new.capacity),
            tr("请减少人数，或把容量改大。"),
        )


def _check_name(tx: Transaction, name: str) -> None:
    if not name.strip():
        raise _not_done(tr("班级要有名称。"), tr("请填写以后再保存。"))
    if name.strip() in tx.classes.names():
        raise _not_done(
            tr("已经有一个班叫“{name}”。").format(name=name.strip()), tr("请换一个名称。")
        )


def _not_done(what: str, todo: str) -> Trouble:
    return Trouble(what, tr("没有任何改动。"), todo)
