"""A paper exam from its forms over the grid to released results, by nobody's second way."""

from datetime import timedelta
from uuid import UUID

import pytest
from exam_room import ExamRoom, right_answer

from db.records import Exam, Person
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.exams.entering.cells import Typed, written
from desktop_app.training.exams.entering.grid import GridRow, RowState, cell, look
from desktop_app.training.exams.entering.use_cases import ExamEntering
from desktop_app.training.exams.papers.reading import ON_SHEET
from desktop_app.training.exams.timing import Stage
from desktop_app.training.today.todo import ToDo


class Sheets:
    """Two answer sheets on the supervisor's desk, of an exam that is over."""

    def __init__(self, room: ExamRoom, **changed: object) -> None:
        self.room, self.place = room, room.place
        self.exam: Exam = room.announce(on_paper=True, **changed)
        room.close()

    @property
    def entering(self) -> ExamEntering:
        return self.place.services.exam_entering

    def row(self, who: Person, actor: Person | None = None) -> GridRow:
        by = actor or self.place.supervisor
        paper = self.room.paper_of(self.exam, who)
        return self.entering.grid(by, self.exam.id).row(paper)

    def type(self, who: Person, position: int, text: str, actor: Person | None = None) -> None:
        by = actor or self.place.supervisor
        self.entering.keep(by, self.room.paper_of(self.exam, who), position, text)

    def fill(self, who: Person, marks: float = 8, wrong: tuple[str, ...] = ()) -> None:
        """Type everything that is right, cases as *marks*, the types in *wrong* left open."""
        for n, place in enumerate(self.row(who).places):
            typed = Typed(right_answer(place.question))
            if place.question.type == "case":
                typed = Typed(ON_SHEET, marks)
            if place.question.type in wrong:
                typed = Typed(None)
            self.type(who, n, written(place.question, place.item, typed))

    def case(self, who: Person) -> int:
        row = self.row(who)
        return next(n for n, one in enumerate(row.places) if one.question.type == "case")

    def enter(self, actor: Person | None = None) -> int:
        return self.entering.enter(actor or self.place.supervisor, self.exam.id).entered

    def stage(self, who: Person) -> Stage:
        held = self.place.services.exam_planning.exam(self.place.supervisor, self.exam.id)
        return next(one.standing.stage for one in held.seats if one.person.id == who.id)

    def totals(self) -> dict[str, float | None]:
        found = self.place.services.exam_results.overview(self.place.supervisor, self.exam.id)
        return {one.person.name: one.total for one in found.rows}


@pytest.fixture
def sheets(exam_room: ExamRoom) -> Sheets:
    return Sheets(exam_room)


def test_neighbours_get_different_forms_of_the_same_marks(exam_room: ExamRoom) -> None:
    exam = exam_room.announce(on_paper=True, forms=2, fixed=True)
    with exam_room.place.services.store.reading() as tx:
        one, other = tx.exams.papers(exam.id)
    assert {i.version_id for i in one.items} == {i.version_id for i in other.items}
    assert [i.marks for i in one.items] == [i.marks for i in other.items]
    assert one.items != other.items
    grid = exam_room.place.services.exam_entering.grid(exam_room.place.supervisor, exam.id)
    assert [row.form for row in grid.rows] == ["A", "B"]
    alone = exam_room.announce(title="同卷", on_paper=True)
    with exam_room.place.services.store.reading() as tx:
        one, other = tx.exams.papers(alone.id)
    assert one.items == other.items
    with pytest.raises(Trouble, match="最多 2 套"):
        exam_room.announce(on_paper=True, forms=3)


def test_nobody_sits_it_at_the_screen(exam_room: ExamRoom) -> None:
    exam = exam_room.announce(on_paper=True)
    with pytest.raises(NotAllowed, match="纸笔考试"):
        exam_room.begin(exam, exam_room.place.trainee)
    (todo,) = exam_room.place.services.sittings.waiting(exam_room.place.trainee)
    assert "纸笔考试，在考场作答" in todo.detail
    exam_room.close()
    assert exam_room.place.services.sittings.waiting(exam_room.place.trainee) == []


