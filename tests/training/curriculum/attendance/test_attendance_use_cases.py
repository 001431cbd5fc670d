"""Marking who came and how it went; closing a session; gates are passed by results."""

from datetime import date, timedelta

import pytest
from classroom import TUESDAY, Classroom

from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.curriculum.attendance.marks import Mark, mark_word
from desktop_app.training.curriculum.attendance.use_cases import Result

EXAM_DAY = date(2026, 11, 30)


def test_marking_is_by_seat_and_the_newest_counts_with_its_history(classroom: Classroom) -> None:
    place, books = classroom.place, classroom.place.services.attendance
    classroom.go_to(TUESDAY)
    mine, other = classroom.seat("d1-company"), classroom.seat("d1-company", of_stranger=True)
    books.mark(
        place.supervisor, {mine.id: Mark.ABSENT, other.id: Mark.PRESENT}, {mine.id: " 没有来 "}
    )
    place.clock.advance(timedelta(minutes=10))
    books.mark(place.supervisor, {mine.id: Mark.LATE}, {mine.id: "9:12 到"})
    page = books.page(place.supervisor, classroom.held("d1-company").id)
    assert [(row.person.name, row.mark) for row in page.rows] == [
        ("林晓雨", Mark.LATE),
        ("赵一鸣", Mark.PRESENT),
    ]
    assert [(one.mark, one.note, by) for one, by in books.history(place.trainee, mine.id)] == [
        ("late", "9:12 到", "陈立"),
        ("absent", "没有来", "陈立"),
    ]
    assert classroom.seat("d1-company").done_at is not None
    books.mark(place.supervisor, {mine.id: Mark.ABSENT})
    assert classroom.seat("d1-company").done_at is None


def test_a_day_to_come_is_not_marked(classroom: Classroom) -> None:
    with pytest.raises(Trouble, match="还没有到日子"):
        classroom.place.services.attendance.mark(
            classroom.place.supervisor, {classroom.seat("d1-company").id: Mark.PRESENT}
        )


def test_a_gate_is_done_when_it_is_passed_and_not_by_having_been_there(
    classroom: Classroom,
) -> None:
    place, books = classroom.place, classroom.place.services.attendance
    classroom.go_to(EXAM_DAY)
    seat = classroom.seat("d5-exam").id
    books.mark(place.supervisor, {seat: Mark.PRESENT})
    assert classroom.seat("d5-exam").done_at is None
    books.note_results(place.supervisor, {seat: Result(62, False, "补讲后再考")})
    assert classroom.seat("d5-exam").done_at is None
    books.note_results(place.supervisor, {seat: Result(81, True)})
    assert classroom.seat("d5-exam").done_at is not None
    (row,) = books.page(place.trainee, seat).rows
    assert row.result is not None
    assert (row.result.mark, row.result.passed) == (81, True)
    with pytest.raises(Trouble, match="0 到 100"):
        books.note_results(place.supervisor, {seat: Result(101)})


def test_a_review_is_decided_elsewhere(classroom: Classroom) -> None:
    classroom.go_to(date(2026, 12, 24))
    with pytest.raises(Trouble, match="由阶段评估作出"):
        classroom.place.services.attendance.note_results(
            classroom.place.supervisor, {classroom.seat("r30").id: Result(passed=True)}
        )


def test_a_session_is_closed_when_everybody_is_marked_and_can_be_opened_again(
    classroom: Classroom,
) -> None:
    place, books = classroom.place, classroom.place.services.attendance
    classroom.go_to(TUESDAY)
    held = classroom.held("d1-company")
    mine, other = classroom.seat("d1-company"), classroom.seat("d1-company", of_stranger=True)
    books.mark(place.supervisor, {mine.id: Mark.PRESENT})
    with pytest.raises(Trouble, match="还有 1 位学员没有点名"):
        books.close(place.supervisor, held.id, "讲完架构")
    books.mark(place.supervisor, {other.id: Mark.EXCUSED})
    books.close(place.supervisor, held.id, " 讲完架构 ", "课程一览移到下午")
    closed = classroom.held("d1-company")
    assert (closed.covered, closed.moves_on) == ("讲完架构", "课程一览移到下午")
    assert (closed.closed_at, closed.closed_by) == (place.clock.now(), place.supervisor.id)
    books.reopen(place.supervisor, held.id)
    assert classroom.held("d1-company").closed_at is None
    assert classroom.held("d1-company").covered == "讲完架构"
    with pytest.raises(Trouble, match="只有班级的课次"):
        books.close(place.supervisor, classroom.seat("shadow-1").id, "")


def test_who_leads_marks_and_others_do_not(classroom: Classroom) -> None:
    place, books = classroom.place, classroom.place.services.attendance
    classroom.go_to(date(2026, 12, 1))
    shadow, other = classroom.seat("shadow-1"), classroom.seat("shadow-1", of_stranger=True)
    books.mark(place.mentor, {shadow.id: Mark.PRESENT})
    assert books.page(place.mentor, shadow.id).may_mark
    for seat in (other, classroom.seat("d1-company")):
        with pytest.raises(NotAllowed):
            books.mark(place.mentor, {seat.id: Mark.PRESENT})
    with pytest.raises(NotAllowed):
        books.mark(place.trainee, {shadow.id: Mark.PRESENT})
    with pytest.raises(NotAllowed):
        books.note_results(place.trainee, {shadow.id: Result(100)})
    with pytest.raises(NotAllowed):
        books.close(place.mentor, classroom.held("d1-company").id, "")


def test_a_trainee_sees_their_own_row_alone(classroom: Classroom) -> None:
    place, books = classroom.place, classroom.place.services.attendance
    page = books.page(place.trainee, classroom.held("d1-company").id)
    assert [row.person for row in page.rows] == [place.trainee]
    assert not page.may_mark
    assert page.leader == place.supervisor
    with pytest.raises(NotAllowed):
        books.page(place.stranger, classroom.seat("shadow-1").id)


def test_marks_have_words() -> None:
    assert [mark_word(one) for one in Mark] == ["到课", "迟到", "请假", "缺课"]
