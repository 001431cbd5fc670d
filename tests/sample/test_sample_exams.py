"""The sample's theory exams: sat, marked and released, under way and to come."""

from collections import Counter
from datetime import date

import pytest
from samples import Sample

from db.records import Exam
from desktop_app.training.exams.entering.grid import RowState, look
from desktop_app.training.exams.kinds import ExamKind
from desktop_app.training.exams.planning.plan import Waits
from desktop_app.training.exams.results.standing import Overview
from desktop_app.training.exams.timing import Stage


def overview(sample: Sample, exam: Exam) -> Overview:
    return sample.services.exam_results.overview(sample.supervisor, exam.id)


def exams(sample: Sample, kind: ExamKind) -> list[Exam]:
    listed = sample.services.exam_planning.exams(sample.supervisor)
    return [one.exam for one in listed if one.exam.kind == kind]


def test_the_theory_of_a_certificate_is_a_paper_that_comes_to_its_mark(sample: Sample) -> None:
    services, supervisor = sample.services, sample.supervisor
    register = services.certification.register(supervisor)
    assert register
    for entry in register:
        sheet = services.certification.standing(supervisor, entry.person_id).theory
        assert sheet is not None
        (paper,) = services.forms.signed(supervisor, sheet.id).sheet.evidence
        assert paper.kind == "paper"
        review = services.exam_results.review(supervisor, paper.record_id)
        assert review.total == sheet.total
        assert review.total == pytest.approx(sum(one.earned or 0 for one in review.items), abs=0.06)
        assert {str(one.question.type) for one in review.items} >= {"single", "multiple", "case"}


def test_the_half_yearly_exam_is_released_with_who_was_absent(sample: Sample) -> None:
    rows = sample.services.exam_results.pay_list(sample.supervisor, date.min, date.max)
    assert sum(one.absent for one in rows) == 2
    totals = [one.total for one in rows if one.total is not None]
    assert len(totals) > 12
    assert max(totals) - min(totals) > 10


def test_two_markers_disagreed_somewhere_and_it_was_settled(sample: Sample) -> None:
    (exam,) = exams(sample, ExamKind.HALF_YEAR)
    with sample.services.store.reading() as tx:
        papers = [one.id for one in tx.exams.papers(exam.id)]
        roles = Counter(one.role for one in tx.exams.marks(papers))
    assert roles["first"] == roles["second"] == len(papers) - 2
    assert roles["settled"] >= 1


def test_a_test_on_paper_was_entered_in_two_forms_and_released(sample: Sample) -> None:
    services, supervisor = sample.services, sample.supervisor
    (listed,) = [o for o in services.exam_planning.exams(supervisor) if o.exam.on_paper]
    assert (listed.released, listed.waits) == (listed.people - 1, Waits.NOTHING)
    grid = services.exam_entering.grid(supervisor, listed.exam.id)
    assert {one.form for one in grid.rows} == {"A", "B"}
    states = Counter(one.state for one in grid.rows)
    assert states == {RowState.RELEASED: listed.people - 1, RowState.ABSENT: 1}
    marks = {one.person.id: one.total for one in overview(sample, listed.exam).rows}
    for one in grid.rows:
        total = look(one, supervisor.id).total
        assert total == marks[one.person.id]
    case = grid.rows[0].places[-1]
    assert case.marked_by_hand or grid.rows[0].state is RowState.ABSENT


def test_cases_of_the_latest_test_wait_with_a_suggestion(sample: Sample) -> None:
    marking = sample.services.exam_marking
    (waiting,) = [one for one in marking.queue(sample.supervisor) if one.waiting]
    assert waiting.done == 5
    page = marking.open(sample.supervisor, waiting.exam_id, waiting.version_id)
    open_ones = [one for one in page.answers if one.own is None]
    assert len(open_ones) == waiting.waiting
    assert any(one.suggestion.marked.marks for one in open_ones)
    assert len({one.text for one in page.answers}) > len(page.answers) / 2


def test_the_trainee_of_the_pictures_may_begin_and_others_have_handed_in(sample: Sample) -> None:
    own = sample.services.sittings.own(sample.trainee)
    (open_id,) = [one.exam_id for one in own if one.stage is Stage.OPEN]
    (exam,) = [one for one in exams(sample, ExamKind.QUARTER) if one.id == open_id]
    stages = Counter(one.stage for one in overview(sample, exam).rows)
    assert stages[Stage.OVER] == 3
    assert stages[Stage.OPEN] > 1


def test_a_certificate_exam_and_a_resit_are_to_come(sample: Sample) -> None:
    listed = sample.services.exam_planning.exams(sample.supervisor)
    coming = [one for one in listed if one.exam.opens_at > sample.services.clock.now()]
    assert {one.exam.kind for one in coming} == {ExamKind.CERTIFICATE, ExamKind.INDUCTION}
    (resit,) = [one.exam for one in coming if one.exam.resit_of]
    first = next(one.exam for one in listed if one.exam.id == resit.resit_of)
    failed = [one.person.name for one in overview(sample, first).rows if one.passed is False]
    assert failed == [one.person.name for one in overview(sample, resit).rows]


def test_gates_are_passed_by_exams_and_once_by_a_word_of_the_supervisor(sample: Sample) -> None:
    noted = 0
    for exam in exams(sample, ExamKind.INDUCTION):
        for row in overview(sample, exam).rows:
            if row.total is None:
                continue
            with sample.services.store.reading() as tx:
                sessions = tx.plans.sessions_of([row.person.id])[row.person.id]
                gate = next(one for one in sessions if one.session_key == "d5-exam")
                result = tx.attendance.results([gate.id])[gate.id]
            assert result.passed
            assert (result.mark == row.total) is bool(row.passed)
            assert row.passed or "放行" in result.note
            noted += 1
    assert noted > 20


def test_a_few_questions_are_flagged_and_most_are_not(sample: Sample) -> None:
    found = sample.services.exam_figures.figures(sample.supervisor)
    flagged = [one for one in found if one.figures.flags]
    assert max(one.figures.n for one in found) > 20
    assert 3 <= len(flagged) < len(found) / 2
