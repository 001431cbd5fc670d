"""A development plan in the real window, by keyboard: opened, agreed, written by two, undone."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from builders import MONDAY, workplace
from class_window import ClassWindow, class_window
from developing import WEAK, after_the_practical
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.panes.mentoring.development.view import DevelopmentView
from desktop_app.system.clock import FixedClock
from desktop_app.training.development.plan import Phase
from desktop_app.training.development.shown import PlanEntry

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(
    qapp: QApplication, prepared: Path, tmp_path: Path, qtbot: QtBot
) -> Iterator[ClassWindow]:
    """The program on the day after the trainee's practical."""
    assert qapp.style() is not None
    place = workplace(prepared, tmp_path / "made")
    after_the_practical(place)
    place.services.store.close()
    clock = FixedClock(MONDAY + timedelta(days=1))
    with class_window(tmp_path / "made", tmp_path / "data", clock, qtbot) as found:
        yield found


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def write(text: str) -> None:
    """Write Chinese as an input method hands it over."""
    commit = QInputMethodEvent("", [])
    commit.setCommitString(text)
    QApplication.sendEvent(focused(), commit)


def tab_to(widget: QWidget) -> None:
    """Go from one control to the next until this one has the focus."""
    for _ in range(40):
        if widget.hasFocus():
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError("the keyboard does not reach it")


def enter_room(window: ClassWindow, pane: Qt.Key) -> DevelopmentView:
    """Open the pane by its key, and the third of its rooms."""
    press(pane, CTRL)
    window.settle()
    for _ in range(2):
        press(Qt.Key.Key_PageDown, CTRL)
        window.settle()
    return window.shown(DevelopmentView)


def only_plan(window: ClassWindow, actor: Person) -> PlanEntry:
    (found,) = window.services.development.plans(actor)
    return found


def test_mentor_and_trainee_write_a_plan_by_keyboard_alone(window: ClassWindow) -> None:
    window.sign_in("王敏")
    mentor = window.workstation.actor
    assert mentor is not None
    view = enter_room(window, Qt.Key.Key_2)
    window.until(view.proposal.button.isVisible)
    tab_to(view.proposal.button)
    press(Qt.Key.Key_Space)
    window.until(lambda: bool(view.page.cards) and view.page.cards[0].isVisible())
    tab_to(view.list)
    press(Qt.Key.Key_N, CTRL)
    window.until(view.item.isVisible)
    tab_to(view.item.goal)
    write("群聊里一个不漏")
    tab_to(view.item.words)
    write("看一遍群聊规范")
    tab_to(view.item.said)
    write("连续三次没有漏人")
    press(Qt.Key.Key_Return, CTRL)
    window.until(lambda: not view.item.isVisible())
    assert only_plan(window, mentor).state.items[-1].goal == "群聊里一个不漏"
    window.until(view.undo_button.isVisible)
    tab_to(view.list)
    press(Qt.Key.Key_Z, CTRL)
    window.until(lambda: only_plan(window, mentor).state.items[-1].goal != "群聊里一个不漏")
    window.until(lambda: not view.undo_button.isVisible())
    view.agree_button.setFocus()
    press(Qt.Key.Key_Space)
    window.until(lambda: only_plan(window, mentor).state.phase is Phase.UNDER_WAY)

    window.sign_in("林晓雨")
    trainee = window.workstation.actor
    assert trainee is not None
    day = window.services.today.page(trainee)
    todo = next(
        one
        for one in (day.first, *day.rest)
        if one is not None and one.target.startswith("develop:")
    )
    window.workstation.window.go("mentoring", todo.target)
    window.settle()
    own = window.shown(DevelopmentView)
    window.until(lambda: bool(own.page.cards))
    own.agree_button.setFocus()
    press(Qt.Key.Key_Space)
    window.until(lambda: trainee.id in only_plan(window, trainee).state.agreed)
    window.until(lambda: not own.agree_button.isVisible() and own.page.cards[-1].isVisible())
    own.page.setFocus()
    tab_to(next(iter(own.page.card("mentoring").boxes.values())))
    press(Qt.Key.Key_Space)
    window.until(lambda: only_plan(window, trainee).done == 1)
    titles = [one.target for one in window.services.plans_due.waiting(trainee)]
    assert titles[0] == f"start:{WEAK}"
