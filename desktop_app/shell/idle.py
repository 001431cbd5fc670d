"""Notices that nobody is at the desk any more."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_MINUTE = 60_000
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Tells when nobody has touched keys or mouse for some minutes.

    It listens at the windows and not at the application: there, every event of every widget
    would pass through Python.

    Signals: `idle()`.
    """

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        QGuiApplication.instance().focusWindowChanged.connect(self._watch)  # type: ignore[union-attr]  # it runs

    @property
    def running(self) -> bool:
        """Whether idle minutes are counted now."""
        return self._timer.isActive()

    def start(self, minutes: float) -> None:
        """Count from now on; 0 minutes: never idle."""
        self._timer.stop()
        self._watch(QGuiApplication.focusWindow())
        if minutes > 0:
            self._timer.start(round(minutes * _MINUTE))

    def stop(self) -> None:
        """Count no longer, e.g. while locked."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE and self._timer.isActive():
            self._timer.start()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        # A filter that is installed twice is called once, so no book is kept of the windows.
        if window is not None:
            window.installEventFilter(self)
