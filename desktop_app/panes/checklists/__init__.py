"""Self-checks: what a person ticks about their own work."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.records import Person
from desktop_app.panes.checklists.presenter import ChecklistsPresenter
from desktop_app.panes.checklists.view import ChecklistsView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.forms.use_cases import Forms

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import WorkCalendar


def build(
    actor: Person,
    forms: Forms,
    clock: Clock,
    background: Background,
    navigator: Navigator,
    calendar: "Callable[[], WorkCalendar] | None" = None,
) -> ChecklistsView:
    """Build the pane for *actor*; *calendar* knows the organisation's own working days."""
    view = ChecklistsView()
    presenter = ChecklistsPresenter(view, actor, forms, clock, background, navigator, calendar)
    view.refresh_requested.connect(presenter.refresh)
    view.target_requested.connect(presenter.open_target)
    view.check_chosen.connect(presenter.choose)
    view.sheet_chosen.connect(presenter.open_sheet)
    view.answered.connect(presenter.answer)
    view.submit_requested.connect(presenter.hand_in)
    view.repeat_requested.connect(presenter.repeat)
    view.return_requested.connect(presenter.back_to_today)
    view.keep(presenter)
    return view
