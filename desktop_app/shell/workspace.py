"""What a signed-in person works in: rail, top line, panes, and what floats over them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.shell.appearance import Appearance
from desktop_app.shell.hits import Hit, HitProvider
from desktop_app.shell.identity import Identity
from desktop_app.shell.keys_help import KeysHelp
from desktop_app.shell.navigation import Rail
from desktop_app.shell.palette import Palette
from desktop_app.shell.pane_host import PaneHost
from desktop_app.shell.pane_list import PaneEntry, shortcuts
from desktop_app.shell.person_menu import PersonMenu
from desktop_app.shell.top_line import TopLine
from desktop_app.system.background import Background
from desktop_app.system.changes import Subject
from desktop_app.system.text import tr
from desktop_app.system.window_state import WindowState
from desktop_app.widgets import theming
from desktop_app.widgets.overlays import Overlay
from desktop_app.widgets.toast import Toast

HELP_PANE = "handbook"


class Workspace(QWidget):
    """Rail and panes of one person.

    Signals: `lock_requested()`, `sign_out_requested()`. Implements `system.navigation.Navigator`.
    """

    lock_requested = Signal()
    sign_out_requested = Signal()

    def __init__(
        self,
        identity: Identity,
        entries: Sequence[PaneEntry],
        providers: Sequence[HitProvider],
        background: Background,
        appearance: Appearance,
        state: WindowState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.identity = identity
        self._entries = tuple(entries)
        self._state = state
        self._narrow: bool | None = None
        self.rail = Rail()
        self.rail.set_panes(self._entries)
        self.rail.set_person(identity.name, identity.detail)
        self.top_line = TopLine()
        self.panes = PaneHost(self._entries)
        self._lay_out()
        self.menu = PersonMenu(appearance, self)
        self.palette_overlay = Palette(self, self._pane_hits, providers, background)
        self.keys_help = KeysHelp(self)
        self.toast = Toast(self)
        self._connect()
        self._bind_keys()

    def go(self, pane: str, target: str = "") -> None:
        """Show a pane, and *target* in it; what floats over the panes is closed first."""
        if not self.panes.has(pane):
            self.notify(tr("您的账号没有这个页面。"))
            return
        self._close_overlays()
        if self.panes.go(pane, target):
            self._state.last_pane = pane

    def start(self) -> None:
        """Show the pane that was shown last, or the first one."""
        keys = [entry.key for entry in self._entries]
        if keys:
            last = self._state.last_pane
            self.go(last if last in keys else keys[0])

    def back(self) -> None:
        """Show the pane before this one."""
        self.panes.back()

    def notify(self, text: str) -> None:
        """Show a short message at the bottom."""
        self.toast.show_text(text)

    def set_badge(self, pane: str, count: int, urgent: bool = False) -> None:
        """Say how many things wait in a pane, also before it has been built."""
        self.rail.set_badge(pane, count, urgent)

    def hear(self, subjects: frozenset[Subject]) -> None:
        """Take notice of what has changed."""
        self.panes.hear(subjects)

    def search(self) -> None:
        """Open the search."""
        self.palette_overlay.open()

    def show_keys(self) -> None:
        """Show the list of keys."""
        self.keys_help.show_for(self.panes.view, self._pane_keys())

    def help(self) -> None:
        """Open the handbook at the article of the pane that is shown."""
        view = self.panes.view
        key = view.help_key if view is not None else ""
        if not self.panes.has(HELP_PANE):
            self.show_keys()
            return
        self.go(HELP_PANE, f"article:{key}" if key else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theming.frame("narrow_window")
        if narrow != self._narrow:
            self._narrow = narrow
            self.rail.set_collapsed(narrow or bool(self._state.rail_collapsed))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.panes.freshen()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.top_line)
        column.addWidget(self.panes, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(column, 1)

    def _connect(self) -> None:
        self.rail.pane_chosen.connect(self._on_chosen)
        self.rail.person_pressed.connect(self._on_person)
        self.rail.collapse_toggled.connect(self._on_collapse)
        self.top_line.search_requested.connect(self.search)
        self.panes.heading_changed.connect(self.top_line.set_heading)
        self.panes.row_changed.connect(lambda: self.top_line.show_actions(self.panes.row))
        self.panes.shown.connect(self.rail.set_current)
        self.panes.badge_changed.connect(self.rail.set_badge)
        self.palette_overlay.chosen.connect(self._on_hit)
        self.menu.keys_requested.connect(self.show_keys)
        self.menu.lock_requested.connect(self.lock_requested)
        self.menu.sign_out_requested.connect(self.sign_out_requested)

    def _bind_keys(self) -> None:
        for key, sequence in shortcuts(self._entries).items():
            if sequence:
                self._bind(sequence).activated.connect(lambda key=key: self._on_chosen(key))
        self._bind("Ctrl+K").activated.connect(self.search)
        self._bind("Ctrl+L").activated.connect(self.lock_requested)
        self._bind("F1").activated.connect(self.help)
        self._bind("?").activated.connect(self.show_keys)

    def _bind(self, sequence: str) -> QShortcut:
        return QShortcut(QKeySequence(sequence), self)

    def _pane_keys(self) -> list[tuple[str, str]]:
        keys = shortcuts(self._entries)
        return [(keys[entry.key], entry.title) for entry in self._entries if keys[entry.key]]

    def _pane_hits(self, text: str) -> list[Hit]:
        wanted = text.strip().casefold()
        return [
            Hit(entry.title, tr("页面"), entry.icon, entry.key, "")
            for entry in self._entries
            if wanted in entry.title.casefold() or wanted in entry.key
        ]

    def _close_overlays(self) -> None:
        for overlay in self.findChildren(Overlay):
            overlay.close_overlay()

    def _on_chosen(self, key: str) -> None:
        self.go(key)
        # The click has marked the item already; where the pane was not left, mark the old one.
        self.rail.set_current(self.panes.key)

    def _on_hit(self, hit: Hit) -> None:
        self.go(hit.pane, hit.target)

    def _on_person(self) -> None:
        size = self.menu.sizeHint()
        corner = self.rail.person.mapToGlobal(QPoint(0, -size.height()))
        self.menu.popup(corner)

    def _on_collapse(self) -> None:
        collapsed = not self.rail.collapsed
        self.rail.set_collapsed(collapsed)
        if not self._narrow:  # under a narrow window the choice holds until it is wide again
            self._state.rail_collapsed = collapsed
            self._state.save()
