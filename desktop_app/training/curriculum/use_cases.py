"""Laying plans, reading the calendar, and setting the organisation's own days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.ids import new_id
from db.records import HeldSession, OwnDay, Person, Plan, SessionOnDay
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.curriculum.leading import is_gate
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.settings.use_cases import Settings

if TYPE_CHECKING:
    from desktop_app.training.curriculum.laying import PlannedSession
    from desktop_app.training.curriculum.program import Program
    from desktop_app.training.curriculum.workdays import DayInfo, WorkCalendar

CONFIRMED_YEARS = "calendar.confirmed_years"


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a plan, for the legend; `tone` is the theme's tone that its sessions are in."""

    id: str
    title: str
    tone: str


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """What laying a program would give."""

    first: date
    last: date
    sessions: int
    provisional_years: tuple[int, ...]
    """Years that the plan touches whose holidays are not settled yet."""


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """A stretch of days with what is planned on them, for one person."""

    person: Person
    plan: Plan | None
    stages: tuple[Stage, ...]
    """The stages of the plan, in order."""
    done: int
    total: int
    days: "tuple[DayInfo, ...]"
    sessions: tuple[SessionOnDay, ...]
    provisional_years: tuple[int, ...]
    """Years on the page whose holidays are not settled yet."""


class Curriculum:
    """Programs on people's calendars."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        library: Library,
        settings: Settings,
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library
        self._settings = settings

    def work_calendar(self) -> "WorkCalendar":
        """Return working days as this organisation has them."""
        from desktop_app.training.curriculum.workdays import DayOverride, WorkCalendar

        with self._store.reading() as tx:
            own = {one.day: DayOverride(one.working, one.note) for one in tx.plans.own_days()}
        confirmed = self._settings.figures().extra(CONFIRMED_YEARS, [])
        return WorkCalendar(own, frozenset(int(year) for year in confirmed))

    def programs(self) -> tuple[tuple[str, str], ...]:
        """Return key and title of every program that can be laid, the longest first."""
        from desktop_app.training.curriculum.program import Program

        found = [one.item for one in self._library.published("program", Program)]
        found.sort(key=lambda program: -len(program.sessions))
        return tuple((program.key, program.title) for program in found)

    def preview(self, actor: Person, program_key: str, start: date) -> PlanPreview:
        """Return what laying a program from *start* on would give; writes nothing."""
        from desktop_app.training.curriculum.laying import lay
        from desktop_app.training.curriculum.program import Program

        require(actor, Act.LAY_PLAN)
        program = self._library.one("program", program_key, Program).item
        calendar = self.work_calendar()
        days = [one.day for one in lay(program, start, calendar)]
        years = range(min(days).year, max(days).year + 1)
        return PlanPreview(
            first=min(days),
            last=max(days),
            sessions=len(days),
            provisional_years=tuple(year for year in years if calendar.is_provisional(year)),
        )

    def lay_plan(self, actor: Person, trainee: Person, program_key: str, start: date) -> Plan:
        """Lay a program on a trainee's calendar; an earlier plan stays in the records.

        What the earlier plan held until yesterday stays, and a stay in a class ends with it. A
        program that runs beside others replaces only an earlier plan of its own.
        """
        from desktop_app.training.curriculum.laying import lay
        from desktop_app.training.curriculum.program import Program

        require(actor, Act.LAY_PLAN, trainee)
        program = self._library.one("program", program_key, Program)
        plan = Plan(
            id=new_id(),
            person_id=trainee.id,
            version_id=program.version_id,
            title=program.item.title,
            start_on=start,
            laid_at=self._clock.now(),
            beside=program.item.beside,
        )
        tones = _tones(program.item)
        sessions = [
            session_on_day(plan, laid, tones[laid.stage])
            for laid in lay(program.item, start, self.work_calendar())
        ]
        with self._store.writing() as tx:
            replace_plans(tx, plan, self._clock.today())
            tx.plans.add(plan, sessions)
        self._changes.announce(Subject.PLANS)
        return plan

    def page(self, actor: Person, person_id: UUID, first: date, last: date) -> CalendarPage:
        """Return the days from *first* to *last*, both included, with a person's sessions."""
        from desktop_app.training.curriculum.program import Program

        with self._store.reading() as tx:
            person = tx.people.get(person_id)
            require(actor, Act.SEE_RECORD, person)
            plan = tx.plans.of(person_id)
            done, total = tx.plans.progress(plan.id) if plan else (0, 0)
            sessions = tx.plans.between(person_id, first, last)
        stages: tuple[Stage, ...] = ()
        if plan is not None:
            program = self._library.version(plan.version_id, Program).item
            stages = stages_of(program)
        calendar = self.work_calendar()
        days = tuple(
            calendar.info(first + timedelta(days=offset))
            for offset in range((last - first).days + 1)
        )
        return CalendarPage(
            person=person,
            plan=plan,
            stages=stages,
            done=done,
            total=total,
            days=days,
            sessions=sessions,
            provisional_years=tuple(sorted({day.day.year for day in days if day.provisional})),
        )

    def session(self, actor: Person, session_id: UUID) -> SessionOnDay:
        """Return one session; raises NotAllowed when its plan is not for the actor's eyes."""
        with self._store.reading() as tx:
            session = tx.plans.session(session_id)
            require(actor, Act.SEE_RECORD, tx.people.get(session.person_id))
        return session

    def early_minutes(self) -> int:
        """Return how long before a session everybody is to be there, in minutes."""
        return self._settings.figures().whole("plan.early_minutes")

    def reminder(self, actor: Person, session_id: UUID) -> str:
        """Return the reminder of a session, of a class's for everybody in it, ready to copy.

        Raises NotAllowed for somebody else's.
        """
        from desktop_app.training.curriculum.attendance.use_cases import leader_in
        from desktop_app.training.curriculum.reminding.message import reminder, to_class, to_person

        found: tuple[SessionOnDay | HeldSession, ...]
        with self._store.reading() as tx:
            if held := tx.classes.each_held([session_id]):
                one = tx.classes.get(held[0].class_id)
                require(actor, Act.LEAD, leader_in(tx, held[0], one, {}))
                greeting, found = to_class(one.name), held
            else:
                session = tx.plans.session(session_id)
                person = tx.people.get(session.person_id)
                require(actor, Act.SEE_RECORD, person)
                greeting, found = to_person(person.name), (session,)
        figures = self._settings.figures()
        return reminder(
            greeting,
            found,
            early_minutes=figures.whole("plan.early_minutes"),
            leave_hours=figures.whole("plan.leave_hours"),
            now=self._clock.local(self._clock.now()),
        )

    def mark_done(self, actor: Person, session_id: UUID, done: bool) -> None:
        """Mark a session as held, or take that back; a gate is passed by its result instead.

        What waits for an exam that is not passed is not held.
        """
        session = self.session(actor, session_id)
        if is_gate(session.detail):
            raise Trouble(
                tr("“{title}”是一道关卡，通过以后才算完成。").format(title=session.title),
                tr("没有任何改动。"),
                tr("请由主管或讲师填写结果，评估请到“带教 › 阶段评估”。"),
            )
        with self._store.writing() as tx:
            if done:
                _refuse_before_exam(
                    session, tx.plans.sessions(session.plan_id), self._clock.today()
                )
            tx.plans.set_done(session_id, self._clock.now() if done else None)
        self._changes.announce(Subject.PLANS)

    def set_own_day(self, actor: Person, day: date, working: bool, note: str) -> None:
        """Make *day* a working or a free day of this organisation; plans already laid stay."""
        require(actor, Act.SET_DAYS)
        with self._store.writing() as tx:
            tx.plans.set_own_day(OwnDay(day, working, note.strip(), self._clock.now(), actor.id))
        self._changes.announce(Subject.PLANS, Subject.SETTINGS)

    def drop_own_day(self, actor: Person, day: date) -> None:
        """Let the public calendar decide about *day* again."""
        require(actor, Act.SET_DAYS)
        with self._store.writing() as tx:
            tx.plans.drop_own_day(day)
        self._changes.announce(Subject.PLANS, Subject.SETTINGS)

    def own_days(self) -> tuple[OwnDay, ...]:
        """Return the days that the organisation has set itself."""
        with self._store.reading() as tx:
            return tx.plans.own_days()

    def confirm_year(self, actor: Person, year: int, confirmed: bool) -> None:
        """Note that the public arrangement of *year* has been compared and is right."""
        years = {int(y) for y in self._settings.figures().extra(CONFIRMED_YEARS, [])}
        years = years | {year} if confirmed else years - {year}
        self._settings.keep_extra(actor, CONFIRMED_YEARS, sorted(years))
        self._changes.announce(Subject.PLANS)


