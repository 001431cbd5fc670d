"""Loads a person's day and leads to what they choose."""

from typing import Protocol

from db.records import Person
from desktop_app.panes.today.shown import TodayShown
from desktop_app.panes.today.wording import shown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.reminding.use_cases import Reminders
from desktop_app.training.today.use_cases import Today, TodayPage


class Shows(Protocol):
    """The view, as far as the presenter needs it."""

    def show_page(self, page: TodayShown) -> None: ...
    def show_count(self, count: int) -> None: ...
    def set_heading(self, title: str, sentence: str) -> None: ...
    def copy(self, text: str) -> None: ...


class TodayPresenter:
    """Decides what today shows."""

    def __init__(
        self,
        view: Shows,
        actor: Person,
        today: Today,
        reminders: Reminders,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._today = today
        self._reminders = reminders
        self._background = background
        self._navigator = navigator
        self._shown: TodayShown | None = None
        self._asked = 0
        view.set_heading(tr("今日"), day_text(clock.today()))

    def refresh(self) -> None:
        """Load the day anew; where nothing has changed, nothing moves on the screen."""
        self._asked += 1
        asked = self._asked
        self._background.run(
            self._view,
            lambda: self._today.page(self._actor),
            lambda page: self._show(asked, page),
        )

    def open(self, pane: str, target: str) -> None:
        """Lead to a thing to do."""
        self._navigator.go(pane, target)

    def copy(self, key: str) -> None:
        """Put the text to send, of a thing to do that has one, on the clipboard."""
        self._background.run(
            self._view, lambda: self._reminders.message(self._actor, key), self._copied
        )

    def open_target(self, target: str) -> None:
        """`first` opens the thing to do now; the page itself is the answer to all else."""
        if target == "first" and self._shown is not None and self._shown.first is not None:
            self.open(self._shown.first.pane, self._shown.first.target)

    def _copied(self, text: str) -> None:
        self._view.copy(text)
        self._navigator.notify(tr("已复制，可以直接粘贴发送。"))

    def _show(self, asked: int, page: TodayPage) -> None:
        if asked != self._asked:
            return  # a later question is on its way
        words = shown(page)
        self._view.set_heading(tr("今日"), words.sentence)
        self._view.show_count(words.open_count)
        if words != self._shown:
            self._shown = words
            self._view.show_page(words)
