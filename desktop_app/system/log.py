"""The program's log: one rotating file in the data folder."""

import logging
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE_NAME = "peilian.log"
LARGEST_FILE = 1_000_000
"""Bytes after which a new file begins; a few weeks of normal use."""
OLD_FILES = 4

_LINE = "%(asctime)s.%(msecs)03dZ %(levelname)s %(threadName)s %(name)s: %(message)s"


def start(folder: Path, level: int = logging.INFO) -> Path | None:
    """Log to a file in *folder* from now on; None when it cannot be written there.

    Times are UTC, as in the records. Calling it again moves the log to the new folder.
    """
    stop()
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _File(
            path, maxBytes=LARGEST_FILE, backupCount=OLD_FILES, encoding="utf-8", delay=False
        )
    except OSError as error:
        logging.getLogger(__name__).info("no log file in %s: %s", folder, error)
        return None
    formatter = logging.Formatter(_LINE, datefmt="%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    return path


def stop() -> None:
    """Close the log file; what is logged afterwards goes nowhere."""
    root = logging.getLogger()
    for handler in tuple(root.handlers):
        if isinstance(handler, _File):
            root.removeHandler(handler)
            handler.close()


class _File(RotatingFileHandler):
    """A file whose failure, a full disk above all, never reaches whoever logged."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Drop *record*: there is no better place to tell that the log is full."""
