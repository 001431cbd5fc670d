"""What a session is for: material opened, leave asked for, closed, and what moves on."""

from pathlib import Path
from typing import Any

import pytest
from classroom import TUESDAY, Classroom
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from session_room import WEDNESDAY, Remembers, Went, everybody, open_page, texts

from db.records import Person
from desktop_app.panes.calendar.session.about.presenter import AboutPresenter
from desktop_app.panes.calendar.session.about.shown import AboutShown
from desktop_app.panes.calendar.session.about.view import AboutView
from desktop_app.system.background import Inline


class About:
    """The presenter over one session with a view that remembers."""

    def __init__(self, classroom: Classroom, key: str, actor: Person) -> None:
        place = classroom.place
        self.classroom, self.key, self.actor = classroom, key, actor
        self.view, self.went = Remembers(), Went()
        shows: Any = self.view
        self.presenter = AboutPresenter(
            shows, actor, place.services, place.clock, Inline(), self.went
        )
        self.show()

    def show(self) -> None:
        sessions = self.classroom.place.services.sessions
        self.presenter.show(sessions.whole(self.actor, self.classroom.held(self.key).id))

    @property
    def about(self) -> AboutShown:
        (found,) = self.view.told["show_about"]
        assert isinstance(found, AboutShown)
        return found

    @property
    def problem(self) -> str:
        return str(self.view.told["show_problem"][0])


def test_an_article_opens_in_the_handbook_and_a_file_with_its_program(
    classroom: Classroom, tmp_path: Path
) -> None:
    about = About(classroom, "d1-company", classroom.place.supervisor)
    names = [one.name for one in about.about.materials]
    about.presenter.open_material(names.index("手册 · 客服岗位：一座桥和七件事"))
    assert about.went.went == [("handbook", "article:service-post")]
    place = names.index("课程一览")
    assert (about.about.materials[place].act, about.about.materials[place].may_put) == ("", True)
    about.view.path = tmp_path / "清单.doc"
    about.view.path.write_bytes(b"list")
    about.presenter.put_file(place)
    assert about.about.materials[place].act == "打开文件"
    about.presenter.open_material(place)
    assert [one.name for one in about.view.opened] == ["课程一览.doc"]
    assert "没有能打开它的程序" in about.problem
    about.view.path = tmp_path / "清单.exe"
    about.view.path.write_bytes(b"MZ")
    about.presenter.put_file(place)
    assert "不能放程序" in about.problem


def test_leave_in_time_is_granted_and_can_be_taken_back(classroom: Classroom) -> None:
    about = About(classroom, "d2-courses", classroom.place.trainee)
    own = about.about.own
    assert own is not None
    assert own.ask_hint == "11月24日 周二 09:00 以前请假直接生效。"
    about.presenter.ask_leave("  ")
    assert "写一句请假的原因" in about.problem
    about.presenter.ask_leave("去医院")
    assert about.view.said == ["已请假。"]
    about.show()
    own = about.about.own
    assert own is not None
    assert own.leave is not None
    assert (own.leave.tag, own.may_ask, own.may_withdraw) == ("已准假", False, True)
    about.presenter.withdraw()
    about.show()
    assert about.about.own is not None
    assert about.about.own.may_ask


def test_late_leave_waits_for_the_trainer(classroom: Classroom) -> None:
    classroom.go_to(TUESDAY, 3)
    about = About(classroom, "d2-courses", classroom.place.trainee)
    assert about.about.own is not None
    assert "不足 24 小时" in about.about.own.ask_hint
    about.presenter.ask_leave("发烧")
    assert about.view.said == ["已提交，老师同意后生效。"]


def test_what_is_typed_about_the_closing_is_kept_and_moves_on(classroom: Classroom) -> None:
    supervisor = classroom.place.supervisor
    classroom.go_to(TUESDAY, 5)
    first = About(classroom, "d1-company", supervisor)
    assert first.about.closing is not None
    assert first.about.closing.hint == "还有 2 位学员没有点名，点完名才能结课。"
    first.presenter.type_closing("组织架构", "各部门找谁")
    again = About(classroom, "d1-company", supervisor)
    assert again.view.told["show_closing_draft"] == ("组织架构", "各部门找谁")
    everybody(classroom, "d1-company")
    again.presenter.close("组织架构", "各部门找谁")
    assert again.view.said == ["已结课，没讲完的会带到下一课。"]
    follower = About(classroom, "d1-service", supervisor)
    (left,) = follower.about.left_over
    assert left == ("岗前 1 · 公司与部门 · 11月24日 周二", "各部门找谁")
    again.show()
    again.presenter.reopen()
    again.show()
    assert again.about.closing is not None
    assert (again.about.closing.closed, again.about.closing.covered) == ("", "组织架构")


def test_feedback_is_asked_of_who_was_there_and_read_when_three_gave_it(
    classroom: Classroom,
) -> None:
    place = classroom.place
    classroom.go_to(TUESDAY, 5)
    everybody(classroom, "d1-company")
    trainee = About(classroom, "d1-company", place.trainee)
    assert trainee.about.heard is not None
    assert trainee.about.heard.act == "填反馈"
    trainee.presenter.hear()
    assert trainee.went.went == [("checklists", "survey:session:d1-company:2026-11-24")]
    supervisor = About(classroom, "d1-company", place.supervisor)
    assert supervisor.about.heard is not None
    assert "满 3 份才显示结果" in supervisor.about.heard.sentence


@pytest.fixture
def page(classroom: Classroom, qtbot: QtBot) -> AboutView:
    """A trainee's page of tomorrow's session."""
    place = classroom.place
    classroom.go_to(TUESDAY)
    view = open_page(qtbot, place, place.trainee, str(classroom.seat("d2-courses").id))
    found = view.view_of("about")
    assert isinstance(found, AboutView)
    return found


def test_leave_is_asked_for_by_keyboard(classroom: Classroom, page: AboutView) -> None:
    page.own.reason.setFocus()
    QTest.keyClicks(page.own.reason, "fever")
    QTest.keyClick(page.own.reason, Qt.Key.Key_Return)
    assert page.said() == "已请假。"
    assert page.own.reason.text() == ""
    assert page.own.withdraw_button.isVisible()
    (entry,) = classroom.place.services.leave.of(
        classroom.place.trainee, classroom.place.trainee.id
    )
    assert (entry.session.day, entry.leave.granted) == (WEDNESDAY, True)


def test_what_comes_before_opens_its_page_and_esc_leads_back(
    classroom: Classroom, qtbot: QtBot
) -> None:
    place, went = classroom.place, Went()
    view = open_page(qtbot, place, place.trainee, str(classroom.seat("d1-service").id), went)
    about = view.view_of("about")
    assert isinstance(about, AboutView)
    assert "完成以后再上更稳" in texts(about)
    about.before.links[0].setFocus()
    QTest.keyClick(about.before.links[0], Qt.Key.Key_Return)
    assert went.went == [("calendar", f"session:{classroom.held('d1-company').id}")]
    with qtbot.waitSignal(view.closed):
        QTest.keyClick(about.before.links[0], Qt.Key.Key_Escape)
