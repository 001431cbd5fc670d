"""A real window on a real display: it is shown, painted and reached by its keys."""

import pytest
from frame_parts import Built
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.shell.frame import MainWindow
from desktop_app.shell.workspace import Workspace
from desktop_app.widgets import theming

pytest_plugins = ["frame_fixtures"]
pytestmark = pytest.mark.xvfb


def test_window_is_painted_on_the_screen(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    with qtbot.waitExposed(window):
        window.show()
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: window.width() == 1366)
    assert QGuiApplication.platformName() == "xcb"

    def painted() -> bool:
        corner = window.mapToGlobal(workspace.rail.mapTo(window, workspace.rail.rect().topLeft()))
        picture = window.screen().grabWindow(0).toImage()
        return picture.pixelColor(corner.x() + 2, corner.y() + 2) == theming.colour("surface")

    qtbot.waitUntil(painted)


def test_keys_that_arrive_at_the_window_reach_the_panes(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, built: Built
) -> None:
    with qtbot.waitExposed(window):
        window.show()
    handle = window.windowHandle()
    window.activateWindow()
    QTest.keyClick(handle, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: workspace.panes.key == "practice")
    assert built["practice"].refreshed == 1
    QTest.keyClick(handle, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.is_locked)
