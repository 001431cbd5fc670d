"""The monthly meeting: the month's pack, agenda, decisions, and the whole of it on paper."""

from collections.abc import Callable
from datetime import date

from db.records import Person
from desktop_app.panes.quality.meeting.presenter import MeetingPresenter
from desktop_app.panes.quality.meeting.view import MeetingView
from desktop_app.system.background import Background
from desktop_app.training.quality.meeting.use_cases import Meetings


def build(
    actor: Person,
    meetings: Meetings,
    background: Background,
    preview: Callable[[date, bool], None],
) -> MeetingView:
    """Build the room for *actor*; *preview* shows the pack of a month, with names or without."""
    view = MeetingView()
    presenter = MeetingPresenter(view, actor, meetings, background, preview)
    view.refresh_requested.connect(presenter.refresh)
    view.stepped.connect(presenter.step)
    view.names_toggled.connect(presenter.set_names)
    view.notes_typed.connect(presenter.keep_notes)
    view.preview_requested.connect(presenter.preview)
    view.keep(presenter)
    return view
