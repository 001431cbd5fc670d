"""The room of exams held: announced from its page, watched, ended with a reason, released."""

from datetime import timedelta
from pathlib import Path

from builders import PASSWORD
from exam_room import ExamRoom
from held_room import HeldRoom
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.panes.exams.held.view import HeldView


def check_all(view: HeldView) -> None:
    for n in range(view.form.people.count()):
        item = view.form.people.item(n)
        on = item.text().startswith(("林晓雨", "赵一鸣"))
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def test_an_exam_is_announced_from_its_page(qtbot: QtBot, exam_room: ExamRoom) -> None:
    room = HeldRoom(qtbot, exam_room)
    assert "还没有考试" in room.reads()
    room.view.new_button.click()
    assert "共 38 题，100 分" in room.reads()
    room.view.form.announce_button.click()
    assert "还没有选参加考试的人" in room.reads()
    check_all(room.view)
    room.view.form.counts["single"].setValue(17)
    assert "共 37 题，98 分，要正好 100 分" in room.reads()
    room.view.form.announce_button.click()
    assert "各部分合计 98 分" in room.reads()
    room.view.form.counts["single"].setValue(18)
    room.view.form.announce_button.click()
    assert [one.title for one in room.view.list.rows()] == ["2026 年理论考试"]
    assert [row[:3] for row in room.rows()] == [
        ("林晓雨", "未到时间", "0 / 38"),
        ("赵一鸣", "未到时间", "0 / 38"),
    ]
    (own,) = exam_room.place.services.sittings.own(exam_room.place.trainee)
    assert f"{exam_room.place.clock.local(own.opens_at):%H:%M}" == "14:00"


def test_times_are_moved_and_people_ended_with_a_reason(qtbot: QtBot, exam_room: ExamRoom) -> None:
    exam = exam_room.announce()
    paper = exam_room.begin(exam, exam_room.place.trainee)
    room = HeldRoom(qtbot, exam_room)
    later = exam_room.place.clock.today() + timedelta(days=1)
    room.view.ask_closing = lambda *_: (later, "13:30", "停电")  # type: ignore[method-assign]
    room.view.closing_button.click()
    assert "改了结束时间：停电" in room.reads()
    (listed,) = exam_room.place.services.exam_planning.exams(exam_room.place.supervisor)
    assert exam_room.place.clock.local(listed.closes_at).date() == later
    room.view.ask_minutes = lambda *_: (10, "电脑重启")  # type: ignore[method-assign]
    room.view.table.select(str(paper.paper_id))
    room.view.extend_button.click()
    assert "给一人延长：电脑重启" in room.reads()
    room.view.ask_reason = lambda *_: "身体不适"  # type: ignore[method-assign]
    room.view.close_button.click()
    assert "结束一人作答：身体不适" in room.reads()
    assert room.rows()[0][1] == "已结束"
    assert not room.view.cancel_button.isVisibleTo(room.view)


def test_a_question_that_is_declined_changes_nothing(qtbot: QtBot, exam_room: ExamRoom) -> None:
    exam = exam_room.announce()
    room = HeldRoom(qtbot, exam_room)
    room.view.ask_reason = lambda *_: None  # type: ignore[method-assign]
    room.view.cancel_button.click()
    planning = exam_room.place.services.exam_planning
    assert planning.history(exam_room.place.supervisor, exam.id) == ()
    room.view.ask_reason = lambda *_: "改期"  # type: ignore[method-assign]
    room.view.cancel_button.click()
    assert room.view.list.rows()[0].tags == (("已取消", "plain"),)


