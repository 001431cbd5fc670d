"""The week's inspections: who is owed how many, the next one a click away."""

from db.records import Person
from desktop_app.panes.quality.week.presenter import WeekPresenter
from desktop_app.panes.quality.week.view import WeekView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.quality.drawing.use_cases import Drawing


def build(
    actor: Person,
    drawing: Drawing,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> WeekView:
    """Build the room for *actor*."""
    view = WeekView()
    presenter = WeekPresenter(view, actor, drawing, clock, background, navigator)
    view.refresh_requested.connect(presenter.refresh)
    view.week_stepped.connect(presenter.step)
    view.keep(presenter)
    return view
