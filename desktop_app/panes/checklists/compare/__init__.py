"""The room that lays the own view beside the mentor's and the inspector's."""

from db.records import Person
from desktop_app.panes.checklists.compare.presenter import ComparePresenter
from desktop_app.panes.checklists.compare.view import CompareView
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.training.comparing.use_cases import Comparing


def build(
    actor: Person, comparing: Comparing, background: Background, navigator: Navigator
) -> CompareView:
    """Build the room for *actor*. Target: `compare:<person id>`."""
    view = CompareView()
    presenter = ComparePresenter(view, actor, comparing, background, navigator)
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.person_chosen.connect(presenter.choose)
    view.weeks_chosen.connect(presenter.set_weeks)
    view.chart.chosen.connect(presenter.open_aspect)
    view.sheet_opened.connect(presenter.open_sheet)
    view.keep(presenter)
    return view
