"""What was practised in a session, and the results that were noted."""

from db.records import Person
from desktop_app.panes.calendar.session.books import SessionBooks
from desktop_app.panes.calendar.session.work.presenter import WorkPresenter
from desktop_app.panes.calendar.session.work.view import WorkView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator


def build(
    actor: Person,
    books: SessionBooks,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> tuple[WorkView, WorkPresenter]:
    """Build the room and what decides in it."""
    view = WorkView()
    presenter = WorkPresenter(view, actor, books, clock, background, navigator)
    view.chosen.connect(presenter.choose)
    view.opened.connect(presenter.open)
    view.noted.connect(presenter.note)
    view.keep(presenter)
    return view, presenter
