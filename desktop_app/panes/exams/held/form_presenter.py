"""Planning an exam: what stands on its page, what the bank has for it, whether it can be held."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Protocol, cast
from uuid import UUID

from db.records import Exam, Person
from desktop_app.panes.exams.held.shown import (
    Asked,
    BankShown,
    OfferShown,
    PaperAsked,
    PartAsked,
    PersonChoice,
)
from desktop_app.panes.exams.held.telling_offer import bank_shown, offer_shown
from desktop_app.panes.exams.wording import moment
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import time_text, tr
from desktop_app.training.exams.kinds import ExamKind
from desktop_app.training.exams.offering.use_cases import ExamOffer, Pickable
from desktop_app.training.exams.papers.blueprint import DIFFICULTIES, USUAL, Blueprint, Part, read
from desktop_app.training.exams.papers.forms import MOST as FORMS
from desktop_app.training.exams.papers.forms import count
from desktop_app.training.exams.papers.offering import Stock
from desktop_app.training.exams.planning.plan import NewExam
from desktop_app.training.exams.planning.use_cases import ExamPlanning
from desktop_app.training.people.use_cases import People
from desktop_app.training.settings.use_cases import Settings

Levels = tuple[int, int, int]


class ShowsForm(Protocol):
    """The page, as far as the presenter needs it."""

    def show_form(
        self, asked: Asked, people: tuple[PersonChoice, ...], bank: BankShown
    ) -> None: ...
    def show_offer(self, offer: OfferShown) -> None: ...
    def show_form_problem(self, text: str) -> None: ...
    def close_form(self) -> None: ...


class FormPresenter:
    """Begins the page, follows what is changed on it, announces; *announced* goes on from there."""

    def __init__(
        self,
        view: ShowsForm,
        actor: Person,
        planning: ExamPlanning,
        offer: ExamOffer,
        people: People,
        settings: Settings,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._planning = planning
        self._offer = offer
        self._people = people
        self._settings = settings
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._resit_of: UUID | None = None
        self._stock: Stock = {}
        self.announced: Callable[[Exam], None] = lambda _exam: None
        """Called with what was announced; set by the room."""

    def new(self) -> None:
        """Begin to plan an exam."""
        self._resit_of = None
        asked = Asked(
            title=tr("{year} 年理论考试").format(year=self._clock.today().year),
            kind=ExamKind.CERTIFICATE.value,
            place="screen",
            day=self._clock.today(),
            days=1,
            opens="14:00",
            closes="17:00",
            minutes=self._settings.figures().whole("exam.minutes"),
            people=(),
            paper=_paper(USUAL),
            fixed=False,
            second_marker=False,
        )
        self._begin(asked)

    def resit(self, exam: Exam, able: tuple[str, ...]) -> None:
        """Begin to plan a resit of an exam for who may sit again: as it was, other questions."""
        self._resit_of = exam.id
        like = self._like(exam, able)
        paper = replace(like.paper, picked=())
        title = tr("{title}（补考）").format(title=exam.title)
        self._begin(replace(like, title=title, paper=paper), only=able)

    def again(self, exam: Exam, people: tuple[str, ...]) -> None:
        """Begin to plan another exam as this one was announced."""
        self._resit_of = None
        self._begin(self._like(exam, people))

    def check(self, asked: PaperAsked) -> None:
        """Tell what the bank has for the paper as it is planned now."""
        self._view.show_offer(offer_shown(self._stock, _blueprint(asked)))

    def announce(self, asked: Asked) -> None:
        """Announce what stands on the page; what is wrong with it is told there."""
        plan = self._plan(asked)

        def failed(error: Exception) -> None:
            if not isinstance(error, Trouble):
                raise error
            self._view.show_form_problem(" ".join((error.what, error.do)))

        def done(exam: Exam) -> None:
            self._view.close_form()
            self._navigator.notify(
                tr("已安排“{title}”，参加的人会在今日看到。").format(title=exam.title)
            )
            self.announced(exam)

        self._background.run(
            self._view, lambda: self._planning.announce(self._actor, plan), done, failed
        )

    def _like(self, exam: Exam, people: tuple[str, ...]) -> Asked:
        """Return what an exam was announced with, for today."""
        opens, closes = self._clock.local(exam.opens_at), self._clock.local(exam.closes_at)
        on_paper = "forms" if count(exam) > 1 else "paper"
        return Asked(
            title=exam.title,
            kind=exam.kind,
            place=on_paper if exam.on_paper else "screen",
            day=self._clock.today(),
            days=(closes.date() - opens.date()).days + 1,
            opens=time_text(opens),
            closes=time_text(closes),
            minutes=exam.minutes,
            people=people,
            paper=_paper(read(exam.blueprint)),
            fixed=exam.fixed,
            second_marker=exam.figures["second_marker"],
        )

    def _begin(self, asked: Asked, only: tuple[str, ...] = ()) -> None:
        """Show the page; *only* these people are offered, if any are named."""

        def work() -> tuple[tuple[PersonChoice, ...], tuple[Pickable, ...], Stock]:
            people = [
                PersonChoice(str(one.id), one.name, one.team, str(one.id) in asked.people)
                for one in self._people.names()
                if one.active and one.id != self._actor.id and (not only or str(one.id) in only)
            ]
            people.sort(key=lambda one: not one.chosen)
            questions = self._offer.questions(self._actor)
            return tuple(people), questions, self._offer.stock(self._actor)

        def done(found: tuple[tuple[PersonChoice, ...], tuple[Pickable, ...], Stock]) -> None:
            people, questions, self._stock = found
            self._view.show_form(asked, people, bank_shown(questions))

        self._background.run(self._view, work, done)

    def _plan(self, asked: Asked) -> NewExam:
        return NewExam(
            title=asked.title,
            kind=ExamKind(asked.kind),
            people=tuple(UUID(one) for one in asked.people),
            opens_at=moment(self._clock, asked.day, asked.opens),
            closes_at=moment(self._clock, asked.day + timedelta(asked.days - 1), asked.closes),
            minutes=asked.minutes,
            blueprint=_blueprint(asked.paper),
            fixed=asked.fixed or bool(asked.paper.picked),
            on_paper=asked.place != "screen",
            forms=FORMS if asked.place == "forms" else 1,
            second_marker=asked.second_marker,
            resit_of=self._resit_of,
        )


def _paper(blueprint: Blueprint) -> PaperAsked:
    """Return what a blueprint says as it stands on the page: the way back from `_blueprint`."""
    parts = []
    for one in blueprint.parts:
        counts = one.difficulties
        levels = tuple(counts.get(level, 0) for level in DIFFICULTIES) if counts else None
        parts.append(PartAsked(one.type, one.count, one.marks, cast("Levels | None", levels)))
    return PaperAsked(tuple(parts), blueprint.sections, tuple(map(str, blueprint.picked)))


def _blueprint(asked: PaperAsked) -> Blueprint:
    parts = tuple(
        Part(
            one.type,
            one.count,
            one.marks,
            dict(zip(DIFFICULTIES, one.levels, strict=True)) if one.levels else None,
        )
        for one in asked.parts
        if one.count
    )
    return Blueprint(parts, asked.sections, tuple(UUID(one) for one in asked.picked))
