"""Surveys and customers' marks: who is asked, who may read, and that nobody can be known."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Filled, Person, Role, Sheet
from db.store import Store, Transaction
from desktop_app.system.clock import Clock
from desktop_app.system.errors import NotAllowed
from desktop_app.system.text import day_text, tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.feedback.offering import Offer, offers
from desktop_app.training.feedback.results import Results, count, satisfied_share
from desktop_app.training.feedback.targets import LESSONS, Target, read_target
from desktop_app.training.forms.kinds import FormUse
from desktop_app.training.forms.sheets import OpenSheet
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.people.permissions import Act, allowed, require
from desktop_app.training.people.use_cases import People
from desktop_app.training.settings.use_cases import Settings
from desktop_app.training.today.todo import ToDo

if TYPE_CHECKING:
    from desktop_app.training.forms.template import Form

LOOK_BACK = timedelta(days=183)
"""What is older stands in the sheets and is not counted any more."""

_ASKED = 2
"""So many lessons are offered on a day; the others wait in the room."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that people were asked about, with how many have answered."""

    target: str
    kind: str
    title: str
    detail: str
    n: int = 0


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """What customers said of one agent: means of five by question, per cent satisfied."""

    person: Person
    results: Results
    share: float | None
    sheets: tuple[Filled, ...]


