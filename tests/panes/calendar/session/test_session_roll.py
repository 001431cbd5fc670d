"""Attendance: one key a person, leave decided, what was missed made up."""

from typing import Any

import pytest
from classroom import TUESDAY, Classroom, second_class
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from session_room import WEDNESDAY, Remembers, Went, everybody, open_page

from desktop_app.panes.calendar.session.roll.presenter import RollPresenter
from desktop_app.panes.calendar.session.roll.shown import RollShown, SeatShown
from desktop_app.panes.calendar.session.roll.view import RollView
from desktop_app.panes.calendar.session.view import SessionView
from desktop_app.system.background import Inline
from desktop_app.training.curriculum.attendance.marks import Mark


def marks(classroom: Classroom, key: str) -> list[Mark | None]:
    place = classroom.place
    rows = place.services.attendance.page(place.supervisor, classroom.held(key).id).rows
    return [row.mark for row in rows]


class Roll:
    """The presenter over one session with a view that remembers."""

    def __init__(self, classroom: Classroom, key: str, mentor: bool = False) -> None:
        place = classroom.place
        self.classroom, self.view = classroom, Remembers()
        self.actor = place.mentor if mentor else place.supervisor
        self.key = key
        shows: Any = self.view
        self.presenter = RollPresenter(
            shows, self.actor, place.services, place.clock, Inline(), lambda _id: None
        )
        self.show()

    def show(self) -> None:
        services = self.classroom.place.services
        held = self.classroom.held(self.key)
        self.presenter.show(services.attendance.page(self.actor, held.id))

    @property
    def roll(self) -> RollShown:
        (found,) = self.view.told["show_roll"]
        assert isinstance(found, RollShown)
        return found

    @property
    def seat(self) -> SeatShown:
        (found,) = self.view.told["show_seat"]
        assert isinstance(found, SeatShown)
        return found

    @property
    def problem(self) -> str:
        return str(self.view.told["show_problem"][0])


@pytest.fixture
def on_tuesday(classroom: Classroom) -> Classroom:
    classroom.go_to(TUESDAY, 2)
    return classroom


def test_the_list_begins_with_who_is_not_marked_yet(on_tuesday: Classroom) -> None:
    everybody(on_tuesday, "d1-company", Mark.LATE, Mark.PRESENT)
    place, seat = on_tuesday.place, on_tuesday.seat("d1-service", of_stranger=True)
    place.services.attendance.mark(
        place.supervisor, {on_tuesday.seat("d1-service").id: Mark.PRESENT}
    )
    roll = Roll(on_tuesday, "d1-service")
    assert (roll.roll.chosen, roll.roll.counts) == (str(seat.id), "应到 2 人 · 到课 1 · 未点 1")
    assert [one.mark for one in roll.roll.rows] == ["到课", ""]


def test_a_second_marking_keeps_the_first_with_who_made_it(on_tuesday: Classroom) -> None:
    roll = Roll(on_tuesday, "d1-company")
    key = roll.roll.rows[0].key
    roll.presenter.mark(key, "absent")
    roll.presenter.mark(key, "late")
    roll.show()
    roll.presenter.note(key, "地铁故障")
    roll.show()
    roll.presenter.choose(key)
    assert (roll.seat.state, roll.seat.note) == ("迟到", "地铁故障")
    assert roll.seat.history == (
        "11月24日 周二 11:00 迟到 · 陈立 · 地铁故障",
        "11月24日 周二 11:00 迟到 · 陈立",
        "11月24日 周二 11:00 缺课 · 陈立",
    )


def test_the_rest_is_marked_as_leave_says(on_tuesday: Classroom) -> None:
    place = on_tuesday.place
    seat = on_tuesday.seat("d2-courses")
    leave = place.services.leave.ask(place.trainee, seat.id, "去医院")
    place.services.leave.decide(place.supervisor, leave.request.id, True)
    on_tuesday.go_to(WEDNESDAY)
    roll = Roll(on_tuesday, "d2-courses")
    roll.presenter.mark_rest()
    assert marks(on_tuesday, "d2-courses") == [Mark.EXCUSED, Mark.PRESENT]
    assert roll.view.said == ["1 人记为到课，1 人按准假记为请假。"]
    roll.show()
    roll.presenter.mark_rest()
    assert roll.view.said[-1] == "已经全部点过名。"


def test_the_rest_leaves_alone_who_was_marked_a_moment_ago(on_tuesday: Classroom) -> None:
    roll = Roll(on_tuesday, "d1-company")
    first = str(
        on_tuesday.place.services.attendance.page(roll.actor, on_tuesday.held("d1-company").id)
        .rows[0]
        .seat.id
    )
    roll.presenter.mark(first, "late")
    roll.presenter.mark_rest()  # the page has not been read anew yet
    assert marks(on_tuesday, "d1-company")[0] is Mark.LATE


def test_nothing_is_marked_before_the_day_or_by_others(classroom: Classroom) -> None:
    roll = Roll(classroom, "d1-company")
    assert (roll.roll.may_mark, roll.roll.hint[:9]) == (False, "还没有到上课的日子")
    roll.presenter.mark_rest()
    assert "还没有到日子" in roll.problem
    mentor = Roll(classroom, "d1-company", mentor=True)
    assert (mentor.roll.may_mark, mentor.roll.hint) == (False, "由陈立点名，这里只能看。")
    assert [one.name for one in mentor.roll.rows] == ["林晓雨"]
    mentor.presenter.mark(mentor.roll.rows[0].key, "present")
    assert "点名、成绩和答复由" in mentor.problem


