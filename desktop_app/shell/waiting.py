"""Counts down the seconds that wrong passwords cost."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

_TICK = 250
_SECOND = 1000


class Countdown(QObject):
    """Calls *show* with the seconds left, last with 0."""

    def __init__(self, show: Callable[[int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._until = 0
        self._elapsed = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """Whether there is still time to wait."""
        return self._timer.isActive()

    def start(self, seconds: float) -> None:
        """Begin to count down from *seconds*, rounded up."""
        self._until = round(seconds * _SECOND)
        self._elapsed.start()
        self._timer.start()
        self._tick()

    def _tick(self) -> None:
        left = self._until - self._elapsed.elapsed()
        if left <= 0:
            self._timer.stop()
        self._show(max(0, -(-left // _SECOND)))
