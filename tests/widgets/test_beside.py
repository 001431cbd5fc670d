"""Two parts beside each other, and under one another where there is no room."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.widgets import theming
from desktop_app.widgets.beside import Beside


def test_the_second_part_moves_under_the_first_where_it_is_narrow(qtbot: QtBot) -> None:
    first, second = QWidget(), QWidget()
    both = Beside(first, second, (3, 1), least_ems=40)
    qtbot.addWidget(both)
    wide = 40 * theming.current().type["text"]
    both.resize(wide, 400)
    both.show()
    assert first.geometry().top() == second.geometry().top()
    both.resize(wide - 1, 400)
    assert both.stacked
    qtbot.waitUntil(lambda: second.height() == 100)
    both.resize(wide, 400)
    assert not both.stacked
    qtbot.waitUntil(lambda: second.height() == 400)
