"""Sitting a paper: kept at once, resumed, ended by time, closed to everybody else."""

from datetime import timedelta
from typing import Any

import pytest
from exam_room import MINUTES, OPEN, ExamRoom

from db.records import ExamAnswer, Person
from desktop_app.system.errors import NotAllowed
from desktop_app.training.exams.sitting.use_cases import TimeOver
from desktop_app.training.exams.timing import Stage

CASE = "案例作答：先道歉，再给出时间。"


def kept(exam_room: ExamRoom, paper_id: Any) -> dict[int, ExamAnswer]:
    with exam_room.place.services.store.reading() as tx:
        return {one.position: one for one in tx.exams.answers([paper_id])}


def test_answers_are_shown_again_as_they_were_given(exam_room: ExamRoom) -> None:
    exam, trainee = exam_room.announce(), exam_room.place.trainee
    paper = exam_room.begin(exam, trainee)
    right = exam_room.right(paper)
    for shown, answer in zip(paper.questions, right, strict=True):
        exam_room.place.services.sittings.answer(
            trainee, paper.paper_id, shown.position, answer, shown.position == 3, 5
        )
    again = exam_room.begin(exam, trainee)
    assert [again.answers[n] for n in range(len(right))] == right
    assert again.flagged == {3}
    assert (again.started_at, again.deadline) == (paper.started_at, paper.deadline)


def test_the_newest_answer_counts_and_one_taken_back_is_none(exam_room: ExamRoom) -> None:
    exam, trainee, sittings = (
        exam_room.announce(),
        exam_room.place.trainee,
        exam_room.place.services.sittings,
    )
    paper = exam_room.begin(exam, trainee)
    single = next(one.position for one in paper.questions if one.type == "single")
    sittings.answer(trainee, paper.paper_id, single, [0], False, 5)
    sittings.answer(trainee, paper.paper_id, single, [1], False, 5)
    assert exam_room.begin(exam, trainee).answers == {single: [1]}
    sittings.answer(trainee, paper.paper_id, single, None, False, 1)
    assert exam_room.begin(exam, trainee).answers == {}
    with exam_room.place.services.store.reading() as tx:
        assert tx.exams.seconds([paper.paper_id]) == {(paper.paper_id, single): 11}


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("single", [0, 1]),
        ("single", [9]),
        ("single", [True]),
        ("multiple", [1, 1]),
        ("true-false", "对"),
        ("fill-in", ["一"] * 9),
        ("matching", [0]),
        ("ordering", [0]),
        ("case", 7),
    ],
)
def test_an_answer_that_does_not_fit_its_question_is_refused(
    exam_room: ExamRoom, kind: str, answer: Any
) -> None:
    exam, trainee = exam_room.announce(), exam_room.place.trainee
    paper = exam_room.begin(exam, trainee)
    position = next(one.position for one in paper.questions if one.type == kind)
    with pytest.raises(ValueError, match="expected"):
        exam_room.place.services.sittings.answer(
            trainee, paper.paper_id, position, answer, False, 1
        )
    assert kept(exam_room, paper.paper_id) == {}


def test_what_is_shown_tells_nothing_of_what_is_right(exam_room: ExamRoom) -> None:
    from desktop_app.training.exams.sitting.shown import ShownQuestion

    paper = exam_room.begin(exam_room.announce(), exam_room.place.trainee)
    assert set(ShownQuestion.__slots__) == {
        "position", "type", "marks", "stem", "material", "choices", "lefts", "blanks"
    }  # fmt: skip
    ordering = [one for one in paper.questions if one.type == "ordering"]
    right = exam_room.right(paper)
    assert all(right[one.position] != sorted(right[one.position]) for one in ordering)


