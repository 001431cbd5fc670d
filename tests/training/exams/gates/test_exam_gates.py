"""Exams as gates: what a result opens, whom it holds back, letting somebody through."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from classroom import Classroom
from exam_room import ExamRoom

from db.records import Exam, Person, SessionOnDay
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.curriculum.attendance.use_cases import Result
from desktop_app.training.exams.kinds import ExamKind
from desktop_app.training.today.todo import ToDo

EXAM_DAY = date(2026, 11, 30)
WRONG = ("single", "multiple", "case")
TITLE = "新人综合考试"


class Gates:
    """The class of two before the exam that ends its induction."""

    def __init__(self, classroom: Classroom) -> None:
        self.classroom = classroom
        self.place = classroom.place
        self.exams = ExamRoom(self.place)
        classroom.go_to(EXAM_DAY)

    @property
    def gate(self) -> SessionOnDay:
        return self.classroom.seat("d5-exam")

    def announce(self, *people: Person, resit_of: Exam | None = None) -> Exam:
        return self.exams.announce(
            title=TITLE if resit_of is None else f"{TITLE}（补考）",
            kind=ExamKind.INDUCTION,
            people=tuple(one.id for one in people),
            resit_of=resit_of.id if resit_of else None,
        )

    def held(self, wrong: tuple[str, ...] = (), resit_of: Exam | None = None) -> Exam:
        """Let the trainee sit an exam, and release what it comes to."""
        exam = self.announce(self.place.trainee, resit_of=resit_of)
        self.exams.sit(exam, self.place.trainee, wrong)
        self.exams.close()
        self.exams.mark_all(exam)
        self.exams.release(exam)
        return exam

    def days_later(self, days: int) -> None:
        self.place.clock.advance(timedelta(days=days))

    def told(self, actor: Person) -> str:
        return " ".join(f"{one.title} {one.detail}" for one in self.todos(actor))

    def todos(self, actor: Person) -> list[ToDo]:
        page = self.place.services.today.page(actor)
        return [*([page.first] if page.first else []), *page.rest]


@pytest.fixture
def gates(classroom: Classroom) -> Gates:
    return Gates(classroom)


def test_a_result_passes_the_gate_and_stands_with_it(gates: Gates) -> None:
    exam = gates.held()
    assert gates.gate.done_at is not None
    books = gates.place.services.attendance
    row = next(
        one
        for one in books.page(gates.place.supervisor, gates.gate.id).rows
        if one.person.id == gates.place.trainee.id
    )
    assert row.result is not None
    assert (row.result.passed, row.result.note) == (True, exam.title)
    assert gates.classroom.seat("d5-exam", of_stranger=True).done_at is None
    whole = gates.place.services.sessions.whole(gates.place.trainee, gates.gate.id)
    assert [(one.kind, one.title, one.passed) for one in whole.work if one.kind == "paper"] == [
        ("paper", TITLE, True)
    ]


def test_who_failed_is_held_back_and_everybody_is_told_what_to_do(gates: Gates) -> None:
    exam = gates.held(WRONG)
    assert gates.gate.done_at is None
    gates.days_later(1)
    place = gates.place
    assert "没有及格，还没有安排补考，后面的课次在等它" in gates.told(place.trainee)
    (todo,) = [one for one in gates.todos(place.supervisor) if one.title.startswith("安排补考")]
    assert (todo.target, "1 人没有及格" in todo.detail) == (f"exam:{exam.id}", True)
    first = gates.classroom.seat("shadow-1")
    (before,) = [
        one
        for one in place.services.sessions.whole(place.trainee, first.id).before
        if one.gate == "exam"
    ]
    assert "没有及格" in before.told
    progress = place.services.progress.of_person(place.trainee, place.trainee.id)
    assert progress is not None
    assert first.id in {one.id for one in progress.counted.held_back}
    with pytest.raises(Trouble, match="没有通过以前"):
        place.services.curriculum.mark_done(place.trainee, first.id, done=True)
    (shown,) = [one for one in gates.todos(place.trainee) if one.title == first.title]
    assert (shown.tag, shown.notice) == ("等关卡", True)


def test_a_resit_that_is_announced_is_told_and_opens_the_gate(gates: Gates) -> None:
    exam = gates.held(WRONG)
    gates.days_later(8)
    resit = gates.announce(gates.place.trainee, resit_of=exam)
    assert "补考，后面的课次在等它" in gates.told(gates.place.trainee)
    assert "安排补考" not in gates.told(gates.place.supervisor)
    gates.exams.sit(resit, gates.place.trainee)
    gates.exams.close()
    assert "公布成绩" not in gates.told(gates.place.supervisor), "cases wait for a marker"
    gates.exams.mark_all(resit)
    assert f"公布成绩 · {resit.title}" in gates.told(gates.place.supervisor)
    assert "还没有公布成绩" in gates.told(gates.place.trainee)
    gates.exams.release(resit)
    assert gates.gate.done_at is not None
    assert "后面的课次在等它" not in gates.told(gates.place.trainee)
    assert "分，及格线 70 分" in gates.told(gates.place.trainee)


def test_who_was_absent_is_told_so(gates: Gates) -> None:
    gates.announce(gates.place.trainee)
    gates.exams.close()
    gates.days_later(1)
    assert f"“{TITLE}”缺考，还没有另外安排" in gates.told(gates.place.trainee)
    assert "另外安排考试" in gates.told(gates.place.supervisor)


def test_a_supervisor_alone_lets_through_and_says_why(gates: Gates) -> None:
    exam = gates.held(WRONG)
    place, gate = gates.place, gates.gate.id
    books = place.services.attendance
    with place.services.store.writing() as tx:  # somebody else leads it: to lead is not enough
        held = tx.classes.held(gates.classroom.held("d5-exam").id)
        tx.classes.put_held([replace(held, trainer_id=place.mentor.id)])
    with pytest.raises(NotAllowed, match="只有主管能放行"):
        books.note_results(place.mentor, {gate: Result(passed=True, note="熟悉流程")})
    with pytest.raises(Trouble, match="放行要写明原因"):
        books.note_results(place.supervisor, {gate: Result(passed=True)})
    assert gates.gate.done_at is None
    books.note_results(place.supervisor, {gate: Result(passed=True, note="先跟听，不接线")})
    assert gates.gate.done_at is not None
    with place.services.store.reading() as tx:
        assert tx.attendance.results([gate])[gate].note == "放行：先跟听，不接线"
    gates.days_later(8)
    gates.held(WRONG, resit_of=exam)
    assert gates.gate.done_at is not None, "failing later takes nothing back"
