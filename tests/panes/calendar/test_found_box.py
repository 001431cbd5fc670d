"""A searched list takes what is typed for the one entry that it tells, and for no other."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.panes.calendar.changing.found_box import FoundBox


@pytest.fixture
def box(qtbot: QtBot) -> FoundBox:
    box = FoundBox()
    qtbot.addWidget(box)
    for title, key in (("林晓雨 3001", "lin"), ("李浩 3002", "li"), ("李浩 30021", "other")):
        box.addItem(title, key)
    box.setCurrentIndex(0)
    return box


@pytest.mark.parametrize(
    ("typed", "key"),
    [("3001", "lin"), ("林", "lin"), ("李浩 3002", "li"), ("李浩", ""), ("没有", ""), ("", "")],
)
def test_a_part_stands_for_the_only_entry_that_holds_it(
    box: FoundBox, typed: str, key: str
) -> None:
    box.setEditText(typed)
    assert box.chosen() == key


def test_enter_shows_the_entry_whole(box: FoundBox) -> None:
    line = box.lineEdit()
    assert line is not None
    box.setEditText("30021")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (box.currentText(), box.chosen()) == ("李浩 30021", "other")


def test_another_text_does_not_keep_the_entry_before(box: FoundBox) -> None:
    box.setEditText("李")
    assert box.chosen() == ""
