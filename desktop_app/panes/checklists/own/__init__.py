"""The room of one's own self-checks: what is due, today's sheet, and how steadily it was done."""

from db.records import Person
from desktop_app.filling.offers import Offers
from desktop_app.filling.presenter import FillPresenter
from desktop_app.panes.checklists.own.presenter import OwnChecksPresenter
from desktop_app.panes.checklists.own.view import OwnChecksView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.checks.use_cases import Checks
from desktop_app.training.forms.use_cases import Forms


def build(
    actor: Person,
    checks: Checks,
    forms: Forms,
    clock: Clock,
    background: Background,
    navigator: Navigator,
    offers: Offers | None = None,
) -> OwnChecksView:
    """Build the room for *actor*. Targets: `form:<key>` of today, `sheet:<uuid>`."""
    view = OwnChecksView()
    fill = FillPresenter(lambda: view.page, actor, forms, background, navigator, offers)
    view.page.serve(fill)
    presenter = OwnChecksPresenter(view, actor, checks, forms, fill, clock, background, navigator)
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.check_chosen.connect(presenter.choose)
    view.sheet_chosen.connect(presenter.open_sheet)
    view.repeat_requested.connect(presenter.repeat)
    view.return_requested.connect(presenter.back_to_today)
    view.report_requested.connect(presenter.report)
    view.take_back_requested.connect(presenter.take_back)
    view.keep(presenter)
    return view
