"""Loads a session whole and fills the rooms of its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.calendar.session.about.presenter import AboutPresenter
from desktop_app.panes.calendar.session.about.telling import heading
from desktop_app.panes.calendar.session.books import SessionBooks
from desktop_app.panes.calendar.session.roll.presenter import RollPresenter
from desktop_app.panes.calendar.session.summaries.presenter import SummariesPresenter
from desktop_app.panes.calendar.session.work.presenter import WorkPresenter
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.training.curriculum.sessions.use_cases import WholeSession
from desktop_app.training.curriculum.summaries.written import Written

ABOUT, ROLL, WORK, SUMMARY = "about", "roll", "work", "summary"


class ShowsSession(Protocol):
    """The page, as far as the presenter needs it."""

    def show_heading(self, title: str, sentence: str) -> None: ...
    def show_room(self, key: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Rooms:
    """What decides in each room; without a list for who is only a trainee."""

    about: AboutPresenter
    roll: RollPresenter | None
    work: WorkPresenter
    summaries: SummariesPresenter


@dataclass(frozen=True, slots=True)
class _Loaded:
    whole: WholeSession
    written: tuple[Written, ...]
    drafts: Mapping[UUID, str]


class SessionPresenter:
    """One session at a time; a later question overtakes an earlier answer."""

    def __init__(
        self,
        view: ShowsSession,
        actor: Person,
        books: SessionBooks,
        rooms: Rooms,
        clock: Clock,
        background: Background,
    ) -> None:
        self._view = view
        self._actor = actor
        self._books = books
        self._rooms = rooms
        self._clock = clock
        self._background = background
        self._session: UUID | None = None
        self._room = ""
        self._asked = 0

    def open(self, target: str) -> None:
        """Show `<id>`, or `<id>#<room>`."""
        key, _, room = target.partition("#")
        self._session, self._room = UUID(key), room or "?"
        self.refresh()

    def refresh(self) -> None:
        """Load the session anew."""
        session = self._session
        if session is None:
            return
        self._asked += 1
        asked = self._asked
        self._background.run(
            self._view, lambda: self._load(session), lambda loaded: self._show(asked, loaded)
        )

    def entered(self, room: str) -> None:
        """Note which room is looked at."""
        if room == SUMMARY:
            self._rooms.summaries.entered()

    def _load(self, session: UUID) -> _Loaded:
        books = self._books
        return _Loaded(
            books.sessions.whole(self._actor, session),
            books.summaries.of_session(self._actor, session),
            books.summaries.answer_drafts(self._actor),
        )

    def _show(self, asked: int, loaded: _Loaded) -> None:
        if asked != self._asked:
            return  # a later question is on its way
        whole = loaded.whole
        wanted = str(self._session) if self._room else ""
        self._view.show_heading(*heading(whole))
        self._rooms.about.show(whole)
        if self._rooms.roll is not None:
            self._rooms.roll.show(whole.page, wanted)
        self._rooms.work.show(whole)
        self._rooms.summaries.show(whole, loaded.written, loaded.drafts, wanted)
        if self._room:
            room, self._room = self._room, ""
            self._view.show_room(self._first(whole) if room == "?" else room)

    def _first(self, whole: WholeSession) -> str:
        """Return the room to begin with: calling the list, on the day and while it is not done."""
        page = whole.page
        held_now = page.may_mark and page.session.day <= self._clock.today()
        if self._rooms.roll is not None and held_now and any(r.mark is None for r in page.rows):
            return ROLL
        own = any(row.person.id == self._actor.id for row in page.rows)
        return SUMMARY if page.session.kind == "summary" and own else ABOUT
