"""One's own exams."""

from db.records import Person
from desktop_app.panes.exams.own.drills import OwnDrills
from desktop_app.panes.exams.own.presenter import OwnPresenter
from desktop_app.panes.exams.own.view import OwnExamsView
from desktop_app.panes.exams.sitting import open_window
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.exams.practising.use_cases import ExamPractice
from desktop_app.training.exams.results.use_cases import ExamResults
from desktop_app.training.exams.sitting.use_cases import Sittings
from desktop_app.training.practicals.marking.use_cases import PracticalMarking
from desktop_app.training.practicals.use_cases import Practicals


def build(
    actor: Person,
    sittings: Sittings,
    results: ExamResults,
    practice: ExamPractice,
    practicals: Practicals,
    marking: PracticalMarking,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> OwnExamsView:
    """Build the room for *actor*."""
    view = OwnExamsView()
    drills = OwnDrills(view, actor, practicals, marking, background, navigator)
    presenter = OwnPresenter(
        view, actor, sittings, results, practice, drills, clock, background, navigator,
        lambda paper, ended: view.keep_window(
            open_window(view, actor, sittings, clock, paper, ended)
        ),
    )  # fmt: skip
    view.compare.debrief_requested.connect(drills.open_debrief)
    view.compare.sheet_requested.connect(drills.open_sheet)
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.opened.connect(presenter.open)
    view.practice_requested.connect(presenter.practise)
    view.keep(presenter)
    return view
