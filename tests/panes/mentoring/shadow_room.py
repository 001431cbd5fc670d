"""A mentor with a trainee two weeks into the 90 days, and a view that remembers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from builders import Workplace

from db.records import Person
from desktop_app.filling.presenter import FillPresenter
from desktop_app.filling.shown import FillShown
from desktop_app.panes.mentoring.case_presenter import CasePresenter
from desktop_app.panes.mentoring.day_loading import DayLoader
from desktop_app.panes.mentoring.day_presenter import DayPresenter
from desktop_app.panes.mentoring.overview_presenter import OverviewPresenter
from desktop_app.panes.mentoring.presenter import MentoringPresenter
from desktop_app.panes.mentoring.private_presenter import PrivatePresenter
from desktop_app.panes.mentoring.shown import (
    Comparison,
    DayShown,
    Overview,
    PrivateNoteShown,
    RecordRow,
    TraineeRow,
)
from desktop_app.system.background import Inline

FIRST_DAY = date(2026, 11, 30)
"""The first shadow day of a plan begun on Monday, 23 November: its sixth working day."""

FULL: dict[str, object] = {
    "what": "四通退款电话、一通改期。",
    "listening": 4,
    "calming": 3,
    "wording": 4,
    "process": 5,
    "minutes": 30,
    "next": "明天由学员开场并复述需求，我旁听。",
}
"""Every required item of the shadow-day sheet."""


@dataclass
class FakeView:
    """What the presenters told the view last."""

    heading: tuple[str, str] = ("", "")
    count: int = -1
    rows: Sequence[TraineeRow] = ()
    page: str = ""
    day: DayShown | None = None
    records: Sequence[RecordRow] = ()
    records_title: str = ""
    comparison: Comparison | None = None
    standing: tuple[str, str] = ("", "")
    missing: tuple[Sequence[str], str] = ((), "")
    asked: list[tuple[str, str]] = field(default_factory=list)
    problems: list[tuple[str, float]] = field(default_factory=list)
    signature_open: bool = False
    overview: Overview | None = None
    copied: list[str] = field(default_factory=list)
    private: Sequence[PrivateNoteShown] = ()
    private_state: tuple[str, bool] = ("", False)
    filled: FillShown | None = None

    def show_overview(self, one: Overview) -> None:
        self.overview = one

    def copy(self, text: str) -> None:
        self.copied.append(text)

    def show_notes(self, notes: Sequence[PrivateNoteShown], focused: str = "") -> None:
        self.private = notes
        self.focused = focused

    def show_state(self, text: str, may_undo: bool) -> None:
        self.private_state = (text, may_undo)

    def show_filling(self, fill: FillShown) -> None:
        self.filled = fill
        self.page = "case"

    def show_fill_state(self, score: str, note: str) -> None:
        self.standing = (score, note)

    def show_hidden(self, items: frozenset[str]) -> None:
        self.hidden = items

    def show_arithmetic(self, lines: Sequence[str]) -> None:
        self.arithmetic = lines

    def show_list_heading(self, title: str, sentence: str) -> None:
        self.heading = (title, sentence)

    def show_count(self, count: int) -> None:
        self.count = count

    def show_trainees(self, rows: Sequence[TraineeRow], chosen: str) -> None:
        assert chosen in {one.key for one in rows}
        self.rows = rows

    def show_no_trainees(self) -> None:
        self.page = "no trainees"

    def show_no_days(self, name: str) -> None:
        self.page = f"no days {name}"

    def show_list(self) -> None:
        self.page = "list"

    def show_day(self, day: DayShown) -> None:
        self.page = "day"
        self.day = day

    def show_records(self, title: str, rows: Sequence[RecordRow]) -> None:
        self.records_title, self.records = title, rows

    def show_comparison(self, comparison: Comparison) -> None:
        self.comparison = comparison

    def show_standing(self, score: str, note: str) -> None:
        self.standing = (score, note)

    def show_missing(self, items: Sequence[str], sentence: str) -> None:
        self.missing = (items, sentence)

    def ask_signature(self, name: str, what: str) -> None:
        self.asked.append((name, what))
        self.signature_open = True

    def show_signature_problem(self, text: str, wait: float) -> None:
        self.problems.append((text, wait))

    def close_signature(self) -> None:
        self.signature_open = False


@dataclass
class Went:
    """Where the navigator was sent, and what it was told to say."""

    places: list[tuple[str, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def go(self, pane: str, target: str = "") -> None:
        self.places.append((pane, target))

    def notify(self, text: str) -> None:
        self.said.append(text)


class Room:
    """The presenters of one mentor over a real organisation."""

    def __init__(self, place: Workplace, actor: Person | None = None) -> None:
        services = place.services
        self.place = place
        self.actor = actor or place.mentor
        self.view = FakeView()
        self.went = Went()
        self.printed: list[UUID] = []
        loader = DayLoader(
            self.actor, services.mentoring, services.forms, services.register, services.chain
        )
        self.day = DayPresenter(
            self.view,
            self.actor,
            loader,
            services.forms,
            place.clock,
            Inline(),
            self.went,
            self.printed.append,
        )
        self.private = PrivatePresenter(self.view, self.actor, services.private_notes, place.clock)
        self.overview = OverviewPresenter(
            self.view,
            self.actor,
            services.mentoring,
            services.chain,
            self.private,
            place.clock,
            Inline(),
            self.went,
        )
        self.fill_case = FillPresenter(
            lambda: self.view, self.actor, services.forms, Inline(), self.went
        )
        case = CasePresenter(
            self.fill_case,
            self.actor,
            services.mentoring,
            services.forms,
            place.clock,
            loader.person,
        )
        self.list = MentoringPresenter(
            self.view,
            self.actor,
            services.mentoring,
            self.day,
            self.overview,
            case,
            place.clock,
            Inline(),
        )
        self.fill_case.when_signed = lambda _sheet: self.list.signed()
        self.list.refresh()

    @property
    def shown(self) -> DayShown:
        """The day that is shown."""
        assert self.view.day is not None
        return self.view.day

    def fill(self, answers: dict[str, object]) -> None:
        """Answer several items, one after the other."""
        for item, value in answers.items():
            self.day.answer(item, value)


def two_weeks_in(place: Workplace) -> None:
    """Lay the plan from today and let two weeks go by: it is Monday, 7 December."""
    place.services.curriculum.lay_plan(
        place.supervisor, place.trainee, "new-hire-90", place.clock.today()
    )
    place.clock.advance(timedelta(days=14))


def self_check(place: Workplace, day: date, noes: Sequence[str] = ()) -> None:
    """Hand in the trainee's service self-check of a day, everything yes but *noes*."""
    forms = place.services.forms
    sheet = forms.open(place.trainee, "service-self-check", place.trainee, day)
    answers = {item.id: "no" if item.id in noes else "yes" for item in sheet.form.items()}
    forms.sign(place.trainee, forms.keep(place.trainee, sheet, answers, ()), None)
