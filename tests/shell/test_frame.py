"""The window: pages, lock, sign-out, what it remembers, and that everything has a name."""

from pathlib import Path

import pytest
from frame_parts import TRAINEE, Built, main_window, open_for, pane_list
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.shell.frame import MainWindow, fills_screen
from desktop_app.shell.sign_in import PersonChoice, SampleAccount
from desktop_app.shell.workspace import Workspace
from desktop_app.system import window_state
from desktop_app.system.background import Inline
from desktop_app.widgets.dialogs import Decision

pytest_plugins = ["frame_fixtures"]
CTRL = Qt.KeyboardModifier.ControlModifier


def test_lock_hides_every_part_of_the_work(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, built: Built
) -> None:
    question = Decision(workspace, "删除", "写了 320 个字。", "删除")
    qtbot.addWidget(question)
    question.show()
    with qtbot.waitSignal(window.locked):
        window.lock()
    assert not workspace.isVisible()
    assert not built["today"].isVisible()
    assert not question.isVisible()
    assert question.result() == 0


def test_ctrl_l_locks(window: MainWindow, workspace: Workspace) -> None:
    QTest.keyClick(workspace, Qt.Key.Key_L, CTRL)
    assert window.is_locked


def test_keys_do_not_reach_the_panes_while_locked(window: MainWindow, workspace: Workspace) -> None:
    window.lock()
    for key in (Qt.Key.Key_2, Qt.Key.Key_K, Qt.Key.Key_L):
        QTest.keyClick(window.lock_page.password, key, CTRL)
    QTest.keyClick(window.lock_page, Qt.Key.Key_Escape)
    assert window.is_locked
    assert workspace.panes.key == "today"
    assert workspace.palette_overlay.isHidden()


def test_unlocking_shows_the_work_as_it_was_left(
    window: MainWindow, workspace: Workspace, built: Built
) -> None:
    workspace.go("practice")
    built["practice"].line.setFocus()
    built["practice"].line.setText("周女士您好")
    window.lock()
    window.unlock()
    assert built["practice"].line.text() == "周女士您好"
    assert window.focusWidget() is built["practice"].line


def test_sign_out_ends_the_workspace(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, built: Built
) -> None:
    built["today"].may_leave = False
    workspace.sign_out_requested.emit()
    assert window.workspace is workspace
    built["today"].may_leave = True
    with qtbot.waitSignals([window.signed_out, workspace.destroyed]):
        workspace.sign_out_requested.emit()
    assert window.workspace is None
    window.go("today")
    window.notify("没有人听")
    window.lock()
    assert not window.is_locked


def test_next_person_gets_their_own_panes(window: MainWindow, built: Built) -> None:
    open_for(window, built)
    first = built["today"]
    window.sign_out()
    open_for(window, built)
    assert built["today"] is not first


def test_window_remembers_person_pane_and_size(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / window_state.FILE_NAME
    state = window_state.load(path)
    state.theme = "light"
    window = main_window(qapp, state)
    qtbot.addWidget(window)
    workspace = open_for(window, Built())
    window.resize(1100, 640)  # the screen of the offscreen platform is narrower than that
    workspace.go("practice")
    window.close()

    again = main_window(qapp, window_state.load(path))
    qtbot.addWidget(again)
    assert again.height() == 640
    page = again.show_sign_in()
    assert page.person.text() == "林晓雨"
    assert open_for(again, Built()).panes.key == "practice"


def test_damaged_geometry_means_the_first_size(qapp: QApplication, qtbot: QtBot) -> None:
    window = main_window(qapp, window_state.WindowState(geometry="zz不是", theme="light"))
    qtbot.addWidget(window)
    assert (window.width(), window.height()) == (1366, 768)


@pytest.mark.parametrize(
    ("room", "whole"),
    [((1366, 728), True), ((1366, 768), True), ((1920, 1040), False), ((800, 600), False)],
)
def test_first_window_takes_a_small_screen_whole(room: tuple[int, int], whole: bool) -> None:
    assert fills_screen(QSize(1366, 768), QSize(960, 600), QSize(*room)) is whole


def test_window_does_not_close_over_a_draft_that_cannot_be_kept(
    window: MainWindow, workspace: Workspace, built: Built
) -> None:
    built["today"].may_leave = False
    assert not window.close()
    assert workspace.isVisible()
    built["today"].may_leave = True
    assert window.close()


def test_second_start_brings_the_window_up(window: MainWindow, workspace: Workspace) -> None:
    window.showMinimized()
    window.raise_up()
    assert workspace.isVisible()
    assert not window.isMinimized()


def test_every_control_of_the_frame_has_a_name(window: MainWindow, built: Built) -> None:
    window.show()
    nameless = _nameless(window.show_welcome())
    sign_in = window.show_sign_in()
    sign_in.set_people([PersonChoice("p1", "林晓雨", "学员")])
    sign_in.set_sample_accounts([SampleAccount("p1", "林晓雨", "学员", "x")])
    nameless += _nameless(sign_in)
    workspace = open_for(window, built)
    workspace.search()
    workspace.show_keys()
    built["today"].line.setAccessibleName("测试")
    nameless += _nameless(workspace)
    window.lock()
    nameless += _nameless(window.lock_page)
    assert nameless == []


def _nameless(page: QWidget) -> list[str]:
    controls = [
        child
        for child in page.findChildren(QWidget)
        if child.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not child.objectName().startswith("qt_")
        and child.parent() is not None
    ]
    assert controls
    return [
        f"{type(page).__name__}: {type(child).__name__}"
        for child in controls
        if not child.accessibleName() and not _inner(child)
    ]


def _inner(child: QWidget) -> bool:
    """Return whether *child* is a part of a control that has a name itself."""
    parent = child.parentWidget()
    return parent is not None and bool(parent.accessibleName())


@pytest.mark.parametrize("percent", [90, 125, 150])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_theme_and_text_size_switch_while_working(
    qapp: QApplication, qtbot: QtBot, theme: str, percent: int
) -> None:
    state = window_state.WindowState(theme="light")
    window = main_window(qapp, state)
    qtbot.addWidget(window)
    workspace = window.open_workspace(TRAINEE, pane_list(Built()), Inline())
    window.show()
    before = window.grab().toImage()
    try:
        _choose(workspace, theme, percent)
        assert (state.theme, state.text_percent) == (theme, percent)
        assert window.grab().toImage() != before
    finally:
        _choose(workspace, "light", 100)


def _choose(workspace: Workspace, *values: object) -> None:
    """Trigger the entries of the person's menu that stand for *values*."""
    actions = {action.data(): action for action in workspace.menu.findChildren(QAction)}
    for value in values:
        actions[value].trigger()
