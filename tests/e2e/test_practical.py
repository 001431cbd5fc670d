"""A practical in the real window, by keys: opened, drilled, marked unseen, compared, certified."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from builders import MONDAY, PASSWORD
from class_window import ClassWindow, class_window
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.panes.certificates.standing_view import StandingView
from desktop_app.panes.exams.own.view import OwnExamsView
from desktop_app.panes.exams.practical.view import PracticalView
from desktop_app.panes.practice.talk_page import TalkPage
from desktop_app.system.clock import FixedClock
from desktop_app.widgets.form_fields import Marks
from desktop_app.widgets.headings import TextLabel

CTRL = Qt.KeyboardModifier.ControlModifier
REPLY = "Hello, this is Xu. I am sorry for the wait, I will check it now and call you by five."


@pytest.fixture
def window(
    qapp: QApplication, prepared: Path, tmp_path: Path, qtbot: QtBot
) -> Iterator[ClassWindow]:
    assert qapp.style() is not None
    with class_window(prepared, tmp_path / "data", FixedClock(MONDAY), qtbot) as window:
        yield window


def test_from_the_opening_to_the_standing(window: ClassWindow) -> None:
    window.sign_in("陈立")
    room = _room(window)
    QTest.keyClick(room, Qt.Key.Key_N, CTRL)
    window.until(lambda: len(room.choose.chosen()) == 3)
    window.settle()
    QTest.keyClick(room.choose.scenarios, Qt.Key.Key_Return, CTRL)
    window.until(lambda: bool(room.list.rows()))
    trainee = room.list.rows()[0].title

    window.sign_in(trainee)
    for _drill in range(3):
        _drill_next(window)
    assert window.services.practice.recent(*_own(window, trainee)) == ()

    window.sign_in("陈立")
    room = _room(window)
    for number in range(3):
        _mark(window, room, str(number + 1))
    assert room.register_button.isEnabled()
    room.register_button.click()
    _sign(room.signature.findChild(QLineEdit))
    window.until(room.sheet_button.isVisible)

    assert len(window.services.practice.recent(*_own(window, trainee))) == 3
    who = _own(window, trainee)[1]
    window.workstation.window.go("certificates", f"person:{who}")
    window.settle()
    standing = window.shown(StandingView)
    window.until(lambda: "81 分" in _reads(standing))
    assert "理论考试还没有成绩。" in _reads(standing)
    assert "实操考核还没有成绩。" not in _reads(standing)


def _room(window: ClassWindow) -> PracticalView:
    window.workstation.window.go("exams", "practical")
    room = window.shown(PracticalView)
    window.settle()
    return room


def _drill_next(window: ClassWindow) -> None:
    """Begin the first drill that is to be done, answer once, and hand it in."""
    window.workstation.window.go("exams", "own")
    own = window.shown(OwnExamsView)
    window.settle()
    key = next(one.key for one in own.list.rows() if one.tags[0][0] == "可以开始")
    own.list.select(key)
    QTest.keyClick(own.list, Qt.Key.Key_Return)
    window.settle()
    passwords = window.workstation.window.findChildren(QLineEdit)
    _sign(next(one for one in passwords if one.isVisible() and one.echoMode() != _PLAIN))
    page = window.shown(TalkPage)
    page.confirm = lambda *_: True  # type: ignore[method-assign]
    window.settle()
    page.composer.edit.setPlainText(REPLY)
    QTest.keyClick(page.composer.edit, Qt.Key.Key_Return, CTRL)
    window.settle()
    if page.composer.isVisible():
        page.task.end_button.click()
    else:
        QTest.keyClick(page.over.button, Qt.Key.Key_Return)
    window.until(lambda: not page.isVisible())
    window.settle()


def _mark(window: ClassWindow, room: PracticalView, position: str) -> None:
    room.table.select(position)
    QTest.keyClick(room.table, Qt.Key.Key_Return)
    window.until(room.mark.isVisible)
    window.settle()
    for field in room.mark.fill.findChildren(Marks):
        QTest.keyClicks(field.edit, "81")
    advice = room.mark.fill.findChildren(QPlainTextEdit)[-1]
    QTest.keyClicks(advice, "say what you heard first")
    QTest.keyClick(advice, Qt.Key.Key_Return, CTRL)
    _sign(room.mark.fill.signature.findChild(QLineEdit))
    window.until(room.compare.isVisible)
    QTest.keyClick(room.compare, Qt.Key.Key_Escape)
    window.settle()


def _sign(field: QLineEdit | None) -> None:
    assert field is not None
    QTest.keyClicks(field, PASSWORD)
    QTest.keyClick(field, Qt.Key.Key_Return)


_PLAIN = QLineEdit.EchoMode.Normal


def _own(window: ClassWindow, name: str) -> tuple[Person, UUID]:
    person = next(one for one in window.services.people.names() if one.name == name)
    return person, person.id


def _reads(view: StandingView) -> str:
    return "\n".join(one.text() for one in view.findChildren(TextLabel))