def test_text_is_kept_at_each_keystroke_and_becomes_the_answer_at_the_end(
    exam_room: ExamRoom,
) -> None:
    exam, trainee, sittings = (
        exam_room.announce(),
        exam_room.place.trainee,
        exam_room.place.services.sittings,
    )
    paper = exam_room.begin(exam, trainee)
    first, second = (one.position for one in paper.questions if one.type == "case")
    sittings.keep_text(trainee, paper.paper_id, first, CASE[:4])
    sittings.keep_text(trainee, paper.paper_id, first, CASE)
    sittings.keep_text(trainee, paper.paper_id, second, "另一题")
    assert exam_room.begin(exam, trainee).answers == {first: CASE, second: "另一题"}
    sittings.keep_text(trainee, paper.paper_id, second, "另一题，改过")
    sittings.hand_in(trainee, paper.paper_id)
    answers = kept(exam_room, paper.paper_id)
    assert (answers[first].answer, answers[second].answer) == (CASE, "另一题，改过")


def test_time_goes_on_while_the_program_is_shut_and_ends_the_sitting(exam_room: ExamRoom) -> None:
    exam, trainee, sittings = (
        exam_room.announce(),
        exam_room.place.trainee,
        exam_room.place.services.sittings,
    )
    paper = exam_room.begin(exam, trainee)
    case = next(one.position for one in paper.questions if one.type == "case")
    sittings.keep_text(trainee, paper.paper_id, case, CASE)
    exam_room.place.clock.advance(timedelta(minutes=MINUTES - 1))
    assert exam_room.begin(exam, trainee).deadline == paper.deadline
    sittings.keep_text(trainee, paper.paper_id, case, CASE + "最后一句")
    exam_room.place.clock.advance(timedelta(minutes=1))
    for late in (
        lambda: sittings.answer(trainee, paper.paper_id, 0, None, False, 1),
        lambda: sittings.keep_text(trainee, paper.paper_id, case, "太晚"),
        lambda: sittings.begin(trainee, paper.paper_id),
    ):
        with pytest.raises(TimeOver):
            late()
    sittings.hand_in(trainee, paper.paper_id)  # the window does so when it sees the time is up
    assert kept(exam_room, paper.paper_id)[case].answer == CASE + "最后一句"
    assert kept(exam_room, paper.paper_id)[case].at < paper.deadline


def test_who_begins_late_has_until_the_exam_closes(exam_room: ExamRoom) -> None:
    exam = exam_room.announce()
    exam_room.place.clock.advance(OPEN - timedelta(minutes=10))
    assert exam_room.begin(exam, exam_room.place.trainee).deadline == exam.closes_at


def test_after_handing_in_nothing_can_be_answered(exam_room: ExamRoom) -> None:
    exam, trainee = exam_room.announce(), exam_room.place.trainee
    paper = exam_room.sit(exam, trainee)
    with pytest.raises(TimeOver):
        exam_room.place.services.sittings.answer(trainee, paper.paper_id, 0, [0], False, 1)
    (own,) = exam_room.place.services.sittings.own(trainee)
    assert (own.stage, own.released, own.total) == (Stage.OVER, False, None)


def test_before_it_opens_an_exam_tells_its_time_and_no_question(exam_room: ExamRoom) -> None:
    now = exam_room.place.clock.now()
    exam = exam_room.announce(opens_at=now + timedelta(hours=1))
    trainee, sittings = exam_room.place.trainee, exam_room.place.services.sittings
    (own,) = sittings.own(trainee)
    assert (own.title, own.stage) == ("理论考试", Stage.WAITING)
    with pytest.raises(NotAllowed, match=r"11月23日 周一 10:00 开放"):
        sittings.begin(trainee, own.paper_id)
    with pytest.raises(NotAllowed, match="还没有开始作答"):
        sittings.answer(trainee, own.paper_id, 0, None, False, 1)
    with pytest.raises(NotAllowed, match="还没有公布"):
        exam_room.place.services.exam_results.review(trainee, own.paper_id)
    exam_room.place.clock.advance(timedelta(hours=1))
    assert exam_room.begin(exam, trainee).questions


