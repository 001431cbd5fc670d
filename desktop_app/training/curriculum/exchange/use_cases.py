"""Gathering plans that go out: what the actor may see, and nothing else."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from db.records import HeldSession, Person, Plan, SessionOnDay, TrainingClass
from db.store import Store, Transaction
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.curriculum.classes.use_cases import require_seen
from desktop_app.training.curriculum.exchange.entries import (
    Entry,
    ExamEntry,
    PlanBook,
    Wanted,
    exam_entry,
    held_entry,
    in_order,
    own_entry,
)
from desktop_app.training.curriculum.use_cases import Stage, stages_of
from desktop_app.training.exams.on_days.use_cases import exam_spans
from desktop_app.training.people.permissions import Act, allowed, require
from desktop_app.training.settings.use_cases import Settings

ALL, CLASS, PERSON = "all", "class", "person"
ZONE = "Asia/Shanghai"
_EARLY = "plan.early_minutes"
_EARLIEST, _LATEST = date(1970, 1, 1), date(9998, 12, 31)
"""Exams are looked for between them where no days are named: moments have a first and a last."""


class PlanFiles:
    """Puts together what a file of plans holds; whoever may see a plan may take it along."""

    def __init__(self, store: Store, clock: Clock, library: Library, settings: Settings) -> None:
        self._store = store
        self._clock = clock
        self._library = library
        self._settings = settings

    def book(self, actor: Person, wanted: Wanted) -> PlanBook:
        """Return the plans that are wanted with their exams, what was called off included.

        Of a class, and of all, what is held together is one session; of a person it is their seat.
        Raises NotAllowed for a plan out of sight, Trouble where there is none.
        """
        with self._store.reading() as tx:
            gathering = _Gathering(tx, self._library, self._clock.today())
            if wanted.class_id is not None:
                title, entries = gathering.of_class(actor, wanted.class_id), gathering.entries
                scope = CLASS
            elif wanted.person_id is not None:
                title, entries = gathering.of_person(actor, wanted.person_id), gathering.entries
                scope = PERSON
            else:
                gathering.of_all(actor)
                title, entries, scope = tr("全部培训计划"), gathering.entries, ALL
            organisation = tx.people.organisation()
            exams = gathering.exams(actor, wanted, self._clock)
        inside = in_order([one for one in entries if _within(one.day, wanted)])
        days = [one.day for one in inside if not one.cancelled]
        days += [day for one in exams if not one.cancelled for day in one.days]
        if not days:
            raise Trouble(
                tr("“{title}”在这段时间里没有课次。").format(title=title),
                tr("没有写出文件。"),
                tr("请换一个人、一个班，或放宽日期。"),
            )
        return PlanBook(
            title=title,
            organisation=organisation.name if organisation else "",
            scope=scope,
            entries=inside,
            made_at=self._clock.now(),
            first=wanted.first or min(days),
            last=wanted.last or max(days),
            zone=ZONE,
            early_minutes=round(self._settings.figures().number(_EARLY)),
            exams=exams,
        )


class _Gathering:
    """Reads what one book needs, each thing once."""

    def __init__(self, tx: Transaction, library: Library, today: date) -> None:
        self._tx = tx
        self._library = library
        self._today = today
        self._stages: dict[UUID, dict[str, Stage]] = {}
        self.entries: tuple[Entry, ...] = ()
        self._whose: Collection[UUID] = ()
        """Those whose sessions are gathered, as far as the actor may see them."""

    def of_person(self, actor: Person, person_id: UUID) -> str:
        """Gather one person's sessions; returns the title."""
        person = self._tx.people.get(person_id)
        require(actor, Act.SEE_RECORD, person)
        self._whose = [person_id]
        plans, sessions = self._written([person_id])
        held = self._held(sessions)
        classes = self._classes(plans.values(), held.values())
        people = self._people(sessions, held.values(), classes.values())
        self.entries = tuple(
            self._own(one, plans, classes, held, people)
            for one in sessions
            if self._goes_out(one, plans[one.plan_id])
        )
        return person.name

    def of_class(self, actor: Person, class_id: UUID) -> str:
        """Gather what a class holds and what its members have alone; returns the title."""
        require_seen(self._tx, actor, class_id)
        team = self._tx.classes.get(class_id)
        plans = {one.id: one for one in self._tx.plans.of_class(class_id)}
        seen = self._whose = self._seen(actor, {one.person_id for one in plans.values()})
        written = self._tx.plans.written_between(date.min, date.max, seen)
        sessions = [one for one in written if one.plan_id in plans]
        held = {one.id: one for one in self._tx.classes.held_of(class_id, cancelled=True)}
        self._put(actor, sessions, plans, {team.id: team}, held)
        return team.name

    def of_all(self, actor: Person) -> None:
        """Gather everything that the actor may see."""
        everybody = {one.id for one in self._tx.people.all()}
        self._whose = self._seen(actor, everybody)
        plans, sessions = self._written(self._whose)
        held = self._held(sessions)
        self._put(actor, sessions, plans, self._classes(plans.values(), held.values()), held)

    def exams(self, actor: Person, wanted: Wanted, clock: Clock) -> tuple[ExamEntry, ...]:
        """Return the exams of whom was gathered for; those of a day stand as long as it lasts."""
        first, last = wanted.first or _EARLIEST, wanted.last or _LATEST
        spans = exam_spans(self._tx, clock, actor, self._whose, first, last)
        people = self._tx.people.each({one for span in spans for one in span.people})
        found = [
            exam_entry(span, sorted(people[one].name for one in span.people), clock.now())
            for span in spans
        ]
        return tuple(sorted(found, key=lambda one: (one.begins, one.title, one.people)))

    def _put(
        self,
        actor: Person,
        sessions: Sequence[SessionOnDay],
        plans: Mapping[UUID, Plan],
        classes: Mapping[UUID, TrainingClass],
        held: Mapping[UUID, HeldSession],
    ) -> None:
        seats = self._tx.plans.seats(held)
        people = self._people([*sessions, *seats], held.values(), classes.values())
        names: dict[UUID | None, list[str]] = defaultdict(list)
        for seat in seats:
            if allowed(actor, Act.SEE_RECORD, people[seat.person_id]):
                names[seat.held_id].append(people[seat.person_id].name)
        together = [
            held_entry(
                one,
                self._stage(classes[one.class_id].version_id, one.stage, one.tone),
                classes[one.class_id],
                sorted(names[one.id]),
                people,
            )
            for one in held.values()
        ]
        alone = [
            self._own(one, plans, classes, {}, people)
            for one in sessions
            if one.held_id not in held and self._goes_out(one, plans[one.plan_id])
        ]
        self.entries = (*together, *alone)

    def _own(
        self,
        one: SessionOnDay,
        plans: Mapping[UUID, Plan],
        classes: Mapping[UUID, TrainingClass],
        held: Mapping[UUID, HeldSession],
        people: Mapping[UUID, Person],
    ) -> Entry:
        plan = plans[one.plan_id]
        whole = held.get(one.held_id) if one.held_id else None
        class_id = whole.class_id if whole else plan.class_id
        team = classes.get(class_id) if class_id else None
        stage = self._stage(plan.version_id, one.stage, one.tone)
        return own_entry(one, stage, team, whole, people, _ended(one, plan))

    def _goes_out(self, one: SessionOnDay, plan: Plan) -> bool:
        """Leave out what was replaced before its day came, once that day is past."""
        return not _ended(one, plan) or one.day >= self._today

    def _written(
        self, people: Collection[UUID]
    ) -> tuple[dict[UUID, Plan], tuple[SessionOnDay, ...]]:
        plans = {one.id: one for one in self._tx.plans.of_people(people)}
        return plans, self._tx.plans.written_between(date.min, date.max, people)

    def _seen(self, actor: Person, people: Collection[UUID]) -> list[UUID]:
        return [
            one.id
            for one in self._tx.people.each(people).values()
            if allowed(actor, Act.SEE_RECORD, one)
        ]

    def _held(self, sessions: Iterable[SessionOnDay]) -> dict[UUID, HeldSession]:
        ids = {one.held_id for one in sessions if one.held_id is not None}
        return {one.id: one for one in self._tx.classes.each_held(ids)}

    def _classes(
        self, plans: Iterable[Plan], held: Iterable[HeldSession]
    ) -> dict[UUID, TrainingClass]:
        ids = {one.class_id for one in plans if one.class_id} | {one.class_id for one in held}
        return {one.id: one for one in self._tx.classes.all(ids)}

    def _people(
        self,
        sessions: Iterable[SessionOnDay],
        held: Iterable[HeldSession],
        classes: Iterable[TrainingClass],
    ) -> dict[UUID, Person]:
        """Return everybody who takes part or leads."""
        named = [one.trainer_id for one in held] + [one.trainer_id for one in classes]
        for one in sessions:
            named += [one.person_id, one.trainer_id]
        found = self._tx.people.each({one for one in named if one is not None})
        mentors = {one.mentor_id for one in found.values() if one.mentor_id is not None}
        return found | self._tx.people.each(mentors - set(found))

    def _stage(self, version_id: UUID, stage: str, tone: str) -> Stage:
        from desktop_app.training.curriculum.program import Program

        if version_id not in self._stages:
            program = self._library.version(version_id, Program).item
            self._stages[version_id] = {one.id: one for one in stages_of(program)}
        return self._stages[version_id].get(stage, Stage(stage, "", tone))


def _ended(one: SessionOnDay, plan: Plan) -> bool:
    """Tell whether the plan ended before the session: it was replaced, or somebody left."""
    return plan.ended_on is not None and one.day > plan.ended_on


def _within(day: date, wanted: Wanted) -> bool:
    return (wanted.first or date.min) <= day <= (wanted.last or date.max)
