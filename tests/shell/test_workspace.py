"""The workspace: panes when they are needed, fresh when they are seen, reached by key."""

import pytest
from frame_parts import Built
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.shell.frame import MainWindow
from desktop_app.shell.rail_items import RailItem
from desktop_app.shell.workspace import Workspace
from desktop_app.system.changes import Changes, Subject
from desktop_app.widgets.buttons import PrimaryButton
from desktop_app.widgets.tags import Tag

pytest_plugins = ["frame_fixtures"]
CTRL = Qt.KeyboardModifier.ControlModifier


def test_pane_is_built_at_its_first_showing_and_only_once(
    workspace: Workspace, built: Built
) -> None:
    assert list(built.panes) == ["today"]
    workspace.go("practice")
    first = built["practice"]
    workspace.go("today")
    workspace.go("practice")
    assert built["practice"] is first


def test_heading_follows_the_pane_that_is_shown(workspace: Workspace, built: Built) -> None:
    assert workspace.top_line.heading() == ("今日", "今日的一句话")
    workspace.go("practice")
    built["today"].set_heading("今日", "变了")
    assert workspace.top_line.heading() == ("话术练习", "话术练习的一句话")
    workspace.go("today")
    assert workspace.top_line.heading() == ("今日", "变了")


def test_roles_decide_which_panes_stand_in_the_rail(workspace: Workspace) -> None:
    titles = [item.text() for item in workspace.rail.findChildren(RailItem)]
    assert titles == ["今日", "话术练习", "手册"]
    workspace.go("people")
    assert "没有这个页面" in workspace.toast.text()
    assert workspace.panes.key == "today"


def test_visible_pane_refreshes_and_hidden_ones_wait(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, built: Built
) -> None:
    changes = Changes()
    window.listen_to(changes)
    workspace.go("practice")
    before = built["practice"].refreshed, built["today"].refreshed
    assert before == (1, 1)
    changes.announce(Subject.ATTEMPTS)
    changes.announce(Subject.PLANS)
    qtbot.waitUntil(lambda: built["practice"].refreshed == 2)
    assert built["today"].refreshed == 1
    workspace.go("today")
    assert built["today"].refreshed == 2
    workspace.go("practice")
    assert built["practice"].refreshed == 2


def test_change_while_locked_is_shown_after_unlocking(
    window: MainWindow, workspace: Workspace, built: Built
) -> None:
    changes = Changes()
    window.listen_to(changes)
    window.lock()
    changes.announce(Subject.PLANS)
    QCoreApplication.processEvents()
    assert not workspace.isVisible()
    assert built["today"].refreshed == 1
    window.unlock()
    assert built["today"].refreshed == 2


def test_target_reaches_the_pane_after_its_refresh(workspace: Workspace, built: Built) -> None:
    workspace.go("practice", "attempt:7")
    assert built["practice"].targets == ["attempt:7"]
    assert built["practice"].refreshed == 1


def test_pane_that_may_not_be_left_stays_and_so_does_the_mark(
    workspace: Workspace, built: Built
) -> None:
    built["today"].may_leave = False
    item = workspace.rail.findChildren(RailItem)[1]
    QTest.mouseClick(item, Qt.MouseButton.LeftButton)
    assert workspace.panes.key == "today"
    assert not item.isChecked()
    built["today"].may_leave = True
    QTest.mouseClick(item, Qt.MouseButton.LeftButton)
    assert workspace.panes.key == "practice"


def test_keys_reach_the_panes(workspace: Workspace) -> None:
    QTest.keyClick(workspace, Qt.Key.Key_2, CTRL)
    assert workspace.panes.key == "practice"
    QTest.keyClick(workspace, Qt.Key.Key_1, CTRL)
    assert workspace.panes.key == "today"


def test_esc_leads_back_where_nobody_else_wants_it(workspace: Workspace, built: Built) -> None:
    workspace.go("practice")
    workspace.go("handbook", "article:x")
    QTest.keyClick(built["handbook"], Qt.Key.Key_Escape)
    assert workspace.panes.key == "practice"
    QTest.keyClick(built["practice"], Qt.Key.Key_Escape)
    assert workspace.panes.key == "today"
    QTest.keyClick(built["today"], Qt.Key.Key_Escape)
    assert workspace.panes.key == "today"


