"""The heat map: levels, pointing by mouse and keys, what is said."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.widgets import theming
from desktop_app.widgets.heat_map import HeatMap

MONDAY = date(2026, 9, 7)
LEGEND = ("没练", "1–2 次", "3–5 次", "6 次以上")


@dataclass(frozen=True)
class Square:
    day: date
    level: int
    words: str


def _squares(count: int, level: int = 0) -> list[Square]:
    days = [MONDAY + timedelta(days=n) for n in range(count)]
    return [Square(day, level, f"{day.month}月{day.day}日") for day in days]


def _map(qtbot: QtBot, squares: list[Square]) -> HeatMap:
    heat = HeatMap("每天的练习次数")
    qtbot.addWidget(heat)
    heat.resize(300, heat.height())
    heat.show_days(squares, LEGEND)
    heat.show()
    return heat


def test_days_stand_in_columns_of_a_week(qtbot: QtBot) -> None:
    heat = _map(qtbot, _squares(84))
    assert heat.square(6).left() == heat.square(0).left()
    assert heat.square(7).left() > heat.square(0).left()
    assert heat.square(7).top() == heat.square(0).top()
    assert heat.square(83).right() <= heat.width()


def test_a_map_that_does_not_start_on_a_monday_is_refused(qtbot: QtBot) -> None:
    heat = _map(qtbot, [])
    with pytest.raises(ValueError, match="Monday"):
        heat.show_days(_squares(5)[1:], LEGEND)


def test_each_square_is_found_under_its_middle_and_nothing_beside(qtbot: QtBot) -> None:
    heat = _map(qtbot, _squares(80))
    assert [heat.day_at(heat.square(n).center()) for n in range(80)] == list(range(80))
    assert heat.day_at(QPointF(1, 1)) == -1
    assert heat.day_at(heat.square(83).center()) == -1


def test_hovering_says_what_a_day_was(qtbot: QtBot) -> None:
    heat = _map(qtbot, _squares(14))
    said: list[str] = []
    heat.pointed.connect(said.append)
    QTest.mouseMove(heat, heat.square(9).center().toPoint())
    assert said == ["9月16日"]


def test_arrows_start_at_the_last_day_and_move_by_days_and_weeks(qtbot: QtBot) -> None:
    heat = _map(qtbot, _squares(19))
    QTest.keyClick(heat, Qt.Key.Key_Up)
    assert heat.words() == "9月25日"
    QTest.keyClick(heat, Qt.Key.Key_Left)
    assert heat.words() == "9月18日"
    QTest.keyClick(heat, Qt.Key.Key_Down)
    assert heat.words() == "9月19日"
    assert heat.accessibleDescription() == "9月19日"


def test_arrows_stay_inside(qtbot: QtBot) -> None:
    heat = _map(qtbot, _squares(3))
    for _ in range(5):
        QTest.keyClick(heat, Qt.Key.Key_Left)
    assert heat.words() == "9月7日"


def test_levels_differ_in_size_and_not_only_in_colour(qtbot: QtBot) -> None:
    ground = theming.colour("heat_0").rgb()
    inked = []
    for level in range(4):
        heat = _map(qtbot, _squares(1, level))
        picture = heat.grab().toImage()
        area = heat.square(0).toRect()
        inked.append(
            sum(
                picture.pixel(x, y) != ground
                for x in range(area.left() + 4, area.right() - 4)
                for y in range(area.top() + 4, area.bottom() - 4)
            )
        )
    assert inked[0] == 0
    assert inked[0] < inked[1] < inked[2]
    assert inked[2] <= inked[3]


def test_legend_stands_under_the_days(qtbot: QtBot) -> None:
    heat = _map(qtbot, _squares(84))
    assert heat.square(83).bottom() < heat.height() - theming.size("chip")
