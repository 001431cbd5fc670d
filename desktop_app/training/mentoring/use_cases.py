"""A mentor's trainees and their shadow days."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from db.records import (
    CaseMark,
    Draft,
    MilestoneDecision,
    Person,
    PlanStep,
    Role,
    SessionOnDay,
    Sheet,
    SheetEntry,
)
from db.store import Store, Transaction
from desktop_app.system.clock import Clock
from desktop_app.training.mentoring.care import PRACTICE_WINDOW, QUALITY_WINDOW, CareRules, slips
from desktop_app.training.mentoring.cases import CaseWay, case_way
from desktop_app.training.mentoring.debrief import Debrief, gone_on, read_debrief
from desktop_app.training.mentoring.waiting import notes_todo
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.practice.modes.names import COUNTING
from desktop_app.training.reviews.gates import graduation
from desktop_app.training.settings.catalogue import Figures
from desktop_app.training.settings.use_cases import Settings
from desktop_app.training.today.todo import ToDo

SHADOW_FORM = "shadow-day"
NOTES_FORM = "shadow-notes"
CASE_FORM = "supervised-case"
NOTES = (
    "shadow_day", "supervised_case", "observation", "evaluation", "theory", "practical",
    "practical_drill",
)  # fmt: skip
"""The uses of sheets that others fill about a trainee."""
_OF_A_DAY = ("shadow_day", "shadow_notes")
_SEEN = "notes-seen"
_WEEK_THREE = 15
"""Day from which cases are owed where no plan says when the shadow days end [S1]."""
_GRADUATION = 90
_MONTH = timedelta(days=30)
_NOTES_DUE = timedelta(days=7)
"""So long a trainee is asked for the notes of a shadow day."""


@dataclass(frozen=True, slots=True)
class ShadowDay:
    """One day of watching: what was planned, and the sheet about it if it is written."""

    number: int
    session: SessionOnDay
    sheet: SheetEntry | None
    draft: bool
    notes: SheetEntry | None = None
    """What the trainee wrote about it."""


@dataclass(frozen=True, slots=True)
class Note:
    """A sheet that somebody else signed about a person; `new` since that person last looked."""

    sheet: SheetEntry
    new: bool


@dataclass(frozen=True, slots=True)
class Mentored:
    """A trainee as their mentor sees them."""

    person: Person
    day_number: int
    """Days since the trainee joined, the first day being 1."""
    owed: int
    """Shadow days up to today that have no sheet."""
    last_practice: date | None
    silent: bool
    """Nothing practised for as many days, Monday to Friday, as the settings allow [S1: three]."""
    next_day: ShadowDay | None
    """The earliest shadow day without a sheet, up to today; else the latest written one."""
    stage: str
    """The stage of the plan that today falls into; empty without a plan."""
    marks: tuple[float, ...]
    """Of the newest counting attempts, oldest first."""
    slips: tuple[str, ...]
    """A sentence for each sign that they slip; see `care.slips`."""
    cases: CaseWay
    stopped: bool = False
    """The training was stopped: nothing is asked for any more, nobody has to be nudged."""


class Mentoring:
    """What a mentor sees and owes."""

    def __init__(self, store: Store, clock: Clock, settings: Settings) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    def trainees(self, actor: Person) -> tuple[Mentored, ...]:
        """Return the actor's trainees: who is owed a sheet first, then who is silent."""
        with self._store.reading() as tx:
            mine = tx.people.of_mentor(actor.id) if actor.has(Role.MENTOR) else ()
            found = self._each(tx, actor, mine)
        return tuple(
            sorted(
                found,
                key=lambda m: (-m.owed, not m.silent, -m.cases.owed, m.person.staff_number),
            )
        )

    def days(self, actor: Person, trainee: Person) -> tuple[ShadowDay, ...]:
        """Return the shadow days of a trainee's plan in order."""
        require(actor, Act.SEE_RECORD, trainee)
        with self._store.reading() as tx:
            return _days(tx, [trainee.id], _drafts(tx, actor))[trainee.id]

    def notes_due(self, actor: Person) -> tuple[ShadowDay, ...]:
        """Return the actor's shadow days of late whose own notes are not written, oldest first."""
        today = self._clock.today()
        return tuple(
            one
            for one in self.days(actor, actor)
            if one.notes is None and today - _NOTES_DUE < one.session.day <= today
        )

    def cases(self, actor: Person, trainee: Person) -> tuple[Sheet, ...]:
        """Return a trainee's signed case sheets, newest first."""
        require(actor, Act.SEE_RECORD, trainee)
        with self._store.reading() as tx:
            return tx.mentoring.filled(trainee.id, "supervised_case")

    def step_before(self, actor: Person, trainee: Person, day: date) -> tuple[date, str] | None:
        """Return day and next step of the shadow day before *day*, None without one."""
        require(actor, Act.SEE_RECORD, trainee)
        with self._store.reading() as tx:
            sheets = tx.mentoring.filled(trainee.id, "shadow_day", limit=60)
        before = next((one for one in sheets if one.day < day), None)
        step = str(before.answers.get("next", "")).strip() if before is not None else ""
        return (before.day, step) if before is not None and step else None

    def waiting(self, actor: Person) -> tuple[ToDo, ...]:
        """Return what of the shadow days waits for a trainee: their own notes."""
        if not actor.has(Role.TRAINEE):
            return ()
        due = self.notes_due(actor)
        if not due:
            return ()
        first = due[0]
        return (notes_todo(first.number, first.session.day, self._clock.today(), len(due)),)

    def notes(self, actor: Person) -> tuple[Note, ...]:
        """Return what others have signed about the actor, newest first."""
        with self._store.reading() as tx:
            sheets = tx.sheets.about(actor.id, NOTES)
            seen = tx.people.draft(actor.id, _SEEN)
        since = datetime.fromisoformat(seen.body) if seen else None
        signed = sorted(sheets, key=lambda one: one.signed_at, reverse=True)
        return tuple(Note(one, since is None or one.signed_at > since) for one in signed)

    def mark_seen(self, actor: Person) -> None:
        """Note that the actor has looked at what was signed about them until now."""
        now = self._clock.now()
        with self._store.writing() as tx:
            tx.people.save_draft(Draft(actor.id, _SEEN, now.isoformat(), now))

    def debrief_minutes(self) -> int:
        """Return how long the daily debrief lasts [S1: 30 minutes]."""
        return self._settings.figures().whole("shadow.debrief_minutes")

    def debrief(self, actor: Person, trainee: Person, day: date) -> Debrief:
        """Return how long the debrief of a day has been going on, over a restart too."""
        require(actor, Act.MENTOR, trainee)
        with self._store.reading() as tx:
            draft = tx.people.draft(actor.id, _debrief_name(trainee.id, day))
        kept = read_debrief(draft.body if draft else None)
        return gone_on(kept, self._clock.now(), self.debrief_minutes())

    def keep_debrief(
        self, actor: Person, trainee: Person, day: date, seconds: float, running: bool
    ) -> None:
        """Keep that the clock of a debrief was started or stopped."""
        require(actor, Act.MENTOR, trainee)
        now = self._clock.now()
        body = Debrief(seconds, running, now).body()
        with self._store.writing() as tx:
            tx.people.save_draft(Draft(actor.id, _debrief_name(trainee.id, day), body, now))

    def care_rules(self) -> CareRules:
        """Return by which figures somebody is said to slip."""
        return _care_rules(self._settings.figures())

    def _each(self, tx: Transaction, actor: Person, trainees: Sequence[Person]) -> list[Mentored]:
        """Return what is asked for once for all of them together with what each has."""
        ids = [one.id for one in trainees]
        last, steps = tx.practice.last_days(ids), tx.plans.steps_of(ids)
        days, cases = _days(tx, ids, _drafts(tx, actor)), tx.mentoring.cases(ids)
        decided, plans = tx.reviews.decisions(ids), tx.plans.newest(ids)
        return [
            self._mentored(
                tx,
                one,
                last.get(one.id),
                steps[one.id],
                days[one.id],
                cases[one.id],
                graduation([made for made in decided if made.trainee_id == one.id]),
                stopped=one.id in plans and plans[one.id].ended_on is not None,
            )
            for one in trainees
        ]

    def _mentored(
        self,
        tx: Transaction,
        person: Person,
        latest: date | None,
        steps: Sequence[PlanStep],
        days: Sequence[ShadowDay],
        cases: Sequence[CaseMark],
        graduated: MilestoneDecision | None,
        stopped: bool,
    ) -> Mentored:
        today, figures = self._clock.today(), self._settings.figures()
        owed = [one for one in days if one.sheet is None and one.session.day <= today]
        written = [one for one in days if one.sheet is not None]
        limit = figures.whole("care.silent_days")
        day_number = (today - person.joined_on).days + 1
        marks = _marks(tx, person.id)
        return Mentored(
            person=person,
            day_number=day_number,
            owed=len(owed),
            last_practice=latest,
            silent=not stopped and (latest is None or _weekdays(latest, today) >= limit),
            next_day=owed[0] if owed else written[-1] if written else None,
            stage=_stage(steps, today),
            marks=marks,
            slips=()
            if stopped
            else slips(
                marks,
                _quality(tx, person.id),
                _overdue(steps, today),
                _care_rules(figures),
            ),
            cases=self._cases(
                cases, not stopped and _in_cases(steps, days, day_number, today), graduated
            ),
            stopped=stopped,
        )

    def _cases(
        self, cases: Sequence[CaseMark], due: bool, graduated: MilestoneDecision | None
    ) -> CaseWay:
        """Return the cases of the week; of who has graduated those of the month, for a while."""
        today, figures = self._clock.today(), self._settings.figures()
        per_week = "case.per_week"
        if graduated is not None:
            months = figures.whole("case.after_months")
            since = self._clock.local(graduated.decided_at).date()
            due, per_week = today < since + months * _MONTH, "case.after_per_month"
        return case_way(
            cases,
            today,
            due,
            figures.whole(per_week),
            figures.whole("case.alone_of_five"),
            monthly=graduated is not None,
        )