def test_f1_opens_the_article_of_the_pane(workspace: Workspace, built: Built) -> None:
    built["today"].help_key = "first-day"
    QTest.keyClick(workspace, Qt.Key.Key_F1)
    assert workspace.panes.key == "handbook"
    assert built["handbook"].targets == ["article:first-day"]


def test_question_mark_lists_the_keys_of_the_pane_but_can_be_typed(
    workspace: Workspace, built: Built
) -> None:
    built["today"].keys = (("R", "重练"),)
    built["today"].line.setFocus()
    QTest.keyClicks(built["today"].line, "?")
    assert built["today"].line.text() == "?"
    assert workspace.keys_help.isHidden()
    built["today"].setFocus()
    QTest.keyClick(built["today"], Qt.Key.Key_Question)
    assert workspace.keys_help.isVisible()
    QTest.keyClick(workspace.keys_help, Qt.Key.Key_Escape)
    assert workspace.keys_help.isHidden()
    assert workspace.panes.key == "today"


def test_actions_stand_in_the_top_line_only_while_their_pane_is_shown(
    workspace: Workspace, built: Built
) -> None:
    action = PrimaryButton("导出日历")
    built["today"].set_actions(Tag("对练"), action)
    assert action.isVisible()
    assert workspace.top_line.isAncestorOf(action)
    workspace.go("practice")
    assert not action.isVisible()
    workspace.go("today")
    assert action.isVisible()


def test_search_makes_room_for_buttons_and_not_for_tags(workspace: Workspace, built: Built) -> None:
    line = workspace.top_line
    built["today"].set_actions(Tag("对练"))
    assert line.search.isVisible()
    built["today"].set_actions(QPushButton("打印"))
    assert not line.search.isVisible()
    assert line.search_icon.isVisible()
    built["today"].set_actions()
    assert line.search.isVisible()


def test_action_that_its_pane_has_hidden_stays_hidden(workspace: Workspace, built: Built) -> None:
    button = QPushButton("重练")
    button.hide()
    built["today"].set_actions(button)
    workspace.go("practice")
    workspace.go("today")
    assert not button.isVisible()
    button.show()
    assert button.isVisible()


def test_number_in_the_rail_comes_from_the_pane_or_before_it_is_built(
    workspace: Workspace, built: Built
) -> None:
    items = workspace.rail.findChildren(RailItem)
    workspace.set_badge("practice", 6)
    built["today"].badge_changed.emit(2)
    assert (items[0].count, items[1].count) == (2, 6)
    assert items[1].accessibleName() == "话术练习，6 项待办"


def test_narrow_window_collapses_the_rail_and_a_wide_one_opens_it(
    window: MainWindow, workspace: Workspace
) -> None:
    window.resize(1366, 768)
    assert not workspace.rail.collapsed
    window.resize(1200, 768)
    assert workspace.rail.collapsed
    assert workspace.rail.width() == 56
    window.resize(1366, 768)
    assert not workspace.rail.collapsed
    QTest.mouseClick(workspace.rail.toggle, Qt.MouseButton.LeftButton)
    assert workspace.rail.collapsed
    window.resize(1300, 768)
    assert workspace.rail.collapsed


def test_arrows_move_in_the_rail(workspace: Workspace) -> None:
    items = workspace.rail.findChildren(RailItem)
    items[0].setFocus()
    QTest.keyClick(items[0], Qt.Key.Key_Down)
    assert items[1].hasFocus()
    QTest.keyClick(items[1], Qt.Key.Key_Up)
    QTest.keyClick(items[0], Qt.Key.Key_Up)
    assert items[2].hasFocus()
    QTest.keyClick(items[2], Qt.Key.Key_Space)
    assert workspace.panes.key == "handbook"


def test_pane_that_cannot_be_built_leaves_the_old_one_shown(
    workspace: Workspace, built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_title: str) -> None:
        raise OSError("gone")

    monkeypatch.setattr("frame_parts.RecordingPane", fail)
    with pytest.raises(OSError, match="gone"):
        workspace.go("practice")
    assert workspace.panes.key == "today"
    assert workspace.top_line.heading()[0] == "今日"
    assert list(built.panes) == ["today"]
