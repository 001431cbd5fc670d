"""Puts together what a person does today, in order, with minutes."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from db.records import Attempt, AttemptEntry, Person, PracticeDay, Role, SessionOnDay, SheetEntry
from db.store import Store
from desktop_app.system.clock import Clock
from desktop_app.system.text import tr
from desktop_app.training.certification.use_cases import Certification
from desktop_app.training.checks.rhythm import steadiness
from desktop_app.training.curriculum.progress.counting import wait_for_exam
from desktop_app.training.curriculum.use_cases import Curriculum
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.mentoring.use_cases import Mentored, Mentoring
from desktop_app.training.mentoring.waiting import case_todo
from desktop_app.training.people.permissions import Act, allowed
from desktop_app.training.practice.modes.names import COUNTING, mode_word
from desktop_app.training.practice.standing import DrillEntry
from desktop_app.training.practice.use_cases import Practice
from desktop_app.training.repetition.queue import Waiting
from desktop_app.training.repetition.use_cases import Repetition
from desktop_app.training.reviews.gates import graduation
from desktop_app.training.today.todo import TellsWaiting, ToDo

SELF_CHECK = "service-self-check"
HEAT_WEEKS = 12
_LOOK_BACK = timedelta(days=60)
_NAMED = 3
"""As many people are named in one line."""


@dataclass(frozen=True, slots=True)
class Gate:
    """The next review or exam: how far away, and how far the person is."""

    title: str
    day: date
    days_left: int


@dataclass(frozen=True, slots=True)
class TodayPage:
    """Everything that the first pane shows."""

    person: Person
    day: date
    day_number: int
    first: ToDo | None
    """The one thing to do now."""
    rest: tuple[ToDo, ...]
    gate: Gate | None
    drills_passed: int
    drills_total: int
    sessions_done: int
    sessions_total: int
    check_streak: int
    """Working days in a row, up to yesterday or today, with a self-check."""
    heat: tuple[PracticeDay, ...]
    week: tuple[int, int]
    """Days with practice this week, and attempts."""
    note: SheetEntry | None
    """The latest sheet of the mentor."""
    note_text: str
    mentored: tuple[Mentored, ...]
    colleagues: int
    """Other people in the organisation, counted for who may add some; else 0."""
    graduated_on: date | None = None
    """The day on which the review of day 90 was passed."""

    @property
    def open_count(self) -> int:
        """How many things are asked for and not done."""
        several = (self.first, *self.rest)
        return sum(1 for one in several if one and not one.notice and not one.done)


class Today:
    """What waits for a person, whatever roles they have.

    *more* tells what other subjects have for them: it stands after the day's own.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        practice: Practice,
        forms: Forms,
        mentoring: Mentoring,
        curriculum: Curriculum,
        repetition: Repetition,
        certification: Certification,
        more: Sequence[TellsWaiting] = (),
    ) -> None:
        self._more = more
        self._repetition = repetition
        self._certification = certification
        self._store = store
        self._clock = clock
        self._practice = practice
        self._forms = forms
        self._mentoring = mentoring
        self._curriculum = curriculum

    def page(self, actor: Person) -> TodayPage:
        """Return the actor's day."""
        today = self._clock.today()
        monday = today - timedelta(days=today.weekday())
        # Only a trainee is shown how far they are: of others it is not read.
        learns = actor.has(Role.TRAINEE)
        with self._store.reading() as tx:
            plan = tx.plans.of(actor.id)
            sessions = tx.plans.sessions(plan.id) if plan else ()
            # Of every plan that runs: rounds stand beside the own one.
            due = tx.plans.between(actor.id, today, today)
            heat = tx.practice.days(actor.id, monday - timedelta(weeks=HEAT_WEEKS - 1), today)
            checks = (
                tx.sheets.days(actor.id, SELF_CHECK, today - _LOOK_BACK, today)
                if learns
                else frozenset()
            )
            notes = tx.sheets.about(actor.id, ("shadow_day",), limit=1)
            # The answers alone: the form around them is not shown here, and loading it takes time.
            answers = tx.sheets.get(notes[0].id).answers if notes else {}
            recent = tx.practice.recent(actor.id, 40, modes=COUNTING) if learns else ()
            graduated = graduation(tx.reviews.decisions([actor.id])) if learns else None
            people = tx.people.count() if allowed(actor, Act.MANAGE_PEOPLE) else 1
        drills = self._practice.drills(actor) if learns else ()
        mentored = self._mentoring.trainees(actor) if actor.has(Role.MENTOR) else ()
        this_week = [one for one in heat if one.day >= monday]
        unfinished = self._practice.unfinished(actor)[:1]
        todo = [_unfinished(one) for one in unfinished]
        if learns:
            begun = {one.content_key for one in unfinished}
            todo += self._drills(today, [d for d in drills if d.key not in begun], recent)
        todo += _review(self._repetition.waiting(actor))
        waits = wait_for_exam(sessions, today)
        todo += _due(today, due, mentored, self._curriculum.early_minutes(), waits)
        if actor.has(Role.SUPERVISOR):
            todo += self._to_issue(actor)
        todo += [one for tell in self._more for one in tell(actor)]
        first, rest = _first_open(todo)
        return TodayPage(
            person=actor,
            day=today,
            day_number=(today - actor.joined_on).days + 1,
            first=first,
            rest=rest,
            gate=_next_gate(sessions, today),
            drills_passed=sum(1 for d in drills if d.standing and d.standing.best >= self._line()),
            drills_total=len(drills),
            sessions_done=sum(1 for one in sessions if one.done_at is not None),
            sessions_total=len(sessions),
            check_streak=self._streak(checks, today),
            heat=heat,
            week=(len(this_week), sum(one.attempts for one in this_week)),
            note=notes[0] if notes else None,
            note_text=str(answers.get("next") or answers.get("points") or ""),
            mentored=mentored,
            colleagues=people - 1,
            graduated_on=self._clock.local(graduated.decided_at).date() if graduated else None,
        )

    def _to_issue(self, actor: Person) -> list[ToDo]:
        """Return the certificates that wait for the supervisor's decision."""
        due = self._certification.due(actor)
        if not due:
            return []
        names = tr("、").join(one.entry.name for one in due[:_NAMED])
        return [
            ToDo(
                when=tr("今天"),
                title=tr("签发证书"),
                detail=(
                    tr("{names}两项都及格了")
                    if len(due) <= _NAMED
                    else tr("{names}等 {n} 位两项都及格了")
                ).format(names=names, n=len(due)),
                tag=tr("待签发"),
                tone="warn",
                minutes=len(due),
                pane="certificates",
                target="",
            )
        ]

    def _streak(self, checks: frozenset[date], today: date) -> int:
        """Count the working days in a row with the daily self-check."""
        working = self._curriculum.work_calendar().is_working
        return steadiness("day", checks, today - _LOOK_BACK, today, working).streak

    def _line(self) -> float:
        return self._practice.figures().pass_line

    def _drills(
        self, today: date, drills: Sequence[DrillEntry], recent: Sequence[AttemptEntry]
    ) -> list[ToDo]:
        """Pick one script and one scenario: the weakest known one before a new one."""
        done = {
            one.content_key for one in recent if self._clock.local(one.finished_at).date() == today
        }
        picked = []
        for kind, when in (("script", tr("热身")), ("scenario", tr("对练"))):
            entry = self._pick([one for one in drills if one.kind == kind and one.key not in done])
            if entry is not None:
                picked.append(_drill(entry, when))
        return picked

    def _pick(self, drills: Sequence[DrillEntry]) -> DrillEntry | None:
        weak = [d for d in drills if d.standing and d.standing.latest < self._line()]
        if weak:
            return min(weak, key=lambda d: d.standing.latest if d.standing else 0.0)
        fresh = [d for d in drills if d.standing is None]
        if fresh:
            return fresh[0]
        known = [d for d in drills if d.standing is not None]
        return min(known, key=lambda d: d.standing.latest_at if d.standing else 0, default=None)


