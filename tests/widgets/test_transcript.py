"""The transcript: many messages, growth at the bottom, keys, a note below the last."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.widgets import theming
from desktop_app.widgets.transcript import Message, Transcript


@pytest.fixture
def transcript(qtbot: QtBot) -> Transcript:
    made = Transcript("对话")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def _painted(transcript: Transcript) -> QImage:
    return transcript.grab().toImage()


def test_few_messages_stand_at_the_bottom(transcript: Transcript) -> None:
    transcript.set_messages([Message("您好", "own")])
    image = _painted(transcript)
    ground = theming.colour("accent_soft").rgb()
    rows = [y for y in range(image.height()) if image.pixel(560, y) == ground]
    assert rows
    assert min(rows) > image.height() * 3 // 4


def test_the_customer_speaks_at_the_left_and_the_trainee_at_the_right(
    transcript: Transcript,
) -> None:
    transcript.set_messages([Message("好", "own")])
    own = _painted(transcript)
    transcript.set_messages([Message("好", "customer", "周女士")])
    theirs = _painted(transcript)
    accent, fill = theming.colour("accent_soft").rgb(), theming.colour("warn_fill").rgb()
    left, right = range(300), range(300, 600)
    assert any(own.pixel(x, own.height() - 30) == accent for x in right)
    assert not any(own.pixel(x, own.height() - 30) == accent for x in left)
    assert any(theirs.pixel(x, theirs.height() - 40) == fill for x in left)


def test_what_is_added_is_scrolled_to(transcript: Transcript) -> None:
    transcript.set_messages([Message(f"第 {n} 句", "own") for n in range(100)])
    bar = transcript.verticalScrollBar()
    bar.setValue(0)
    transcript.add(Message("最后一句", "customer", "周女士"))
    assert bar.maximum() > 0
    assert bar.value() == bar.maximum()


def test_a_note_below_the_last_message_makes_room_for_itself(transcript: Transcript) -> None:
    transcript.set_messages([Message("长" * 40, "own") for _ in range(30)])
    bar = transcript.verticalScrollBar()
    before = bar.maximum()
    transcript.set_last_note("首次响应 21 秒")
    assert transcript.messages[-1].note == "首次响应 21 秒"
    assert bar.maximum() > before
    assert bar.value() == bar.maximum()


def test_a_message_that_could_not_be_sent_is_taken_away_again(transcript: Transcript) -> None:
    transcript.set_messages([Message("您好")])
    transcript.add(Message("我说的", "own"))
    taken = transcript.take_last()
    assert taken == Message("我说的", "own")
    assert transcript.messages == (Message("您好"),)


def test_arrows_walk_through_the_messages_and_ctrl_c_copies(transcript: Transcript) -> None:
    transcript.set_messages([Message(f"第 {n} 句", "own") for n in range(60)])
    transcript.setFocus()
    QTest.keyClick(transcript, Qt.Key.Key_Up)
    assert transcript.current == 59
    QTest.keyClick(transcript, Qt.Key.Key_Home)
    assert (transcript.current, transcript.verticalScrollBar().value()) == (0, 0)
    QTest.keyClick(transcript, Qt.Key.Key_Down)
    QTest.keyClick(transcript, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "第 1 句"


def test_a_click_chooses_the_message_under_the_pointer(transcript: Transcript) -> None:
    transcript.set_messages([Message(f"第 {n} 句", "own") for n in range(60)])
    below = QPoint(500, transcript.viewport().height() - 30)
    QTest.mouseClick(transcript.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert transcript.current == 59


def test_only_the_new_message_is_measured_when_one_is_added(
    transcript: Transcript, monkeypatch: pytest.MonkeyPatch
) -> None:
    transcript.set_messages([Message("一句话", "own") for _ in range(10_000)])
    measured: list[str] = []
    height = Transcript._height

    def counted(self: Transcript, message: Message) -> int:
        measured.append(message.text)
        return height(self, message)

    monkeypatch.setattr(Transcript, "_height", counted)
    transcript.add(Message("新的一句", "customer", "周女士"))
    assert measured == ["新的一句"]


def test_a_narrower_window_breaks_the_lines_anew_and_keeps_the_bottom(
    transcript: Transcript,
) -> None:
    transcript.set_messages([Message("长" * 60, "own") for _ in range(30)])
    bar = transcript.verticalScrollBar()
    before = bar.maximum()
    transcript.resize(320, 400)
    assert bar.maximum() > before
    assert bar.value() == bar.maximum()


@pytest.mark.parametrize("text", ["😀👨‍👩‍👧", "שלום עולם", "a" * 3000, "\n\n", "", "䶮㐂"])
def test_any_text_can_be_shown(transcript: Transcript, text: str) -> None:
    transcript.add(Message(text, "own", note="已送达"))
    transcript.add(Message(text, "customer", "周"))
    assert not _painted(transcript).isNull()


def test_the_dark_theme_is_painted_with_its_own_colours(
    qapp: QApplication, transcript: Transcript
) -> None:
    transcript.set_messages([Message("您好", "own")])
    try:
        theming.apply(qapp, theming.themes()["dark"], 125)
        image = _painted(transcript)
        ground = theming.colour("accent_soft").rgb()
        assert any(image.pixel(550, y) == ground for y in range(image.height()))
    finally:
        theming.apply(qapp, theming.themes()["light"])
