"""The real window over a class of two, for whoever signs in there one after the other."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from builders import PASSWORD
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.opening import DATABASE
from desktop_app.app import Workstation
from desktop_app.panes.calendar.session.view import SessionView
from desktop_app.services import Services
from desktop_app.shell.sign_in import SignInPage
from desktop_app.system.clock import FixedClock
from desktop_app.widgets.pane import PaneView

W = TypeVar("W", bound=QWidget)
V = TypeVar("V", bound=PaneView)


class ClassWindow:
    """The program as one person after the other uses it."""

    def __init__(self, workstation: Workstation, qtbot: QtBot) -> None:
        self.workstation = workstation
        self.qtbot = qtbot

    @property
    def services(self) -> Services:
        self.qtbot.waitUntil(lambda: self.workstation.services is not None, timeout=10_000)
        assert self.workstation.services is not None
        return self.workstation.services

    def sign_in(self, name: str) -> None:
        """Let somebody sign in, after whoever was there has signed out."""
        if self.workstation.window.workspace is not None:
            self.workstation.window.sign_out()
        assert self.services.store.path
        self.workstation.window.activateWindow()
        page = self.shown(SignInPage)
        page.person.setText(name)
        page.password.setText(PASSWORD)
        self.qtbot.waitUntil(page.button.isEnabled, timeout=10_000)
        with self.qtbot.waitSignal(self.workstation.signed_in, timeout=10_000):
            page.button.click()
        self.workstation.window.set_idle_minutes(0)

    def shown(self, kind: type[W]) -> W:
        """Return the visible widget of a kind as soon as it is there."""
        found: list[W] = []

        def there() -> bool:
            found[:] = [
                one for one in self.workstation.window.findChildren(kind) if one.isVisible()
            ]
            return bool(found)

        self.qtbot.waitUntil(there, timeout=10_000)
        return found[0]

    def open(self, target: str, room: str, kind: type[V]) -> V:
        """Open a session's page as a link does, and a room of it."""
        self.workstation.window.go("calendar", f"session:{target}")
        page = self.shown(SessionView)
        self.settle()
        page.show_room(room)
        view = page.view_of(room)
        assert isinstance(view, kind)
        return view

    def until(self, seen: Callable[[], bool]) -> None:
        """Wait until something is seen."""
        self.qtbot.waitUntil(seen, timeout=10_000)

    def settle(self) -> None:
        """Wait until everything that was asked for has come back."""
        self.qtbot.waitUntil(lambda: not self.workstation.background.busy, timeout=10_000)


@contextmanager
def class_window(
    prepared_class: Path, folder: Path, clock: FixedClock, qtbot: QtBot
) -> Iterator[ClassWindow]:
    """Open the program over a copy of what was prepared."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(prepared_class / DATABASE, folder / DATABASE)
    workstation = Workstation(folder, clock)
    assert workstation.claim()
    workstation.start()
    yield ClassWindow(workstation, qtbot)
    if workstation.window.isVisible():
        workstation.window.close()
    workstation.window.deleteLater()
