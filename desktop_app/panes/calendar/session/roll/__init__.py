"""Attendance of one session: who came, who asked for leave, what is made up."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.panes.calendar.session.books import SessionBooks
from desktop_app.panes.calendar.session.roll.presenter import RollPresenter
from desktop_app.panes.calendar.session.roll.view import RollView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock


def build(
    actor: Person,
    books: SessionBooks,
    clock: Clock,
    background: Background,
    print_list: Callable[[UUID], None],
) -> tuple[RollView, RollPresenter]:
    """Build the room and what decides in it."""
    view = RollView()
    presenter = RollPresenter(view, actor, books, clock, background, print_list)
    view.chosen.connect(presenter.choose)
    view.marked.connect(presenter.mark)
    view.noted.connect(presenter.note)
    view.rest_marked.connect(presenter.mark_rest)
    view.decided.connect(presenter.decide)
    view.ways_wanted.connect(presenter.find_ways)
    view.booked.connect(presenter.book)
    view.print_wanted.connect(presenter.print)
    view.keep(presenter)
    return view, presenter
