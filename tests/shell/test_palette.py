"""The search: panes at once, the rest as it is found, everything by key."""

from collections.abc import Callable
from typing import Any

import pytest
from frame_parts import TRAINEE, Built, pane_list
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.shell.frame import MainWindow
from desktop_app.shell.hits import Hit
from desktop_app.shell.workspace import Workspace
from desktop_app.system.background import Inline

pytest_plugins = ["frame_fixtures"]
APOLOGY = Hit("道歉三要素", "话术 · 电话", "practice", "practice", "script:7")


class Finder:
    """Finds one phrase in whatever contains 道歉."""

    def search(self, text: str) -> list[Hit]:
        return [APOLOGY] if "道歉" in text else []


class Later(Inline):
    """Answers when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, *arguments: Any) -> None:
        _owner, work, done = arguments
        self.waiting.append(lambda: done(work()))

    def answer(self, place: int) -> None:
        self.waiting[place]()


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def searching(window: MainWindow, built: Built, later: Later) -> Workspace:
    workspace = window.open_workspace(TRAINEE, pane_list(built), later, [Finder()])
    window.show()
    window.activateWindow()
    return workspace


def test_ctrl_k_opens_the_search_with_all_panes(searching: Workspace) -> None:
    QTest.keyClick(searching, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = searching.palette_overlay
    assert palette.isVisible()
    assert palette.field.hasFocus()
    assert [hit.title for hit in palette.hits()] == ["今日", "话术练习", "手册"]


def test_what_was_found_is_opened_with_enter(
    searching: Workspace, built: Built, later: Later
) -> None:
    searching.search()
    palette = searching.palette_overlay
    palette.field.setText("道歉")
    assert palette.hits() == []
    later.answer(0)
    assert palette.hits() == [APOLOGY]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isHidden()
    assert searching.panes.key == "practice"
    assert built["practice"].targets == ["script:7"]


def test_answer_to_an_earlier_text_is_dropped(searching: Workspace, later: Later) -> None:
    searching.search()
    palette = searching.palette_overlay
    palette.field.setText("道歉")
    palette.field.setText("手册")
    later.answer(0)
    later.answer(1)
    assert [hit.title for hit in palette.hits()] == ["手册"]


def test_answer_after_closing_is_dropped(searching: Workspace, later: Later) -> None:
    searching.search()
    palette = searching.palette_overlay
    palette.field.setText("道歉")
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()
    later.answer(0)
    assert palette.hits() == []
    assert searching.panes.key == "today"


def test_arrows_choose_while_one_types(searching: Workspace, built: Built) -> None:
    searching.search()
    palette = searching.palette_overlay
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert searching.panes.key == "handbook"
    assert built["handbook"].refreshed == 1


def test_going_elsewhere_closes_the_search(searching: Workspace) -> None:
    searching.search()
    QTest.keyClick(searching, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert searching.palette_overlay.isHidden()
    assert searching.panes.key == "practice"


def test_nothing_found_is_said(searching: Workspace, later: Later) -> None:
    from desktop_app.widgets.headings import TextLabel

    searching.search()
    palette = searching.palette_overlay
    palette.field.setText("不存在")
    later.answer(0)
    texts = [label.text() for label in palette.findChildren(TextLabel)]
    assert any("没有找到“不存在”" in text for text in texts)
    assert palette.list.isHidden()
