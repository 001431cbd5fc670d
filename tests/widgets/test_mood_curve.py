"""The mood curve: points, both runs, keys, clicks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.widgets import theming
from desktop_app.widgets.mood_curve import MoodCurve, MoodLine

MOODS = (72, 65, 52, 40, 31)
TIPS = tuple(f"第 {n} 回合" for n in range(5))


@pytest.fixture
def curve(qtbot: QtBot) -> MoodCurve:
    made = MoodCurve()
    qtbot.addWidget(made)
    made.resize(360, 160)
    made.set_runs(MOODS, tips=TIPS)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def chosen(curve: MoodCurve) -> list[int]:
    turns: list[int] = []
    curve.turn_chosen.connect(turns.append)
    return turns


def _dots(image: QImage, token: str) -> int:
    colour = theming.colour(token).rgb()
    return sum(
        image.pixel(x, y) == colour for x in range(image.width()) for y in range(image.height())
    )


def test_a_calmer_customer_stands_lower_and_later_turns_further_right(curve: MoodCurve) -> None:
    points = [curve.position_of(turn) for turn in range(5)]
    assert [one.x() for one in points] == sorted(one.x() for one in points)
    assert [one.y() for one in points] == sorted(one.y() for one in points)


def test_a_click_on_a_point_chooses_its_turn_but_the_opening_is_none(
    curve: MoodCurve, chosen: list[int]
) -> None:
    for turn in (3, 0):
        place = curve.position_of(turn).toPoint()
        QTest.mouseClick(curve, Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [3]


def test_keys_walk_along_the_turns_and_enter_chooses(curve: MoodCurve, chosen: list[int]) -> None:
    curve.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(curve, key)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Return):
        QTest.keyClick(curve, key)
    assert chosen == [2, 1]


def test_the_run_before_is_drawn_behind_and_shares_the_turns(curve: MoodCurve) -> None:
    alone = _dots(curve.grab().toImage(), "disabled")
    right = curve.position_of(4).x()
    curve.set_runs(MOODS, (72, 90, 95, 80, 85, 70, 88, 60), TIPS)
    assert curve.shows_last
    assert _dots(curve.grab().toImage(), "disabled") > alone
    assert curve.position_of(4).x() < right


def test_the_turn_looked_at_is_drawn_bigger(curve: MoodCurve) -> None:
    before = _dots(curve.grab().toImage(), "accent")
    curve.mark(2)
    assert _dots(curve.grab().toImage(), "accent") > before


def test_it_is_told_to_those_who_cannot_see_it(curve: MoodCurve) -> None:
    assert curve.accessibleName() == "客户情绪曲线"
    assert curve.accessibleDescription() == "；".join(TIPS)


@pytest.mark.parametrize("moods", [(), (50,), (0, 100), tuple(range(100)) * 2])
def test_any_number_of_turns_can_be_drawn(
    qtbot: QtBot, curve: MoodCurve, moods: tuple[int, ...]
) -> None:
    curve.set_runs(moods)
    line = MoodLine()
    qtbot.addWidget(line)
    line.set_moods(moods, "good")
    assert not curve.grab().isNull()
    assert (_dots(line.grab().toImage(), "good") > 0) is bool(moods)
