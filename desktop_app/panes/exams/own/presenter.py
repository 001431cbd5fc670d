"""One's own exams: begun, gone on with, looked back at; practice from one's mistakes."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.exams.own.drills import TO_DO, OwnDrills, drill_row
from desktop_app.panes.exams.own.shown import OwnRow, ReviewShown
from desktop_app.panes.exams.own.telling import own_row, review_shown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.exams.own.standing import OwnExam
from desktop_app.training.exams.practising.use_cases import ExamPractice
from desktop_app.training.exams.results.use_cases import ExamResults
from desktop_app.training.exams.sitting.standing import Paper
from desktop_app.training.exams.sitting.use_cases import Sittings
from desktop_app.training.exams.timing import Stage
from desktop_app.training.practicals.standing import OwnDrill
from desktop_app.training.practicals.standing import Stage as DrillStage

Loaded = tuple[tuple[OwnExam, ...], tuple[OwnDrill, ...], int]
"""Exams, the drills of practicals, and how many mistakes can be practised."""


class ShowsOwn(Protocol):
    """The view, as far as the presenter needs it."""

    def show_exams(self, rows: tuple[OwnRow, ...], waiting: int, mistakes: int) -> None: ...
    def show_review(self, review: ReviewShown) -> None: ...
    def show_list(self, chosen: str = "") -> None: ...
    def confirm(self, title: str, text: str, accept: str) -> bool: ...


class OwnPresenter:
    """Leads from the list into the sitting and back to the review."""

    def __init__(
        self,
        view: ShowsOwn,
        actor: Person,
        sittings: Sittings,
        results: ExamResults,
        practice: ExamPractice,
        drills: OwnDrills,
        clock: Clock,
        background: Background,
        navigator: Navigator,
        sit: Callable[[Paper, Callable[[str], None]], None],
    ) -> None:
        self._view = view
        self._actor = actor
        self._sittings = sittings
        self._results = results
        self._practice = practice
        self._drills = drills
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._sit = sit
        self._exams: dict[str, OwnExam] = {}

    def refresh(self) -> None:
        """Load one's exams."""
        self._load(self._show)

    def open_target(self, target: str) -> None:
        """Open `sit:<paper>`, `paper:<paper>` or `drill:<practical>/<position>`; `mine:<paper>` is
        chosen in the list.
        """
        key = target.partition(":")[2]

        def then(loaded: Loaded) -> None:
            self._show(loaded)
            if target.startswith("mine:"):
                self._view.show_list(key)
            elif target.startswith("drill:"):
                self._drills.open(target)
            elif target.startswith("paper:") and key not in self._exams:
                self._review(UUID(key))
            elif key:
                self.open(key)

        self._load(then)

    def open(self, key: str) -> None:
        """Begin, go on with, or look back at an exam, as it stands."""
        one = self._exams.get(key)
        if one is None:
            self._drills.open(key)
            return
        if one.released and one.stage is Stage.OVER:
            self._review(one.paper_id)
        elif one.stage is Stage.OPEN and not one.on_paper:
            self._begin(one)
        elif one.stage is Stage.UNDER_WAY and not one.on_paper:
            self._go_on(one.paper_id)
        else:
            self._navigator.notify(_WORDS.get(one.stage, tr("这场考试在考场作答。")))

    def practise(self) -> None:
        """Draw a practice paper from one's mistakes and begin it."""

        def done(paper_id: UUID) -> None:
            self._go_on(paper_id)

        self._background.run(self._view, lambda: self._practice.draw(self._actor), done)

    def _begin(self, one: OwnExam) -> None:
        if one.exam_id is not None:
            told = tr(
                "开始以后计时 {n} 分钟，关闭程序也不会停。考试占满屏幕，其他窗口暂时打不开；"
                "切换到别的程序会记录给阅卷人。每个答案作答即保存。"
            ).format(n=one.minutes)
            if not self._view.confirm(
                tr("现在开始“{title}”？").format(title=one.title), told, tr("开始作答")
            ):
                return
        self._go_on(one.paper_id)

    def _go_on(self, paper_id: UUID) -> None:
        self._background.run(
            self._view,
            lambda: self._sittings.begin(self._actor, paper_id),
            lambda paper: self._sit(paper, lambda told: self._ended(paper, told)),
        )

    def _ended(self, paper: Paper, told: str) -> None:
        if told:
            self._navigator.notify(told)
        self.refresh()
        if told and not paper.closed_book:
            self._review(paper.paper_id)

    def _review(self, paper_id: UUID) -> None:
        self._background.run(
            self._view,
            lambda: review_shown(self._results.review(self._actor, paper_id)),
            self._view.show_review,
        )

    def _load(self, then: Callable[[Loaded], None]) -> None:
        def work() -> Loaded:
            actor = self._actor
            exams, drills = self._sittings.own(actor), self._drills.read()
            return exams, drills, self._practice.mistakes(actor)

        self._background.run(self._view, work, then)

    def _show(self, loaded: Loaded) -> None:
        exams, drills, mistakes = loaded
        self._drills.take(drills)
        self._exams = {str(one.paper_id): one for one in exams}
        waiting = sum(
            1
            for one in exams
            if one.exam_id and not one.on_paper and one.stage in (Stage.OPEN, Stage.UNDER_WAY)
        )
        # What can be begun, or is being sat, stands above what comes and what is past.
        now_first = sorted(exams, key=lambda one: one.stage not in (Stage.OPEN, Stage.UNDER_WAY))
        waiting += sum(one.stage in TO_DO for one in drills)
        rest = [one for one in drills if one.stage is DrillStage.MARKED]
        rows = (
            *(drill_row(one, self._clock) for one in drills if one not in rest),
            *(own_row(one, self._clock) for one in now_first),
            *(drill_row(one, self._clock) for one in rest),
        )
        self._view.show_exams(rows, waiting, mistakes)


_WORDS = {
    Stage.WAITING: tr("还没有到考试时间。"),
    Stage.ENTERING: tr("已经交卷，等主管公布成绩。"),
    Stage.OVER: tr("已经交卷，等主管公布成绩。"),
    Stage.MISSED: tr("考试已经结束，您没有参加。"),
    Stage.WITHDRAWN: tr("这场考试您不用参加。"),
}
