"""Tells when a window has settled, and how much memory a process takes; imports next to nothing."""

import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer

_TICK_MS = 20
_FLAGS = QEventLoop.ProcessEventsFlag
_AND_WAIT = _FLAGS.AllEvents | _FLAGS.WaitForMoreEvents


class FirstPaint(QObject):
    """Calls *settled* once *window* was painted and the events that waited then are done."""

    def __init__(self, window: QObject, settled: Callable[[], None]) -> None:
        super().__init__()
        self._settled = settled
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint, which paints everything in the window."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._done)
        return False

    def _done(self) -> None:
        QCoreApplication.processEvents()
        self._settled()


def since_begun() -> float:
    """Return the milliseconds since this process was begun by its parent."""
    return (time.monotonic_ns() - int(os.environ["PEILIAN_BENCH_BEGUN"])) / 1e6


def so_far() -> dict[str, float]:
    """Return what the start has taken: by the clock, and of the processor, in milliseconds."""
    return {"settled": since_begun(), "cpu": time.process_time() * 1000}


def wait_for(ready: Callable[[], bool], seconds: float = 60.0) -> None:
    """Let events come in until *ready*; raises TimeoutError."""
    tick = QTimer()
    tick.start(_TICK_MS)  # so that waiting for events ends also where no more come
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError("the window did not come to rest")
        QCoreApplication.processEvents(_AND_WAIT)
    QCoreApplication.processEvents()


def memory() -> dict[str, float]:
    """Return resident (`rss`) and proportional (`pss`) memory in MB; empty where unknown."""
    if not sys.platform.startswith("linux"):
        return {}
    found = {}
    with open("/proc/self/smaps_rollup", encoding="ascii") as lines:  # noqa: PTH123 - no imports
        for line in lines:
            name, _, rest = line.partition(":")
            if name in ("Rss", "Pss"):
                found[name.lower()] = int(rest.split()[0]) / 1024
    return found
