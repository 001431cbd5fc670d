"""How answers are spread: pieces as wide as their share, told in words and as a table."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.widgets.stacked_bars import StackedBars, StackedRow

PACE = StackedRow("快慢", ("太慢", "正好", "太快"), (1, 3, 0), "4 人")
NONE = StackedRow("没有人答的", ("一", "二"), (0, 0), "0 人")


@pytest.fixture
def bars(qtbot: QtBot) -> StackedBars:
    made = StackedBars("答案的分布")
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show_rows([PACE, NONE])
    return made


def test_a_piece_is_as_wide_as_its_share(bars: StackedBars) -> None:
    slow, right, fast = (bars.piece(0, choice) for choice in range(3))
    assert slow.width() == pytest.approx(100)
    assert right.width() == pytest.approx(300)
    assert right.left() == pytest.approx(slow.right())
    assert fast.width() == 0


def test_a_question_without_answers_has_no_pieces(bars: StackedBars) -> None:
    assert bars.piece(1, 0).width() == 0
    assert NONE.words == "没有人答的：0 人；没有人答"


def test_keys_tell_what_hovering_tells(bars: StackedBars) -> None:
    QTest.keyClick(bars, Qt.Key.Key_Down)
    assert bars.accessibleDescription() == "快慢：4 人；太慢 1，正好 3"
    QTest.keyClick(bars, Qt.Key.Key_Down)
    assert bars.accessibleDescription() == NONE.words


def test_the_table_has_every_choice(bars: StackedBars) -> None:
    assert bars.table()[:4] == [
        ["问题", "选项", "人数"],
        ["快慢", "太慢", "1"],
        ["快慢", "正好", "3"],
        ["快慢", "太快", "0"],
    ]


def test_it_is_as_high_as_its_questions_and_paints_nothing_for_none(bars: StackedBars) -> None:
    two = bars.height()
    bars.show_rows([PACE])
    assert bars.height() < two
    bars.show_rows([])
    assert not bars.grab().isNull()
