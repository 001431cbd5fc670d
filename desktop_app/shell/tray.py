"""The program's icon in the system tray: a menu and messages, where the desktop has a tray."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from desktop_app.system.text import tr
from desktop_app.system.window_state import WindowState
from desktop_app.widgets import icons

if TYPE_CHECKING:
    from collections.abc import Callable

_SHOWN_MS = 15_000
"""So long a message stays, where the desktop lets the program say."""


class Tray(QObject):
    """Shows the icon while somebody works and wants it; without a tray it does nothing.

    *kind* is the icon's class; a test hands in one that keeps what it shows.

    Signals: `open_requested()`, `today_requested()`, `quit_requested()`, `message_clicked()`.
    """

    open_requested = Signal()
    today_requested = Signal()
    quit_requested = Signal()
    message_clicked = Signal()

    def __init__(
        self,
        state: WindowState,
        window: QWidget,
        kind: type[QSystemTrayIcon] = QSystemTrayIcon,
    ) -> None:
        super().__init__(window)
        self._state = state
        self._window = window
        self._kind = kind
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self._working = False

    @property
    def available(self) -> bool:
        """Whether this desktop has a tray now."""
        return self._kind.isSystemTrayAvailable()

    @property
    def enabled(self) -> bool:
        """Whether the person wants the icon and its messages."""
        return self._state.tray

    @property
    def speaks(self) -> bool:
        """Whether a message would be seen."""
        return self._icon is not None and self._icon.isVisible()

    def set_enabled(self, enabled: bool) -> None:
        """Show the icon from now on, or never; kept for the next start."""
        self._state.tray = enabled
        self._state.save()
        self._fit()

    def begin(self) -> None:
        """Somebody has signed in."""
        self._working = True
        self._fit()

    def end(self) -> None:
        """Nobody works any more: the icon goes."""
        self._working = False
        self._fit()

    def show_message(self, title: str, text: str) -> None:
        """Let the desktop show a short message."""
        if self._icon is not None and self.speaks:
            self._icon.showMessage(title, text, icons.brand(), _SHOWN_MS)

    def _fit(self) -> None:
        wanted = self._working and self.enabled and self.available
        if wanted and self._icon is None:
            self._icon = self._make()
        if self._icon is not None:
            self._icon.setVisible(wanted)

    def _make(self) -> QSystemTrayIcon:
        icon = self._kind(icons.brand(), self)
        icon.setToolTip(tr("陪练"))
        self._menu = QMenu(self._window)
        self._add(self._menu, tr("打开"), self.open_requested.emit)
        self._add(self._menu, tr("今日"), self.today_requested.emit)
        self._menu.addSeparator()
        self._add(self._menu, tr("退出"), self.quit_requested.emit)
        icon.setContextMenu(self._menu)
        icon.activated.connect(self._activated)
        icon.messageClicked.connect(self.message_clicked)
        return icon

    def _add(self, menu: QMenu, text: str, act: "Callable[[], None]") -> None:
        menu.addAction(text).triggered.connect(lambda _checked=False: act())

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.open_requested.emit()
