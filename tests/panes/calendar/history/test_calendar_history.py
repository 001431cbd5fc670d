"""What was changed is listed with who did it and a way back; a newer version is offered there."""

from datetime import date

import pytest
from builders import Workplace
from calendar_room import open_pane
from classroom import Classroom, publish
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.panes.calendar.classes.transfer_sheet import NewerSheet
from desktop_app.panes.calendar.history.sheet import HistorySheet
from desktop_app.panes.calendar.view import CalendarView

MOVED = "移动“专题 · 情绪与压力”：12月16日 周三 → 12月17日 周四"


def moved(classroom: Classroom) -> None:
    services, supervisor = classroom.place.services, classroom.place.supervisor
    held = classroom.held("t-stress")
    found = services.moving.propose_move(supervisor, held.id, date(2026, 12, 17), held.start)
    services.applying.apply(supervisor, found, "讲师出差")


def history(view: CalendarView) -> HistorySheet:
    QTest.keyClick(view.month, Qt.Key.Key_H)
    (sheet,) = view.findChildren(HistorySheet)
    assert sheet.isVisible()
    return sheet


def test_a_change_is_told_with_who_and_why_and_taken_back(
    qtbot: QtBot, classroom: Classroom
) -> None:
    moved(classroom)
    view = open_pane(qtbot, classroom.place, classroom.place.supervisor).days
    sheet = history(view)
    assert "11月23日 周一 09:00 · 陈立 · 十一月班" in sheet.texts()
    assert {MOVED, "原因：讲师出差"} <= set(sheet.texts())
    (button,) = sheet.undo_buttons.values()
    button.click()
    assert classroom.held("t-stress").day == date(2026, 12, 16)
    assert sheet.undo_buttons == {}
    assert any(text.startswith("撤销：移动") for text in sheet.texts())


def test_what_cannot_be_taken_back_says_why(qtbot: QtBot, classroom: Classroom) -> None:
    moved(classroom)
    view = open_pane(qtbot, classroom.place, classroom.place.supervisor).days
    sheet = history(view)
    held = classroom.held("t-stress")
    services, supervisor = classroom.place.services, classroom.place.supervisor
    again = services.moving.propose_length(supervisor, held.id, held.minutes + 15)
    services.applying.apply(supervisor, again, anyway=True)
    more = services.moving.propose_move(supervisor, held.id, date(2026, 12, 18), held.start)
    services.applying.apply(supervisor, more, anyway=True)
    next(iter(sheet.undo_buttons.values())).click()
    assert any("在这之后又改过" in text for text in sheet.texts())


def test_a_trainee_reads_and_undoes_nothing(qtbot: QtBot, classroom: Classroom) -> None:
    moved(classroom)
    view = open_pane(qtbot, classroom.place, classroom.place.trainee).days
    sheet = history(view)
    assert MOVED in sheet.texts()
    assert sheet.undo_buttons == {}


def test_without_a_change_it_says_what_belongs_there(qtbot: QtBot, place: Workplace) -> None:
    sheet = history(open_pane(qtbot, place, place.supervisor).days)
    assert sheet.empty.isVisible()
    view = open_pane(qtbot, place, place.mentor).days
    QTest.keyClick(view.month, Qt.Key.Key_H)
    assert "请先用 P 选一位学员" in view.said()


def test_of_a_classmates_transfer_nothing_is_told(classroom: Classroom) -> None:
    place, applying = classroom.place, classroom.place.services.applying
    other = classroom.seat("shadow-2", of_stranger=True)
    found = place.services.moving.propose_cancel(place.supervisor, other.id)
    applying.apply(place.supervisor, found, "家里有事", anyway=True)
    assert applying.history(place.trainee, person_id=place.trainee.id) == ()
    (entry,) = applying.history(place.stranger, person_id=place.stranger.id)
    assert entry.change.reason == "家里有事"


@pytest.mark.parametrize("who", ["class", "person"])
def test_a_newer_version_is_offered_where_the_supervisor_stands(
    qtbot: QtBot, classroom: Classroom, who: str
) -> None:
    place = classroom.place
    target = f"class:{classroom.training_class.id}"
    if who == "person":
        place.services.curriculum.lay_plan(
            place.supervisor, place.trainee, "new-hire-90", place.clock.today()
        )
        target = f"person:{place.trainee.id}"
    publish(place, t_new={"day": 26, "title": "专题 · 群聊"})
    view = open_pane(qtbot, place, place.supervisor).days
    assert not view.newer.isVisible()  # everybody's calendar is nobody's plan
    view.open_target(target)
    assert view.newer.isVisible()
    view.newer.button.click()
    (sheet,) = view.findChildren(NewerSheet)
    assert sheet.isVisible()
    sheet.apply_button.click()
    assert view.said() == "已采用新版方案。"
    assert not view.newer.isVisible()


def test_only_who_lays_plans_is_offered_it(qtbot: QtBot, classroom: Classroom) -> None:
    place = classroom.place
    place.services.curriculum.lay_plan(
        place.supervisor, place.trainee, "new-hire-90", place.clock.today()
    )
    publish(place, t_new={"day": 26, "title": "专题 · 群聊"})

    def offered(actor: Person) -> bool:
        view = open_pane(qtbot, place, actor).days
        view.open_target(f"person:{place.trainee.id}")
        return view.newer.isVisible()

    assert [offered(one) for one in (place.trainee, place.mentor)] == [False, False]