def test_entered_answers_are_marked_by_the_bank_and_released_like_any_other(
    sheets: Sheets,
) -> None:
    place = sheets.place
    sheets.fill(place.trainee, 8)
    sheets.fill(place.stranger, 5, wrong=("single",))
    assert look(sheets.row(place.trainee), place.supervisor.id).total == 96
    assert sheets.enter() == 2
    assert sheets.totals() == {"林晓雨": 96, "赵一鸣": 70}
    assert sheets.room.release(sheets.exam) == 2
    review = place.services.exam_results.review(place.trainee, sheets.row(place.trainee).paper_id)
    assert (review.total, review.passed) == (96, True)
    standing = place.services.certification.standing(place.supervisor, place.trainee.id)
    assert standing.theory is not None
    assert standing.theory.total == 96
    figures = place.services.exam_figures.figures(place.supervisor)
    assert {one.figures.n for one in figures} == {2}
    assert sheets.row(place.trainee).state is RowState.RELEASED
    with pytest.raises(NotAllowed, match="已经公布"):
        sheets.type(place.trainee, 0, "B")


def test_a_draft_outlives_the_program_and_only_whole_rows_are_entered(sheets: Sheets) -> None:
    place = sheets.place
    sheets.fill(place.trainee)
    sheets.type(place.stranger, 0, "Z")
    assert sheets.row(place.stranger).texts == {0: "Z"}
    assert cell(sheets.row(place.stranger), 0, place.supervisor.id).problem.startswith("要 A 到")
    done = sheets.entering.enter(place.supervisor, sheets.exam.id)
    assert (done.entered, done.left) == (1, 1)
    assert sheets.stage(place.trainee) is Stage.OVER
    assert sheets.stage(place.stranger) is Stage.ENTERING
    with pytest.raises(Trouble, match="赵一鸣第 1 题：要 A 到"):
        sheets.enter()
    sheets.type(place.stranger, 0, "-")
    with pytest.raises(Trouble, match="赵一鸣还有 13 题没有填"):
        sheets.enter()
    sheets.type(place.stranger, 0, "")
    with pytest.raises(Trouble, match="没有要录入的改动"):
        sheets.enter()


def test_nothing_is_released_before_everybody_is_entered_or_absent(sheets: Sheets) -> None:
    place = sheets.place
    sheets.fill(place.trainee)
    sheets.enter()
    with pytest.raises(Trouble, match="考试还没有结束"):
        sheets.room.release(sheets.exam)
    paper = sheets.row(place.stranger).paper_id
    sheets.entering.set_absent(place.supervisor, paper, True)
    assert sheets.stage(place.stranger) is Stage.MISSED
    sheets.entering.set_absent(place.supervisor, paper, False)
    assert sheets.stage(place.stranger) is Stage.ENTERING
    sheets.entering.set_absent(place.supervisor, paper, True)
    assert sheets.room.release(sheets.exam) == 1


def test_a_correction_is_a_new_fact_and_the_newest_counts(sheets: Sheets) -> None:
    place = sheets.place
    sheets.fill(place.trainee)
    sheets.enter()
    case = sheets.case(place.trainee)
    sheets.type(place.trainee, case, "3")
    sheets.type(place.trainee, 0, "-")
    assert cell(sheets.row(place.trainee), case, place.supervisor.id).changed
    sheets.enter()
    first = sheets.row(place.trainee).places[0].item.marks
    assert sheets.totals()["林晓雨"] == 96 - 5 - first
    paper = sheets.row(place.trainee).paper_id
    with place.services.store.reading() as tx:
        marks = [one.marks for one in tx.exams.marks([paper]) if one.position == case]
        events = [one for one in tx.exams.events_of([paper]) if one.kind == "entered"]
    assert marks == [8, 3]
    assert [one.detail["cells"] for one in events] == [14, 2]


def test_marks_given_by_hand_count_for_any_question(sheets: Sheets) -> None:
    place = sheets.place
    sheets.fill(place.trainee)
    row = sheets.row(place.trainee)
    blank = next(n for n, one in enumerate(row.places) if one.question.type == "fill-in")
    sheets.type(place.trainee, 0, "4")
    sheets.type(place.trainee, blank, "=2.5")
    sheets.enter()
    lost = row.places[0].item.marks - 4 + row.places[blank].item.marks - 2.5
    assert sheets.totals()["林晓雨"] == 96 - lost
    sheets.entering.set_absent(place.supervisor, sheets.row(place.stranger).paper_id, True)
    sheets.room.release(sheets.exam)
    assert place.services.exam_figures.figures(place.supervisor)
    review = place.services.exam_results.review(place.trainee, row.paper_id)
    assert review.items[0].answer == ON_SHEET


