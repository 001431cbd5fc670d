"""A question's answer in one line, as people write it down."""

from desktop_app.system.text import tr
from desktop_app.training.exams.bank.question import (
    Case,
    FillIn,
    Matching,
    Multiple,
    Ordering,
    Question,
    Single,
    TrueFalse,
)
from desktop_app.training.exams.bank.words import LETTERS, right_or_wrong


def answer_text(question: Question) -> str:
    """Return what is right: letters, words, pairs, an order; of a case its points."""
    match question:
        case Single() | Multiple():
            return "".join(LETTERS[n] for n, one in enumerate(question.options) if one.right)
        case TrueFalse():
            return right_or_wrong(question.answer)
        case FillIn():
            return tr("；").join(tr(" / ").join(one.answers) for one in question.blanks)
        case Matching():
            return tr("；").join(f"{one.left} → {one.right}" for one in question.pairs)
        case Ordering():
            return tr(" → ").join(question.steps)
        case Case():
            return tr("、").join(one.name for one in question.points)
    return ""
