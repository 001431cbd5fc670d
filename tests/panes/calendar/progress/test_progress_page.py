"""The page of progress: who is listed, and that each figure opens down to its sessions."""

from datetime import date
from typing import Any

import pytest
from classroom import Classroom
from noting import Notes, Went
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.panes.calendar import progress
from desktop_app.panes.calendar.progress.presenter import ProgressPresenter
from desktop_app.panes.calendar.progress.shown import DONE, EVERY, LATE, DetailShown, ListShown
from desktop_app.panes.calendar.progress.view import ProgressView
from desktop_app.system.background import Inline

WEDNESDAY = date(2026, 11, 25)


class Room:
    """A presenter over the class a day after its beginning, with a view that takes notes."""

    def __init__(self, classroom: Classroom, actor: Person) -> None:
        self.notes: Any = Notes()
        self.went = Went()
        services = classroom.place.services
        self.presenter = ProgressPresenter(
            self.notes, actor, services.progress, services.clock, Inline(), self.went
        )
        self.presenter.refresh()

    @property
    def list(self) -> ListShown:
        shown: ListShown = self.notes.last("show_list")[0]
        return shown

    @property
    def detail(self) -> DetailShown:
        shown: DetailShown = self.notes.last("show_detail")[0]
        return shown


@pytest.fixture
def begun(classroom: Classroom) -> Classroom:
    """The class after a day on which one member was there once."""
    classroom.go_to(WEDNESDAY)
    place = classroom.place
    done = classroom.seat("d1-company")
    place.services.curriculum.mark_done(place.supervisor, done.id, True)
    return classroom


def test_a_supervisor_sees_who_is_latest_first_and_the_sum(begun: Classroom) -> None:
    room = Room(begun, begun.place.supervisor)
    assert [(one.name, one.late) for one in room.list.rows] == [("赵一鸣", 4), ("林晓雨", 3)]
    assert room.list.total == "2 位学员 · 完成 1% · 逾期 7 节 · 2 位会晚"
    assert [one.text for one in room.list.classes] == ["全部学员", "十一月班"]
    assert [one.text for one in room.detail.states] == [
        "全部 134",
        "逾期 7",
        "待上 126",
        "已完成 1",
    ]


def test_each_figure_is_the_number_of_its_sessions(begun: Classroom) -> None:
    room = Room(begun, begun.place.supervisor)
    room.presenter.choose(str(begun.place.trainee.id))
    for state, count in ((LATE, 3), (DONE, 1), (EVERY, 67)):
        room.presenter.set_state(state)
        assert len(room.detail.sessions) == count
    room.presenter.set_state(LATE)
    room.presenter.set_kind("summary")
    assert [one.state for one in room.detail.sessions] == ["逾期"]
    room.presenter.open_session(room.detail.sessions[0].key)
    assert room.went.places == [("calendar", f"session:{room.detail.sessions[0].key}")]


def test_the_forecast_says_how_late_and_by_which_rule(begun: Classroom) -> None:
    room = Room(begun, begun.place.supervisor)
    room.presenter.choose(str(begun.place.trainee.id))
    assert "比计划晚" in room.detail.forecast
    assert "最近 20 个工作日" in room.detail.rule
    assert room.detail.forecast_tone == "warn"


def test_a_trainee_sees_their_own_alone_and_others_a_class(begun: Classroom) -> None:
    own = Room(begun, begun.place.trainee)
    assert own.notes.last("show_list") == (None,)
    assert own.notes.last("set_heading")[0] == "我的课程进度"
    assert own.detail.name == "林晓雨"
    room = Room(begun, begun.place.supervisor)
    room.presenter.choose_class(str(begun.training_class.id))
    assert room.detail.name == "十一月班"
    room.presenter.open_target(f"{begun.place.stranger.id}")
    assert room.detail.name == "赵一鸣"
    room.presenter.open_calendar()
    assert room.went.places == [("calendar", f"person:{begun.place.stranger.id}")]


def test_nobody_with_a_plan_leaves_the_page_to_its_empty_state(begun: Classroom) -> None:
    place = begun.place
    room = Room(begun, place.services.people.add(place.supervisor, _newcomer()))
    assert room.notes.last("show_detail") == (None,)


def _newcomer() -> Any:
    from builders import PASSWORD

    from db.records import Role
    from desktop_app.training.people.use_cases import NewPerson

    return NewPerson("何静", "9001", frozenset({Role.MENTOR}), PASSWORD)


@pytest.fixture
def page(begun: Classroom, qtbot: QtBot) -> ProgressView:
    services = begun.place.services
    view = progress.build(
        begun.place.supervisor, services.progress, services.clock, Inline(), Went()
    )
    for widget in (view, view.back_button):  # without the frame the button stands alone
        qtbot.addWidget(widget)
    view.resize(1166, 640)
    with qtbot.waitActive(view):
        view.show()
    view.refresh()
    view.setFocus()
    return view


def test_arrows_in_the_list_show_one_after_the_other(page: ProgressView) -> None:
    assert page.focusWidget() is page.list.table
    QTest.keyClick(page.list.table, Qt.Key.Key_Down)
    assert page.detail.states[LATE].text() == "逾期 4"
    QTest.keyClick(page.list.table, Qt.Key.Key_Down)
    assert page.detail.states[LATE].text() == "逾期 3"
    QTest.mouseClick(page.list.total, Qt.MouseButton.LeftButton)
    assert page.detail.states[LATE].text() == "逾期 7"
    assert page.list.table.current_key() == ""


def test_a_press_on_a_figure_shows_its_sessions_and_escape_leads_back(
    page: ProgressView, qtbot: QtBot
) -> None:
    assert page.detail.table.model().rowCount() == 7  # what is late comes first
    QTest.mouseClick(page.detail.states[DONE], Qt.MouseButton.LeftButton)
    assert page.detail.table.model().rowCount() == 1
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page, Qt.Key.Key_Escape)


def test_the_rule_opens_beside_the_forecast(page: ProgressView) -> None:
    assert not page.detail.rule.isVisible()
    QTest.mouseClick(page.detail.rule_button, Qt.MouseButton.LeftButton)
    assert page.detail.rule.isVisible()
