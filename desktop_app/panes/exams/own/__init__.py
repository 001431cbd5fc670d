"""One's own exams."""

from db.records import Person
from desktop_app.panes.exams.own.presenter import OwnPresenter
from desktop_app.panes.exams.own.view import OwnExamsView
from desktop_app.panes.exams.sitting import open_window
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.exams.practising.use_cases import ExamPractice
from desktop_app.training.exams.results.use_cases import ExamResults
from desktop_app.training.exams.sitting.use_cases import Sittings


def build(
    actor: Person,
    sittings: Sittings,
    results: ExamResults,
    practice: ExamPractice,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> OwnExamsView:
    """Build the room for *actor*."""
    view = OwnExamsView()
    presenter = OwnPresenter(
        view, actor, sittings, results, practice, clock, background, navigator,
        lambda paper, ended: view.keep_window(
            open_window(view, actor, sittings, clock, paper, ended)
        ),
    )  # fmt: skip
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.opened.connect(presenter.open)
    view.practice_requested.connect(presenter.practise)
    view.keep(presenter)
    return view
