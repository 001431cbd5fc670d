"""Marking case analyses: names hidden, suggestion with evidence, a second marker, never oneself."""

from uuid import UUID

import pytest
from exam_room import ExamRoom

from db.records import ExamMark, Person, Role
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.exams.marking.queue import AnswerToMark, Marking
from desktop_app.training.exams.marking.settling import settle
from desktop_app.training.people.use_cases import NewPerson


def sat(exam_room: ExamRoom, second_marker: bool = False) -> UUID:
    exam = exam_room.announce(second_marker=second_marker)
    for person in (exam_room.place.trainee, exam_room.place.stranger):
        exam_room.sit(exam, person)
    return exam.id


def opened(exam_room: ExamRoom, actor: Person) -> Marking:
    first = exam_room.place.services.exam_marking.queue(actor)[0]
    return exam_room.place.services.exam_marking.open(actor, first.exam_id, first.version_id)


def mark(exam_room: ExamRoom, actor: Person, one: AnswerToMark, marks: float) -> None:
    exam_room.place.services.exam_marking.mark(actor, one.paper_id, one.position, marks)


def test_the_queue_is_by_question_across_all_who_sat(exam_room: ExamRoom) -> None:
    sat(exam_room)
    queue = exam_room.place.services.exam_marking.queue(exam_room.place.supervisor)
    assert [(one.waiting, one.elsewhere, one.done) for one in queue] == [(2, 0, 0)] * 2
    (todo,) = exam_room.place.services.exams_due.waiting(exam_room.place.supervisor)
    assert todo.detail == "4 份作答等您批阅，姓名隐藏"


def test_a_model_answer_is_suggested_full_marks_with_its_evidence(exam_room: ExamRoom) -> None:
    sat(exam_room)
    one = opened(exam_room, exam_room.place.supervisor).answers[0]
    assert one.suggestion.marked.marks == one.full == 10
    found = one.suggestion.points[0]
    assert found.met
    assert one.text[found.start : found.end]


def test_names_are_hidden_until_everything_is_marked(exam_room: ExamRoom) -> None:
    exam_id = sat(exam_room)
    marking = exam_room.place.services.exam_marking
    chief = exam_room.place.supervisor
    view = opened(exam_room, chief)
    assert (view.named, {one.name for one in view.answers}) == (False, {""})
    for waiting in marking.queue(chief):
        for one in marking.open(chief, exam_id, waiting.version_id).answers:
            assert one.name == ""
            mark(exam_room, chief, one, 7.5)
    view = marking.open(chief, exam_id, view.version_id)
    # The exam is open for nobody any more: both have handed in.
    assert view.named
    assert {one.name for one in view.answers} == {"林晓雨", "赵一鸣"}
    due = exam_room.place.services.exams_due.waiting(chief)
    assert [one.when for one in due] == ["公布"]


def test_a_sitting_under_way_is_not_marked(exam_room: ExamRoom) -> None:
    exam = exam_room.announce()
    exam_room.sit(exam, exam_room.place.trainee)
    paper = exam_room.begin(exam, exam_room.place.stranger)
    case = next(one.position for one in paper.questions if one.type == "case")
    sittings, marking = exam_room.place.services.sittings, exam_room.place.services.exam_marking
    sittings.keep_text(exam_room.place.stranger, paper.paper_id, case, "写到一半就断电了")
    assert all(len(opened(exam_room, exam_room.place.supervisor).answers) == 1 for _ in range(2))
    with pytest.raises(NotAllowed, match="还没有结束"):
        marking.mark(exam_room.place.supervisor, paper.paper_id, case, 5)
    exam_room.close()
    texts = {
        one.text
        for waiting in marking.queue(exam_room.place.supervisor)
        for one in marking.open(exam_room.place.supervisor, exam.id, waiting.version_id).answers
    }
    assert "写到一半就断电了" in texts


