"""Panes and a window for the tests of the frame."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout

from desktop_app.shell.appearance import Appearance
from desktop_app.shell.frame import MainWindow
from desktop_app.shell.identity import Identity
from desktop_app.shell.pane_list import PaneEntry, PaneList
from desktop_app.shell.workspace import Workspace
from desktop_app.system.background import Inline
from desktop_app.system.changes import Subject
from desktop_app.system.window_state import WindowState
from desktop_app.widgets.pane import PaneView

TRAINEE = Identity("p1", "林晓雨", "学员 · 电话二组", frozenset({"trainee"}))


class RecordingPane(PaneView):
    """A pane that notes what the frame asks of it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.set_heading(title, f"{title}的一句话")
        self.refreshed = 0
        self.targets: list[str] = []
        self.may_leave = True
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)
        self.refresh_requested.connect(self._on_refresh)
        self.target_requested.connect(self.targets.append)

    def leave(self) -> bool:
        return self.may_leave

    def _on_refresh(self) -> None:
        self.refreshed += 1


class Built:
    """The panes that have been built, by key."""

    def __init__(self) -> None:
        self.panes: dict[str, RecordingPane] = {}

    def builder(self, key: str, title: str) -> Callable[[], PaneView]:
        def build() -> PaneView:
            self.panes[key] = RecordingPane(title)
            return self.panes[key]

        return build

    def __getitem__(self, key: str) -> RecordingPane:
        return self.panes[key]


def pane_list(built: Built) -> PaneList:
    """Return today (everybody), practice (trainees), handbook (everybody), people (supervisors)."""
    everybody: frozenset[str] = frozenset()
    return PaneList(
        [
            _entry(built, "today", "今日", everybody, Subject.PLANS),
            _entry(built, "practice", "话术练习", frozenset({"trainee"}), Subject.ATTEMPTS),
            _entry(built, "handbook", "手册", everybody, Subject.CONTENT),
            _entry(built, "people", "人员", frozenset({"supervisor"}), Subject.PEOPLE),
        ]
    )


def _entry(
    built: Built, key: str, title: str, roles: frozenset[str], subject: Subject
) -> PaneEntry:
    return PaneEntry(key, title, key, "", roles, frozenset({subject}), built.builder(key, title))


def main_window(app: QApplication, state: WindowState | None = None) -> MainWindow:
    """Return the window before anybody has signed in."""
    kept = state or WindowState(theme="light")
    return MainWindow(kept, Appearance(app, kept))


def open_for(window: MainWindow, built: Built, identity: Identity = TRAINEE) -> Workspace:
    """Sign *identity* in and show the window."""
    workspace = window.open_workspace(identity, pane_list(built), Inline())
    window.show()
    window.activateWindow()
    return workspace