def _review(waiting: Waiting) -> list[ToDo]:
    """Return today's cards; answered ones stay in sight as done."""
    if not waiting.count and not waiting.answered:
        return []
    done = not waiting.count
    title = tr("今天的复习 · {n} 张")
    return [
        ToDo(
            when=tr("复习"),
            title=title.format(n=waiting.answered if done else waiting.count),
            detail=tr("练过的话术和漏掉的要点，快忘记时再答一次"),
            tag=tr("到期"),
            tone="accent",
            minutes=waiting.minutes,
            pane="practice",
            target="review",
            done=done,
            practice=True,
        )
    ]


def _due(
    today: date,
    sessions: Sequence[SessionOnDay],
    mentored: Sequence[Mentored],
    early: int,
    waits: Mapping[UUID, SessionOnDay],
) -> list[ToDo]:
    """Return what the day itself asks for: its sessions, *early* minutes before, and the sheets.

    What *waits* for a gate is told, not asked.
    """
    due = [
        _held_back(one, waits[one.id]) if one.id in waits else _session(one, early)
        for one in sessions
    ]
    due += [_owed(one) for one in mentored if one.owed and one.next_day]
    due += [case_todo(one.person, one.cases, today) for one in mentored if one.cases.owed]
    return due


def _unfinished(attempt: Attempt) -> ToDo:
    return ToDo(
        when=tr("接着"),
        title=attempt.title,
        detail=tr("{mode} · 上次停在一半，回到原来那一句接着练").format(
            mode=mode_word(attempt.mode)
        ),
        tag=tr("未完"),
        tone="warn",
        minutes=5,
        pane="practice",
        target=f"resume:{attempt.id}",
        practice=True,
    )