class Feedback:
    """Surveys are read together or not at all; no use case tells who gave an answer."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        library: Library,
        settings: Settings,
        people: People,
        forms: Forms,
    ) -> None:
        self._store = store
        self._clock = clock
        self._library = library
        self._settings = settings
        self._people = people
        self._forms = forms

    def offered(self, actor: Person) -> tuple[Offer, ...]:
        """Return the surveys that the actor may answer now."""
        with self._store.reading() as tx:
            return self._offers(tx, actor)

    def open(self, actor: Person, target: str) -> OpenSheet:
        """Open the survey about *target*; raises NotAllowed where it is not offered."""
        with self._store.reading() as tx:
            if target not in {one.target for one in self._offers(tx, actor)}:
                raise _not_offered()
        about = read_target(target)
        subject = self._subject(actor, about)
        form = self._form(FormUse.SURVEY, about.kind)
        return self._forms.open(actor, form.key, subject, self._clock.today(), target=target)

    def follow(self, tx: Transaction, sheet: Sheet) -> None:
        """Refuse a survey that was not offered, within the transaction that hands it in."""
        actor = tx.people.get(sheet.filler_id)
        known = {one.target for one in self._offers(tx, actor, but=sheet.id)}
        if sheet.target not in known:
            raise _not_offered()

    def waiting(self, actor: Person) -> Sequence[ToDo]:
        """Return the surveys that 今日 offers."""
        if not actor.has(Role.TRAINEE):
            return ()
        return [_todo(one) for one in self.offered(actor)[:_ASKED]]

    def subjects(self, actor: Person) -> tuple[Subject, ...]:
        """Return what the actor may hear about: supervisors all, a trainer what is said of them."""
        today = self._clock.today()
        with self._store.reading() as tx:
            counts = tx.checks.targets(FormUse.SURVEY, today - LOOK_BACK, today)
            lessons = tx.plans.held(LESSONS, today - LOOK_BACK, today)
            programs = {one.key: one.title for one in tx.content.outlines(("program",), ())}
        names = {one.id: one for one in self._people.names()}
        titles = {(key, day): title for key, day, title in lessons}
        found = []
        for target, n in counts.items():
            about = read_target(target)
            trainer = names.get(about.trainer) if about.trainer else None
            if allowed(actor, Act.HEAR, trainer):
                title = _title(about, trainer, titles, programs)
                detail = day_text(about.day) if about.day else ""
                found.append((about, Subject(target, about.kind, title, detail, n)))
        found.sort(key=lambda one: (_KINDS.index(one[0].kind), _recent(one[0]), one[1].title))
        return tuple(subject for _about, subject in found)

    def named(self, targets: Collection[str]) -> dict[str, Subject]:
        """Return what sheets with these targets are about, for whoever may read the sheets.

        What is no target of feedback, or gone, is left out.
        """
        found = {one: about for one in targets if (about := _about(one)) is not None}
        if not found:
            return {}
        days = [one.day for one in found.values() if one.day]
        with self._store.reading() as tx:
            lessons = tx.plans.held(LESSONS, min(days), max(days)) if days else ()
            programs = {one.key: one.title for one in tx.content.outlines(("program",), ())}
            trainers = tx.people.each({one.trainer for one in found.values() if one.trainer})
        titles = {(key, day): title for key, day, title in lessons}
        return {
            target: Subject(
                target,
                about.kind,
                _title(about, trainers[about.trainer] if about.trainer else None, titles, programs),
                day_text(about.day) if about.day else "",
            )
            for target, about in found.items()
        }

    def results(self, actor: Person, target: str) -> tuple["Form", Results]:
        """Return the answers about *target*, counted together."""
        about = read_target(target)
        require(actor, Act.HEAR, self._trainer(about))
        form = self._form(FormUse.SURVEY, about.kind)
        with self._store.reading() as tx:
            filled = tx.checks.on_target(FormUse.SURVEY, target)
        # One person counts once, however often they were asked: three sheets are three people.
        newest = {one.filler_id: one for one in filled}
        answers = [one.answers for one in newest.values()]
        return form, count(form, answers, self._settings.figures().whole("survey.least"))

    def satisfaction(self, actor: Person, person_id: UUID, weeks: int = 26) -> Satisfaction:
        """Return what customers said of an agent."""
        today = self._clock.today()
        with self._store.reading() as tx:
            person = tx.people.get(person_id)
            require(actor, Act.SEE_RECORD, person)
            first = today - timedelta(weeks=weeks)
            filled = tx.checks.about(person_id, (FormUse.SATISFACTION,), first, today)
        form = self._form(FormUse.SATISFACTION, "person")
        answers = [one.answers for one in filled]
        overall = [one["overall"] for one in answers if "overall" in one]
        return Satisfaction(person, count(form, answers, 1), satisfied_share(overall), filled)

    def evaluate(self, actor: Person, target: str) -> OpenSheet:
        """Open the evaluation of a session, a trainer or a program."""
        about = read_target(target)
        form = self._form(FormUse.EVALUATION, about.kind)
        subject = self._subject(actor, about)
        return self._forms.open(actor, form.key, subject, self._clock.today(), target=target)

    def ask_customer(self, actor: Person, person_id: UUID) -> OpenSheet:
        """Open the sheet on what a customer said of an agent."""
        person = self._people.person(actor, person_id)
        form = self._form(FormUse.SATISFACTION, "person")
        return self._forms.open(actor, form.key, person, self._clock.today())

    def _offers(self, tx: Transaction, actor: Person, but: UUID | None = None) -> tuple[Offer, ...]:
        today = self._clock.today()
        plan = tx.plans.of(actor.id)
        if plan is None:
            return ()
        sessions = tx.plans.sessions(plan.id)
        program = tx.content.get(plan.version_id)
        mentor = tx.people.get(actor.mentor_id) if actor.mentor_id else None
        answered = tx.checks.answered(actor.id, FormUse.SURVEY, plan.start_on, today, but)
        return offers(sessions, mentor, (program.key, program.title), answered, today)

    def _subject(self, actor: Person, about: Target) -> Person:
        """Return whom the sheet is kept under: the trainer, else who fills it in."""
        return self._trainer(about) or actor

    def _trainer(self, about: Target) -> Person | None:
        if about.trainer is None:
            return None
        with self._store.reading() as tx:
            return tx.people.get(about.trainer)

    def _form(self, use: FormUse, about: str) -> "Form":
        return next(one for one in self._forms.forms(use) if one.about == about)


_KINDS = ("session", "trainer", "program")


def _about(target: str) -> Target | None:
    try:
        return read_target(target)
    except ValueError:
        return None


def _recent(about: Target) -> int:
    return -about.day.toordinal() if about.day else 0


def _title(
    about: Target,
    trainer: Person | None,
    lessons: dict[tuple[str, date], str],
    programs: dict[str, str],
) -> str:
    if trainer is not None:
        return trainer.name
    if about.day is not None:
        return lessons.get((about.name, about.day), tr("课次"))
    return programs.get(about.name, tr("培训方案"))


def _todo(offer: Offer) -> ToDo:
    names = {
        "session": tr("课次反馈：{title}"),
        "trainer": tr("讲师反馈：{title}"),
        "program": tr("方案反馈：{title}"),
    }
    return ToDo(
        when=tr("课后"),
        title=names[offer.about].format(title=offer.title),
        detail=tr("不记名，只汇总；{day}前填").format(day=day_text(offer.until)),
        tag=tr("可选"),
        tone="plain",
        minutes=1,
        pane="checklists",
        target=f"survey:{offer.target}",
        act=tr("填反馈"),
    )


def _not_offered() -> NotAllowed:
    return NotAllowed(
        tr("这份反馈现在不用填：没有参加，已经填过，或者过了时间。"),
        tr("没有任何改动。"),
        tr("可以填的反馈都列在“反馈”一栏里。"),
    )
