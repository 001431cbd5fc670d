"""Questions as papers see them: what may be drawn, and what of it may be shown in another order."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop_app.training.exams.bank.question import Matching, Multiple, Ordering, Question, Single
from desktop_app.training.exams.papers.drawing import Candidate

if TYPE_CHECKING:
    from desktop_app.training.content.use_cases import Versioned


def candidates(questions: "Iterable[Versioned[Question]]") -> tuple[Candidate, ...]:
    """Return what may be drawn."""
    return tuple(
        Candidate(
            one.version_id,
            str(one.item.type),
            one.item.section,
            str(one.item.difficulty),
            one.item.emphasis,
            _shown(one.item),
            isinstance(one.item, Ordering),
        )
        for one in questions
    )


def _shown(question: Question) -> int:
    match question:
        case Single() | Multiple():
            return len(question.options) if question.shuffle else 0
        case Matching():
            return len(question.rights)
        case Ordering():
            return len(question.steps)
        case _:
            return 0
