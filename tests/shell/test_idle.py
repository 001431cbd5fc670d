"""Locking by itself: after quiet minutes, and not while somebody works."""

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.shell.frame import MainWindow
from desktop_app.shell.idle import IdleWatch
from desktop_app.shell.workspace import Workspace

pytest_plugins = ["frame_fixtures"]
SOON = 0.004  # minutes: a quarter of a second


def test_quiet_minutes_lock_the_window(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    window.set_idle_minutes(SOON)
    assert workspace.isVisible()
    qtbot.waitUntil(lambda: window.is_locked)


def test_keys_put_the_lock_off(qtbot: QtBot, workspace: Workspace) -> None:
    watch = IdleWatch(workspace)
    watch.start(SOON)
    window = workspace.window().windowHandle()
    quiet = QElapsedTimer()
    idle: list[int] = []
    watch.idle.connect(lambda: idle.append(quiet.elapsed()))
    watch._watch(window)
    busy = QElapsedTimer()
    busy.start()
    while busy.elapsed() < 600:
        QTest.keyClick(window, Qt.Key.Key_Shift)
        quiet.start()
    assert idle == []
    qtbot.waitUntil(lambda: len(idle) == 1)
    assert idle[0] >= 200


def test_zero_minutes_never_lock(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    watch = IdleWatch(owner)
    watch.start(0)
    assert not watch.running
    watch.start(5)
    assert watch.running
    watch.stop()
    assert not watch.running


def test_a_closed_window_counts_no_longer(window: MainWindow, workspace: Workspace) -> None:
    window.set_idle_minutes(1)
    assert workspace.isVisible()
    assert window._idle.running
    window.close()
    assert not window._idle.running
