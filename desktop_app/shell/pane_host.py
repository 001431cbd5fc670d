"""Holds the panes: builds each when first shown, refreshes the visible, notes which are stale."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.shell.pane_list import PaneEntry
from desktop_app.system.changes import Subject
from desktop_app.widgets import theming
from desktop_app.widgets.pane import PaneView, built_in


class _Page(QWidget):
    """A built pane with the frame's margin around it, and the row of its actions."""

    def __init__(self, entry: PaneEntry, parent: QWidget) -> None:
        super().__init__(parent)
        with built_in(self):
            view = entry.build()
        if not view.heading[0]:
            view.set_heading(entry.title, "")
        self.entry, self.view = entry, view
        self.stale = True
        self.row = QWidget()
        self._row_layout = QHBoxLayout(self.row)
        self._row_layout.setContentsMargins(0, 0, 0, 0)
        self._row_layout.setSpacing(theming.space("l"))
        layout = QVBoxLayout(self)
        side, top = theming.space("xl"), theming.space("l")
        margins = (0, 0, 0, 0) if view.full_bleed else (side, top, side, top)
        layout.setContentsMargins(*margins)
        layout.addWidget(view)
        self.fill_row()

    def fill_row(self) -> None:
        """Put the pane's actions into the row, in their order."""
        for action in self.view.actions():
            hidden = action.isHidden() and action.testAttribute(
                Qt.WidgetAttribute.WA_WState_ExplicitShowHide
            )
            self._row_layout.addWidget(action)
            action.setVisible(not hidden)  # at once, where the layout would wait for a turn

    def freshen(self) -> None:
        """Refresh when something has changed since the last time."""
        if self.stale:
            self.stale = False
            self.view.refresh()


class PaneHost(QStackedWidget):
    """The stack of panes.

    Signals: `heading_changed(title, sentence)` and `row_changed()` of the pane that is shown,
    `badge_changed(key, count)` of any, `shown(key)`.
    """

    heading_changed = Signal(str, str)
    row_changed = Signal()
    badge_changed = Signal(str, int)
    shown = Signal(str)

    def __init__(self, entries: Sequence[PaneEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theming.set_role(self, "canvas")
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, _Page] = {}
        self._back: list[str] = []

    @property
    def key(self) -> str:
        """The key of the pane that is shown, or an empty text."""
        page = self._page()
        return page.entry.key if page else ""

    @property
    def view(self) -> PaneView | None:
        """The view of the pane that is shown."""
        page = self._page()
        return page.view if page else None

    @property
    def row(self) -> QWidget | None:
        """The row of actions of the pane that is shown."""
        page = self._page()
        return page.row if page else None

    def has(self, key: str) -> bool:
        """Return whether this person has the pane."""
        return key in self._entries

    def go(self, key: str, target: str = "") -> bool:
        """Show a pane and *target* in it; False when the pane shown may not be left."""
        page = self._page()
        if page is not None and page.entry.key != key:
            if not page.view.leave():
                return False
            self._back.append(page.entry.key)
        self._show(key, target)
        return True

    def back(self) -> bool:
        """Show the pane before; False when there is none or this one may not be left."""
        page = self._page()
        if not self._back or page is None or not page.view.leave():
            return False
        self._show(self._back.pop(), "")
        return True

    def may_leave(self) -> bool:
        """Ask the pane that is shown whether it may be left, e.g. to quit."""
        page = self._page()
        return page is None or page.view.leave()

    def hear(self, subjects: frozenset[Subject]) -> None:
        """Refresh the visible pane when it shows one of *subjects*, note the others as stale."""
        for page in self._pages.values():
            if page.entry.subjects & subjects:
                page.stale = True
        self.freshen()

    def freshen(self) -> None:
        """Refresh the pane that is seen, where something has changed since."""
        page = self._page()
        if page is not None and page.isVisible():
            page.freshen()

    def _page(self) -> _Page | None:
        page = self.currentWidget()
        return page if isinstance(page, _Page) else None

    def _show(self, key: str, target: str) -> None:
        page = self._pages.get(key) or self._build(self._entries[key])
        self.setCurrentWidget(page)
        self.heading_changed.emit(*page.view.heading)
        self.row_changed.emit()
        self.shown.emit(key)
        # Into the pane, so that Tab goes on inside it; it may move the focus further.
        page.view.setFocus()
        page.freshen()
        if target:
            page.view.open_target(target)

    def _build(self, entry: PaneEntry) -> _Page:
        page = _Page(entry, self)
        view = page.view
        self._pages[entry.key] = page
        self.addWidget(page)
        view.heading_changed.connect(lambda *heading: self._on_heading(entry.key, heading))
        view.actions_changed.connect(lambda: self._on_actions(entry.key))
        view.badge_changed.connect(lambda count: self.badge_changed.emit(entry.key, count))
        return page

    def _on_heading(self, key: str, heading: tuple[str, str]) -> None:
        if key == self.key:
            self.heading_changed.emit(*heading)

    def _on_actions(self, key: str) -> None:
        self._pages[key].fill_row()
        if key == self.key:
            self.row_changed.emit()
