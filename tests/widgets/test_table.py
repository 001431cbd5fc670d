"""The read-only table: model rules, order, keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.widgets import theming
from desktop_app.widgets.table import Cell, Column, Row, Table, TableModel

COLUMNS = (Column("姓名", stretch=True), Column("成绩", "right", 80))


def _rows(*marks: int) -> list[Row]:
    return [Row(f"k{mark}", ("林晓雨", Cell(f"{mark} 分", "good", sort=mark))) for mark in marks]


def _table(qtbot: QtBot, *marks: int) -> Table:
    table = Table("学员", COLUMNS)
    qtbot.addWidget(table)
    table.resize(400, 200)
    table.set_rows(_rows(*marks))
    table.show()
    return table


def test_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = TableModel(COLUMNS)
    qtmodeltester.check(model)  # pytest-qt has no types here
    model.set_rows(_rows(9, 80, 100))
    qtmodeltester.check(model)  # pytest-qt has no types here


def test_row_with_too_few_cells_shows_empty_ones() -> None:
    model = TableModel(COLUMNS)
    model.set_rows([Row("a", ("林晓雨",))])
    assert model.index(0, 1).data() == ""


def test_order_follows_the_values_and_not_their_texts(qtbot: QtBot) -> None:
    table = _table(qtbot, 100, 9, 80)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    shown = [table.model().index(row, 1).data() for row in range(3)]
    assert shown == ["9 分", "80 分", "100 分"]


def test_rows_stand_as_given_until_a_header_is_clicked(qtbot: QtBot) -> None:
    table = _table(qtbot, 100, 9, 80)
    assert [table.model().index(row, 1).data() for row in range(3)] == ["100 分", "9 分", "80 分"]


def test_enter_opens_the_selected_row(qtbot: QtBot) -> None:
    table = _table(qtbot, 1, 2, 3)
    table.select("k2")
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["k2"]


def test_what_there_is_no_room_for_is_left_out_from_the_right(qtbot: QtBot) -> None:
    columns = (
        Column("姓名", ems=6),
        Column("小组", stretch=True, ems=6),
        Column("导师", ems=6, spare=True),
        Column("编号", ems=6, spare=True),
    )
    table, em = Table("学员", columns), theming.current().type["text"]
    qtbot.addWidget(table)
    table.show()
    for room, left_out in ((24, []), (20, [3]), (12, [2, 3]), (18, [3]), (30, [])):
        table.resize(room * em + table.width() - table.viewport().width(), 200)
        assert [n for n in range(4) if table.isColumnHidden(n)] == left_out
    assert table.columnWidth(0) == 6 * em
    assert table.columnWidth(1) == 12 * em


def test_arrows_move_the_selection(qtbot: QtBot) -> None:
    table = _table(qtbot, 1, 2, 3)
    table.select("k1")
    with qtbot.waitSignal(table.selected) as selected:
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert selected.args == ["k2"]


def test_selection_survives_new_rows(qtbot: QtBot) -> None:
    table = _table(qtbot, 1, 2, 3)
    table.select("k3")
    table.set_rows(_rows(3, 4))
    assert table.current_key() == "k3"
    table.set_rows(_rows(7))
    assert table.current_key() == ""


def test_values_of_different_kinds_can_be_ordered(qtbot: QtBot) -> None:
    table = _table(qtbot)
    table.set_rows([Row("a", (Cell("x", sort=1),)), Row("b", (Cell("y", sort="–"),))])
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert {table.model().index(row, 0).data() for row in range(2)} == {"x", "y"}


def test_rows_are_made_when_they_are_seen(qtbot: QtBot) -> None:
    made: list[str] = []

    def make(one: Row) -> Row:
        made.append(one.key)
        return one

    table = _table(qtbot)
    rows = [Row(str(number), (f"学员 {number}", "80")) for number in range(5_000)]
    table.set_items(rows, make)
    table.select("4321")
    QApplication.processEvents()

    assert table.current_key() == "4321"
    assert 0 < len(made) < 200
    assert len(made) == len(set(made))
