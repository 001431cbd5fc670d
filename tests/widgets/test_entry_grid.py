"""The grid that is typed into: letters, digits, Enter, arrows, problems, locked places."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.widgets.entry_grid import EntryGrid, GridCell, GridHead, GridLine

HEADS = (
    GridHead("1 单", "第 1 题", 3.6, "ABCD"),
    GridHead("2 多", "第 2 题", 5),
    GridHead("3 填", "第 3 题", 9),
)


def line(key: str, *texts: str) -> GridLine:
    cells = tuple(GridCell(one) for one in texts)
    return GridLine(key, f"{key}　A 卷", key, "还差 3 题", "warn", cells)


class Grid:
    """Two people and three questions; "坏" is a problem, as the presenter would tell."""

    def __init__(self, qtbot: QtBot) -> None:
        self.grid = EntryGrid("答题纸录入", "进度")
        self.typed: list[tuple[str, int, str]] = []
        self.lines = {one: line(one, "", "", "") for one in ("林晓雨", "赵一鸣")}
        self.grid.typed.connect(self.take)
        qtbot.addWidget(self.grid)
        self.grid.resize(500, 300)
        with qtbot.waitActive(self.grid):
            self.grid.show()
        self.grid.set_grid(HEADS, tuple(self.lines.values()))
        self.grid.setFocus()

    def take(self, key: str, column: int, text: str) -> None:
        self.typed.append((key, column, text))
        problem = "不对" if text == "bad" else ""
        cells = list(self.lines[key].cells)
        cells[column] = GridCell(text, True, problem)
        self.lines[key] = replace(self.lines[key], cells=tuple(cells))
        self.grid.set_line(self.lines[key])

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.grid, key)

    def type(self, text: str) -> None:
        for one in text:
            QTest.keyClicks(QApplication.focusWidget() or self.grid, one)


@pytest.fixture
def grid(qtbot: QtBot) -> Grid:
    return Grid(qtbot)


def test_the_model_keeps_the_rules_of_models(grid: Grid, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(grid.grid.model())


def test_one_letter_is_taken_at_the_keystroke_and_leads_on(grid: Grid) -> None:
    grid.type("b")
    assert grid.typed == [("林晓雨", 0, "B")]
    assert grid.grid.place() == ("林晓雨", 1)


def test_enter_takes_what_was_typed_and_goes_on_to_the_next_row(grid: Grid) -> None:
    grid.type("aac")
    grid.press(Qt.Key.Key_Return)
    grid.type("60")
    grid.press(Qt.Key.Key_Return)
    assert grid.typed == [("林晓雨", 0, "A"), ("林晓雨", 1, "ac"), ("林晓雨", 2, "60")]
    assert grid.grid.place() == ("赵一鸣", 0)


def test_what_an_input_method_hands_over_is_typed(grid: Grid) -> None:
    grid.press(Qt.Key.Key_Right)
    for piece in ("对", "错"):
        done = QInputMethodEvent("", [])
        done.setCommitString(piece)
        QApplication.sendEvent(QApplication.focusWidget() or grid.grid, done)
    grid.press(Qt.Key.Key_Return)
    assert grid.typed == [("林晓雨", 1, "对错")]
    assert grid.grid.place() == ("林晓雨", 2)


def test_a_place_with_a_problem_is_not_left_by_enter(grid: Grid) -> None:
    grid.press(Qt.Key.Key_Right)
    grid.type("bad")
    grid.press(Qt.Key.Key_Return)
    assert grid.grid.place() == ("林晓雨", 1)
    grid.press(Qt.Key.Key_Return)
    assert grid.grid.place() == ("林晓雨", 1)
    index = grid.grid.currentIndex()
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "不对"
    assert "不对" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    grid.type("b")
    grid.press(Qt.Key.Key_Return)
    assert grid.grid.place() == ("林晓雨", 2)


def test_arrows_move_and_lead_out_of_what_is_typed(grid: Grid) -> None:
    grid.press(Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert grid.grid.place() == ("赵一鸣", 1)
    grid.type("ab")
    grid.press(Qt.Key.Key_Up)
    assert grid.typed == [("赵一鸣", 1, "ab")]
    assert grid.grid.place() == ("林晓雨", 1)
    grid.type("c")
    grid.press(Qt.Key.Key_Right)
    assert grid.typed[-1] == ("林晓雨", 1, "c")
    assert grid.grid.place() == ("林晓雨", 2)


def test_escape_leaves_a_place_as_it_was_and_delete_empties_it(grid: Grid) -> None:
    grid.press(Qt.Key.Key_Right)
    grid.type("ab")
    grid.press(Qt.Key.Key_Escape)
    assert grid.typed == []
    grid.type("ab")
    grid.press(Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Delete)
    assert grid.typed == [("林晓雨", 1, "ab"), ("林晓雨", 1, "")]


def test_what_is_locked_cannot_be_typed_into(grid: Grid) -> None:
    cells = (GridCell("8", locked=True), GridCell(""), GridCell(""))
    grid.grid.set_line(replace(grid.lines["林晓雨"], cells=cells))
    grid.type("a")
    grid.press(Qt.Key.Key_Delete)
    assert grid.typed == []
    grid.press(Qt.Key.Key_Left)
    assert grid.grid.currentIndex().column() == 0
    grid.type("a")
    assert grid.typed == []


def test_another_grid_leaves_one_where_one_stood(grid: Grid) -> None:
    grid.press(Qt.Key.Key_Down, Qt.Key.Key_Right)
    grid.grid.set_grid(HEADS, tuple(grid.lines.values()))
    assert grid.grid.place() == ("赵一鸣", 1)
    grid.grid.set_grid((), ())
    assert grid.grid.place() == ("", 0)


def test_at_the_first_place_of_a_row_its_state_is_seen(grid: Grid) -> None:
    grid.grid.resize(260, 300)
    bar = grid.grid.horizontalScrollBar()
    QApplication.processEvents()
    grid.type("b")
    grid.press(Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Right)
    QApplication.processEvents()
    assert bar.value() == bar.maximum() > 0
    grid.press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert grid.grid.place() == ("赵一鸣", 0)
    assert bar.value() == 0
