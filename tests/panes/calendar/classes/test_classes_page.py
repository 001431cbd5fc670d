"""The page of classes: opening, joining, moving to another class with the history, closing."""

from dataclasses import replace
from datetime import date

import pytest
from calendar_room import open_pane
from classroom import Classroom, second_class
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.records import Role
from desktop_app.panes.calendar.classes.shown import LEAVES, NewerShown
from desktop_app.panes.calendar.classes.view import ClassesView
from desktop_app.panes.calendar.pages import CalendarPane
from desktop_app.training.people.use_cases import NewPerson

DECEMBER = date(2026, 12, 7)


@pytest.fixture
def pane(qtbot: QtBot, classroom: Classroom) -> CalendarPane:
    return open_pane(qtbot, classroom.place, classroom.place.supervisor)


@pytest.fixture
def page(pane: CalendarPane) -> ClassesView:
    """The supervisor has gone from the days to the classes."""
    QTest.keyClick(pane.days.month, Qt.Key.Key_C)
    assert isinstance(pane.page, ClassesView)
    for action in pane.page.actions():
        action.setParent(pane.page)  # the frame puts them into its top line
    return pane.page


def _names(page: ClassesView) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _members(page: ClassesView) -> list[tuple[str, str]]:
    model = page.members.model()
    return [
        (str(model.index(row, 0).data()), str(model.index(row, 3).data()))
        for row in range(model.rowCount())
    ]


def test_a_class_is_listed_with_its_members_and_leads_to_its_days(
    page: ClassesView, pane: CalendarPane
) -> None:
    assert pane.heading == ("班级", "1 个在办，0 个已结")
    assert _names(page) == ["十一月班"]
    assert _members(page) == [("林晓雨", "在班"), ("赵一鸣", "在班")]
    page.days_button.click()
    assert pane.page is pane.days
    assert pane.days.bar.person.text() == "十一月班"
    assert pane.days.plan_button.isHidden()


def test_esc_leads_back_to_the_days(page: ClassesView, pane: CalendarPane) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert pane.page is pane.days


def test_a_class_is_opened_after_showing_what_that_gives(
    page: ClassesView, classroom: Classroom, qtbot: QtBot
) -> None:
    place = classroom.place
    roles = frozenset({Role.TRAINEE})
    new = place.services.people.add(
        place.supervisor, NewPerson("孙悦", "3003", roles, "peilian2026")
    )
    QTest.keyClick(page.table, Qt.Key.Key_N)
    sheet = page.open_sheet
    qtbot.waitUntil(lambda: "请填写班级的名称。" in sheet.box.texts())
    assert not sheet.open_button.isEnabled()
    sheet.name.setText("十二月班")
    sheet.start.set_day(DECEMBER)
    sheet.pick(str(new.id))
    qtbot.waitUntil(sheet.open_button.isEnabled)
    assert sheet.count.text() == "已选 1 人"
    sheet.open_button.click()
    assert not sheet.isVisible()
    assert _names(page) == ["十二月班", "十一月班"]


def test_a_name_that_is_taken_is_told_in_the_sheet(page: ClassesView, qtbot: QtBot) -> None:
    page.open_button.click()
    sheet = page.open_sheet
    sheet.name.setText("十一月班")
    qtbot.waitUntil(lambda: any("已经有一个班叫" in one for one in sheet.box.texts()))
    assert not sheet.open_button.isEnabled()


def test_a_member_moves_to_another_class_and_back(page: ClassesView, classroom: Classroom) -> None:
    other = second_class(classroom.place, DECEMBER)
    page.transfer_wanted.emit(str(classroom.training_class.id), str(classroom.place.trainee.id))
    sheet = page.transfer_sheet
    assert sheet.to.currentText() == other.name
    assert not sheet.apply_button.isEnabled()
    sheet.reason.setText("换到在线岗位")
    sheet.apply_button.click()
    assert page.said() == "林晓雨 已转入“十二月班”。"
    page.class_chosen.emit(str(classroom.training_class.id))
    assert ("林晓雨", "11月23日 离开：换到在线岗位") in _members(page)
    page._toast._on_action()
    assert ("林晓雨", "在班") in _members(page)


def test_somebody_leaves_for_good(page: ClassesView, classroom: Classroom) -> None:
    page.transfer_wanted.emit(str(classroom.training_class.id), str(classroom.place.trainee.id))
    sheet = page.transfer_sheet
    assert sheet.to.currentData() == LEAVES
    sheet.reason.setText("调岗")
    sheet.apply_button.click()
    assert page.said() == "林晓雨 已离班，记录保留。"
    assert ("林晓雨", "11月23日 离开：调岗") in _members(page)


def test_closing_can_be_taken_back(page: ClassesView, pane: CalendarPane) -> None:
    page.close_button.click()
    assert pane.heading[1] == "0 个在办，1 个已结"
    assert page.close_button.text() == "恢复班级"
    assert not page.add_button.isVisible()
    page._toast._on_action()
    assert pane.heading[1] == "1 个在办，0 个已结"


def test_the_newest_version_has_nothing_to_offer(page: ClassesView, classroom: Classroom) -> None:
    assert not page.newer_note.isVisible()
    page.newer_wanted.emit(str(classroom.training_class.id))
    assert page.said() == "已经是最新一版方案。"


def test_a_newer_version_is_shown_part_by_part(page: ClassesView) -> None:
    shown = NewerShown("采用第 2 版方案", "只改以后的课次。", (("新增", ("专题",)),), True)
    page.newer_sheet.show_newer(shown)
    page.newer_sheet.open()
    wanted: list[bool] = []
    page.newer_sheet.apply_wanted.connect(lambda: wanted.append(True))
    page.newer_sheet.apply_button.click()
    page.newer_sheet.apply_button.click()
    assert wanted == [True]
    page.newer_sheet.show_newer(replace(shown, may_apply=False))
    assert not page.newer_sheet.apply_button.isEnabled()
