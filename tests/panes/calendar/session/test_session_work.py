"""Exercises and results: what was made is opened, what was reached is written down."""

from datetime import date

from classroom import TUESDAY, Classroom
from exam_room import ExamRoom
from judging import add_attempt
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from session_room import Went, everybody, open_page, texts

from desktop_app.panes.calendar.session.work.view import WorkView
from desktop_app.training.exams.kinds import ExamKind

EXAM_DAY = date(2026, 11, 30)


def test_an_attempt_is_opened_and_a_result_noted_by_keyboard(
    classroom: Classroom, qtbot: QtBot
) -> None:
    place, went = classroom.place, Went()
    classroom.go_to(TUESDAY, 7)
    everybody(classroom, "d1-orders")
    attempt = add_attempt(place, place.trainee)
    held = classroom.held("d1-orders")
    page = open_page(qtbot, place, place.supervisor, f"{held.id}#work", went)
    view = page.view_of("work")
    assert isinstance(view, WorkView)
    assert view.table.hasFocus()
    assert view.table.model().index(0, 2).data() == "1 项，最高 82 分"
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    QTest.keyClick(view.records, Qt.Key.Key_Return)
    assert went.went == [("practice", f"attempt:{attempt}")]
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert "当天没有属于这一课的练习或表单" in texts(view)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.mark.hasFocus()
    QTest.keyClicks(view.mark, "eighty")
    QTest.keyClick(view.mark, Qt.Key.Key_Return)
    assert view.problem.text() == "分数请写 0 到 100 的数字。"
    view.mark.clear()
    QTest.keyClicks(view.mark, "86")
    view.verdict.setCurrentIndex(view.verdict.findData("passed"))
    QTest.keyClick(view.note, Qt.Key.Key_Return)
    assert view.said() == "赵一鸣的成绩已记下。"
    rows = place.services.attendance.page(place.supervisor, held.id).rows
    results = [row.result for row in rows]
    assert results[0] is None
    assert results[1] is not None
    assert (results[1].mark, results[1].passed) == (86, True)


def test_who_failed_the_exam_of_a_gate_is_let_through_with_a_reason(
    classroom: Classroom, qtbot: QtBot
) -> None:
    place, went = classroom.place, Went()
    exams = ExamRoom(place)
    classroom.go_to(EXAM_DAY)
    exam = exams.announce(kind=ExamKind.INDUCTION, people=(place.trainee.id,))
    exams.sit(exam, place.trainee, ("single", "multiple", "matching"))
    exams.close()
    exams.mark_all(exam)
    exams.release(exam)
    held = classroom.held("d5-exam")
    page = open_page(qtbot, place, place.supervisor, f"{held.id}#work", went)
    view = page.view_of("work")
    assert isinstance(view, WorkView)
    view.table.select(str(classroom.seat("d5-exam").id))
    assert "主管写明原因" in texts(view)
    view.records.opened.emit(f"paper:{exams.paper_of(exam, place.trainee)}")
    assert went.went == [("exams", f"paper:{exams.paper_of(exam, place.trainee)}")]
    view.verdict.setCurrentIndex(view.verdict.findData("passed"))
    view.save_button.click()
    assert "放行要写明原因" in view.problem.text()
    assert classroom.seat("d5-exam").done_at is None
    view.verdict.setCurrentIndex(view.verdict.findData("passed"))
    view.note.setText("先跟听，不接线")
    view.save_button.click()
    assert classroom.seat("d5-exam").done_at is not None
    view.table.select(str(classroom.seat("d5-exam").id))
    assert "放行" in texts(view)


def test_a_trainee_reads_their_own_and_writes_no_result(classroom: Classroom, qtbot: QtBot) -> None:
    place = classroom.place
    classroom.go_to(TUESDAY, 7)
    page = open_page(qtbot, place, place.trainee, f"{classroom.seat('d1-orders').id}#work")
    view = page.view_of("work")
    assert isinstance(view, WorkView)
    assert view.table.model().rowCount() == 1
    assert not view.result.isVisible()
