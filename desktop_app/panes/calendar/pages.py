"""The pages of this pane: the days, and over them what is opened from them, one at a time."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.calendar.view import CalendarView
from desktop_app.widgets import theming
from desktop_app.widgets.pane import PaneView, built_in

Page = TypeVar("Page", bound=PaneView)


class SubPage(PaneView):
    """A page opened from the days, e.g. a session; `open_target(key)` says what it shows.

    Signals: `closed()` to go back to the days.
    """

    closed = Signal()


class CalendarPane(PaneView):
    """Shows the days or one page over them; heading, actions, keys and help are those of the page.

    A target `kind:name` opens the page of that kind, every other one is for the days. Pages are
    built when they are first opened.
    """

    full_bleed = True

    def __init__(
        self,
        build_days: Callable[[], CalendarView],
        pages: Mapping[str, Callable[[], SubPage]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._builders = dict(pages)
        self._pages: dict[str, SubPage] = {}
        self._holders: dict[PaneView, QWidget] = {}
        self._stale: set[PaneView] = set()
        self._stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.days = self._take_in(build_days)
        self._shown: PaneView = self.days
        self.days.open_wanted.connect(self._open_from_days)
        self._show(self.days)

    @property
    def page(self) -> PaneView:
        """The page that is shown; `days` where none is open."""
        return self._shown

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:  # type: ignore[override]  # the page's
        """The keys of the page that is shown."""
        return self._shown.keys

    @property
    def help_key(self) -> str:  # type: ignore[override]  # the page's
        """The handbook article of the page that is shown."""
        return self._shown.help_key

    def open_session(self, key: str) -> None:
        """Open the page of a session: a trainee's by its id, or a class's."""
        self.open_page("session", key)

    def open_page(self, kind: str, key: str) -> None:
        """Open the page of a kind for what *key* names; the days where there is no such page."""
        if not self._shown.leave():
            return
        if kind not in self._builders:
            self._show(self.days)
            self.days.open_target(f"{kind}:{key}")
            return
        page = self._pages.get(kind) or self._build(kind)
        page.open_target(key)
        self._show(page)

    def _open_from_days(self, kind: str, key: str) -> None:
        if kind in self._builders:
            self.open_page(kind, key)
        else:
            self.days.panel.focus_session()

    def close_page(self) -> None:
        """Go back to the days, if the page may be left."""
        if self._shown is not self.days and self._shown.leave():
            self._show(self.days)

    def refresh(self) -> None:
        """Refresh the page that is shown; the others when they are shown again."""
        self._stale = {self.days, *self._pages.values()}
        self._freshen(self._shown)

    def open_target(self, target: str) -> None:
        kind, _, key = target.partition(":")
        self.open_page(kind, key)

    def leave(self) -> bool:
        return self._shown.leave()

    def _build(self, kind: str) -> SubPage:
        page = self._take_in(self._builders[kind])
        page.closed.connect(self.close_page)
        self._pages[kind] = page
        return page

    def _take_in(self, build: Callable[[], Page]) -> Page:
        holder = QWidget(self._stack)
        layout = QVBoxLayout(holder)
        with built_in(holder):
            view = build()
        side, top = theming.space("xl"), theming.space("l")
        layout.setContentsMargins(*((0, 0, 0, 0) if view.full_bleed else (side, top, side, top)))
        layout.addWidget(view)
        self._stack.addWidget(holder)
        self._holders[view] = holder
        view.heading_changed.connect(lambda *_heading: self._repeat(view))
        view.actions_changed.connect(lambda: self._repeat(view))
        return view

    def _show(self, view: PaneView) -> None:
        focus = self.focusWidget()
        had_focus = focus is not None and focus.hasFocus()
        self._shown = view
        self._stack.setCurrentWidget(self._holders[view])
        self.setFocusProxy(view)
        self._repeat(view)
        self._freshen(view)
        if had_focus:
            view.setFocus()

    def _repeat(self, view: PaneView) -> None:
        """Let the frame show heading and actions of the page that is shown."""
        if view is self._shown:
            self.set_heading(*view.heading)
            if view.actions() != self.actions():
                self.set_actions(*view.actions())
                # What was put away comes back shown, whether it may be done or not.
                self.days.stand_in_front(view is self.days)

    def _freshen(self, view: PaneView) -> None:
        if view in self._stale:
            self._stale.discard(view)
            view.refresh()
