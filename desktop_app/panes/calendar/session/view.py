"""The page of a session: its rooms under one row of tabs, and the way back to the days."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.panes.calendar.pages import SubPage
from desktop_app.system.text import tr
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.rooms import RoomEntry, RoomsPane


class SessionView(RoomsPane, SubPage):
    """A target `<id>` or `<id>#<room>` names the session, and the room to begin with.

    Signals: `entered(room)`, beside those of a page and of its rooms.
    """

    entered = Signal(str)
    closed = Signal()  # said again: Qt wants the signals of all bases before the first slot

    def __init__(self, rooms: Sequence[RoomEntry], parent: QWidget | None = None) -> None:
        self.back_button = PlainButton(tr("返回日历"), "Esc", "chevron-left")
        super().__init__(rooms, parent)
        self.back_button.setParent(self)
        self.back_button.clicked.connect(self.closed)

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:  # type: ignore[override]  # the room's
        """The keys of the room, and the way back."""
        return (*super().keys, ("Esc", tr("返回日历，写到一半的都留着")))

    def show_heading(self, title: str, sentence: str) -> None:
        """Say which session it is, in whichever room."""
        for entry in self._entries:
            self.view_of(entry.key).set_heading(title, sentence)

    def show_room(self, key: str) -> None:
        """Enter a room; what is shown already stays."""
        if self.key != key:
            self.enter(key)

    def view_of(self, key: str) -> PaneView:
        """Return the view of a room, built if need be."""
        return self._views.get(key) or self._build(key)

    def enter(self, key: str) -> bool:
        done = super().enter(key)
        if done:
            self.entered.emit(key)
        return done

    def refresh(self) -> None:
        """Ask for the session anew; its rooms are filled together."""
        self.refresh_requested.emit()

    def open_target(self, target: str) -> None:
        self.target_requested.emit(target)

    def set_actions(self, *widgets: QWidget) -> None:
        """Show the way back before the actions of the room."""
        super().set_actions(self.back_button, *widgets)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
            return
        super().keyPressEvent(event)
