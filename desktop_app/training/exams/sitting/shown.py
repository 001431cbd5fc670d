"""A question as whoever sits the exam sees it: nothing in it tells what is right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db.records import ExamItem
from desktop_app.training.exams.bank.question import (
    Case,
    FillIn,
    Matching,
    Multiple,
    Ordering,
    Question,
    Single,
)


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """What is shown; answers count places as they stand here."""

    position: int
    type: str
    marks: float
    stem: str
    material: str = ""
    choices: tuple[str, ...] = ()
    """Options, right sides or steps, in the order in which they are shown."""
    lefts: tuple[str, ...] = ()
    blanks: int = 0


def shown(question: Question, item: ExamItem) -> ShownQuestion:
    """Return a question as it stands on one paper."""
    choices = _choices(question)
    lefts = tuple(one.left for one in question.pairs) if isinstance(question, Matching) else ()
    return ShownQuestion(
        item.position,
        str(question.type),
        item.marks,
        question.stem,
        question.material if isinstance(question, Case) else "",
        tuple(choices[place] for place in _order(item, len(choices))),
        lefts,
        len(question.blanks) if isinstance(question, FillIn) else 0,
    )


def _choices(question: Question) -> tuple[str, ...]:
    match question:
        case Single() | Multiple():
            return tuple(one.text for one in question.options)
        case Matching():
            return question.rights
        case Ordering():
            return question.steps
        case _:
            return ()


def _order(item: ExamItem, count: int) -> Sequence[int]:
    return item.shown or range(count)


def kept(question: Question, item: ExamItem, answer: Any) -> Any:
    """Return an answer in the question's own order, as it is kept; raises ValueError for an
    answer of another shape than the question's."""
    if answer is None or answer in ("", [], ()):
        return None
    match question:
        case Single() | Multiple() | Ordering():
            count = len(_choices(question))
            places = _distinct(answer, count)
            if isinstance(question, Single) and len(places) != 1:
                raise ValueError(f"one place expected: {answer!r}")
            if isinstance(question, Ordering) and len(places) != count:
                raise ValueError(f"all steps expected: {answer!r}")
            mapped = [_order(item, count)[place] for place in places]
            return sorted(mapped) if isinstance(question, Multiple) else mapped
        case Matching():
            return _pairs(question, item, answer)
        case FillIn():
            return _texts(answer, len(question.blanks))
        case Case():
            if not isinstance(answer, str):
                raise ValueError(f"text expected: {answer!r}")
            return answer
        case _:
            if not isinstance(answer, bool):
                raise ValueError(f"true or false expected: {answer!r}")
            return answer


def as_shown(question: Question, item: ExamItem, answer: Any) -> Any:
    """Return a kept answer in the order of this paper."""
    if answer is None or not isinstance(question, Single | Multiple | Ordering | Matching):
        return answer
    count = len(_choices(question))
    back = {place: n for n, place in enumerate(_order(item, count))}
    found = [None if place is None else back[place] for place in answer]
    return sorted(found, key=_whole) if isinstance(question, Multiple) else found


def _whole(place: int | None) -> int:
    return -1 if place is None else place


def _distinct(answer: Any, count: int) -> list[int]:
    if isinstance(answer, str | bool) or not isinstance(answer, Sequence):
        raise ValueError(f"places expected: {answer!r}")
    places = [one for one in answer if type(one) is int and 0 <= one < count]
    if len(places) != len(answer) or len(set(places)) != len(places):
        raise ValueError(f"different places below {count} expected: {answer!r}")
    return places


def _pairs(question: Matching, item: ExamItem, answer: Any) -> list[int | None] | None:
    if isinstance(answer, str | bool) or not isinstance(answer, Sequence):
        raise ValueError(f"places expected: {answer!r}")
    if len(answer) != len(question.pairs):
        raise ValueError(f"a place for each left side expected: {answer!r}")
    given = [one for one in answer if one is not None]
    _distinct(given, len(question.rights))
    order = _order(item, len(question.rights))
    return [None if one is None else order[one] for one in answer] if given else None


def _texts(answer: Any, count: int) -> list[str] | None:
    if isinstance(answer, str | bool) or not isinstance(answer, Sequence):
        raise ValueError(f"texts expected: {answer!r}")
    if len(answer) != count or not all(isinstance(one, str) for one in answer):
        raise ValueError(f"{count} texts expected: {answer!r}")
    return list(answer) if any(one.strip() for one in answer) else None
