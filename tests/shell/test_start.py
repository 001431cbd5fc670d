"""The start: what the first paint may import, Chinese standard buttons, the list of panes."""

import subprocess
import sys
from pathlib import Path

import pytest
from frame_parts import Built, pane_list
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from desktop_app.shell import application
from desktop_app.shell.appearance import Appearance
from desktop_app.shell.pane_list import shortcuts
from desktop_app.system.window_state import WindowState
from desktop_app.widgets import theming

ROOT = Path(__file__).parents[2]
HEAVY = frozenset(
    {
        "sqlalchemy",
        "alembic",
        "sqlcipher3",
        "reportlab",
        "pyqtgraph",
        "numpy",
        "pypinyin",
        "opencc",
        "rjieba",
        "holidays",
        "argon2",
        "yaml",
        "pydantic",
        "fsrs",
        "PySide6.QtNetwork",
        "PySide6.QtPrintSupport",
        "PySide6.QtSvg",
    }
)
FIRST_PAINT = """
import sys
from desktop_app.cli import parse
parse([])  # the console command reads it before the window opens
from desktop_app.system.window_state import WindowState
from desktop_app.shell import application
from desktop_app.shell.background import ThreadBackground
from desktop_app.shell.crash import CrashReporter
from desktop_app.shell.frame import MainWindow
from desktop_app.shell.single_instance import SingleInstance
state = WindowState()
app, appearance = application.create([], state)
window = MainWindow(state, appearance)
window.show_sign_in()
window.show()
window.grab()
print(" ".join(sys.modules))
"""


def test_first_paint_imports_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], cwd=ROOT, capture_output=True, check=True, text=True
    )
    loaded = set(done.stdout.split())
    assert "desktop_app.shell.sign_in" in loaded
    assert loaded.isdisjoint(HEAVY)
    assert "desktop_app.shell.workspace" not in loaded


def test_standard_buttons_speak_chinese(qapp: QApplication, qtbot: QtBot) -> None:
    before = QLocale()
    try:
        assert application.speak_chinese(qapp)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "取消"
    finally:
        QLocale.setDefault(before)


def test_choice_of_theme_is_kept(qapp: QApplication) -> None:
    state = WindowState(theme="dark", text_percent=110)
    appearance = Appearance(qapp, state)
    assert theming.current().name == "dark"
    assert theming.current().percent == 110
    appearance.set_text_percent(100)
    appearance.set_theme("light")
    assert state == WindowState(theme="light")
    assert theming.current().name == "light"


@pytest.mark.parametrize(
    ("roles", "keys"),
    [
        ({"trainee"}, ["today", "practice", "handbook"]),
        ({"supervisor"}, ["today", "handbook", "people"]),
        ({"mentor"}, ["today", "handbook"]),
        ({"trainee", "supervisor"}, ["today", "practice", "handbook", "people"]),
    ],
)
def test_roles_choose_the_panes(roles: set[str], keys: list[str]) -> None:
    entries = pane_list(Built()).for_roles(roles)
    assert [entry.key for entry in entries] == keys
    assert list(shortcuts(entries).values()) == [f"Ctrl+{n}" for n in range(1, len(keys) + 1)]
