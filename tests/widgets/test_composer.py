"""The composer: keys, an input method, the limit, drafts, what it says."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.widgets.composer import MOST_CHARACTERS, Composer

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def composer(qtbot: QtBot) -> Composer:
    made = Composer("写下您要说的话")
    qtbot.addWidget(made)
    made.resize(600, 220)
    made.show()
    qtbot.waitExposed(made)
    made.edit.setFocus()
    return made


@pytest.fixture
def sent(composer: Composer) -> list[str]:
    texts: list[str] = []
    composer.send_requested.connect(texts.append)
    return texts


def _paste(composer: Composer, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    composer.edit.insertFromMimeData(data)


def _compose(composer: Composer, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(composer.edit, event)


def test_ctrl_enter_sends_and_enter_begins_a_line(composer: Composer, sent: list[str]) -> None:
    QTest.keyClicks(composer.edit, "a")
    QTest.keyClick(composer.edit, Qt.Key.Key_Return)
    QTest.keyClicks(composer.edit, "b")
    assert sent == []
    QTest.keyClick(composer.edit, Qt.Key.Key_Return, CTRL)
    assert sent == ["a\nb"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, CTRL])
def test_enter_while_composing_neither_sends_nor_breaks_the_line(
    composer: Composer,
    sent: list[str],
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
) -> None:
    composer.edit.insertPlainText("您好")
    _compose(composer, "qing")
    QTest.keyClick(composer.edit, key, modifier)
    assert sent == []
    _compose(composer, "", "请")
    assert composer.text() == "您好请"
    QTest.keyClick(composer.edit, Qt.Key.Key_Return, CTRL)
    assert sent == ["您好请"]


def test_the_button_sends_nothing_half_composed(composer: Composer, sent: list[str]) -> None:
    composer.edit.insertPlainText("您好")
    _compose(composer, "qing")
    composer.send_button.click()
    assert sent == []
    _compose(composer, "", "请")
    composer.send_button.click()
    assert sent == ["您好请"]


def test_nothing_is_sent_that_says_nothing(composer: Composer, sent: list[str]) -> None:
    composer.edit.insertPlainText("  \n ")
    QTest.keyClick(composer.edit, Qt.Key.Key_Return, CTRL)
    assert sent == []
    assert composer.notice == "还没有写答复。"
    QTest.keyClicks(composer.edit, "a")
    assert composer.notice == ""


def test_nothing_is_sent_while_the_reply_before_is_being_heard(
    composer: Composer, sent: list[str]
) -> None:
    composer.set_busy(True)
    QTest.keyClicks(composer.edit, "abc")
    QTest.keyClick(composer.edit, Qt.Key.Key_Return, CTRL)
    assert sent == []
    composer.set_busy(False)
    QTest.keyClick(composer.edit, Qt.Key.Key_Return, CTRL)
    assert sent == ["abc"]


def test_a_key_a_composition_and_a_paste_each_begin_the_typing(composer: Composer) -> None:
    begun: list[bool] = []
    composer.typing_began.connect(lambda: begun.append(True))
    QTest.keyClick(composer.edit, Qt.Key.Key_Left)
    QTest.keyClick(composer.edit, Qt.Key.Key_Control)
    assert begun == []
    QTest.keyClicks(composer.edit, "a")
    _compose(composer, "n")
    _paste(composer, "贴上的")
    assert len(begun) == 3


def test_a_hundred_thousand_pasted_characters_lose_nothing_that_was_there(
    composer: Composer,
) -> None:
    composer.edit.insertPlainText("已经写的。")
    _paste(composer, "长" * 100_000)
    text = composer.text()
    assert text.startswith("已经写的。")
    assert len(text) == MOST_CHARACTERS
    assert "95,005 字没有放进来" in composer.notice
    composer.edit.undo()
    assert composer.text() == "已经写的。"


def test_keys_and_compositions_stop_at_the_limit_too(composer: Composer) -> None:
    composer.edit.setPlainText("字" * (MOST_CHARACTERS - 1))
    composer.edit.moveCursor(composer.edit.textCursor().MoveOperation.End)
    _compose(composer, "", "三个字")
    assert composer.text().endswith("字三")
    QTest.keyClicks(composer.edit, "a")
    assert len(composer.text()) == MOST_CHARACTERS
    assert "最多 5,000 字" in composer.notice


def test_what_is_selected_makes_room(composer: Composer) -> None:
    composer.edit.setPlainText("字" * MOST_CHARACTERS)
    composer.edit.selectAll()
    _paste(composer, "换成这一句")
    assert composer.text() == "换成这一句"
    assert composer.notice == ""


def test_an_emoji_is_never_cut_in_half(composer: Composer) -> None:
    _paste(composer, "a" + "😀" * MOST_CHARACTERS)
    assert composer.text() == "a" + "😀" * ((MOST_CHARACTERS - 1) // 2)
    composer.text().encode("utf-8")


def test_half_a_surrogate_pair_is_handed_on_as_something_storable(composer: Composer) -> None:
    composer.edit.setPlainText("a\ud83d")
    composer.text().encode("utf-8")


def test_the_draft_is_handed_out_soon_and_at_once_when_asked(
    qtbot: QtBot, composer: Composer
) -> None:
    kept: list[str] = []
    composer.kept.connect(kept.append)
    QTest.keyClicks(composer.edit, "ab")
    composer.flush()
    assert kept == ["ab"]
    composer.flush()
    assert kept == ["ab"]
    with qtbot.waitSignal(composer.kept, timeout=2000):
        QTest.keyClicks(composer.edit, "c")
    assert kept == ["ab", "abc"]


def test_what_the_program_puts_there_is_no_draft(composer: Composer) -> None:
    kept: list[str] = []
    composer.kept.connect(kept.append)
    composer.set_text("上次写到这里")
    composer.flush()
    assert kept == []
    assert composer.edit.textCursor().atEnd()


def test_hints_stand_over_the_reply_and_their_button_tells_the_price(
    qtbot: QtBot, composer: Composer
) -> None:
    composer.set_hint_button("要提示（−3 分）")
    with qtbot.waitSignal(composer.hint_requested, timeout=1000):
        composer.hint_button.click()
    composer.set_hints(["先体谅", "再道歉"])
    assert composer.hints == "先体谅\n再道歉"
    composer.set_hint_button("")
    assert not composer.hint_button.isVisible()