def test_results_are_released_with_a_signature(qtbot: QtBot, exam_room: ExamRoom) -> None:
    exam = exam_room.announce()
    exam_room.sit(exam, exam_room.place.trainee, wrong=("single",))
    room = HeldRoom(qtbot, exam_room)
    assert "成绩还不能公布" in room.reads()
    assert not room.view.release_button.isEnabled()
    exam_room.close()
    room.view.refresh()
    assert "还有 2 份作答等待批阅" in room.reads()
    assert room.view.list.rows()[0].tags == (("待阅卷", "warn"),)
    assert not room.view.release_button.isVisibleTo(room.view)
    room.view.mark_button.click()
    assert room.went.places[-1] == ("exams", "marking")
    exam_room.mark_all(exam, 10)
    room.view.refresh()
    assert room.view.list.rows()[0].tags == (("待公布", "warn"),)
    assert not room.view.mark_button.isVisibleTo(room.view)
    assert room.view.release_button.text() == "公布 1 份成绩"
    room.view.release_button.click()
    room.view.signature.password.setText("wrong-password")
    room.view.signature.sign_button.click()
    assert "密码不对" in room.view.signature.field.problem()
    room.view.signature.password.setText(PASSWORD)
    room.view.signature.sign_button.click()
    assert room.rows()[0][3:] == ("80", "已公布")
    assert room.rows()[1][1] == "缺考"
    assert room.view.list.rows()[0].tags == (("已公布 1", "good"),)


def test_the_pay_review_gets_its_table(qtbot: QtBot, exam_room: ExamRoom, tmp_path: Path) -> None:
    import openpyxl

    from desktop_app.training.exams.kinds import ExamKind

    exam = exam_room.announce(kind=ExamKind.HALF_YEAR)
    exam_room.sit(exam, exam_room.place.trainee)
    exam_room.close()
    exam_room.mark_all(exam, 10)
    exam_room.release(exam)
    room = HeldRoom(qtbot, exam_room)
    room.view.ask_path = lambda name: tmp_path / name  # type: ignore[method-assign]
    room.view.export_button.click()
    sheet = openpyxl.load_workbook(next(tmp_path.glob("考试成绩*.xlsx"))).active
    assert sheet is not None
    found = [tuple(row) for row in sheet.iter_rows(values_only=True)]
    assert found[1][:2] == ("3001", "林晓雨")
    assert found[1][4:] == (100, "及格")
    assert found[2][5] == "缺考"


def test_a_resit_offers_only_who_failed_and_may(qtbot: QtBot, exam_room: ExamRoom) -> None:
    exam = exam_room.announce()
    exam_room.sit(exam, exam_room.place.trainee, wrong=("single", "multiple"))
    exam_room.sit(exam, exam_room.place.stranger)
    exam_room.close()
    exam_room.mark_all(exam, 10)
    exam_room.release(exam)
    room = HeldRoom(qtbot, exam_room)
    room.view.resit_button.click()
    assert room.view.form.people.count() == 0
    exam_room.place.clock.advance(timedelta(days=7))
    room.view.resit_button.click()
    assert [
        room.view.form.people.item(n).text()[:3] for n in range(room.view.form.people.count())
    ] == ["林晓雨"]


def test_who_is_taken_off_and_what_is_called_off_is_told_with_the_reason(
    qtbot: QtBot, exam_room: ExamRoom
) -> None:
    exam_room.announce()
    room = HeldRoom(qtbot, exam_room)
    view, sittings = room.view, exam_room.place.services.sittings
    view.table.selectRow(0)
    view.ask_reason = lambda *_: None  # type: ignore[method-assign]
    view.withdraw_button.click()
    assert room.rows()[0][1] == "未开始"
    view.ask_reason = lambda *_: "调岗"  # type: ignore[method-assign]
    view.withdraw_button.click()
    assert "撤下一人：调岗" in room.reads()
    assert sorted(row[1] for row in room.rows()) == ["不参加", "未开始"]
    (off,) = sittings.own(exam_room.place.trainee)
    assert (off.why, off.cancelled) == ("调岗", False)
    view.ask_reason = lambda *_: "改到下周"  # type: ignore[method-assign]
    view.cancel_button.click()
    (called_off,) = sittings.own(exam_room.place.stranger)
    assert (called_off.why, called_off.cancelled) == ("改到下周", True)
    assert sittings.waiting(exam_room.place.stranger) == []
    assert not view.cancel_button.isVisibleTo(view)
    assert not view.withdraw_button.isEnabled()
