"""Entering a paper exam: every cell is kept as it is typed, whole rows are entered together."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.exams.entering.shown import GridShown, PlaceShown
from desktop_app.panes.exams.entering.telling import grid_shown, line_shown, place_shown
from desktop_app.system.background import Background
from desktop_app.system.errors import Trouble
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.exams.entering.grid import Grid, RowState, look
from desktop_app.training.exams.entering.use_cases import Done, ExamEntering
from desktop_app.training.maintenance.faults import trouble_of
from desktop_app.widgets.entry_grid import GridLine


class ShowsGrid(Protocol):
    """The page, as far as the presenter needs it."""

    def show_grid(self, shown: GridShown) -> None: ...
    def show_line(self, line: GridLine, ready: int) -> None: ...
    def show_place(self, place: PlaceShown) -> None: ...
    def show_problem(self, text: str) -> None: ...


class EnteringPresenter:
    """Holds the grid in hand; *leave* goes back to the exam."""

    def __init__(
        self,
        view: ShowsGrid,
        actor: Person,
        entering: ExamEntering,
        background: Background,
        navigator: Navigator,
        leave: Callable[[], None],
    ) -> None:
        self._view = view
        self._actor = actor
        self._entering = entering
        self._background = background
        self._navigator = navigator
        self._leave = leave
        self._grid: Grid | None = None
        self._unsent: dict[tuple[UUID, int], str] = {}
        """What was typed while what was typed before is being kept: one after the other, so that
        the newest text of a cell is the one that stays."""
        self._sending = False
        self._enter_then = False
        self._ready: frozenset[UUID] = frozenset()
        """Rows that can be entered now: a keystroke looks through its own row alone."""

    def open(self, exam_id: UUID) -> None:
        """Show the grid of an exam."""

        def work() -> tuple[Grid, GridShown, frozenset[UUID]]:
            grid = self._entering.grid(self._actor, exam_id)
            return grid, *grid_shown(grid)

        def done(found: tuple[Grid, GridShown, frozenset[UUID]]) -> None:
            self._grid, shown, self._ready = found
            self._view.show_problem("")
            self._view.show_grid(shown)

        self._background.run(self._view, work, done)

    def type(self, key: str, position: int, text: str) -> None:
        """Take what was typed into a cell: shown at once, kept beside."""
        if self._grid is None:
            return
        paper = UUID(key)
        row = self._grid.row(paper)
        texts = {n: one for n, one in row.texts.items() if n != position}
        if text:
            texts[position] = text
        changed = replace(row, texts=texts)
        rows = [changed if one.paper_id == paper else one for one in self._grid.rows]
        grid = self._grid = replace(self._grid, rows=rows)
        seen = look(changed, grid.actor_id)
        self._ready = self._ready | {paper} if seen.ready else self._ready - {paper}
        self._view.show_line(line_shown(grid, changed, seen), len(self._ready))
        self.stand(key, position)
        self._unsent[paper, position] = text
        self._send()

    def stand(self, key: str, position: int) -> None:
        """Tell what can be typed where one stands."""
        if self._grid is not None:
            self._view.show_place(place_shown(self._grid, self._grid.row(UUID(key)), position))

    def enter(self) -> None:
        """Enter every row that is whole."""
        if self._grid is None:
            return
        if self._sending:
            self._enter_then = True
            return
        exam_id = self._grid.exam.id

        def done(came_to: Done) -> None:
            told = tr("已录入 {n} 人。").format(n=came_to.entered)
            if came_to.left:
                told += tr("还有 {n} 人没有填完，内容已保存。").format(n=came_to.left)
            self._navigator.notify(told)
            self.open(exam_id)

        def failed(error: Exception) -> None:
            trouble = trouble_of(error)
            if trouble is None:
                raise error
            self._view.show_problem(_sentence(trouble))

        self._background.run(
            self._view, lambda: self._entering.enter(self._actor, exam_id), done, failed
        )

    def set_absent(self, key: str) -> None:
        """Note that somebody did not come; once more: that they did."""
        if self._grid is None or not key:
            return
        row, exam_id = self._grid.row(UUID(key)), self._grid.exam.id
        absent = row.state is not RowState.ABSENT
        self._background.run(
            self._view,
            lambda: self._entering.set_absent(self._actor, row.paper_id, absent),
            lambda _none: self.open(exam_id),
        )

    def close(self) -> None:
        """Go back to the exam; what was typed is kept."""
        self._grid = None
        self._leave()

    def _send(self) -> None:
        """Keep what was typed, unless something is on its way already."""
        if self._sending or not self._unsent:
            return
        batch, self._unsent, self._sending = self._unsent, {}, True

        def work() -> None:
            for (paper, position), text in batch.items():
                self._entering.keep(self._actor, paper, position, text)

        def done(_none: None) -> None:
            self._sending = False
            self._view.show_problem("")
            self._send()
            if not self._sending and self._enter_then:
                self._enter_then = False
                self.enter()

        def failed(error: Exception) -> None:
            self._sending = self._enter_then = False
            self._unsent = batch | self._unsent  # it goes with what is typed next
            trouble = trouble_of(error)
            if trouble is None:
                raise error
            self._view.show_problem(tr("还没有保存：{what}").format(what=_sentence(trouble)))

        self._background.run(self._view, work, done, failed)


def _sentence(trouble: Trouble) -> str:
    return " ".join(one for one in (trouble.what, trouble.do) if one)
