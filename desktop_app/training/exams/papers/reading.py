"""What the questions of papers say, read once."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from db.records import ExamAnswer, ExamItem
from desktop_app.training.exams.bank.grading import Marked, Reason, grade
from desktop_app.training.exams.bank.question import Case, Question

if TYPE_CHECKING:
    from desktop_app.training.content.use_cases import Library


ON_SHEET = "（写在答题纸上）"
"""The answer to what a person judged on paper: its marks were entered, not what was written."""


def questions_of(library: "Library", version_ids: Iterable[UUID]) -> dict[UUID, Question]:
    """Return the questions of these versions."""
    return {one.version_id: one.item for one in library.versions(version_ids, Question)}


def by_hand(question: Question, answer: Any) -> bool:
    """Return whether a person has to judge an answer."""
    return bool(answer) and (isinstance(question, Case) or answer == ON_SHEET)


def earned(question: Question, item: ExamItem, answer: Any) -> Marked | None:
    """Return what an answer earns of what the paper gives for it; None: a person has to judge."""
    if by_hand(question, answer):
        return None
    if isinstance(question, Case):
        return Marked(0.0, 0, (_NOTHING,))
    marked = grade(question, answer)
    share = item.marks / question.full_marks
    reasons = tuple(Reason(r.text, r.earned * share, r.of * share) for r in marked.reasons)
    return Marked(round(marked.marks * share, 2), marked.full, reasons)


_NOTHING = Reason("没有作答。", 0.0, 0.0)


def by_place(answers: Iterable[ExamAnswer]) -> dict[tuple[UUID, int], ExamAnswer]:
    """Return answers by paper and position."""
    return {(one.paper_id, one.position): one for one in answers}


def most_lost(
    asked: Iterable[tuple[ExamItem, Question]], earned: Mapping[str, float]
) -> tuple[str, ...]:
    """Return the sections in which most was lost, the worst first; *earned* by position."""
    away: dict[str, float] = {}
    for item, question in asked:
        missing = item.marks - earned[str(item.position)]
        away[question.section] = away.get(question.section, 0.0) + missing
    worst = sorted((one for one in away.items() if one[1] > 0), key=lambda one: -one[1])
    return tuple(name for name, _ in worst[:_SECTIONS])


_SECTIONS = 3
"""So many sections are named on a theory sheet."""
