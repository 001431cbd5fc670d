"""One window for one data folder: a second start raises the first one's."""

from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

LOCK_FILE = "window.lock"
_CONNECT_MS = 300
_TRIES = 10


class SingleInstance(QObject):
    """Holds the folder's lock while the program runs.

    The lock decides who is first; the local server only carries the wish to be raised, so that
    QtNetwork is imported after the first paint, or by a second start.

    Signals: `raise_requested()`.
    """

    raise_requested = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(folder / LOCK_FILE))
        self._lock.setStaleLockTime(0)  # stale when its process is gone, however old
        self._folder = folder
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Return True when this is the first start, also in a folder that cannot be written."""
        if self._lock.tryLock(0):
            return True
        return self._lock.error() != QLockFile.LockError.LockFailedError

    def listen(self) -> bool:
        """Hear later starts from now on; call it after the first paint."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        return self._server.listen(self._name)

    @property
    def listening(self) -> bool:
        """Whether later starts are heard."""
        return self._server is not None and self._server.isListening()

    def raise_first(self) -> bool:
        """Ask the first start to show its window; False when it does not answer in 3 s."""
        from PySide6.QtNetwork import QLocalSocket

        for _try in range(_TRIES):
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_CONNECT_MS):
                socket.disconnectFromServer()
                return True
            # The first one may be between its lock and its first paint.
            self._pause()
        return False

    @property
    def _name(self) -> str:
        """The server's name: one for each folder and short, as sockets demand."""
        return f"peilian-{crc32(str(self._folder.resolve()).encode()):08x}"

    def release(self) -> None:
        """Give lock and server back."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _on_connection(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
        self.raise_requested.emit()

    @staticmethod
    def _pause() -> None:
        from PySide6.QtCore import QThread

        QThread.msleep(_CONNECT_MS)
