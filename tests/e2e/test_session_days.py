"""Days of a class in the real window: absence made up; a summary, its question, the answer."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from builders import MONDAY
from class_window import ClassWindow, class_window
from classroom import TUESDAY
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import SessionOnDay
from desktop_app.panes.calendar.session.about.view import AboutView
from desktop_app.panes.calendar.session.roll.view import RollView
from desktop_app.panes.calendar.session.summaries.view import SummariesView
from desktop_app.system.clock import FixedClock

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def clock() -> FixedClock:
    """Tuesday, nine in the morning: the first day of the class."""
    return FixedClock(MONDAY + timedelta(days=1))


@pytest.fixture
def window(
    qapp: QApplication, prepared_class: Path, tmp_path: Path, clock: FixedClock, qtbot: QtBot
) -> Iterator[ClassWindow]:
    assert qapp.style() is not None
    with class_window(prepared_class, tmp_path / "data", clock, qtbot) as window:
        yield window


def sessions(window: ClassWindow, key: str) -> list[SessionOnDay]:
    """Return what a trainee has with this key, the one that makes up last."""
    with window.services.store.reading() as tx:
        trainee = next(one for one in tx.people.all() if one.staff_number == "3001")
        plan = tx.plans.of(trainee.id)
        assert plan is not None
        return [one for one in tx.plans.sessions(plan.id) if one.session_key == key]


def test_late_leave_an_excused_absence_and_its_make_up(
    window: ClassWindow, clock: FixedClock
) -> None:
    (seat,) = sessions(window, "d1-service")
    window.sign_in("林晓雨")
    about = window.open(str(seat.id), "about", AboutView)
    QTest.keyClicks(about.own.reason, "fever")
    QTest.keyClick(about.own.reason, Qt.Key.Key_Return)
    window.settle()
    assert about.own.withdraw_button.isVisible()

    window.sign_in("陈立")
    roll = window.open(f"{seat.id}#roll", "roll", RollView)
    window.until(roll.panel.leave.grant_button.isVisible)
    QTest.mouseClick(roll.panel.leave.grant_button, Qt.MouseButton.LeftButton)
    window.settle()
    clock.advance(timedelta(hours=6))
    roll.table.setFocus()
    QTest.keyClick(roll.table, Qt.Key.Key_A)
    window.settle()
    assert roll.said() == "1 人记为到课，1 人按准假记为请假。"
    roll.table.select(str(seat.id))
    make_up = roll.panel.make_up
    window.until(make_up.find_button.isVisible)
    QTest.mouseClick(make_up.find_button, Qt.MouseButton.LeftButton)
    window.until(lambda: bool(make_up.way_buttons))
    QTest.keyClick(make_up.way_buttons[0], Qt.Key.Key_Return)
    window.settle()
    missed, again = sessions(window, "d1-service")
    assert (missed.done_at, again.makes_up) == (None, missed.id)

    clock.advance(timedelta(days=(again.day - TUESDAY).days))
    roll = window.open(f"{again.id}#roll", "roll", RollView)
    window.settle()
    QTest.keyClick(roll.table, Qt.Key.Key_D)
    window.settle()
    assert all(one.done_at is not None for one in sessions(window, "d1-service"))


def test_a_summary_with_a_question_is_answered_and_read(
    window: ClassWindow, clock: FixedClock
) -> None:
    clock.advance(timedelta(hours=8))
    (seat,) = sessions(window, "d1-summary")
    window.sign_in("林晓雨")
    own = window.open(str(seat.id), "summary", SummariesView)
    QTest.keyClicks(own.writing.text, "two orders")
    QTest.keyClicks(own.writing.questions.edits[0], "who may?")
    QTest.keyClick(own.writing.text, Qt.Key.Key_Return, CTRL)
    window.settle()
    assert own.said().startswith("总结已交")

    window.sign_in("王敏")
    assert window.workstation.actor is not None
    day = window.services.today.page(window.workstation.actor)
    (todo,) = [one for one in (day.first, *day.rest) if one is not None and one.when == "答疑"]
    reading = window.open(todo.target.partition(":")[2], "summary", SummariesView).reading
    window.until(lambda: bool(reading.summary.boxes) and bool(reading.people.current_key()))
    QTest.keyClick(reading.people, Qt.Key.Key_Return)
    box = reading.summary.boxes[0]
    window.until(lambda: window.workstation.window.focusWidget() is box.edit)
    QTest.keyClicks(box.edit, "the lead")
    QTest.keyClick(box.edit, Qt.Key.Key_Return, CTRL)
    window.settle()

    window.sign_in("林晓雨")
    own = window.open(f"{seat.id}#summary", "summary", SummariesView)
    window.until(lambda: bool(own.writing.handed_in_card.boxes))
    (answered,) = own.writing.handed_in_card.boxes
    assert [(one.text, one.by[:2]) for one in answered.shown.answers] == [("the lead", "王敏")]