def test_a_second_marker_sees_no_first_marks_and_a_difference_is_settled(
    exam_room: ExamRoom,
) -> None:
    sheets = Sheets(exam_room, second_marker=True)
    place, second = exam_room.place, exam_room.second
    sheets.fill(place.trainee, 8)
    sheets.entering.set_absent(place.supervisor, sheets.row(place.stranger).paper_id, True)
    sheets.enter()
    assert sheets.totals()["林晓雨"] is None
    assert exam_room.place.services.exam_marking.queue(second) == ()
    cases = [n for n, o in enumerate(sheets.row(place.trainee).places) if o.question.type == "case"]
    seen = cell(sheets.row(place.trainee, second), cases[0], second.id)
    assert (seen.text, seen.note) == ("", "第二位阅卷，看不到第一位的分")
    assert look(sheets.row(place.trainee, second), second.id).missing == 2
    sheets.type(place.trainee, cases[0], "7", second)
    sheets.type(place.trainee, cases[1], "1", second)
    sheets.enter(second)
    told = cell(sheets.row(place.trainee), cases[1], place.supervisor.id).note
    assert "8 和 1 分" in told
    sheets.type(place.trainee, cases[1], "4")
    sheets.enter()
    assert sheets.totals()["林晓雨"] == 80 + 7.5 + 4


def test_another_marker_cannot_overwrite_the_marks_of_the_first(exam_room: ExamRoom) -> None:
    sheets, second = Sheets(exam_room), exam_room.second
    who = exam_room.place.trainee
    sheets.fill(who, 8)
    sheets.enter()
    case = sheets.case(who)
    sheets.type(who, case, "1", second)
    state = cell(sheets.row(who, second), case, second.id)
    assert (state.locked, state.text) == (True, "8")
    with pytest.raises(Trouble, match="没有要录入的改动"):
        sheets.enter(second)


def test_what_may_not_be_entered_says_why(exam_room: ExamRoom) -> None:
    place, entering = exam_room.place, exam_room.place.services.exam_entering
    opens = place.clock.now() + timedelta(hours=1)
    coming = exam_room.announce(on_paper=True, opens_at=opens, closes_at=opens + timedelta(hours=2))
    paper = exam_room.paper_of(coming, place.trainee)
    with pytest.raises(NotAllowed, match="开考以后才能录入"):
        entering.keep(place.supervisor, paper, 0, "A")
    place.services.exam_planning.cancel(place.supervisor, coming.id, "改期")
    place.clock.advance(timedelta(hours=2))
    with pytest.raises(NotAllowed, match="已经取消"):
        entering.enter(place.supervisor, coming.id)
    shown = exam_room.announce(title="上机")
    with pytest.raises(NotAllowed, match="在程序里作答"):
        entering.grid(place.supervisor, shown.id)


def test_ones_own_row_is_another_supervisors(exam_room: ExamRoom) -> None:
    second: Person = exam_room.second
    people: tuple[UUID, ...] = (exam_room.place.trainee.id, second.id)
    exam = exam_room.announce(on_paper=True, people=people)
    entering = exam_room.place.services.exam_entering
    own = exam_room.paper_of(exam, second)
    exam_room.close()
    grid = entering.grid(second, exam.id)
    assert (grid.own, [row.person.name for row in grid.rows]) == (True, ["林晓雨"])
    with pytest.raises(NotAllowed):
        entering.keep(second, own, 0, "A")
    with pytest.raises(NotAllowed):
        entering.set_absent(second, own, True)


def test_an_exam_that_waits_to_be_entered_is_in_the_supervisors_day(sheets: Sheets) -> None:
    place = sheets.place
    (todo,) = place.services.exams_due.waiting(place.supervisor)
    assert (todo.target, "2 人的答题纸" in todo.detail) == (f"enter:{sheets.exam.id}", True)
    assert any(one.title == sheets.exam.title for one in _day(sheets))
    sheets.fill(place.trainee)
    sheets.fill(place.stranger)
    sheets.enter()
    due = place.services.exams_due.waiting(place.supervisor)
    assert [one.when for one in due] == ["公布"]


def _day(sheets: Sheets) -> list[ToDo]:
    page = sheets.place.services.today.page(sheets.place.supervisor)
    return [one for one in (page.first, *page.rest) if one is not None]


def test_an_entered_exam_is_not_called_off(sheets: Sheets) -> None:
    sheets.fill(sheets.place.trainee)
    sheets.enter()
    with pytest.raises(Trouble, match="已经有人开始作答"):
        sheets.place.services.exam_planning.cancel(sheets.place.supervisor, sheets.exam.id, "改期")