def end_debrief(tx: Transaction, sheet: Sheet) -> None:
    """Put the clock of a debrief away with the sheet that holds its minutes."""
    tx.people.drop_draft(sheet.filler_id, _debrief_name(sheet.subject_id, sheet.day))


def _drafts(tx: Transaction, actor: Person) -> frozenset[str]:
    """Return the names of the shadow days that *actor* has begun to write about."""
    return frozenset(one.name for one in tx.people.drafts(actor.id, f"sheet:{SHADOW_FORM}:"))


def _days(
    tx: Transaction, trainees: Sequence[UUID], drafts: Collection[str]
) -> dict[UUID, tuple[ShadowDay, ...]]:
    """Return everybody's shadow days in order; only the sheets of those days are read."""
    shadow = tx.plans.sessions_of(trainees, "shadow")
    planned = [one.day for sessions in shadow.values() for one in sessions]
    if not planned:
        return dict.fromkeys(trainees, ())
    written = tx.sheets.standing(trainees, _OF_A_DAY, min(planned), max(planned))
    return {one: _written(one, shadow[one], written[one], drafts) for one in trainees}


def _written(
    trainee_id: UUID,
    shadow: Sequence[SessionOnDay],
    entries: Sequence[SheetEntry],
    drafts: Collection[str],
) -> tuple[ShadowDay, ...]:
    sheets = {one.day: one for one in entries if one.use == "shadow_day"}
    notes = {one.day: one for one in entries if one.use == "shadow_notes"}
    return tuple(
        ShadowDay(
            number=number,
            session=session,
            sheet=sheets.get(session.day),
            draft=_draft_name(trainee_id, session.day) in drafts,
            notes=notes.get(session.day),
        )
        for number, session in enumerate(shadow, start=1)
    )


