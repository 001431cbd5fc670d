"""Opens material, asks for leave, closes a session, leads to what stands around it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.calendar.session.about import telling
from desktop_app.panes.calendar.session.about.shown import AboutShown
from desktop_app.panes.calendar.session.books import SessionBooks
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.curriculum.attendance.marks import Leave
from desktop_app.training.curriculum.sessions.files import SUFFIXES
from desktop_app.training.curriculum.sessions.use_cases import WholeSession


class ShowsAbout(Protocol):
    """The room, as far as the presenter needs it."""

    def show_about(self, about: AboutShown) -> None: ...
    def show_closing_draft(self, covered: str, moves_on: str) -> None: ...
    def ask_file(self, name: str, suffixes: Sequence[str]) -> Path | None: ...
    def open_file(self, path: Path) -> bool: ...
    def clear_reason(self) -> None: ...
    def show_problem(self, text: str) -> None: ...
    def say(self, text: str, undo: Callable[[], None] | None = None) -> None: ...


class AboutPresenter:
    """What everybody comes to the page for first."""

    def __init__(
        self,
        view: ShowsAbout,
        actor: Person,
        books: SessionBooks,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._books = books
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._whole: WholeSession | None = None

    def show(self, whole: WholeSession) -> None:
        """Show a session; what is typed about its closing stays."""
        other = self._whole is None or self._whole.page.session.id != whole.page.session.id
        self._whole = whole
        own = telling.own_seat(self._actor, whole)
        self._view.show_problem("")
        self._view.show_about(telling.about(whole, own, self._clock, self._books.leave.hours))
        held = whole.page.held
        if other and held is not None and whole.page.may_mark:
            kept = self._books.attendance.closing_draft(self._actor, held.id)
            self._view.show_closing_draft(*(kept or (held.covered, held.moves_on)))

    def open_material(self, place: int) -> None:
        """Open what a session names: in its pane, or the file with the system's program."""
        whole = self._whole
        if whole is None:
            return
        one = whole.materials[place]
        if one.pane:
            self._navigator.go(one.pane, one.target)
        elif one.file:
            self._background.run(
                self._view,
                lambda: self._books.sessions.file(self._actor, whole.page.session.id, one.name),
                self._open,
                self._failed,
            )

    def put_file(self, place: int) -> None:
        """Have a file chosen, and put it into the folder of material."""
        whole = self._whole
        if whole is None:
            return
        name = whole.materials[place].name
        source = self._view.ask_file(name, SUFFIXES)
        if source is None:
            return

        def done(_path: Path) -> None:
            self._view.say(tr("“{name}”的文件已放进资料夹。").format(name=name))
            self._reload(whole.page.session.id)

        self._background.run(
            self._view,
            lambda: self._books.sessions.put_file(self._actor, whole.page.session.id, name, source),
            done,
            self._failed,
        )

    def open_session(self, key: str) -> None:
        """Open the page of a session that comes before."""
        self._navigator.go("calendar", f"session:{key}")

    def ask_leave(self, reason: str) -> None:
        """Ask for leave from the actor's own session."""
        row = telling.own_seat(self._actor, self._whole) if self._whole else None
        if row is None:
            return

        def asked(leave: Leave) -> None:
            self._view.clear_reason()
            self._view.say(tr("已请假。") if leave.granted else tr("已提交，老师同意后生效。"))

        self._background.run(
            self._view,
            lambda: self._books.leave.ask(self._actor, row.seat.id, reason),
            asked,
            self._failed,
        )

    def withdraw(self) -> None:
        """Take the actor's own request back."""
        row = telling.own_seat(self._actor, self._whole) if self._whole else None
        if row is None or row.leave is None:
            return
        request = row.leave.request.id
        self._background.run(
            self._view,
            lambda: self._books.leave.withdraw(self._actor, request),
            lambda _none: self._view.say(tr("请假已撤回，请按时上课。")),
            self._failed,
        )

    def type_closing(self, covered: str, moves_on: str) -> None:
        """Keep what is typed about the closing, on the window's thread."""
        held = self._whole.page.held if self._whole else None
        if held is not None:
            self._books.attendance.keep_closing(self._actor, held.id, covered, moves_on)

    def close(self, covered: str, moves_on: str) -> None:
        """Close the session, or correct what was written then."""
        held = self._whole.page.held if self._whole else None
        if held is None:
            return
        moves = bool(moves_on.strip())
        told = tr("已结课，没讲完的会带到下一课。") if moves else tr("已结课。")
        self._background.run(
            self._view,
            lambda: self._books.attendance.close(self._actor, held.id, covered, moves_on),
            lambda _none: self._view.say(told),
            self._failed,
        )

    def reopen(self) -> None:
        """Take the closing back."""
        held = self._whole.page.held if self._whole else None
        if held is not None:
            self._background.run(
                self._view,
                lambda: self._books.attendance.reopen(self._actor, held.id),
                lambda _none: self._view.say(tr("已撤回结课，写的内容都在。")),
                self._failed,
            )

    def hear(self) -> None:
        """Answer the survey about the session, or read all that was said."""
        heard = self._whole.heard if self._whole else None
        if heard is not None:
            target = f"survey:{heard.target}" if heard.to_answer else "feedback"
            self._navigator.go("checklists", target)

    def _open(self, path: Path) -> None:
        if not self._view.open_file(path):
            self._view.show_problem(
                tr("“{file}”打不开：这台电脑上没有能打开它的程序。").format(file=path.name)
            )

    def _reload(self, session_id: UUID) -> None:
        self._background.run(
            self._view,
            lambda: self._books.sessions.whole(self._actor, session_id),
            self.show,
        )

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._view.show_problem(" ".join(part for part in (error.what, error.do) if part))
