"""Looking at the calendar: of one person, a class, or everybody whom one may see."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from db.errors import NotFound
from db.records import (
    Event,
    EventsWanted,
    Milestone,
    Person,
    Plan,
    Role,
    StageSpan,
    TrainingClass,
)
from db.store import Store, Transaction
from desktop_app.system.clock import Clock
from desktop_app.training.content.use_cases import Library
from desktop_app.training.curriculum.progress.counting import wait_for_exam
from desktop_app.training.curriculum.showing.whose import (
    Filters,
    Remembered,
    Scope,
    Whose,
    first_of,
    kept_of,
    remembered,
)
from desktop_app.training.curriculum.use_cases import Stage, stages_of
from desktop_app.training.exams.on_days.use_cases import ExamOnDay, exams_on_days
from desktop_app.training.people.permissions import Act, allowed, require

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import DayInfo, WorkCalendar

MILESTONES = ("exam", "practical", "review")
"""The kinds that an overview marks: what has to be passed or decided on a day."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of days with what takes place on them."""

    whose: Whose
    person: Person | None
    """Whose plan it is, where it is one person's."""
    plan: Plan | None
    training_class: TrainingClass | None
    done: int
    total: int
    """Of the plan's sessions; 0 where it is not one person's."""
    stages: tuple[Stage, ...]
    titles: dict[tuple[UUID, str], str]
    """The titles of stages, by version and id."""
    days: "tuple[DayInfo, ...]"
    events: tuple[Event, ...]
    provisional_years: tuple[int, ...]
    exams: tuple[ExamOnDay, ...] = ()
    """Of whom it shows; none where it is narrowed to a place or another kind."""
    waits: Mapping[UUID, str] = field(default_factory=dict)
    """Of one person's sessions those that wait for an exam, with the title of its gate."""
    newer: int = 0
    """The number of the program's newer version that the actor may take up here; 0: none."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Everybody's stages over some weeks, class by class."""

    stages: tuple[Stage, ...]
    titles: dict[tuple[UUID, str], str]
    spans: tuple[StageSpan, ...]
    """Ordered by class, then by person."""
    milestones: tuple[Milestone, ...]


