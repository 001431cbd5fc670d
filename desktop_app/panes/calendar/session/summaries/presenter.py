"""Decides whether somebody writes their own summary here or reads those of others."""

from collections.abc import Mapping, Sequence
from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.calendar.session.summaries.reading_presenter import ReadingPresenter
from desktop_app.panes.calendar.session.summaries.writing_presenter import WritingPresenter
from desktop_app.system.clock import Clock
from desktop_app.training.curriculum.sessions.use_cases import WholeSession
from desktop_app.training.curriculum.summaries.written import Written


class ShowsSummaries(Protocol):
    """The room, as far as the presenter needs it."""

    def show_writing_page(self) -> None: ...
    def show_reading_page(self) -> None: ...
    def show_too_early(self) -> None: ...
    def show_waiting(self, count: int) -> None: ...


class SummariesPresenter:
    """The room is the writer's own, or the trainer's."""

    def __init__(
        self,
        view: ShowsSummaries,
        actor: Person,
        clock: Clock,
        writing: WritingPresenter,
        reading: ReadingPresenter,
    ) -> None:
        self._view = view
        self._actor = actor
        self._clock = clock
        self._writing = writing
        self._reading = reading
        self._own = False

    def show(
        self,
        whole: WholeSession,
        written: Sequence[Written],
        drafts: Mapping[UUID, str],
        wanted: str = "",
    ) -> None:
        """Show the summaries of the day of a session."""
        rows, session = whole.page.rows, whole.page.session
        self._own = any(row.person.id == self._actor.id for row in rows)
        if session.day > self._clock.today():
            self._view.show_waiting(0)
            self._view.show_too_early()
        elif self._own:
            mine = [one for one in written if one.person.id == self._actor.id]
            one = whole.page.training_class
            self._view.show_waiting(0)
            self._view.show_writing_page()
            self._writing.show(session.day, mine[-1] if mine else None, one.name if one else "")
        else:
            self._view.show_waiting(sum(one.open for one in written))
            self._view.show_reading_page()
            self._reading.show(rows, written, drafts, wanted)

    def entered(self) -> None:
        """Note that the room was looked at."""
        if self._own:
            self._writing.seen()
