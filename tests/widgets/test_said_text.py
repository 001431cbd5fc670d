"""A conversation to read closely: selection within a line, highlights, and bars of causes."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.widgets.evidence_text import Highlight
from desktop_app.widgets.pareto import Pareto, ParetoBar
from desktop_app.widgets.said_text import Picked, SaidLine, SaidText

LINES = (
    SaidLine("客户", "退款呢😀在哪", "customer"),
    SaidLine(
        "王敏", "周四前到账。\n别担心", "own", "03:12", (Highlight(0, 3, "good", "说了时间"),)
    ),
)


def _text(qtbot: QtBot) -> SaidText:
    text = SaidText("接待内容")
    qtbot.addWidget(text)
    text.show_lines(LINES)
    return text


def test_selected_words_are_told_by_line_and_character(qtbot: QtBot) -> None:
    text = _text(qtbot)
    heard: list[bool] = []
    text.picked_changed.connect(heard.append)
    text.select(0, 3, 6)  # past a character of two units
    assert text.picked() == Picked(0, 3, 6, "😀在哪")
    text.select(1, 0, 10)
    assert text.picked() == Picked(1, 0, 10, "周四前到账。\n别担心")
    assert heard[-1] is True


def test_nothing_or_a_speaker_selected_is_nothing_picked(qtbot: QtBot) -> None:
    text = _text(qtbot)
    assert text.picked() is None
    text.select(0, 0, 0)
    assert text.picked() is None


def test_a_selection_over_lines_is_cut_to_its_first(qtbot: QtBot) -> None:
    text = _text(qtbot)
    text.selectAll()
    cursor = text.textCursor()
    block = text.document().findBlockByNumber(1)
    cursor.setPosition(block.position())
    cursor.setPosition(text.document().characterCount() - 1, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    picked = text.picked()
    assert picked is not None
    assert (picked.line, picked.words) == (0, "退款呢😀在哪")


def test_the_keyboard_selects_and_nothing_can_be_typed(qtbot: QtBot) -> None:
    text = _text(qtbot)
    text.show_line(0)
    QTest.keyClick(text, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert text.picked() is not None
    QTest.keyClicks(text, "x")
    assert text.lines() == LINES
    assert "x" not in text.toPlainText()


def test_bars_are_walked_and_chosen_by_key_and_mouse(qtbot: QtBot) -> None:
    pareto = Pareto("最常失分")
    qtbot.addWidget(pareto)
    pareto.set_bars([ParetoBar("时限没说", 3, 0.6, "三张"), ParetoBar("没复述", 2, 1.0)])
    pareto.resize(pareto.sizeHint())
    chosen: list[int] = []
    pareto.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(pareto, key)
    spot = pareto.area_of(0).center().toPoint()
    QTest.mouseClick(pareto, Qt.MouseButton.LeftButton, pos=spot)
    assert chosen == [1, 0]
    assert pareto.table()[1:] == [["时限没说", "3", "60%"], ["没复述", "2", "100%"]]
