"""What the marks of several markers come to: the mean where they agree, else a third decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from db.records import Exam, ExamAnswer, ExamMark, ExamPaper
from desktop_app.training.exams.bank.question import Case, Question

FIRST, SECOND, SETTLED = "first", "second", "settled"


@dataclass(frozen=True, slots=True)
class Settled:
    """How the marking of one answer stands."""

    marks: float | None
    """None: somebody still has to mark or to decide."""
    needs: str
    """`first`, `second` or `settled`; empty: it is done."""
    first: ExamMark | None = None
    second: ExamMark | None = None
    settled: ExamMark | None = None

    @property
    def difference(self) -> float | None:
        """How far the two markers are apart; None where there are no two."""
        if self.first is None or self.second is None:
            return None
        return abs(self.first.marks - self.second.marks)


def settle(marks: Sequence[ExamMark], second_marker: bool, tolerance: float) -> Settled:
    """Return what the marks of one answer, oldest first, come to."""
    newest = {one.role: one for one in marks}
    first, second, last = newest.get(FIRST), newest.get(SECOND), newest.get(SETTLED)
    if first is None:
        return Settled(None, FIRST)
    if not second_marker:
        return Settled(first.marks, "", first)
    if second is None:
        return Settled(None, SECOND, first)
    if last is not None and last.id > max(first.id, second.id):
        return Settled(last.marks, "", first, second, last)
    if abs(first.marks - second.marks) > tolerance:
        return Settled(None, SETTLED, first, second)
    return Settled(_mean(first.marks, second.marks), "", first, second)


def _mean(one: float, other: float) -> float:
    """Return the mean, rounded half up to halves: marks are given in halves."""
    doubled = (Decimal(str(one)) + Decimal(str(other))).quantize(Decimal(1), ROUND_HALF_UP)
    return float(doubled / 2)


def settle_by(exam: Exam, marks: Sequence[ExamMark]) -> Settled:
    """Return the same by the figures of an exam."""
    return settle(marks, exam.figures["second_marker"], exam.figures["tolerance"])


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
            answer = answers.get(place)
            if not isinstance(questions[item.version_id], Case) or not (answer and answer.answer):
                continue
            if settle_by(exam, given.get(place, ())).marks is None:
                waiting[paper.id].append(item.position)
    return waiting
