"""Today: what a person does now, in order, and how far they are."""

from db.records import Person
from desktop_app.panes.today.presenter import TodayPresenter
from desktop_app.panes.today.view import TodayView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.curriculum.reminding.use_cases import Reminders
from desktop_app.training.today.use_cases import Today


def build(
    actor: Person,
    today: Today,
    reminders: Reminders,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> TodayView:
    """Build the pane for *actor*."""
    view = TodayView()
    presenter = TodayPresenter(view, actor, today, reminders, clock, background, navigator)
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.opened.connect(presenter.open)
    view.copy_requested.connect(presenter.copy)
    view.keep(presenter)
    return view
