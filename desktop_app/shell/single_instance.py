"""One window for one data folder: a second start raises the first one's."""

import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

LOCK_FILE = "window.lock"
CALL_FILE = "window.call"
_LONGEST_SECONDS = 3.0
_LOOK_SECONDS = 0.02


class SingleInstance(QObject):
    """Holds the folder's lock while the program runs.

    The lock decides who is first. A later start leaves a file beside it and waits until the first
    one, whom the system tells of it, has taken it away. A local socket would do the same, but
    QtNetwork takes 3 MB of every session for it.

    Signals: `raise_requested()`.
    """

    raise_requested = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(folder / LOCK_FILE))
        self._lock.setStaleLockTime(0)  # stale when its process is gone, however old
        self._folder = folder
        self._call = folder / CALL_FILE
        self._watcher: QFileSystemWatcher | None = None

    def claim(self) -> bool:
        """Return True when this is the first start, also in a folder that cannot be written."""
        if self._lock.tryLock(0):
            return True
        return self._lock.error() != QLockFile.LockError.LockFailedError

    def listen(self) -> bool:
        """Hear later starts from now on, and one that has called before.

        False where the system watches no more folders.
        """
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._answer)
        watched = self._watcher.addPath(str(self._folder))
        self._answer()
        return watched

    @property
    def listening(self) -> bool:
        """Whether later starts are heard."""
        return self._watcher is not None and bool(self._watcher.directories())

    def raise_first(self) -> bool:
        """Ask the first start to show its window; False when it does not answer in 3 s.

        The call stays: who was only busy hears it when there is time again.
        """
        try:
            self._call.touch()
        except OSError:
            return False
        end = time.monotonic() + _LONGEST_SECONDS
        while self._call.exists():
            if time.monotonic() > end:
                return False
            time.sleep(_LOOK_SECONDS)
        return True

    def release(self) -> None:
        """Hear nobody any more and give the lock back."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self._lock.unlock()

    def _answer(self) -> None:
        """Take a call away, which is the answer to it, and pass it on."""
        try:
            self._call.unlink()
        except OSError:
            return  # something else has changed in the folder
        self.raise_requested.emit()
