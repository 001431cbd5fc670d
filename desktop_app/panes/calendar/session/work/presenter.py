"""Lists what was made in a session, opens it, and writes results down."""

from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

from db.records import Person, Role
from desktop_app.panes.calendar.session.books import SessionBooks
from desktop_app.panes.calendar.session.work import telling
from desktop_app.panes.calendar.session.work.shown import PersonWork, ResultShown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.curriculum.attendance.marks import SeatRow
from desktop_app.training.curriculum.attendance.use_cases import Result
from desktop_app.training.curriculum.sessions.around import Work
from desktop_app.training.curriculum.sessions.use_cases import WholeSession


class ShowsWork(Protocol):
    """The room, as far as the presenter needs it."""

    def show_people(self, people: Sequence[PersonWork], chosen: str) -> None: ...
    def show_result(self, result: ResultShown | None) -> None: ...
    def show_problem(self, text: str) -> None: ...
    def say(self, text: str, undo: Callable[[], None] | None = None) -> None: ...


class WorkPresenter:
    """One trainee at a time."""

    def __init__(
        self,
        view: ShowsWork,
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
        self._chosen = ""

    def show(self, whole: WholeSession) -> None:
        """Show what was made in a session."""
        self._whole = whole
        rows = whole.page.rows
        if self._chosen not in {str(row.seat.id) for row in rows}:
            self._chosen = str(rows[0].seat.id) if rows else ""
        people = [telling.person_work(row, self._work(row)) for row in rows]
        self._view.show_people(people, self._chosen)
        self.choose(self._chosen)

    def choose(self, key: str) -> None:
        """Show one trainee beside the list."""
        self._chosen = key
        row, whole = self._row(key), self._whole
        if row is None or whole is None:
            self._view.show_result(None)
            return
        may = whole.page.may_mark and whole.page.session.day <= self._clock.today()
        self._view.show_problem("")
        self._view.show_result(telling.result(row, self._work(row), may, self._clock.local))

    def open(self, record: str) -> None:
        """Open a record where its reader has one."""
        row = self._row(self._chosen)
        kind, _, key = record.partition(":")
        one = next((w for w in (self._work(row) if row else ()) if str(w.record_id) == key), None)
        if one is None:
            return
        if not one.may_open:
            self._view.show_problem(tr("这份记录只有本人、带教导师和主管能打开。"))
        elif kind == "attempt":
            self._navigator.go("practice", f"attempt:{key}")
        elif kind == "paper":
            self._navigator.go("exams", record)
        else:
            leads = self._actor.has(Role.SUPERVISOR) or self._actor.has(Role.MENTOR)
            self._navigator.go("forms" if leads else "people", f"sheet:{key}")

    def note(self, key: str, mark: str, verdict: str, note: str) -> None:
        """Write a result down."""
        row = self._row(key)
        if row is None:
            return
        try:
            value = float(mark) if mark.strip() else None
        except ValueError:
            self._view.show_problem(tr("分数请写 0 到 100 的数字。"))
            return
        passed = {telling.PASSED: True, telling.FAILED: False}.get(verdict)
        if value is None and passed is None and not note.strip():
            self._view.show_problem(tr("请写分数、结论或说明，至少一项。"))
            return

        def done(_none: None) -> None:
            self._view.say(tr("{name}的成绩已记下。").format(name=row.person.name))

        self._background.run(
            self._view,
            lambda: self._books.attendance.note_results(
                self._actor, {row.seat.id: Result(value, passed, note)}
            ),
            done,
            self._failed,
        )

    def _work(self, row: SeatRow) -> tuple[Work, ...]:
        person: UUID = row.person.id
        whole = self._whole
        return tuple(one for one in whole.work if one.person_id == person) if whole else ()

    def _row(self, key: str) -> SeatRow | None:
        rows = self._whole.page.rows if self._whole else ()
        return next((one for one in rows if str(one.seat.id) == key), None)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._view.show_problem(" ".join(part for part in (error.what, error.do) if part))
