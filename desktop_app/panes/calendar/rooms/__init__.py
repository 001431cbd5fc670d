"""Rooms and shifts: what conflicts of rooms, capacities and working hours are found by."""

from db.records import Person
from desktop_app.panes.calendar.ports import PlanBooks
from desktop_app.panes.calendar.rooms.presenter import RoomsPresenter
from desktop_app.panes.calendar.rooms.view import RoomsView
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.training.people.use_cases import People


def build(
    actor: Person, books: PlanBooks, people: People, clock: Clock, background: Background
) -> RoomsView:
    """Build the page for *actor*."""
    view = RoomsView()
    presenter = RoomsPresenter(view, actor, books.rooms, people, clock, background)
    view.refresh_requested.connect(presenter.refresh)
    view.room_kept.connect(presenter.keep_room)
    view.room_dropped.connect(presenter.drop_room)
    view.shift_kept.connect(presenter.keep_shift)
    view.shift_ended.connect(presenter.end_shift)
    view.keep(presenter)
    presenter.refresh()
    return view
