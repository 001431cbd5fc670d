"""The room of feedback, with its real widgets: answered by keyboard, read by who may."""

from collections.abc import Callable
from uuid import UUID

import pytest
from builders import Workplace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.panes.checklists import feedback
from desktop_app.panes.checklists.feedback.view import FeedbackView
from desktop_app.system.background import Inline

Open = Callable[[Person], FeedbackView]


class Told:
    """A navigator that remembers what was said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def go(self, pane: str, target: str = "") -> None:
        raise AssertionError((pane, target))

    def notify(self, text: str) -> None:
        self.said.append(text)


@pytest.fixture
def printed() -> list[UUID]:
    return []


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def enter(place: Workplace, qtbot: QtBot, told: Told, printed: list[UUID]) -> Open:
    """Open the room for somebody."""
    services = place.services

    def opened(actor: Person) -> FeedbackView:
        view = feedback.build(
            actor, services.feedback, services.people, services.forms, Inline(), told,
            printed.append,
        )  # fmt: skip
        qtbot.addWidget(view)
        view.resize(1166, 660)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        view.refresh()
        return view

    return opened


@pytest.fixture
def lesson(place: Workplace) -> None:
    """The trainee was at the lessons of the first day."""
    curriculum, who, today = place.services.curriculum, place.trainee, place.clock.today()
    curriculum.lay_plan(place.supervisor, who, "new-hire-90", today)
    for session in curriculum.page(who, who.id, today, today).sessions:
        curriculum.mark_done(who, session.id, True)


def keys(view: FeedbackView) -> list[str]:
    return [row.key.partition("@")[0] for row in view.rows.rows()]


def shown(view: FeedbackView) -> str:
    """Return what the result says."""
    return view.result.bars.accessibleDescription()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


@pytest.mark.usefixtures("lesson")
def test_a_survey_is_answered_with_nine_keys(place: Workplace, enter: Open, told: Told) -> None:
    view = enter(place.trainee)
    offered = len(place.services.feedback.offered(place.trainee))
    assert keys(view) == [*["offer"] * offered, "agent"]
    view.rows.setFocus()
    press(Qt.Key.Key_Return)
    for key in (Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_3):
        press(key)
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.said[-1] == "谢谢您的反馈，结果只汇总，不记名。"
    assert len(place.services.feedback.offered(place.trainee)) == offered - 1
    assert keys(view).count("offer") == offered - 1


@pytest.mark.usefixtures("lesson")
def test_walking_the_list_does_not_leave_it(place: Workplace, enter: Open) -> None:
    view = enter(place.trainee)
    view.rows.setFocus()
    press(Qt.Key.Key_Down)
    assert view.rows.hasFocus()
    assert view.page.filler.isVisible()


@pytest.mark.usefixtures("lesson")
def test_results_of_too_few_are_not_drawn(place: Workplace, enter: Open) -> None:
    services, who = place.services, place.trainee
    target = services.feedback.offered(who)[0].target
    sheet = services.feedback.open(who, target)
    answers = {"useful": 4, "clear": 4, "practice": 4, "pace": "正好", "better": "别念稿子"}
    services.forms.sign(who, services.forms.keep(who, sheet, answers, ()), None)
    view = enter(place.supervisor)
    assert keys(view)[0] == "result"
    assert not view.result.bars.isVisible()
    assert "还差 2 份才显示结果" in _text(view)
    assert "别念稿子" not in _text(view)
    assert "林晓雨" not in _text(view)


@pytest.mark.usefixtures("lesson")
def test_one_kind_can_be_listed_alone(place: Workplace, enter: Open) -> None:
    services, who = place.services, place.trainee
    sheet = services.feedback.open(who, services.feedback.offered(who)[0].target)
    answers = {"useful": 4, "clear": 4, "practice": 4, "pace": "正好"}
    services.forms.sign(who, services.forms.keep(who, sheet, answers, ()), None)
    view = enter(place.supervisor)
    assert keys(view) == ["result", "agent", "agent"]
    view.kind_chosen.emit("agent")
    assert keys(view) == ["agent", "agent"]
    view.kind_chosen.emit("session")
    assert keys(view) == ["result"]
    view.kind_chosen.emit("")
    assert len(keys(view)) == 3


def _text(view: FeedbackView) -> str:
    return "\n".join(one.text() for one in view.result.findChildren(QLabel))


def test_a_supervisor_notes_what_a_customer_said(place: Workplace, enter: Open) -> None:
    view = enter(place.supervisor)
    assert keys(view) == ["agent", "agent"]
    assert view.result.ask_button.isVisible()
    QTest.mouseClick(view.result.ask_button, Qt.MouseButton.LeftButton)
    assert view.page.filler.isVisible()
    QTest.mouseClick(view.back_button, Qt.MouseButton.LeftButton)
    assert view.result.isVisible()


def test_a_trainee_reads_what_customers_said_and_adds_nothing(
    place: Workplace, enter: Open
) -> None:
    view = enter(place.trainee)
    assert keys(view) == ["agent"]
    assert "还没有回访记录" in _text(view)
    assert not view.result.ask_button.isVisible()
    assert not view.result.evaluate_button.isVisible()


@pytest.mark.usefixtures("lesson")
def test_every_control_has_a_name(place: Workplace, enter: Open) -> None:
    view = enter(place.trainee)
    buttons = [one for one in view.findChildren(QAbstractButton) if one.isVisible()]
    assert all(one.accessibleName() or one.text() for one in buttons)
    assert view.rows.accessibleName()
