"""The page of one session: what it is for, who came, what was practised, what was asked."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person, Role
from desktop_app.documents.printing import Document
from desktop_app.panes.calendar.session import about, roll, summaries, work
from desktop_app.panes.calendar.session.books import SessionBooks
from desktop_app.panes.calendar.session.presenter import (
    ABOUT,
    ROLL,
    SUMMARY,
    WORK,
    Rooms,
    SessionPresenter,
)
from desktop_app.panes.calendar.session.view import SessionView
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.rooms import RoomEntry


def build(
    actor: Person,
    books: SessionBooks,
    background: Background,
    navigator: Navigator,
    preview: Callable[[Callable[[], Document]], None],
) -> SessionView:
    """Build the page for *actor*. Target: `<id>` of a session, `<id>#summary` for a room of it."""
    clock = books.clock

    def print_list(session_id: UUID) -> None:
        preview(lambda: books.printing.sign_in(actor, session_id))

    about_view, about_presenter = about.build(actor, books, clock, background, navigator)
    work_view, work_presenter = work.build(actor, books, clock, background, navigator)
    sum_view, sum_presenter = summaries.build(actor, books, clock, background)
    entries = [
        _entry(ABOUT, tr("本课"), about_view),
        _entry(WORK, tr("练习与成绩"), work_view),
        _entry(SUMMARY, tr("总结与答疑"), sum_view),
    ]
    roll_presenter = None
    if actor.roles != {Role.TRAINEE}:
        roll_view, roll_presenter = roll.build(actor, books, clock, background, print_list)
        entries.insert(1, _entry(ROLL, tr("点名"), roll_view))
    view = SessionView(entries)
    rooms = Rooms(about_presenter, roll_presenter, work_presenter, sum_presenter)
    presenter = SessionPresenter(view, actor, books, rooms, clock, background)
    view.target_requested.connect(presenter.open)
    view.refresh_requested.connect(presenter.refresh)
    view.entered.connect(presenter.entered)
    view.keep(presenter)
    return view


def _entry(key: str, title: str, view: PaneView) -> RoomEntry:
    return RoomEntry(key, title, lambda: view)
