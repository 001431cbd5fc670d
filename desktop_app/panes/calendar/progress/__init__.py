"""Progress: how far trainees and classes are, down to the sessions behind each figure."""

from db.records import Person
from desktop_app.panes.calendar.progress.presenter import ProgressPresenter
from desktop_app.panes.calendar.progress.view import ProgressView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.curriculum.progress.use_cases import ProgressBook


def build(
    actor: Person,
    progress: ProgressBook,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> ProgressView:
    """Build the page for *actor*: the people whom they may see, or their own plan."""
    view = ProgressView()
    presenter = ProgressPresenter(view, actor, progress, clock, background, navigator)
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.class_chosen.connect(presenter.choose_class)
    view.person_chosen.connect(presenter.choose)
    view.list.everybody_wanted.connect(lambda: presenter.choose(""))
    view.detail.state_chosen.connect(presenter.set_state)
    view.detail.kind_chosen.connect(presenter.set_kind)
    view.detail.session_opened.connect(presenter.open_session)
    view.detail.calendar_wanted.connect(presenter.open_calendar)
    view.keep(presenter)
    return view
