"""Decides which self-check is shown, reports events, and shows what was handed in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol
from uuid import UUID

from db.records import CheckEntry, Person, Sheet
from desktop_app.filling.presenter import Begun, FillPresenter
from desktop_app.panes.checklists.own import wording
from desktop_app.panes.checklists.own.shown import CheckRow, RecordShown, SheetShown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import day_text, tr
from desktop_app.training.checks.rhythm import EVENT
from desktop_app.training.checks.use_cases import Board, CheckList, Checks
from desktop_app.training.forms.explaining import explain
from desktop_app.training.forms.sheets import SignedSheet
from desktop_app.training.forms.use_cases import Forms
from desktop_app.widgets.form_items import shown_form


class Shows(Protocol):
    """The view, as far as the presenter needs it."""

    def set_heading(self, title: str, sentence: str) -> None: ...
    def show_count(self, count: int) -> None: ...
    def show_checks(self, rows: Sequence[CheckRow], current: str) -> None: ...
    def show_record(self, record: RecordShown) -> None: ...
    def show_signed(self, sheet: SheetShown) -> None: ...
    def show_nothing(self) -> None: ...


class OwnChecksPresenter:
    """Self-checks of one person about themselves; *fill* fills them in."""

    def __init__(
        self,
        view: Shows,
        actor: Person,
        checks: Checks,
        forms: Forms,
        fill: FillPresenter,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._checks = checks
        self._forms = forms
        self._fill = fill
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._board: Board | None = None
        self._current = ""
        self._wanted = ""
        self._signed: UUID | None = None
        self._drafted: set[str] = set()
        self._asked = 0
        fill.when_answered = self._answered
        fill.when_signed = self._handed_in
        view.set_heading(tr("自检清单"), day_text(clock.today()))

    def refresh(self) -> None:
        """Load list and history anew; a sheet that is being filled in stays as it is."""
        self._background.run(self._view, self._load, self._show_board)

    def open_target(self, target: str) -> None:
        """Show `form:<key>` of today, or `sheet:<uuid>` as it was handed in."""
        kind, _, name = target.partition(":")
        if kind == "form":
            self._wanted = name
            if self._board is not None:
                self.choose(name)
        elif kind == "sheet":
            self.open_sheet(name)

    def choose(self, key: str) -> None:
        """Show today's sheet of a self-check: as handed in, or to fill in."""
        one = self._list(key)
        if one is None:
            return
        if self._fill.filling is not None and self._fill.filling.place == self._place(key):
            self._asked += 1
            self._fill.stay()
            self._current = key
            self._show_lists()
            return  # it is there, with the focus where it was
        done = self._today_of(key)
        if done is not None and not self._has_draft(one):
            self._current = key
            self.open_sheet(str(done.id))
        else:
            self._open(key, None if done is None or one.due == EVENT else done.id)

    def open_sheet(self, sheet_id: str) -> None:
        """Show a handed-in sheet."""
        self._fill.leave()
        self._asked += 1
        asked = self._asked
        self._background.run(
            self._view,
            lambda: self._forms.signed(self._actor, UUID(sheet_id)),
            lambda signed: self._show_signed(asked, signed),
        )

    def repeat(self) -> None:
        """Fill in today's sheet once more.

        The new one names the one that it replaces, but for an event: a second guest is another
        visit, not a correction of the first.
        """
        one, done = self._list(self._current), self._today_of(self._current)
        if one is not None and done is not None:
            self._open(one.key, None if one.due == EVENT else done.id)

    def back_to_today(self) -> None:
        """Leave an older sheet for today's."""
        self.choose(self._current)

    def report(self) -> None:
        """Say that the event of the chosen list has happened; it then waits on 今日."""
        key = self._current
        one = self._list(key)
        if one is None or one.due != EVENT:
            return
        self._background.run(
            self._view, lambda: self._checks.report(self._actor, key), lambda _: self._reported()
        )

    def take_back(self) -> None:
        """Say that the event has not happened after all."""
        key = self._current
        self._background.run(
            self._view, lambda: self._checks.take_back(self._actor, key), self._taken_back
        )

    def _reported(self) -> None:
        self._navigator.notify(tr("记下了，“今日”里会提醒您填。"))
        self.refresh()

    def _taken_back(self, _done: bool) -> None:
        self._drafted.discard(self._current)
        self.refresh()

    def _load(self) -> Board:
        return self._checks.board(self._actor)

    def _show_board(self, board: Board) -> None:
        self._board = board
        if not board.lists:
            self._view.show_nothing()
            return
        self._drafted = {one.key for one in board.lists if one.draft}
        self._view.show_count(len(board.open()))
        done = sum(board.day in one.newest for one in board.lists)
        sentence = tr("{day} · 今天做了 {n} 张").format(day=day_text(board.day), n=done)
        if board.owes:
            sentence = tr("{said}，还有 {n} 张要做").format(said=sentence, n=len(board.open()))
        self._view.set_heading(tr("自检清单"), sentence)
        if not self._current and self._signed is None:
            known = self._list(self._wanted)
            self.choose(known.key if known is not None else board.lists[0].key)
        self._show_lists()

    def _show_lists(self) -> None:
        """Show the list and the record of what is chosen."""
        board = self._board
        if board is None:
            return
        rows = [
            wording.check_row(one, board, self._clock.local, draft=self._has_draft(one))
            for one in board.lists
        ]
        self._view.show_checks(rows, self._current)
        chosen = self._list(self._current)
        if chosen is not None:
            shown = wording.record(chosen, board)
            untouched = self._fill.filling is None or self._fill.filling.untouched
            back = chosen.due == EVENT and chosen.draft and untouched
            self._view.show_record(replace(shown, taken_back=back))

    def _open(self, key: str, replaces: UUID | None) -> None:
        self._asked += 1
        self._current = key
        self._signed = None
        day = self._clock.today()

        def opened() -> Begun:
            sheet = self._forms.open(self._actor, key, self._actor, day)
            words = tr("{day} · {summary}").format(day=day_text(day), summary=sheet.form.summary)
            return Begun(sheet, sheet.form.title, words, replaces=replaces)

        self._fill.begin(opened)
        self._show_lists()

    def _answered(self) -> None:
        filling = self._fill.filling
        if filling is not None and filling.sheet.form.key not in self._drafted:
            self._drafted.add(filling.sheet.form.key)
            self._show_lists()

    def _handed_in(self, sheet: Sheet) -> None:
        self._background.run(
            self._view, self._load, lambda board: self._after(board, sheet.id, sheet.form_key)
        )

    def _after(self, board: Board, sheet_id: UUID, key: str) -> None:
        self._current = key
        self._show_board(board)
        self.open_sheet(str(sheet_id))

    def _show_signed(self, asked: int, signed: SignedSheet) -> None:
        if asked != self._asked:
            return  # something else has been chosen meanwhile
        sheet = signed.sheet
        own = sheet.subject_id == self._actor.id and self._list(sheet.form_key) is not None
        self._signed = sheet.id
        if own:
            self._current = sheet.form_key
        newest = self._today_of(sheet.form_key)
        shown = SheetShown(
            shown_form(signed.form, sheet.day),
            dict(sheet.answers),
            tr("{day} · {name}").format(day=day_text(sheet.day), name=signed.filler.name),
            wording.summary(
                signed, self._before(sheet.form_key, sheet.day), self._clock.local(sheet.signed_at)
            ),
            may_repeat=own and newest is not None and newest.id == sheet.id,
            may_return=own and (newest is None or newest.id != sheet.id),
            arithmetic=tuple(explain(signed.score)) if signed.form.scores else (),
        )
        self._view.show_signed(shown)
        self._show_lists()

    def _list(self, key: str) -> CheckList | None:
        return self._board.of(key) if self._board is not None else None

    def _today_of(self, key: str) -> CheckEntry | None:
        one = self._list(key)
        return one.newest.get(self._clock.today()) if one is not None else None

    def _before(self, key: str, day: date) -> CheckEntry | None:
        """Return the latest sheet of this list on a day before."""
        one = self._list(key)
        earlier = (entry for at, entry in one.newest.items() if at < day) if one else iter(())
        return next(earlier, None)

    def _place(self, key: str) -> tuple[str, UUID, date]:
        return (key, self._actor.id, self._clock.today())

    def _has_draft(self, one: CheckList) -> bool:
        return one.key in self._drafted
