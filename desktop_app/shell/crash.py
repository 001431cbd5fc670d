"""The crash path: whatever nobody caught, from any thread, is logged and shown once."""

import contextlib
import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.system.errors import Trouble

FAULT_FILE = "faults.log"
_log = logging.getLogger("peilian.crash")
_qt_log = logging.getLogger("peilian.qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashReporter(QObject):
    """Catches what nobody caught. Install it once, before the window.

    Signals: `crashed(report)` with the text to show, `troubled(Trouble)`; both are emitted on
    the thread of the error and heard on the window's.
    """

    crashed = Signal(str)
    troubled = Signal(object)

    def __init__(
        self,
        version: str | Callable[[], str],
        explain: Callable[[BaseException], Trouble | None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """*version* is asked when a crash tells it, for looking it up takes its time.

        *explain* turns faults of the environment into sentences; None means it is no such.
        """
        super().__init__(parent)
        self._version = version
        self._explain = explain or _trouble_itself
        self._seen: set[tuple[str, ...]] = set()
        self._window: QWidget | None = None
        self._faults: TextIOWrapper | None = None
        self._hooks = (sys.excepthook, threading.excepthook)
        queued = Qt.ConnectionType.QueuedConnection
        self.crashed.connect(self._show_crash, queued)
        self.troubled.connect(self._show_trouble, queued)

    def install(self, folder: Path | None = None) -> None:
        """Take all hooks; hard faults write their traceback into *folder*."""
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread
        qInstallMessageHandler(_on_qt_message)
        if folder is not None:
            with contextlib.suppress(OSError):
                self._faults = (folder / FAULT_FILE).open("a", encoding="utf-8")
                faulthandler.enable(self._faults)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._hooks
        qInstallMessageHandler(None)
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def set_window(self, window: QWidget) -> None:
        """Show the dialogs over *window* from now on."""
        self._window = window

    def report(self, error: BaseException) -> None:
        """Take an error that nobody caught: `Trouble` is told, everything else is a crash."""
        trouble = self._explain(error)
        if trouble is not None:
            _log.info("trouble: %s", trouble)
            self.troubled.emit(trouble)
            return
        _log.error("crash", exc_info=error)
        mark = _fingerprint(error)
        if mark not in self._seen:
            self._seen.add(mark)
            text = "".join(traceback.format_exception(error))
            version = self._version if isinstance(self._version, str) else self._version()
            self.crashed.emit(f"陪练 {version}\n\n{text}")

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.report(error.with_traceback(trace))

    def _on_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.report(arguments.exc_value)

    def _show_crash(self, report: str) -> None:
        from desktop_app.shell.crash_dialog import CrashDialog

        CrashDialog(self._window, report).ask()

    def _show_trouble(self, error: Trouble) -> None:
        from desktop_app.shell import trouble

        trouble.show(self._window, error)


def _trouble_itself(error: BaseException) -> Trouble | None:
    return error if isinstance(error, Trouble) else None


def _fingerprint(error: BaseException) -> tuple[str, ...]:
    """Tell errors apart by kind and place, not by the values in their message."""
    frames = traceback.extract_tb(error.__traceback__)
    return (type(error).__name__, *(f"{frame.filename}:{frame.lineno}" for frame in frames[-4:]))


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    _qt_log.log(_LEVELS[kind], "%s: %s", context.category or "qt", message)
