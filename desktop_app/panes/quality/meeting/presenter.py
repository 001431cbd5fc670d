"""Decides which month the meeting is about, and keeps what is written for it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Protocol

from db.records import Person
from desktop_app.system.background import Background
from desktop_app.system.text import day_text, time_text, tr
from desktop_app.training.quality.meeting.pack import (
    Notes,
    Pack,
    last_of,
    month_before,
    month_of,
)
from desktop_app.training.quality.meeting.use_cases import Meetings

if TYPE_CHECKING:
    from desktop_app.documents.meeting_data import MeetingData


class ShowsMeeting(Protocol):
    """The view, as far as the presenter needs it."""

    def show_month(self, data: "MeetingData", latest: bool) -> None: ...
    def show_notes(self, agenda: str, decisions: str, told: str) -> None: ...


class MeetingPresenter:
    """The meeting of one month; *preview* shows its pack as it is printed."""

    def __init__(
        self,
        view: ShowsMeeting,
        actor: Person,
        meetings: Meetings,
        background: Background,
        preview: Callable[[date, bool], None],
    ) -> None:
        self._view = view
        self._actor = actor
        self._meetings = meetings
        self._background = background
        self._preview = preview
        self._month = meetings.this_month()
        self._names = False
        self._written: date | None = None

    def refresh(self) -> None:
        """Put the pack together anew."""
        month, names = self._month, self._names
        self._background.run(
            self._view, lambda: self._meetings.pack(self._actor, month, names), self._show
        )

    def step(self, months: int) -> None:
        """Look at another month, never at one that has not begun."""
        month = self._month
        for _ in range(abs(months)):
            month = month_before(month) if months < 0 else _month_after(month)
        if month <= self._meetings.this_month():
            self._month, self._written = month, None
            self.refresh()

    def set_names(self, names: bool) -> None:
        """Say whose the worst contacts and the plans are, or not."""
        self._names = names
        self.refresh()

    def keep_notes(self, agenda: str, decisions: str) -> None:
        """Keep what is written."""
        self._written = self._month
        self._meetings.keep_notes(self._actor, self._month, agenda, decisions)

    def preview(self) -> None:
        """Show the pack as it is printed."""
        self._preview(self._month, self._names)

    def _show(self, pack: Pack) -> None:
        from desktop_app.documents.meeting_telling import meeting_data

        if pack.month != self._month or pack.names != self._names:
            return
        latest = self._month == self._meetings.this_month()
        self._view.show_month(meeting_data(pack, ""), latest)
        if self._written != pack.month:  # what is being written in this month stays
            notes = pack.notes
            self._view.show_notes(notes.agenda, notes.decisions, _told(notes))


def _told(notes: Notes) -> str:
    if not notes.by or notes.at is None:
        return tr("随写随存，各位主管共用，印在材料最后")
    at = f"{day_text(notes.at.date())} {time_text(notes.at)}"
    return tr("{name} {at} 写的；各位主管共用，改了就以新的为准").format(name=notes.by, at=at)


def _month_after(month: date) -> date:
    return month_of(date.fromordinal(last_of(month).toordinal() + 1))
