"""Signs somebody of the sample in, through the page that people use."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QThreadPool

from desktop_app.bench.watch import wait_for
from desktop_app.shell.sign_in import SignInPage

if TYPE_CHECKING:
    from desktop_app.app import Workstation

_LONGEST_SECONDS = 60.0
_SLICE_MS = 10
_QUIET_ROUNDS = 2
"""What has come back may begin more work, or ask to be painted: once more round."""


def sign_in(station: "Workstation", name: str) -> float:
    """Sign *name* in and wait until the first pane and all work behind it are there.

    Returns the milliseconds from the answer to the password until the workspace stood.
    """
    from desktop_app.sample.accounts import PASSWORD

    entered: list[float] = []
    station.signed_in.connect(lambda: entered.append(time.monotonic()))
    wait_for(lambda: station.services is not None and at_rest(station))
    page = next(iter(station.window.findChildren(SignInPage)))
    page.person.setText(name)
    page.password.setText(PASSWORD)
    page.button.click()
    wait_for(lambda: bool(entered))
    settle(station)
    return (time.monotonic() - entered[0]) * 1000


def settle(station: "Workstation") -> None:
    """Wait until all work has come back, and what that has begun, and everything is painted."""
    pools = station.background.findChildren(QThreadPool)
    end = time.monotonic() + _LONGEST_SECONDS
    quiet = 0
    while quiet < _QUIET_ROUNDS:
        # Waiting here, not asking again and again, leaves the interpreter to the worker.
        waited = [pool.waitForDone(_SLICE_MS) for pool in pools]
        QCoreApplication.processEvents()
        quiet = quiet + 1 if all(waited) else 0
        if time.monotonic() > end:
            raise TimeoutError("the window did not come to rest")


def at_rest(station: "Workstation") -> bool:
    """Tell whether nothing works behind the window any more."""
    return all(
        pool.activeThreadCount() == 0 for pool in station.background.findChildren(QThreadPool)
    )
