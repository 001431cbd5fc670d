"""A pane of several rooms under one row of tabs: each a pane of its own, built when entered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PressButton
from desktop_app.widgets.pane import PaneView, built_in


@dataclass(frozen=True, slots=True)
class RoomEntry:
    """One room: `kinds` are the targets that lead into it, e.g. `("dispute",)`."""

    key: str
    title: str
    build: Callable[[], PaneView]
    kinds: tuple[str, ...] = ()


class RoomsPane(PaneView):
    """Shows one room at a time; heading, actions, keys and help are those of the room.

    A target `kind:name` opens the room that knows the kind, a room's own key opens it as it is.
    Ctrl+PageUp and Ctrl+PageDown lead to the rooms beside.
    """

    full_bleed = True

    def __init__(self, rooms: Sequence[RoomEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = tuple(rooms)
        self._views: dict[str, PaneView] = {}
        self._pages: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._counts: dict[str, int] = {}
        self._key = ""
        self._tabs: dict[str, PressButton] = {}
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._strip = QScrollArea()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar())
        layout.addWidget(self._stack, 1)
        theming.changed.connect(self._fit)
        self._fit()
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._beside(step))

    @property
    def key(self) -> str:
        """The key of the room that is shown, or an empty text."""
        return self._key

    @property
    def room(self) -> PaneView | None:
        """The room that is shown."""
        return self._views.get(self._key)

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:  # type: ignore[override]  # the room's
        """The keys of the room, and those that lead to the rooms beside."""
        room = self.room
        return (*(room.keys if room else ()), ("Ctrl+PageUp PageDown", tr("换一栏")))

    @property
    def help_key(self) -> str:  # type: ignore[override]  # the room's
        """The handbook article of the room."""
        room = self.room
        return room.help_key if room else ""

    def tab(self, key: str) -> PressButton:
        """Return the tab of a room."""
        return self._tabs[key]

    def refresh(self) -> None:
        """Refresh the room that is shown; the others when they are entered."""
        self._stale.update(self._views)
        if self._key:
            self._freshen(self._key)
        else:
            self.enter(self._entries[0].key)

    def open_target(self, target: str) -> None:
        """Lead into the room that knows *target*."""
        kind = target.partition(":")[0]
        for entry in self._entries:
            if kind == entry.key or kind in entry.kinds:
                if self.enter(entry.key) and kind in entry.kinds:
                    self._views[entry.key].open_target(target)
                return

    def leave(self) -> bool:
        room = self.room
        return room is None or room.leave()

    def enter(self, key: str) -> bool:
        """Show a room; False when the one that is shown may not be left."""
        if key != self._key and not self.leave():
            self._tabs[self._key].setChecked(True)
            return False
        view = self._views.get(key) or self._build(key)
        self._key = key
        self._tabs[key].setChecked(True)
        self._strip.ensureWidgetVisible(self._tabs[key], theming.space("xl"), 0)
        self._stack.setCurrentWidget(self._pages[key])
        self.setFocusProxy(view)
        self.set_heading(*view.heading)
        self.set_actions(*view.actions())
        self._freshen(key)
        return True

    def _press(self, key: str) -> None:
        if self.enter(key) and not self._tabs[key].hasFocus():
            self.setFocus()

    def _bar(self) -> QWidget:
        bar, strip = QFrame(), QWidget()
        theming.set_role(bar, "tabs")
        theming.set_role(strip, "scrolled")
        row = QHBoxLayout(strip)
        row.setContentsMargins(theming.space("xl"), 0, theming.space("xl"), 0)
        row.setSpacing(theming.space("xl"))
        for entry in self._entries:
            button = PressButton(entry.title)
            button.setCheckable(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setAccessibleName(entry.title)
            theming.set_role(button, "tab")
            # The mouse leaves the focus to the room, whose keys are to work at once.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, key=entry.key: self._press(key))
            self._group.addButton(button)
            self._tabs[entry.key] = button
            row.addWidget(button)
        row.addStretch(1)
        # In a narrow window the tabs move under it, instead of into one another.
        self._strip.setWidget(strip)
        self._strip.setWidgetResizable(True)
        self._strip.setFrameShape(QFrame.Shape.NoFrame)
        self._strip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._strip.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._strip.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(bar)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._strip)
        return bar

    def _fit(self) -> None:
        self._strip.setFixedHeight(next(iter(self._tabs.values())).sizeHint().height())

    def _build(self, key: str) -> PaneView:
        entry = next(one for one in self._entries if one.key == key)
        page = QWidget(self._stack)
        with built_in(page):
            view = entry.build()
        if not view.heading[0]:
            view.set_heading(entry.title, "")
        layout = QVBoxLayout(page)
        side, top = theming.space("xl"), theming.space("l")
        layout.setContentsMargins(*((0, 0, 0, 0) if view.full_bleed else (side, top, side, top)))
        layout.addWidget(view)
        self._stack.addWidget(page)
        self._pages[key] = page
        self._views[key] = view
        self._stale.add(key)
        view.heading_changed.connect(lambda *heading: self._on_heading(key, heading))
        view.actions_changed.connect(lambda: self._on_actions(key))
        view.badge_changed.connect(lambda count: self._on_badge(key, count))
        return view

    def _freshen(self, key: str) -> None:
        if key in self._stale:
            self._stale.discard(key)
            self._views[key].refresh()

    def _on_heading(self, key: str, heading: tuple[str, str]) -> None:
        if key == self._key:
            self.set_heading(*heading)

    def _on_actions(self, key: str) -> None:
        if key == self._key:
            self.set_actions(*self._views[key].actions())

    def _on_badge(self, key: str, count: int) -> None:
        self._counts[key] = count
        title = next(one.title for one in self._entries if one.key == key)
        self._tabs[key].setText(tr("{title} {n}").format(title=title, n=count) if count else title)
        self.badge_changed.emit(sum(self._counts.values()))

    def _beside(self, step: int) -> None:
        keys = [one.key for one in self._entries]
        self.enter(keys[(keys.index(self._key) + step) % len(keys)])
