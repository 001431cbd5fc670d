"""A window closed at any moment of its start ends the process, and leaves the data in order."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from db.opening import DATABASE, close_store, open_store
from desktop_app.system.clock import SystemClock

ROOT = Path(__file__).parents[2]
LONGEST_SECONDS = 60
"""Far over what a start takes, so that only a process that hangs is caught."""

MOMENTS = (
    "closed before it is painted",
    "painted",
    "the worker begins",
    "the worker has the data",
    *(f"{after} ms" for after in (5, 15, 25, 40, 60, 90, 120, 160, 200, 250, 300, 400)),
    *(f"ready and {after} ms" for after in (0, 5, 20, 60)),
)

OPEN_AND_CLOSE = """
import sys
from pathlib import Path
from PySide6.QtCore import QMetaObject, QTimer, Qt
from desktop_app import app as program, quick_start, starting
from desktop_app.first_paint import FirstPaint

quick_start.begin()
folder, moment = Path(sys.argv[1]), sys.argv[2]
opening = starting.start

def close_in(station, wait):
    QTimer.singleShot(wait, station.window.close)

class Impatient(program.Workstation):
    def start(self):
        def opened(*arguments):
            if moment == "the worker begins":
                self.ask_to_close()
            started = opening(*arguments)
            if moment == "the worker has the data":
                self.ask_to_close()
            return started

        starting.start = opened
        super().start()
        # A window that is closed before the event loop runs does not end it.
        self.window.closing.connect(lambda: QTimer.singleShot(0, self.app.quit))
        if moment == "closed before it is painted":
            self.window.close()
        elif moment == "painted":
            FirstPaint(self.window, self.window.close)
        elif moment.startswith("ready and"):
            self.ready.connect(lambda: close_in(self, int(moment.split()[2])))
        elif moment.endswith("ms"):
            close_in(self, int(moment.split()[0]))

    def ask_to_close(self):
        QMetaObject.invokeMethod(self.window, "close", Qt.ConnectionType.QueuedConnection)

program.Workstation = Impatient
raise SystemExit(program.run(folder))
"""


def _close_at(prepared: Path, folder: Path, moment: str) -> str:
    """Return what went wrong, or an empty text."""
    folder.mkdir()
    shutil.copyfile(prepared / DATABASE, folder / DATABASE)
    _ended_cleanly(folder)  # so that the next start tells about the run between them
    try:
        done = subprocess.run(
            [sys.executable, "-X", "faulthandler", "-c", OPEN_AND_CLOSE, str(folder), moment],
            cwd=ROOT,
            capture_output=True,
            check=False,
            text=True,
            timeout=LONGEST_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return f"{moment}: did not end"
    if done.returncode or done.stderr.strip():
        return f"{moment}: {done.returncode} {done.stderr}"
    return "" if _ended_cleanly(folder) else f"{moment}: the data were not closed"


def _ended_cleanly(folder: Path) -> bool:
    """Open and close the data; tells whether the run before had closed them."""
    clock = SystemClock()
    opened = open_store(folder, clock.now(), clock.today())
    close_store(opened.store, clock.now())
    return not opened.checked


def test_a_window_may_be_closed_at_any_moment(prepared: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as side_by_side:
        faults = side_by_side.map(
            lambda place: _close_at(prepared, tmp_path / str(place), MOMENTS[place]),
            range(len(MOMENTS)),
        )
        assert [fault for fault in faults if fault] == []
