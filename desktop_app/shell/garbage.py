"""Looks for garbage where the window lives: no other thread may take down what is Qt's."""

import gc

from PySide6.QtCore import QObject, QTimer

from desktop_app.shell.background import ThreadBackground
from desktop_app.system import heap

_LOOK_MS = 500
_TIDY_MS = 200
_DUE = (10_000, 10, 10)
"""Objects made until the young ones are looked through, and such rounds until the older ones are.
Opening a pane makes some thousands that stay. With Python's 700 a session's panes took 2 % longer
(measured)."""


class GarbageCollector(QObject):
    """Takes the place of Python's own, which runs on whichever thread has just made an object.

    A worker that finds a dropped window in a circle of references would take it down beside the
    thread that paints it: a crash, or a socket that is watched for ever after it was closed.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(collect_when_due)

    def start(self) -> None:
        """Collect from now on, without ever looking through what has been made so far."""
        if self._timer.isActive():
            return
        gc.disable()
        gc.freeze()
        self._timer.start()

    def tidy_when_idle(self, background: ThreadBackground) -> None:
        """Give the system back what is free, once no work is under way: somebody has signed in,
        the first pane stands, and what its making took is not needed any more."""
        QTimer.singleShot(_TIDY_MS, self, lambda: self._tidy(background))

    def _tidy(self, background: ThreadBackground) -> None:
        if background.busy:
            self.tidy_when_idle(background)
        else:
            heap.give_back()


def collect_when_due() -> None:
    """Look through the oldest generation that has waited long enough, if any."""
    waiting = gc.get_count()
    for generation in (2, 1, 0):
        if waiting[generation] > _DUE[generation]:
            gc.collect(generation)
            return