def test_a_second_marker_judges_blind_and_a_difference_is_shown_and_settled(
    exam_room: ExamRoom,
) -> None:
    sat(exam_room, second_marker=True)
    chief, second = exam_room.place.supervisor, exam_room.second
    one = opened(exam_room, chief).answers[0]
    mark(exam_room, chief, one, 9)
    # The first marker has done theirs; the second sees nothing of it.
    assert opened(exam_room, chief).answers[0].mine  # to revise
    blind = opened(exam_room, second).answers[0]
    assert (blind.paper_id, blind.needs, blind.others) == (one.paper_id, "second", ())
    mark(exam_room, second, blind, 4)
    apart = opened(exam_room, second).answers[0]
    assert (apart.needs, apart.marks) == ("settled", None)
    assert [(given.marker, given.marks) for given in apart.others] == [("陈立", 9.0)]
    mark(exam_room, chief, apart, 6.5)
    done = opened(exam_room, chief).answers[0]
    assert (done.marks, done.needs) == (6.5, "")


def test_who_marked_first_is_no_second_marker(exam_room: ExamRoom) -> None:
    sat(exam_room, second_marker=True)
    one = opened(exam_room, exam_room.place.supervisor).answers[0]
    mark(exam_room, exam_room.place.supervisor, one, 9)
    mark(exam_room, exam_room.place.supervisor, one, 8)  # revised, still the first
    again = opened(exam_room, exam_room.second).answers[0]
    assert again.needs == "second"
    waiting = exam_room.place.services.exam_marking.queue(exam_room.place.supervisor)
    assert sum(each.elsewhere for each in waiting) == 1


@pytest.mark.parametrize("marks", [-0.5, 10.5, 7.3])
def test_marks_that_there_are_not_are_refused(exam_room: ExamRoom, marks: float) -> None:
    sat(exam_room)
    one = opened(exam_room, exam_room.place.supervisor).answers[0]
    with pytest.raises(Trouble, match="0 到 10 之间，最小半分"):
        mark(exam_room, exam_room.place.supervisor, one, marks)
    assert opened(exam_room, exam_room.place.supervisor).answers[0].own is None


def test_nobody_marks_their_own_paper_or_finds_it_in_the_queue(exam_room: ExamRoom) -> None:
    chief = exam_room.place.supervisor
    other = exam_room.place.services.people.add(
        chief, NewPerson("沈一", "1003", frozenset({Role.SUPERVISOR}), "peilian2026")
    )
    exam = exam_room.announce(people=(other.id, exam_room.place.trainee.id))
    paper = exam_room.sit(exam, other)
    exam_room.sit(exam, exam_room.place.trainee)
    marking = exam_room.place.services.exam_marking
    queue = marking.queue(other)
    assert [one.waiting for one in queue] == [1, 1]
    assert all(
        one.paper_id != paper.paper_id
        for each in queue
        for one in marking.open(other, exam.id, each.version_id).answers
    )
    case = next(one.position for one in paper.questions if one.type == "case")
    with pytest.raises(NotAllowed, match="不能批阅自己的答卷"):
        marking.mark(other, paper.paper_id, case, 10)


def test_after_the_release_no_mark_is_changed(exam_room: ExamRoom) -> None:
    exam = exam_room.announce()
    exam_room.sit(exam, exam_room.place.trainee)
    one = opened(exam_room, exam_room.place.supervisor).answers[0]
    exam_room.close()
    exam_room.mark_all(exam)
    exam_room.release(exam)
    with pytest.raises(NotAllowed, match="已经公布"):
        mark(exam_room, exam_room.place.supervisor, one, 1)


def given(role: str, marks: float, n: int) -> ExamMark:
    from builders import MONDAY

    one = UUID(int=n)
    return ExamMark(one, one, 0, one, role, marks, None, "", MONDAY)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], (None, "first")),
        ([("first", 5)], (None, "second")),
        ([("first", 5), ("second", 8)], (6.5, "")),
        ([("first", 5), ("second", 5.5)], (5.5, "")),
        ([("first", 5), ("second", 8.5)], (None, "settled")),
        ([("first", 5), ("second", 8.5), ("settled", 8)], (8, "")),
        ([("first", 5), ("second", 9), ("settled", 8), ("first", 8.5)], (9, "")),
    ],
)
def test_what_two_markers_come_to(
    marks: list[tuple[str, float]], expected: tuple[float | None, str]
) -> None:
    found = settle([given(role, m, n) for n, (role, m) in enumerate(marks)], True, 3)
    assert (found.marks, found.needs) == expected