def _drill(entry: DrillEntry, when: str) -> ToDo:
    detail = entry.summary
    if entry.standing is not None:
        detail = tr("上次 {mark} 分，再练一次").format(mark=math.floor(entry.standing.latest))
    return ToDo(
        when=when,
        title=entry.title,
        detail=detail,
        tag=tr("话术") if entry.kind == "script" else tr("场景"),
        tone="plain",
        minutes=entry.minutes,
        pane="practice",
        target=f"start:{entry.key}",
        practice=True,
    )


def _session(session: SessionOnDay, early: int) -> ToDo:
    detail = tr("{place} · 提前 {n} 分钟到场") if early else tr("{place} · 准时到场")
    return ToDo(
        when=f"{session.start // 60:02d}:{session.start % 60:02d}",
        title=session.title,
        detail=detail.format(place=session.place, n=early),
        tag=tr("课次"),
        tone="plain",
        minutes=session.minutes,
        pane="calendar",
        target=f"session:{session.id}",
        done=session.done_at is not None,
    )


def _held_back(session: SessionOnDay, gate: SessionOnDay) -> ToDo:
    return ToDo(
        when=f"{session.start // 60:02d}:{session.start % 60:02d}",
        title=session.title,
        detail=tr("等“{gate}”通过，先不上").format(gate=gate.title),
        tag=tr("等关卡"),
        tone="warn",
        minutes=0,
        pane="calendar",
        target=f"session:{gate.id}",
        act=tr("看关卡"),
        notice=True,
    )


def _owed(mentored: Mentored) -> ToDo:
    day = mentored.next_day
    if day is None:
        raise AssertionError("only trainees with an owed day are listed")
    return ToDo(
        when=tr("今天"),
        title=tr("影子日 {n} · {name}").format(n=day.number, name=mentored.person.name),
        detail=tr("还有 {n} 天的记录没有写").format(n=mentored.owed),
        tag=tr("草稿") if day.draft else tr("未写"),
        tone="warn",
        minutes=1,
        pane="mentoring",
        target=f"day:{mentored.person.id}:{day.session.day.isoformat()}",
    )


def _first_open(todo: list[ToDo]) -> tuple[ToDo | None, tuple[ToDo, ...]]:
    first = next((one for one in todo if not one.done and not one.notice), None)
    return first, tuple(one for one in todo if one is not first)


def _next_gate(sessions: Sequence[SessionOnDay], today: date) -> Gate | None:
    gates = [s for s in sessions if s.kind in ("review", "exam", "practical") and s.day >= today]
    if not gates:
        return None
    nearest = min(gates, key=lambda s: s.day)
    return Gate(nearest.title, nearest.day, (nearest.day - today).days)
