"""Results of quality inspection: figures that open down to the sheets."""

from db.records import Person
from desktop_app.documents.table_file import write_table
from desktop_app.panes.quality.results.presenter import ResultsPresenter
from desktop_app.panes.quality.results.view import ResultsView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.people.use_cases import People
from desktop_app.training.quality.inspecting.use_cases import Inspections


def build(
    actor: Person,
    inspections: Inspections,
    people: People,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> ResultsView:
    """Build the room for *actor*."""
    view = ResultsView()
    presenter = ResultsPresenter(
        view, actor, inspections, people, clock, background, navigator, write_table
    )
    view.refresh_requested.connect(presenter.refresh)
    view.narrowed.connect(presenter.narrow)
    view.band_chosen.connect(presenter.choose_band)
    view.loss_chosen.connect(presenter.choose_loss)
    view.agent_chosen.connect(presenter.choose_agent)
    view.widened.connect(presenter.widen)
    view.opened.connect(presenter.open)
    view.export_requested.connect(presenter.export)
    view.keep(presenter)
    return view
