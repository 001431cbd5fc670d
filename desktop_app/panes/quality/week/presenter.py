"""Decides which week is looked at and who is inspected next."""

from datetime import timedelta
from typing import Protocol

from db.records import Person
from desktop_app.panes.quality.week.shown import WeekShown
from desktop_app.panes.quality.week.telling import week_shown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.training.quality.drawing.standing import Week
from desktop_app.training.quality.drawing.use_cases import Drawing


class ShowsWeek(Protocol):
    """The view, as far as the presenter needs it."""

    def show_week(self, week: WeekShown) -> None: ...
    def show_count(self, count: int) -> None: ...


class WeekPresenter:
    """The week's inspections."""

    def __init__(
        self,
        view: ShowsWeek,
        actor: Person,
        drawing: Drawing,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._drawing = drawing
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._monday = drawing.this_week()
        self._asked = 0

    def refresh(self) -> None:
        """Load the week anew."""
        self._asked += 1
        asked, monday = self._asked, self._monday
        self._background.run(
            self._view,
            lambda: self._drawing.week(self._actor, monday),
            lambda week: self._show(asked, week),
        )

    def step(self, weeks: int) -> None:
        """Look at another week, never at one that has not begun."""
        monday = self._monday + timedelta(weeks=weeks)
        if monday <= self._drawing.this_week():
            self._monday = monday
            self.refresh()

    def _show(self, asked: int, week: Week) -> None:
        if asked != self._asked:
            return
        latest = week.monday == self._drawing.this_week()
        self._view.show_week(week_shown(week, latest))
        if latest:
            self._view.show_count(week.owed)
