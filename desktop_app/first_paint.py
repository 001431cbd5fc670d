"""Waits for a window to be painted, so that heavy work does not begin while it is drawn."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

BREATH_MS = 20
"""After the paint the window first answers what has come in meanwhile, keys above all."""

LONGEST_WAIT_MS = 500
"""A window that starts minimised is never painted; its work begins after so long."""


class FirstPaint(QObject):
    """Calls *then* once: after the first paint of *window*, or when there is none for long."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then: Callable[[], None] | None = then
        window.installEventFilter(self)
        QTimer.singleShot(LONGEST_WAIT_MS, self, self._go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the first paint; it draws the whole window, and the work begins after it."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(BREATH_MS, self, self._go)
        return False

    def _go(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()
