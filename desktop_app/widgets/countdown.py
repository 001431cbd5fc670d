"""A clock that runs while people talk: how long it was to take, how long it has taken."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.system.text import clock_text, tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.tags import Tag

_SECONDS = 60
_TICK_MS = 500


class Countdown(QWidget):
    """Counts towards *planned* minutes and beyond; stopped, it tells the nearest minute.

    Signals: `minute_reached(minutes)` at every full minute and when it is stopped,
    `toggled(seconds, running)` when it was started or stopped by hand. *now* tells seconds on a
    clock that never runs backwards; a sleeping computer counts as time gone by.
    """

    minute_reached = Signal(int)
    toggled = Signal(float, bool)

    def __init__(
        self,
        planned: int,
        now: Callable[[], float] = monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._planned = planned * _SECONDS
        self._now = now
        self._before = 0.0
        self._started: float | None = None
        self._told = 0
        self._tag = Tag("")
        self.button = PlainButton(tr("开始计时"))
        self.button.clicked.connect(self.toggle)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        layout.addWidget(self.button)
        layout.addWidget(self._tag)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._show()

    @property
    def running(self) -> bool:
        """Whether it counts right now."""
        return self._started is not None

    def text(self) -> str:
        """Return what the clock says."""
        return self._tag.text()

    def elapsed(self) -> float:
        """Return the seconds counted so far."""
        if self._started is None:
            return self._before
        return self._before + max(0.0, self._now() - self._started)

    def set_elapsed_minutes(self, minutes: int) -> None:
        """Go on from *minutes*, e.g. of a draft or of what was typed; never while it runs."""
        if not self.running and minutes != self._told:
            self._before = float(minutes * _SECONDS)
            self._told = minutes
            self._show()

    def take_up(self, seconds: float, running: bool) -> None:
        """Go on from where a closed program left it."""
        self._before = seconds
        self._started = self._now() if running else None
        if running:
            self._timer.start()
        else:
            self._timer.stop()
        self._show()

    def toggle(self) -> None:
        """Start, or stop and tell the minutes."""
        if self._started is None:
            self._started = self._now()
            self._timer.start()
        else:
            self._before = self.elapsed()
            self._started = None
            self._timer.stop()
            self._tell(round(self._before / _SECONDS))
        self._show()
        self.toggled.emit(self.elapsed(), self.running)

    def tick(self) -> None:
        """Show the time gone by."""
        if self.running:
            self._tell(int(self.elapsed() // _SECONDS))
            self._show()

    def _tell(self, minutes: int) -> None:
        if minutes > 0 and minutes != self._told:
            self._told = minutes
            self.minute_reached.emit(minutes)

    def _show(self) -> None:
        gone = self.elapsed()
        over = gone > self._planned
        if over:
            text = tr("已超 {time}").format(time=clock_text(gone - self._planned))
        elif gone:
            text = tr("已过 {time}").format(time=clock_text(gone))
        else:
            text = tr("计划 {n} 分钟").format(n=self._planned // _SECONDS)
        self._tag.setText(text)
        self._tag.set_tone("warn" if over else "accent" if self.running or gone else "plain")
        self.button.setText(
            tr("停止计时") if self.running else tr("继续计时") if gone else tr("开始计时")
        )
