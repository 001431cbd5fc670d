"""Many rows are narrowed by what is typed over them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.widgets.row_list import ListRow, RowList
from desktop_app.widgets.row_search import RowSearch

ROWS = [ListRow(str(n), f"学员{n}", finds=f"xy 30{n:02d}") for n in range(12)]


def test_rows_are_found_by_title_and_by_what_else_finds_them(qtbot: QtBot) -> None:
    page, rows = QWidget(), RowList("计划")
    search = RowSearch(rows, "找人")
    column = QVBoxLayout(page)
    column.addWidget(search)
    column.addWidget(rows)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    search.set_rows(ROWS[:10])
    assert not search.isVisible()
    search.set_rows(ROWS)
    assert search.isVisible()

    rows.select("7")
    search.setFocus()
    QTest.keyClicks(search, "3007")
    assert [one.key for one in rows.rows()] == ["7"]
    assert rows.current_key() == "7"
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert rows.hasFocus()
    search.setText("XY 301")
    assert [one.key for one in rows.rows()] == ["10", "11"]
    search.setText("没有这人")
    assert rows.rows() == ()
    assert search.has_rows()
    search.set_rows(ROWS[:3])
    assert search.isVisible(), "what narrows the list stays in sight"
    search.clear()
    assert len(rows.rows()) == 3
