"""What a session is for, and what there is to do about it."""

from db.records import Person
from desktop_app.panes.calendar.session.about.presenter import AboutPresenter
from desktop_app.panes.calendar.session.about.view import AboutView
from desktop_app.panes.calendar.session.books import SessionBooks
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator


def build(
    actor: Person,
    books: SessionBooks,
    clock: Clock,
    background: Background,
    navigator: Navigator,
) -> tuple[AboutView, AboutPresenter]:
    """Build the room and what decides in it."""
    view = AboutView()
    presenter = AboutPresenter(view, actor, books, clock, background, navigator)
    view.material_opened.connect(presenter.open_material)
    view.file_wanted.connect(presenter.put_file)
    view.session_opened.connect(presenter.open_session)
    view.leave_asked.connect(presenter.ask_leave)
    view.leave_withdrawn.connect(presenter.withdraw)
    view.closing_typed.connect(presenter.type_closing)
    view.closed.connect(presenter.close)
    view.reopened.connect(presenter.reopen)
    view.feedback_wanted.connect(presenter.hear)
    view.keep(presenter)
    return view, presenter
