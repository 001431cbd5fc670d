"""The history of a calendar: what was changed, by whom, and the way back."""

from collections.abc import Callable

from db.records import Person
from desktop_app.panes.calendar.history.presenter import HistoryPresenter
from desktop_app.panes.calendar.history.sheet import HistorySheet
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.training.curriculum.moving.applying.use_cases import Applying
from desktop_app.training.curriculum.showing.whose import Whose
from desktop_app.widgets.pane import PaneView


def build(
    view: PaneView, actor: Person, applying: Applying, clock: Clock, background: Background
) -> Callable[[Person | None, Whose], None]:
    """Build the sheet over *view*; returns what opens it for a person, or for a calendar."""
    sheet = HistorySheet(view)
    presenter = HistoryPresenter(sheet, actor, applying, clock, background)
    sheet.undo_wanted.connect(presenter.undo)
    view.keep(presenter)
    return presenter.open