def test_leaving_the_window_is_recorded_and_told_to_the_marker(exam_room: ExamRoom) -> None:
    exam, trainee, sittings = (
        exam_room.announce(),
        exam_room.place.trainee,
        exam_room.place.services.sittings,
    )
    paper = exam_room.begin(exam, trainee)
    exam_room.place.clock.advance(timedelta(minutes=5))
    sittings.left(trainee, paper.paper_id)
    exam_room.place.clock.advance(timedelta(seconds=40))
    sittings.returned(trainee, paper.paper_id)
    exam_room.begin(exam, trainee)
    held = exam_room.place.services.exam_planning.exam(exam_room.place.supervisor, exam.id)
    seat = next(one for one in held.seats if one.person.id == trainee.id)
    assert [(one.what, one.seconds) for one in seat.absences] == [("left", 40), ("gone", None)]


def test_nobody_sits_or_sees_the_paper_of_another(exam_room: ExamRoom) -> None:
    exam, sittings = exam_room.announce(), exam_room.place.services.sittings
    paper = exam_room.begin(exam, exam_room.place.trainee)
    others: list[Person] = [
        exam_room.place.stranger,
        exam_room.place.mentor,
        exam_room.place.supervisor,
    ]
    for actor in others:
        for act in (
            lambda actor: sittings.begin(actor, paper.paper_id),
            lambda actor: sittings.answer(actor, paper.paper_id, 0, None, False, 1),
            lambda actor: sittings.keep_text(actor, paper.paper_id, 0, "x"),
            lambda actor: sittings.left(actor, paper.paper_id),
            lambda actor: sittings.hand_in(actor, paper.paper_id),
            lambda actor: sittings.deadline(actor, paper.paper_id),
        ):
            with pytest.raises(NotAllowed):
                act(actor)


def test_the_day_of_a_trainee_names_the_exam(exam_room: ExamRoom) -> None:
    place = exam_room.place
    exam = exam_room.announce()
    (todo,) = place.services.sittings.waiting(place.trainee)
    assert (todo.title, todo.pane, todo.minutes) == ("理论考试", "exams", MINUTES)
    assert todo.act == "去考试"
    exam_room.sit(exam, place.trainee)
    assert place.services.sittings.waiting(place.trainee) == []


def test_a_clock_that_is_set_back_between_two_runs_gives_no_time(exam_room: ExamRoom) -> None:
    place = exam_room.place
    exam = exam_room.announce()
    paper = exam_room.begin(exam, place.trainee)
    assert paper.ahead == timedelta()
    place.clock.advance(timedelta(minutes=40))
    sittings = place.services.sittings
    sittings.answer(place.trainee, paper.paper_id, 0, None, True, 5)
    place.clock.advance(timedelta(minutes=-30))
    again = exam_room.begin(exam, place.trainee)
    assert again.ahead == timedelta(minutes=30)
    assert again.deadline - place.clock.now() - again.ahead == timedelta(minutes=MINUTES - 40)
    place.clock.advance(timedelta(minutes=15))
    sittings.answer(place.trainee, paper.paper_id, 1, None, True, 5)
    place.clock.advance(timedelta(minutes=6))
    with pytest.raises(TimeOver):
        sittings.answer(place.trainee, paper.paper_id, 2, None, True, 5)


def test_nobody_begins_a_second_paper_while_the_time_of_an_exam_runs(exam_room: ExamRoom) -> None:
    trainee, sittings = exam_room.place.trainee, exam_room.place.services.sittings
    first, second = exam_room.announce(title="第一场"), exam_room.announce(title="第二场")
    paper = exam_room.begin(first, trainee)
    with pytest.raises(NotAllowed, match="还在考“第一场”"):
        exam_room.begin(second, trainee)
    assert exam_room.begin(first, trainee).paper_id == paper.paper_id
    assert exam_room.begin(second, exam_room.place.stranger).title == "第二场"
    sittings.hand_in(trainee, paper.paper_id)
    assert exam_room.begin(second, trainee).title == "第二场"
