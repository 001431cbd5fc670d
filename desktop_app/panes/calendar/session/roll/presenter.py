"""Marks who came, decides about leave, books what is made up."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from db.records import Attendance, Person, PlanChange
from desktop_app.panes.calendar.session.books import SessionBooks
from desktop_app.panes.calendar.session.roll import telling
from desktop_app.panes.calendar.session.roll.shown import RollShown, SeatShown, WayShown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.attendance.making_up.use_cases import MakeUp
from desktop_app.training.curriculum.attendance.marks import Mark, SeatRow, mark_word
from desktop_app.training.curriculum.attendance.use_cases import SessionPage
from desktop_app.training.people.permissions import Act, allowed


class ShowsRoll(Protocol):
    """The room, as far as the presenter needs it."""

    def show_roll(self, roll: RollShown) -> None: ...
    def show_seat(self, seat: SeatShown | None) -> None: ...
    def show_ways(self, ways: Sequence[WayShown], none: str) -> None: ...
    def show_problem(self, text: str) -> None: ...
    def say(self, text: str, undo: Callable[[], None] | None = None) -> None: ...


class RollPresenter:
    """Marking works on the window's thread: a key must not be overtaken by the next one."""

    def __init__(
        self,
        view: ShowsRoll,
        actor: Person,
        books: SessionBooks,
        clock: Clock,
        background: Background,
        print_list: Callable[[UUID], None],
    ) -> None:
        self._view = view
        self._actor = actor
        self._books = books
        self._clock = clock
        self._background = background
        self._print_list = print_list
        self._page: SessionPage | None = None
        self._chosen = ""
        self._ways: tuple[MakeUp, ...] = ()

    def show(self, page: SessionPage, wanted: str = "") -> None:
        """Show who is in a session; the chosen trainee stays chosen, unless a seat is *wanted*."""
        keys = [str(row.seat.id) for row in page.rows]
        if wanted in keys:
            self._chosen = wanted
        elif self._chosen not in keys:
            unmarked = (str(row.seat.id) for row in page.rows if row.mark is None)
            self._chosen = next(unmarked, keys[0] if keys else "")
        self._page, chosen = page, self._chosen
        self._view.show_roll(telling.roll(page.rows, chosen, self._may_mark(), self._hint(page)))
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Show one trainee beside the list."""
        self._chosen = key
        row = self._row(key)
        if row is None:
            self._view.show_seat(None)
            return
        self._background.run(
            self._view,
            lambda: (
                self._books.attendance.history(self._actor, row.seat.id)
                if allowed(self._actor, Act.SEE_RECORD, row.person)
                else ()
            ),
            lambda history: self._show_seat(key, history),
        )

    def mark(self, key: str, mark: str) -> None:
        """Mark a trainee; the note that stands with them stays."""
        row = self._row(key)
        if row is not None:
            note = row.attendance.note if row.attendance else ""
            self._mark({row.seat.id: Mark(mark)}, {row.seat.id: note})

    def note(self, key: str, text: str) -> None:
        """Write a word beside a marking; who is not marked yet is marked as is likely."""
        row = self._row(key)
        if row is not None:
            self._mark({row.seat.id: row.mark or row.suggested}, {row.seat.id: text})

    def mark_rest(self) -> None:
        """Mark everybody who is not marked yet: excused where leave was granted, else present."""
        page = self._page
        rest = {row.seat.id: row.suggested for row in page.rows if row.mark is None} if page else {}
        if not rest:
            self._view.say(tr("已经全部点过名。"))
        elif self._mark(rest, {}):
            excused = sum(one is Mark.EXCUSED for one in rest.values())
            told = tr("{n} 人记为{word}").format(
                n=len(rest) - excused, word=mark_word(Mark.PRESENT)
            )
            if excused:
                told += tr("，{n} 人按准假记为请假").format(n=excused)
            self._view.say(tr("{told}。").format(told=told))

    def decide(self, request: str, granted: bool, reason: str) -> None:
        """Grant or refuse leave."""

        def said(_none: None) -> None:
            self._view.say(tr("已同意请假。") if granted else tr("已记为不同意，本人会看到原因。"))

        self._background.run(
            self._view,
            lambda: self._books.leave.decide(self._actor, UUID(request), granted, reason),
            said,
            self._failed,
        )

    def find_ways(self, key: str) -> None:
        """Look for ways to make up for what a trainee missed."""

        def found(ways: tuple[MakeUp, ...]) -> None:
            if key == self._chosen:
                self._ways = ways
                none = tr("40 天内没有合适的时间，请在日历里另排一课。") if not ways else ""
                self._view.show_ways([telling.way(one) for one in ways], none)

        self._background.run(
            self._view,
            lambda: self._books.making_up.options(self._actor, UUID(key)),
            found,
            self._failed,
        )

    def book(self, key: str, place: int) -> None:
        """Put one of the ways on the trainee's calendar."""
        way = self._ways[place]

        def booked(change: PlanChange) -> None:
            day = day_text(way.day)
            undo = self._undo(change) if allowed(self._actor, Act.LAY_PLAN) else None
            self._view.say(tr("补课已排在 {day}，学员会看到。").format(day=day), undo)

        self._background.run(
            self._view,
            lambda: self._books.making_up.arrange(self._actor, UUID(key), way),
            booked,
            self._failed,
        )

    def print(self) -> None:
        """Print the list to sign in on."""
        if self._page is not None:
            self._print_list(self._page.session.id)

    def _undo(self, change: PlanChange) -> Callable[[], None]:
        return lambda: self._background.run(
            self._view,
            lambda: self._books.applying.undo(self._actor, change.id),
            lambda _change: self._view.say(tr("已撤销。")),
            self._failed,
        )

    def _mark(self, marks: dict[UUID, Mark], notes: dict[UUID, str]) -> bool:
        try:
            made = self._books.attendance.mark(self._actor, marks, notes)
        except Trouble as trouble:
            self._failed(trouble)
            return False
        self._take(made)
        self._view.show_problem("")
        return True

    def _take(self, made: Sequence[Attendance]) -> None:
        """Know at once what was marked: the next key may come before the page is read anew."""
        newest = {one.session_id: one for one in made}
        if self._page is not None:
            rows = tuple(
                replace(row, attendance=newest.get(row.seat.id, row.attendance))
                for row in self._page.rows
            )
            self._page = replace(self._page, rows=rows)

    def _show_seat(self, key: str, history: Sequence[tuple[Attendance, str]]) -> None:
        row = self._row(key)
        if key == self._chosen and row is not None:
            may = self._page is not None and self._page.may_mark
            hours = self._books.leave.hours
            self._view.show_seat(telling.seat(row, may, history, hours, self._clock.local))

    def _may_mark(self) -> bool:
        page = self._page
        return page is not None and page.may_mark and page.session.day <= self._clock.today()

    def _hint(self, page: SessionPage) -> str:
        if not page.may_mark:
            leader = page.leader.name if page.leader else tr("主管")
            return tr("由{name}点名，这里只能看。").format(name=leader)
        if page.session.day > self._clock.today():
            return tr("还没有到上课的日子，可以先打印签到表、处理请假。")
        return ""

    def _row(self, key: str) -> SeatRow | None:
        rows = self._page.rows if self._page else ()
        return next((one for one in rows if str(one.seat.id) == key), None)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._view.show_problem(" ".join(part for part in (error.what, error.do) if part))
