"""The yardstick: a bare window of the same library, started the same way."""

import json
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop_app.bench.watch import FirstPaint, memory, so_far

_REST_MS = 300


def main() -> int:
    """Show the window, say when it had settled and what memory it takes, and end."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setWindowTitle("bare")
    window.resize(1366, 768)
    found: dict[str, float] = {}

    def settled() -> None:
        found.update(so_far())
        QTimer.singleShot(_REST_MS, app.quit)

    watch = FirstPaint(window, settled)
    window.show()
    app.exec()
    del watch
    sys.stdout.write(json.dumps({**found, **memory()}) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
