"""Rooms and shifts are set up on a page of the calendar, and conflicts are found by them."""

from dataclasses import replace
from datetime import date

import pytest
from builders import Workplace
from calendar_room import open_pane
from classroom import Classroom
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.records import Role
from desktop_app.panes.calendar.pages import CalendarPane
from desktop_app.panes.calendar.rooms.view import RoomsView


@pytest.fixture
def pane(qtbot: QtBot, classroom: Classroom) -> CalendarPane:
    return open_pane(qtbot, classroom.place, classroom.place.supervisor)


@pytest.fixture
def page(pane: CalendarPane) -> RoomsView:
    pane.days.open_wanted.emit("rooms", "")
    assert isinstance(pane.page, RoomsView)
    for action in pane.page.actions():
        action.setParent(pane.page)  # the frame puts them into its top line
    return pane.page


def test_a_place_of_the_program_becomes_a_room_that_is_watched_over(
    page: RoomsView, classroom: Classroom
) -> None:
    offered = [page.room_name.itemText(number) for number in range(page.room_name.count())]
    held = classroom.held("t-stress")
    assert held.place in offered
    page.room_name.setEditText(held.place)
    page.room_size.setValue(1)
    page.room_save.click()
    assert page.said() == f"教室“{held.place}”已保存。"
    assert page.rooms.model().rowCount() == 1
    found = classroom.place.services.moving.propose_move(
        classroom.place.supervisor, held.id, date(2026, 12, 17), held.start
    )
    assert [one.text for one in found.conflicts] == [
        f"{held.place}坐得下 1 人，“{held.title}”有 2 人。"
    ]


def test_a_chosen_room_is_changed_and_removed(page: RoomsView) -> None:
    page.room_name.setEditText("培训室 9")
    page.room_save.click()
    page.rooms.selectRow(0)
    assert page.room_name.currentText() == "培训室 9"
    page.room_size.setValue(20)
    page.room_save.click()
    assert page.rooms.model().index(0, 1).data() == "20 人"
    page.room_drop.click()
    assert page.rooms.model().rowCount() == 0


def test_a_room_without_a_name_is_told_beside_its_field(page: RoomsView) -> None:
    page.room_name.setEditText("")
    page.room_save.click()
    assert "教室要有名称" in page.room_problem.problem()
    assert page.shift_problem.problem() == ""


def test_a_shift_of_the_team_is_kept_and_ended(page: RoomsView) -> None:
    assert page.typed_shift().weekdays == 0b11111
    page.shift_name.setText("早班")
    page.end.set_minutes(15 * 60)
    page.shift_save.click()
    model = page.shifts.model()
    row = [model.index(0, column).data() for column in range(5)]
    assert row == ["早班", "电话二组", "周一至周五", "09:00–15:00", "11月23日 起"]
    page.shifts.selectRow(0)
    page.shift_drop.click()
    assert model.rowCount() == 0


def test_a_shift_that_ends_before_it_begins_is_told(page: RoomsView) -> None:
    page.end.set_minutes(8 * 60)
    page.shift_save.click()
    assert "下班时间要晚于上班时间" in page.shift_problem.problem()


def test_what_belongs_there_is_said_until_there_is_one(page: RoomsView) -> None:
    assert page.no_rooms.isVisible()
    assert page.no_shifts.isVisible()
    page.room_name.setEditText("培训室 9")
    page.room_save.click()
    page.shift_save.click()
    assert (page.rooms.isVisible(), page.no_rooms.isVisible()) == (True, False)
    assert (page.shifts.isVisible(), page.no_shifts.isVisible()) == (True, False)


@pytest.mark.parametrize(
    ("role", "sets_up", "plans"),
    [
        (Role.ADMINISTRATOR, True, False),
        (Role.SUPERVISOR, True, True),
        (Role.MENTOR, False, False),
        (Role.TRAINEE, False, False),
    ],
)
def test_administrators_set_up_rooms_and_plan_nothing(
    qtbot: QtBot, place: Workplace, role: Role, sets_up: bool, plans: bool
) -> None:
    actor = replace(place.supervisor, roles=frozenset({role}))
    days = open_pane(qtbot, place, actor).days
    offered = {act.text() for act in days.more.actions() if act.isVisible()}
    assert ("教室和班次" in offered, "班级" in offered) == (sets_up, plans)


def test_esc_leads_back(page: RoomsView, pane: CalendarPane) -> None:
    QTest.keyClick(page.rooms, Qt.Key.Key_Escape)
    assert pane.page is pane.days
