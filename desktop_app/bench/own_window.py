"""The program itself, started as the console command does: settled, ready, signed in."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli import parse

if TYPE_CHECKING:
    from desktop_app.app import Workstation

_REST_MS = 300


def main(arguments: list[str]) -> int:
    """Open the window over the data folder given first; sign in whom the second names, if any."""
    options = parse(["--data", arguments[0]])
    from desktop_app import quick_start

    quick_start.begin()
    from desktop_app.app import Workstation
    from desktop_app.system.clock import SystemClock

    station = Workstation(Path(options.data), SystemClock())
    station.claim()
    found = _run(station, arguments[1] if len(arguments) > 1 else "")
    import json

    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def _run(station: "Workstation", person: str) -> dict[str, float]:
    from PySide6.QtCore import QTimer

    from desktop_app.bench.watch import FirstPaint, memory, since_begun, so_far

    found: dict[str, float] = {}
    watch = FirstPaint(station.window, lambda: found.update(so_far()))
    station.ready.connect(lambda: found.update(ready=since_begun()))
    station.start()
    if person:
        from desktop_app.bench.signing_in import sign_in

        sign_in(station, person)
        QTimer.singleShot(_REST_MS, station.app.quit)
    else:
        station.ready.connect(lambda: QTimer.singleShot(_REST_MS, station.app.quit))
    station.app.exec()
    del watch
    found.update(memory())
    station.window.close()
    return found


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
