"""Suggestions come in the theme, although their list is a window of its own."""

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.widgets.completion import let_complete


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    line = QLineEdit()
    qtbot.addWidget(line)
    let_complete(line, QCompleter(QStringListModel(["lin", "liu", "wang"], line), line))
    line.show()
    return line


def _popup(line: QLineEdit) -> QAbstractItemView:
    completer = line.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    return popup


def test_the_list_is_dressed_when_it_is_first_needed(line: QLineEdit) -> None:
    line.setFocus()
    QTest.keyClicks(line, "li")
    popup = _popup(line)
    assert popup.isVisible()
    assert "QAbstractItemView" in popup.styleSheet()
    popup.hide()


def test_a_line_without_typing_makes_no_list(line: QLineEdit) -> None:
    line.setText("li")
    assert not _popup(line).styleSheet()