def _marks(tx: Transaction, person_id: UUID) -> tuple[float, ...]:
    recent = tx.practice.recent(person_id, 2 * PRACTICE_WINDOW, modes=COUNTING)
    return tuple(one.total for one in reversed(recent) if one.total is not None)


def _quality(tx: Transaction, person_id: UUID) -> tuple[float, ...]:
    newest = tx.coaching.marks(person_id, limit=2 * QUALITY_WINDOW)
    return tuple(one.total for one in newest if one.total is not None)


def _overdue(steps: Sequence[PlanStep], today: date) -> int:
    """Count past sessions that are not done; where nobody marks any, nothing can be told."""
    if not any(one.done_at is not None for one in steps):
        return 0
    return sum(one.day < today and one.done_at is None for one in steps)


def _stage(steps: Sequence[PlanStep], today: date) -> str:
    """Return the stage of the latest session up to today; exams lie within a stage."""
    past = [one for one in steps if one.day <= today and one.stage != "exam"]
    return max(past, key=lambda one: (one.day, one.start)).stage if past else ""


def _in_cases(
    steps: Sequence[PlanStep], days: Sequence[ShadowDay], day_number: int, today: date
) -> bool:
    """From the day after the last shadow day, else from week 3, until graduation [S1].

    An extension moves the last review, and with it the end of the supervised cases.
    """
    last = max((one.day for one in steps if one.kind == "review"), default=None)
    if (day_number > _GRADUATION) if last is None else (today > last):
        return False
    return today > days[-1].session.day if days else day_number >= _WEEK_THREE


def _care_rules(figures: Figures) -> CareRules:
    return CareRules(figures.number("care.drop"), figures.whole("care.overdue_sessions"))


def _debrief_name(trainee_id: UUID, day: date) -> str:
    return f"debrief:{trainee_id}:{day.isoformat()}"


def _weekdays(after: date, until: date) -> int:
    """Count the days Monday to Friday: nobody is to be nudged for a weekend."""
    days = (until - after).days
    return sum((after + timedelta(days=n)).weekday() < 5 for n in range(1, days + 1))


def _draft_name(trainee_id: UUID, day: date) -> str:
    return f"sheet:{SHADOW_FORM}:{trainee_id}:{day.isoformat()}"
