"""Several views of the same things: keys, clicks, what is told, and the table behind it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.widgets import theming
from desktop_app.widgets.dumbbell import Dot, Dumbbell, DumbbellRow

VIEWS = ("自评", "导师", "质检")
CALM = DumbbellRow(
    "calming", "先体谅再解决", (Dot(90, 12), Dot(70, 4), None), "over", "▲ 高 20", "体谅"
)
TIME = DumbbellRow("time", "时间", (Dot(60, 12), None, Dot(80.5, 3)), "under", "▼ 低 21", "时间")


@pytest.fixture
def chart(qtbot: QtBot) -> Dumbbell:
    made = Dumbbell("自评对照")
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show_rows(VIEWS, [CALM, TIME])
    return made


def test_higher_marks_stand_further_right_on_one_line(chart: Dumbbell) -> None:
    low, high = chart.point(0, 20), chart.point(0, 80)
    assert low.x() < high.x()
    assert low.y() == high.y() == chart.line(0).center().y()
    assert chart.point(0, 140) == chart.point(0, 100)


def test_keys_walk_the_lines_and_enter_opens_one(chart: Dumbbell) -> None:
    opened: list[str] = []
    chart.opened.connect(opened.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(chart, key)
    assert chart.current == "time"
    assert chart.accessibleDescription() == "时间"
    QTest.keyClick(chart, Qt.Key.Key_Up)
    assert chart.current == "calming"
    assert opened == ["time"]


def test_a_click_opens_the_line_under_it(chart: Dumbbell) -> None:
    opened: list[str] = []
    chart.opened.connect(opened.append)
    QTest.mouseClick(
        chart,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        chart.line(1).center().toPoint(),
    )
    assert opened == ["time"]
    assert chart.line(1).height() >= 32


def test_the_table_has_every_mark_with_its_number(chart: Dumbbell) -> None:
    head, calm, time = chart.table()
    assert head == ["项目", "自评", "自评 n", "导师", "导师 n", "质检", "质检 n", "差异"]
    assert calm == ["先体谅再解决", "90", "12", "70", "4", "", "0", "▲ 高 20"]
    assert time[5:7] == ["80.5", "3"]


def test_a_line_needs_a_dot_by_view(chart: Dumbbell) -> None:
    with pytest.raises(ValueError, match="one dot by view"):
        chart.show_rows(("自评",), [CALM])


def test_views_differ_in_shape_as_well(chart: Dumbbell) -> None:
    image = chart.grab().toImage()
    ratio = image.devicePixelRatio()

    def corner(value: float) -> str:
        at = chart.point(0, value)
        return image.pixelColor(round((at.x() - 5) * ratio), round((at.y() - 5) * ratio)).name()

    assert corner(70) == theming.colour("series_2").name(), "a square fills its corner"
    assert corner(90) != theming.colour("series_1").name(), "a circle does not"


def test_nothing_to_show_is_painted_as_nothing(chart: Dumbbell) -> None:
    chart.show_rows(VIEWS, [])
    assert chart.current == ""
    assert not chart.grab().isNull()
    assert len(chart.table()) == 1