class Calendars:
    """What people may see of each other's sessions, put together for the calendar."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        library: Library,
        calendar: "Callable[[], WorkCalendar]",
    ) -> None:
        self._store = store
        self._clock = clock
        self._library = library
        self._calendar = calendar

    def stretch(
        self,
        actor: Person,
        whose: Whose,
        filters: Filters,
        first: date,
        last: date,
        most_a_day: int | None = None,
        whole: Collection[date] = (),
        also: UUID | None = None,
    ) -> Stretch:
        """Return the days from *first* to *last*, both included, with what is on them.

        Of a day with more than *most_a_day* sessions only the first are there, unless it is one
        of the *whole* ones, and *also* one session wherever it stands; each tells how many its
        day has. With 0 a day none are read.

        Raises NotAllowed for a person who is not the actor's to see.
        """
        with self._store.reading() as tx:
            wanted = _wanted(tx, actor, whose, filters, first, last)
            some = replace(wanted, most_a_day=most_a_day, whole=whole, also=also)
            events = () if most_a_day == 0 else tx.events.between(some)
            person = tx.people.get(_person_of(actor, whose)) if _alone(actor, whose) else None
            plan = tx.plans.of(person.id) if person else None
            done, total = tx.plans.progress(plan.id) if plan else (0, 0)
            one = tx.classes.get(whose.id) if whose.scope is Scope.CLASS and whose.id else None
            newer = _newer(tx, plan, one) if allowed(actor, Act.LAY_PLAN) else 0
            exams = self._exams(tx, actor, wanted, one)
            waits = self._waits(tx, plan) if plan else {}
        versions = [plan.version_id] if plan else [event.version_id for event in events]
        if one is not None:
            versions = [one.version_id]
        stages, titles = self._stages(versions, (event.version_id for event in events))
        calendar = self._calendar()
        days = tuple(
            calendar.info(first + timedelta(days=offset))
            for offset in range((last - first).days + 1)
        )
        return Stretch(
            whose, person, plan, one, done, total, stages, titles, days, events,
            tuple(sorted({day.day.year for day in days if day.provisional})), exams,
            waits, newer,
        )  # fmt: skip

    def _waits(self, tx: Transaction, plan: Plan) -> dict[UUID, str]:
        found = wait_for_exam(tx.plans.sessions(plan.id), self._clock.today())
        return {key: gate.title for key, gate in found.items()}

    def _exams(
        self, tx: Transaction, actor: Person, wanted: EventsWanted, one: TrainingClass | None
    ) -> tuple[ExamOnDay, ...]:
        """Return the exams of whom a calendar shows: of one person, a class, or all one may see."""
        if wanted.place or wanted.kind not in ("", "exam"):
            return ()
        people = wanted.people
        if one is not None:
            members = {stay.person_id for stay in tx.classes.members(one.id)}
            people = members if people is None else members.intersection(people)
        return exams_on_days(tx, self._clock, actor, people, wanted.first, wanted.last)

    def overview(
        self, actor: Person, whose: Whose, filters: Filters, first: date, last: date
    ) -> Overview:
        """Return the stages of every plan that has a session from *first* to *last*."""
        with self._store.reading() as tx:
            wanted = _wanted(tx, actor, whose, filters, first, last)
            if whose.scope is Scope.ALL or _alone(actor, whose):
                wanted = replace(wanted, leader=None)  # whose stages they are, not who leads
            spans = tx.events.spans(wanted, MILESTONES)
            plans = {one.plan_id for one in spans}
            marked = tx.events.milestones(plans, MILESTONES, first, last)
        versions = [one.version_id for one in spans]
        stages, titles = self._stages(versions, versions)
        return Overview(stages, titles, spans, marked)

    def places(self) -> tuple[str, ...]:
        """Return every place to filter by: rooms and whatever sessions name."""
        with self._store.reading() as tx:
            rooms = [room.name for room in tx.rooms.all()]
            return tuple(sorted({*rooms, *tx.events.places()}))

    def remembered(self, actor: Person) -> Remembered:
        """Return what the actor looked at last; a person or class that is gone is forgotten."""
        with self._store.reading() as tx:
            found = remembered(tx.people.remembered(_name(actor)), actor)
            try:
                if found.whose.scope is Scope.PERSON and found.whose.id:
                    seen = allowed(actor, Act.SEE_RECORD, tx.people.get(found.whose.id))
                    return found if seen else replace(found, whose=first_of(actor))
                if found.whose.scope is Scope.CLASS and found.whose.id:
                    tx.classes.get(found.whose.id)
            except NotFound:
                return replace(found, whose=first_of(actor))
        return found

    def remember(self, actor: Person, mode: str, whose: Whose, filters: Filters) -> None:
        """Keep what the actor looks at, for the next start."""
        with self._store.writing() as tx:
            tx.people.remember(_name(actor), kept_of(mode, whose, filters))

    def _stages(
        self, versions: Iterable[UUID], all_versions: Iterable[UUID]
    ) -> tuple[tuple[Stage, ...], dict[tuple[UUID, str], str]]:
        """Return the stages of some versions, each once by title, and the titles of all."""
        from desktop_app.training.curriculum.program import Program

        found: dict[tuple[str, str], Stage] = {}
        titles: dict[tuple[UUID, str], str] = {}
        listed = dict.fromkeys(versions)
        for version in dict.fromkeys([*listed, *all_versions]):
            for stage in stages_of(self._library.version(version, Program).item):
                titles[version, stage.id] = stage.title
                if version in listed:
                    found.setdefault((stage.title, stage.tone), stage)
        return tuple(found.values()), titles


def _wanted(
    tx: Transaction, actor: Person, whose: Whose, filters: Filters, first: date, last: date
) -> EventsWanted:
    """Return the query for what the actor may see; raises NotAllowed for somebody else's person."""
    wanted = EventsWanted(first, last, place=filters.place, kind=filters.kind)
    if _alone(actor, whose):
        person = tx.people.get(_person_of(actor, whose))
        require(actor, Act.SEE_RECORD, person)
        return replace(wanted, people=frozenset({person.id}))
    class_id = whose.id if whose.scope is Scope.CLASS else None
    if whose.scope is Scope.MINE:
        return replace(wanted, leader=actor.id)
    if actor.has(Role.SUPERVISOR):
        return replace(wanted, class_id=class_id)
    people = {actor.id}
    if actor.has(Role.MENTOR):
        people |= {one.id for one in tx.people.of_mentor(actor.id)}
    return replace(wanted, class_id=class_id, people=frozenset(people), leader=actor.id)


def _alone(actor: Person, whose: Whose) -> bool:
    """Tell whether it is one person's plan that is shown."""
    mine = whose.scope is Scope.MINE and actor.has(Role.TRAINEE)
    return mine or whose.scope is Scope.PERSON


def _person_of(actor: Person, whose: Whose) -> UUID:
    return whose.id if whose.scope is Scope.PERSON and whose.id else actor.id


def _name(actor: Person) -> str:
    return f"calendar.{actor.id}"


def _newer(tx: Transaction, plan: Plan | None, one: TrainingClass | None) -> int:
    """Return the number of a newer version for an open class, or a plan that runs without one."""
    if one is not None and one.closed_on is None:
        version = one.version_id
    elif plan is not None and plan.class_id is None and plan.ended_on is None:
        version = plan.version_id
    else:
        return 0
    from desktop_app.training.curriculum.revising.use_cases import newer_version

    found = newer_version(tx, version)
    return found[1] if found else 0
