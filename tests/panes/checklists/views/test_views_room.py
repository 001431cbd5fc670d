"""The room of the three views, with its real widgets: people take turns at one computer."""

from collections.abc import Callable

import pytest
from builders import PASSWORD, Workplace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.panes.checklists import views
from desktop_app.panes.checklists.views.view import ViewsView
from desktop_app.system.background import Inline

SCALES = ("calming", "solution", "time", "language")
Open = Callable[[Person], ViewsView]


class Quiet:
    """A navigator that goes nowhere."""

    def go(self, pane: str, target: str = "") -> None:
        raise AssertionError((pane, target))

    def notify(self, text: str) -> None:
        assert text


@pytest.fixture
def enter(place: Workplace, qtbot: QtBot) -> Open:
    """Open the room for somebody."""

    def opened(actor: Person) -> ViewsView:
        services = place.services
        view = views.build(actor, services.role_plays, services.forms, Inline(), Quiet())
        qtbot.addWidget(view)
        view.resize(1166, 660)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        view.refresh()
        return view

    return opened


def note(view: ViewsView, customer: str, agent: str, observer: str) -> None:
    """Note a drill as the hands do."""
    QTest.mouseClick(view.begin_button, Qt.MouseButton.LeftButton)
    view.begin.drill.setEditText("家长要求马上见校长")
    people = {"customer": customer, "agent": agent, "observer": observer}
    for part, name in people.items():
        view.begin.people[part].setCurrentText(name)
    QTest.mouseClick(view.begin.note_button, Qt.MouseButton.LeftButton)


def fill(view: ViewsView) -> None:
    """Answer everything that has to be by keyboard, and hand it in."""
    form = view.page.filler
    form.focus_first()
    while form.open_count:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, "3" if form.current() in SCALES else "as it was said")
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    form.submit_requested.emit()


def text(view: ViewsView) -> str:
    return "\n".join(one.text() for one in view.play.findChildren(QLabel) if one.isVisible())


def press(view: ViewsView, words: str) -> None:
    buttons = view.play.findChildren(QAbstractButton)
    button = next(one for one in buttons if one.text().startswith(words) and one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_three_people_take_turns_and_read_afterwards(place: Workplace, enter: Open) -> None:
    view = enter(place.mentor)
    assert view.nothing.isVisible()
    note(view, "赵一鸣", "林晓雨", "王敏")
    assert "还在等客户、客服、观察员的看法" in text(view)
    press(view, "填我的看法")
    fill(view)
    assert "观察员 · 王敏" in text(view)
    for name in ("赵一鸣", "林晓雨"):
        press(view, f"请{name}来填")
        assert view.signature.isVisible()
        view.signature.signed.emit(PASSWORD)
        fill(view)
    assert "三方看法基本一致" in text(view)
    (row,) = view.plays.rows()
    assert row.tags[0][0] == "待小结"
    assert view.play.summary_button.isVisible()


def test_a_wrong_password_seats_nobody(place: Workplace, enter: Open) -> None:
    view = enter(place.mentor)
    note(view, "赵一鸣", "林晓雨", "王敏")
    press(view, "请林晓雨来填")
    view.signature.signed.emit("not the password")
    assert view.signature.isVisible()
    assert not view.page.isVisible()


def test_somebody_elses_view_stays_hidden_until_the_own_one_is_in(
    place: Workplace, enter: Open
) -> None:
    view = enter(place.mentor)
    note(view, "赵一鸣", "林晓雨", "王敏")
    press(view, "请林晓雨来填")
    view.signature.signed.emit(PASSWORD)
    fill(view)
    assert "最难的一刻" not in text(view)
    assert "最难的一刻" in text(enter(place.trainee))


def test_a_part_that_nobody_has_is_asked_for(place: Workplace, enter: Open) -> None:
    view = enter(place.trainee)
    QTest.mouseClick(view.begin_button, Qt.MouseButton.LeftButton)
    asked: list[object] = []
    view.parts_chosen.connect(lambda *parts: asked.append(parts))
    view.begin.drill.setEditText("退款")
    QTest.mouseClick(view.begin.note_button, Qt.MouseButton.LeftButton)
    assert asked == []
    view.begin.people["customer"].hidePopup()


def test_a_refresh_leaves_what_is_being_noted_alone(place: Workplace, enter: Open) -> None:
    view = enter(place.mentor)
    note(view, "赵一鸣", "林晓雨", "王敏")
    QTest.mouseClick(view.begin_button, Qt.MouseButton.LeftButton)
    view.begin.drill.setEditText("写到一半")
    view.refresh()
    assert view.begin.isVisible()
    assert view.begin.drill.currentText() == "写到一半"
    QTest.mouseClick(view.begin.cancel_button, Qt.MouseButton.LeftButton)
    assert view.play.isVisible()


def test_every_control_has_a_name(place: Workplace, enter: Open) -> None:
    view = enter(place.mentor)
    note(view, "赵一鸣", "林晓雨", "王敏")
    buttons = [one for one in view.findChildren(QAbstractButton) if one.isVisible()]
    assert all(one.accessibleName() or one.text() for one in buttons)
    assert view.plays.accessibleName()