def _refuse_before_exam(
    session: SessionOnDay, sessions: Sequence[SessionOnDay], today: date
) -> None:
    from desktop_app.training.curriculum.progress.counting import wait_for_exam

    gate = wait_for_exam(sessions, today).get(session.id)
    if gate is not None:
        raise Trouble(
            tr("“{gate}”没有通过以前，“{title}”先等着。").format(
                gate=gate.title, title=session.title
            ),
            tr("没有任何改动。"),
            tr("请先安排补考；确实要先上的，由主管在关卡的“练习与成绩”里写明原因放行。"),
        )


def stages_of(program: "Program") -> tuple[Stage, ...]:
    """Return the stages of a program, in order."""
    return tuple(Stage(one.id, one.title, one.tone) for one in program.stages)


def _tones(program: "Program") -> Mapping[str, str]:
    return {stage.id: stage.tone for stage in program.stages}


def replace_plans(tx: Transaction, new: Plan, today: date) -> None:
    """End what *new* takes the place of: the plan before it, or the one beside of its program."""
    yesterday = today - timedelta(days=1)
    for old in tx.plans.of_people([new.person_id]):
        if old.id == new.id or old.beside != new.beside:
            continue
        if new.beside and old.title != new.title:
            continue
        if old.ended_on is None or old.ended_on > yesterday:
            tx.plans.end(old.id, yesterday)
        if old.class_id is None or new.class_id == old.class_id:
            continue
        for stay in tx.classes.members(old.class_id, on=yesterday):
            if stay.person_id == new.person_id and stay.until_on is None:
                tx.classes.end_stay(replace(stay, until_on=yesterday, reason=tr("换了培训方案")))


def session_on_day(plan: Plan, laid: "PlannedSession", tone: str) -> SessionOnDay:
    """Return the record of a laid session."""
    detail: dict[str, Any] = {
        "aim": laid.aim,
        "materials": list(laid.materials),
        "reference": laid.reference,
        "hand_in": laid.hand_in,
        "bring": laid.bring,
        "provisional": laid.provisional,
        "after": list(laid.after),
        "gate": laid.gate,
        "capacity": laid.capacity,
        "together": laid.together,
    }
    return SessionOnDay(
        id=new_id(),
        plan_id=plan.id,
        person_id=plan.person_id,
        session_key=laid.session_id,
        stage=laid.stage,
        tone=tone,
        title=laid.title,
        kind=str(laid.kind),
        day=laid.day,
        start=laid.start.hour * 60 + laid.start.minute,
        minutes=laid.minutes,
        place=laid.place,
        owner=laid.owner,
        detail=detail,
    )