def test_late_leave_says_so_and_a_refusal_needs_a_reason(on_tuesday: Classroom) -> None:
    place = on_tuesday.place
    place.services.leave.ask(place.trainee, on_tuesday.seat("d2-courses").id, "发烧")
    roll = Roll(on_tuesday, "d2-courses")
    roll.presenter.choose(roll.roll.rows[0].key)
    leave = roll.seat.leave
    assert leave is not None
    assert (leave.tag, leave.may_grant) == ("逾时请假待定", True)
    assert "不足 24 小时" in leave.detail
    roll.presenter.decide(leave.key, False, " ")
    assert "写明原因" in roll.problem
    roll.presenter.decide(leave.key, False, "明天有考试")
    roll.show()
    leave = roll.seat.leave
    assert leave is not None
    assert (leave.tag, leave.may_grant, leave.may_refuse) == ("未准假", True, False)
    assert "明天有考试" in leave.detail


def test_what_was_missed_is_made_up_with_another_class_and_taken_back(
    on_tuesday: Classroom,
) -> None:
    place = on_tuesday.place
    other = second_class(place, WEDNESDAY)
    everybody(on_tuesday, "d1-company", Mark.ABSENT, Mark.PRESENT)
    roll = Roll(on_tuesday, "d1-company")
    key = roll.roll.rows[0].key
    roll.presenter.choose(key)
    assert (roll.roll.rows[0].made_up, roll.seat.may_make_up) == ("待补课", True)
    roll.presenter.find_ways(key)
    ways, none = roll.view.told["show_ways"]
    assert isinstance(ways, list)
    assert none == ""
    assert any(other.name in one.detail for one in ways) or "单独补" in ways[0].detail
    roll.presenter.book(key, 0)
    roll.show()
    assert roll.seat.made_up.startswith("补课排在")
    assert roll.view.undo is not None
    roll.view.undo()
    roll.show()
    assert roll.seat.may_make_up


@pytest.fixture
def page(on_tuesday: Classroom, qtbot: QtBot) -> SessionView:
    place = on_tuesday.place
    return open_page(qtbot, place, place.supervisor, str(on_tuesday.held("d1-company").id))


def roll_view(page: SessionView) -> RollView:
    found = page.view_of("roll")
    assert isinstance(found, RollView)
    return found


def test_one_key_a_person_calls_the_whole_list(on_tuesday: Classroom, page: SessionView) -> None:
    assert page.key == "roll"
    table = roll_view(page).table
    assert table.hasFocus()
    for key in (Qt.Key.Key_C, Qt.Key.Key_D):
        QTest.keyClick(table, key)
    assert marks(on_tuesday, "d1-company") == [Mark.LATE, Mark.PRESENT]
    assert roll_view(page).counts.text() == "应到 2 人 · 到课 1 · 迟到 1"
    QTest.keyClick(table, Qt.Key.Key_Up)
    QTest.keyClick(table, Qt.Key.Key_4)
    assert marks(on_tuesday, "d1-company") == [Mark.ABSENT, Mark.PRESENT]


def test_a_note_is_typed_beside_and_the_list_goes_on(page: SessionView) -> None:
    view = roll_view(page)
    QTest.keyClick(view.table, Qt.Key.Key_C)
    QTest.keyClick(view.table, Qt.Key.Key_Up)
    QTest.keyClick(view.table, Qt.Key.Key_N)
    assert view.panel.note.hasFocus()
    QTest.keyClicks(view.panel.note, "10 min")
    QTest.keyClick(view.panel.note, Qt.Key.Key_Return)
    assert view.table.hasFocus()
    QTest.keyClick(view.table, Qt.Key.Key_A)
    assert view.said() == "1 人记为到课。"
    assert view.panel.note.text() == "10 min"


def test_leave_is_granted_by_its_button(on_tuesday: Classroom, qtbot: QtBot) -> None:
    place, seat = on_tuesday.place, on_tuesday.seat("d2-courses")
    place.services.leave.ask(place.trainee, seat.id, "发烧")
    page = open_page(qtbot, place, place.supervisor, f"{seat.id}#roll")
    card = roll_view(page).panel.leave
    assert card.isVisible()
    QTest.mouseClick(card.grant_button, Qt.MouseButton.LeftButton)
    assert roll_view(page).said() == "已同意请假。"
    assert not card.grant_button.isVisible()


def test_the_list_to_sign_is_printed(on_tuesday: Classroom, qtbot: QtBot) -> None:
    place, went = on_tuesday.place, Went()
    page = open_page(qtbot, place, place.supervisor, str(on_tuesday.held("d1-company").id), went)
    QTest.keyClick(roll_view(page).table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (document,) = went.printed
    assert document.title == f"签到表 · {on_tuesday.held('d1-company').title}"


def test_a_trainee_has_no_list_to_call(on_tuesday: Classroom, qtbot: QtBot) -> None:
    place = on_tuesday.place
    page = open_page(qtbot, place, place.trainee, str(on_tuesday.seat("d1-company").id))
    assert page.key == "about"
    with pytest.raises(KeyError):
        page.tab("roll")
