"""What somebody of a given ability answers to a question of the bank, and how long it takes."""

from collections.abc import Mapping
from random import Random
from typing import Any

from desktop_app.training.exams.bank.grading import Analyser, suggest
from desktop_app.training.exams.bank.question import (
    Blank,
    Case,
    FillIn,
    Matching,
    Multiple,
    Ordering,
    Question,
    Single,
    TrueFalse,
)

_HARDER: Mapping[str, float] = {"easy": 0.6, "medium": 1.0, "hard": 1.6}
"""How much likelier a hard question goes wrong; over the usual mix it comes to 1."""
_PARTLY: Mapping[str, float] = {"multiple": 1.5, "matching": 1.7, "ordering": 1.5}
"""What is answered wrong earns a part in these types: they go wrong so much oftener."""
_SECONDS: Mapping[str, float] = {
    "single": 42, "multiple": 66, "true-false": 24, "fill-in": 45, "matching": 80,
    "ordering": 75, "case": 520,
}  # fmt: skip
_TRAPS, _UNTAUGHT = 0.04, 0.07
"""So many questions mislead those who know more; so many were never taught."""
_EMPTY = (
    "这个我马上帮您反映，尽快给您答复。",
    "请您放心，我们会按规定处理。",
    "您的心情我理解，这边先记下来了。",
)


class Answering:
    """Draws answers; what is wrong with a question is wrong for all who sit it."""

    def __init__(self, random: Random, seed: int, analyser: Analyser) -> None:
        self._random = random
        self._seed = seed
        self._analyser = analyser

    def answer(self, question: Question, ability: float) -> Any:
        """Return an answer in the question's own order, as it is kept; None: left open.

        A case is answered by `case`.
        """
        wrong = self._wrong(question, ability)
        if isinstance(question, FillIn):
            return self._filled(question, wrong)
        if self._random.random() >= wrong:
            return _right(question)
        if ability < 0.7 and self._random.random() < 0.04:
            return None
        return self._mistaken(question)

    def case(self, question: Case, ability: float) -> tuple[str, float]:
        """Return an answer to a case, and what the reply analysis suggests of its full marks."""
        text = self._written(question, ability)
        return text, suggest(question, text, self._analyser).marked.marks

    def seconds(self, question: Question) -> float:
        """Return how long somebody looked at it."""
        return round(_SECONDS[str(question.type)] * self._random.lognormvariate(0, 0.3), 1)

    def _wrong(self, question: Question, ability: float) -> float:
        """Return how likely it goes wrong for somebody who earns *ability* of all marks."""
        fate = self._fate(question)
        if fate < _TRAPS:
            return 0.2 + 0.6 * ability
        wrong = (1 - ability) * _HARDER[str(question.difficulty)]
        wrong *= _PARTLY.get(str(question.type), 1.0)
        if fate < _UNTAUGHT:
            wrong = max(wrong, 0.8)
        return min(0.95, wrong)

    def _fate(self, question: Question) -> float:
        return Random(f"{self._seed} {question.key}").random()

    def _mistaken(self, question: Question) -> Any:
        match question:
            case Single():
                wrong = [n for n, one in enumerate(question.options) if not one.right]
                return [self._random.choices(wrong, self._pull(question, len(wrong)))[0]]
            case Multiple():
                return self._chosen_wrong(question)
            case TrueFalse():
                return not question.answer
            case Matching():
                return self._swapped(list(range(len(question.pairs))))
            case Ordering():
                return self._swapped(list(range(len(question.steps))))
            case _:
                raise AssertionError(f"no choice: {question.type}")

    def _pull(self, question: Question, count: int) -> list[float]:
        """Return how strongly each wrong option draws: some hardly do, for everybody alike."""
        own = Random(f"{self._seed} {question.key} options")
        return [0.12 + own.random() for _ in range(count)]

    def _chosen_wrong(self, question: Multiple) -> list[int]:
        right = [n for n, one in enumerate(question.options) if one.right]
        wrong = [n for n, one in enumerate(question.options) if not one.right]
        (tempting,) = self._random.choices(wrong, self._pull(question, len(wrong)))
        if self._random.random() < 0.55:
            right.remove(self._random.choice(right))
            return right
        return sorted([*right, tempting])

    def _swapped(self, places: list[int]) -> list[int]:
        at = self._random.randrange(len(places) - 1)
        places[at], places[at + 1] = places[at + 1], places[at]
        return places

    def _filled(self, question: FillIn, wrong: float) -> list[str] | None:
        texts = [
            self._wrongly(one) if self._random.random() < wrong else one.answers[0]
            for one in question.blanks
        ]
        return texts if any(texts) else None

    def _wrongly(self, blank: Blank) -> str:
        """A figure is remembered as another one; of words there is nothing to write."""
        known = blank.answers[0]
        if not known.isascii() or not known.isdigit() or self._random.random() < 0.3:
            return ""
        number = int(known)
        return str(self._random.choice((number * 2, number + 5, max(1, number // 2))))

    def _written(self, question: Case, ability: float) -> str:
        """Return an answer in people's own words that makes about this share of the points."""
        share = ability + self._random.gauss(0.05, 0.08)
        said = [
            self._random.choice(point.says)
            for point in question.points
            if self._random.random() < share
        ]
        if len(said) < len(question.points) * 0.6:
            said.append(self._random.choice(_EMPTY))
        return "您好，" + "".join(f"{one.rstrip('。')}。" for one in said)


def _right(question: Question) -> Any:
    match question:
        case Single() | Multiple():
            return [n for n, one in enumerate(question.options) if one.right]
        case TrueFalse():
            return question.answer
        case Matching():
            return list(range(len(question.pairs)))
        case Ordering():
            return list(range(len(question.steps)))
        case _:
            raise AssertionError(f"not right or wrong as a whole: {question.type}")
