"""Which answers still wait for a marker: their questions tell what is marked by itself."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from db.records import Exam, ExamAnswer, ExamMark, ExamPaper
from desktop_app.training.exams.bank.question import Case, Question
from desktop_app.training.exams.marking.settling import Settled, settle
from desktop_app.training.exams.papers.reading import by_hand


def settle_by(exam: Exam, question: Question, marks: Sequence[ExamMark]) -> Settled:
    """Return the same by the figures of an exam; two markers judge case analyses alone."""
    second = exam.figures["second_marker"] and isinstance(question, Case)
    return settle(marks, second, exam.figures["tolerance"])


def settled_all(
    exam: Exam,
    papers: Sequence[ExamPaper],
    questions: Mapping[UUID, Question],
    answers: Mapping[tuple[UUID, int], ExamAnswer],
    marks: Sequence[ExamMark],
) -> dict[UUID, list[int]]:
    """Return, for each paper, at which positions an answer still waits for a marker."""
    given: dict[tuple[UUID, int], list[ExamMark]] = {}
    for one in marks:
        given.setdefault((one.paper_id, one.position), []).append(one)
    waiting: dict[UUID, list[int]] = {one.id: [] for one in papers}
    for paper in papers:
        for item in paper.items:
            place = (paper.id, item.position)
            answer, question = answers.get(place), questions[item.version_id]
            if answer is None or not by_hand(question, answer.answer):
                continue
            if settle_by(exam, question, given.get(place, ())).marks is None:
                waiting[paper.id].append(item.position)
    return waiting
