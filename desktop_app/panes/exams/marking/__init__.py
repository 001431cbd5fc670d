"""Marking what only a person can judge."""

from db.records import Person
from desktop_app.panes.exams.marking.presenter import MarkingPresenter
from desktop_app.panes.exams.marking.view import MarkingView
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.training.exams.marking.use_cases import ExamMarking


def build(
    actor: Person, marking: ExamMarking, background: Background, navigator: Navigator
) -> MarkingView:
    """Build the room for *actor*."""
    view = MarkingView()
    presenter = MarkingPresenter(view, actor, marking, background, navigator)
    view.refresh_requested.connect(presenter.refresh)
    view.chosen.connect(presenter.choose)
    view.stepped.connect(presenter.step)
    view.typing.connect(presenter.typing)
    view.saved.connect(presenter.save)
    view.keep(presenter)
    return view
