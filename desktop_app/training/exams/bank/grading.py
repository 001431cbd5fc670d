"""What an answer to a question earns, and why: exact where the bank knows the answer."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Protocol, TypeAlias

from desktop_app.system.text import tr
from desktop_app.training.exams.bank.question import (
    Blank,
    Case,
    FillIn,
    Matching,
    Multiple,
    Option,
    Ordering,
    Partial,
    Question,
    Single,
    TrueFalse,
)
from desktop_app.training.practice.analysis.findings import Analysis
from desktop_app.training.practice.points import Point, Taboo

Answer: TypeAlias = bool | str | Sequence[int] | Sequence[int | None] | Sequence[str] | None
"""As JSON keeps it; None: no answer was given. Places count from 0 in the question's own order,
however it was shuffled when it was shown.

- single, multiple: places of the chosen options
- true-false: true or false
- fill-in: what was written into each blank
- matching: for each left side the place among `rights`, or None
- ordering: places of the steps, in the order that was given
- case: the text
"""

LETTERS = "ABCDEF"


@dataclass(frozen=True, slots=True)
class Reason:
    """A part of the marks with its reason, a Chinese sentence."""

    text: str
    earned: float
    of: float


@dataclass(frozen=True, slots=True)
class Marked:
    """What an answer earned. A case's marks are a suggestion: a person decides."""

    marks: float
    full: int
    reasons: tuple[Reason, ...]

    @property
    def right(self) -> bool:
        """Whether it earned everything."""
        return self.marks >= self.full


@dataclass(frozen=True, slots=True)
class Found:
    """A point or a taboo of a case, and the span of the answer that it rests on, if any."""

    target: Point | Taboo
    earned: float
    of: float
    start: int = 0
    end: int = 0
    why: str = ""

    @property
    def met(self) -> bool:
        """Whether it was found in the answer."""
        return self.end > self.start


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the reply analysis makes of an answer to a case."""

    marked: Marked
    points: tuple[Found, ...]
    broken: tuple[Found, ...]


class Analyser(Protocol):
    """The reply analysis, as far as cases need it."""

    def analyse(
        self, reply: str, points: Sequence[Point], taboos: Sequence[Taboo], facts: str = ""
    ) -> Analysis:
        """Return what was found in *reply*."""
        ...


def grade(question: Question, answer: Answer) -> Marked:
    """Return what *answer* earns, for every type but cases.

    An answer of another shape than the question's, as damage or a newer version might leave it,
    earns nothing and says so; it is never guessed at. Raises TypeError for a case.
    """
    if isinstance(question, Case):
        raise TypeError("a case is marked by a person: see suggest")
    if answer is None or answer in ("", [], ()):
        return _nothing(question, tr("没有作答。"))
    match question:
        case Single():
            reasons = _single(question, _places(answer, len(question.options)))
        case Multiple():
            reasons = _multiple(question, _places(answer, len(question.options)))
        case TrueFalse():
            reasons = _true_false(question, answer)
        case FillIn():
            reasons = _fill_in(question, answer)
        case Matching():
            reasons = _matching(question, answer)
        case Ordering():
            reasons = _ordering(question, _places(answer, len(question.steps)))
        case _:
            raise TypeError(type(question).__name__)
    if reasons is None:
        return _nothing(question, tr("作答的内容与题目对不上，无法计分。"))
    earned = round(sum(one.earned for one in reasons), 2)
    return Marked(min(max(earned, 0.0), float(question.full_marks)), question.full_marks, reasons)


def _nothing(question: Question, why: str) -> Marked:
    full = question.full_marks
    return Marked(0.0, full, (Reason(why, 0.0, float(full)),))


def _places(answer: object, count: int) -> tuple[int, ...] | None:
    """Return the answer as different places below *count*; None: it is something else."""
    if isinstance(answer, str | bool) or not isinstance(answer, Sequence):
        return None
    places = [one for one in answer if isinstance(one, int) and not isinstance(one, bool)]
    fits = len(places) == len(answer) and all(0 <= one < count for one in places)
    return tuple(places) if fits and len(set(places)) == len(places) else None


def letters(places: Sequence[int]) -> str:
    """Return places as people name options: A, C."""
    return tr("、").join(LETTERS[one] for one in sorted(places))


def right_places(options: Sequence[Option]) -> tuple[int, ...]:
    """Return where the right options stand."""
    return tuple(n for n, one in enumerate(options) if one.right)


def _single(question: Single, chosen: tuple[int, ...] | None) -> tuple[Reason, ...] | None:
    if chosen is None or len(chosen) != 1:
        return None
    full = float(question.full_marks)
    (one,) = chosen
    option = question.options[one]
    if option.right:
        return (Reason(_said(tr("选对了"), option), full, full),)
    return (Reason(_said(tr("选了“{text}”，不对").format(text=option.text), option), 0.0, full),)


def _said(what: str, option: Option) -> str:
    if not option.why:
        return tr("{what}。").format(what=what)
    return tr("{what}：{why}").format(what=what, why=option.why)


def _multiple(question: Multiple, chosen: tuple[int, ...] | None) -> tuple[Reason, ...] | None:
    if chosen is None:
        return None
    right, full = set(right_places(question.options)), float(question.full_marks)
    hit, wrong = right & set(chosen), set(chosen) - right
    missed = right - set(chosen)
    if not wrong and not missed:
        return (Reason(tr("全部选对。"), full, full),)
    told = _chosen(question, hit, wrong, missed)
    share = _share(question.partial, len(hit), len(wrong), len(right))
    rule = {
        Partial.NONE: tr("全对才得分"),
        Partial.HALF: tr("少选得一半，错选不得分"),
        Partial.EACH: tr("按选对减去选错的比例得分"),
    }[question.partial]
    text = tr("{told}；{rule}。").format(told=told, rule=rule)
    return (Reason(text, round(full * share, 2), full),)


def _share(partial: Partial, hit: int, wrong: int, right: int) -> float:
    """Return the share of the marks of an answer that is not quite right."""
    if partial is Partial.NONE:
        return 0.0
    if partial is Partial.HALF:
        return 0.5 if hit and not wrong else 0.0
    return max(0.0, (hit - wrong) / right)


def _chosen(question: Multiple, hit: set[int], wrong: set[int], missed: set[int]) -> str:
    parts = [
        (tr("选对：{those}"), hit),
        (tr("错选：{those}"), wrong),
        (tr("漏选：{those}"), missed),
    ]
    return tr("；").join(
        words.format(those=tr("、").join(f"“{question.options[n].text}”" for n in sorted(places)))
        for words, places in parts
        if places
    )


def _true_false(question: TrueFalse, answer: Answer) -> tuple[Reason, ...] | None:
    if not isinstance(answer, bool):
        return None
    full = float(question.full_marks)
    if answer == question.answer:
        return (Reason(tr("判断对了。"), full, full),)
    told = tr("这句话是对的。") if question.answer else tr("这句话是错的。")
    return (Reason(told, 0.0, full),)


def _fill_in(question: FillIn, answer: Answer) -> tuple[Reason, ...] | None:
    written = _texts(answer, len(question.blanks))
    if written is None:
        return None
    each = question.full_marks / len(question.blanks)
    return tuple(
        _blank(n, blank, text, each)
        for n, (blank, text) in enumerate(zip(question.blanks, written, strict=True), 1)
    )


def _texts(answer: Answer, count: int) -> tuple[str, ...] | None:
    if isinstance(answer, str | bool) or not isinstance(answer, Sequence):
        return None
    texts = tuple(one for one in answer if isinstance(one, str))
    return texts if len(texts) == len(answer) == count else None


def _blank(number: int, blank: Blank, text: str, each: float) -> Reason:
    found = accepted(blank, text)
    if found == "exact":
        told = tr("第 {n} 空填对了。").format(n=number)
    elif found == "sound":
        told = tr("第 {n} 空读音与“{answer}”相同，算对。").format(n=number, answer=blank.answers[0])
    elif not plain(text):
        told = tr("第 {n} 空没有填，应填“{answer}”。").format(n=number, answer=blank.answers[0])
    else:
        told = tr("第 {n} 空填了“{text}”，应填“{answer}”。").format(
            n=number, text=text.strip(), answer=blank.answers[0]
        )
    return Reason(told, each if found else 0.0, each)


def accepted(blank: Blank, text: str) -> str:
    """Return how *text* is right for a blank: `exact`, `sound` (a homophone), or not: empty."""
    written = plain(text)
    if not written:
        return ""
    if any(plain(one) == written for one in blank.answers):
        return "exact"
    if blank.homophones and any(sounds_alike(one, text) for one in blank.answers):
        return "sound"
    return ""


def plain(text: str) -> str:
    """Return *text* without what never matters: width, case, spaces."""
    before = None
    while text != before:  # what joins where a space was may be written as one character
        before = text
        text = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    return text


def sounds_alike(one: str, other: str) -> bool:
    """Tell whether two wordings are read alike, whatever the tone, character by character."""
    first, second = plain(one), plain(other)
    return len(first) == len(second) and _sounds(first) == _sounds(second)


@lru_cache(maxsize=4_096)
def _sounds(text: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(text))


def _matching(question: Matching, answer: Answer) -> tuple[Reason, ...] | None:
    if isinstance(answer, str | bool) or not isinstance(answer, Sequence):
        return None
    given = [one for one in answer if one is not None]
    known = _places(given, len(question.rights)) if given else ()
    if known is None or len(answer) != len(question.pairs):
        return None
    each = question.full_marks / len(question.pairs)
    reasons = []
    for n, (pair, one) in enumerate(zip(question.pairs, answer, strict=True)):
        right = one == n
        words = tr("“{left}”对应“{right}”。") if right else tr("“{left}”应对应“{right}”。")
        told = words.format(left=pair.left, right=pair.right)
        reasons.append(Reason(told, each if right else 0.0, each))
    return tuple(reasons)


def _ordering(question: Ordering, given: tuple[int, ...] | None) -> tuple[Reason, ...] | None:
    """A step counts where the one that follows it in the answer is the one that should."""
    if given is None or len(given) != len(question.steps):
        return None
    full = float(question.full_marks)
    if list(given) == list(range(len(given))):
        return (Reason(tr("顺序全对。"), full, full),)
    each = full / (len(given) - 1)
    follows: Mapping[int, int] = dict(pairwise(given))
    reasons = []
    for n in range(len(given) - 1):
        right = follows.get(n) == n + 1
        words = tr("“{one}”之后接“{next}”。") if right else tr("“{one}”之后应接“{next}”。")
        told = words.format(one=question.steps[n], next=question.steps[n + 1])
        reasons.append(Reason(told, each if right else 0.0, each))
    return tuple(reasons)


def suggest(question: Case, answer: str, analyser: Analyser) -> Suggestion:
    """Return what the reply analysis finds in an answer to a case, as marks for a person to judge.

    Points share the full marks by weight. Each taboo that was broken takes off as much as the
    lightest point earns, and never more than there is.
    """
    full = question.full_marks
    found = analyser.analyse(answer, question.points, question.taboos, question.material)
    hits = {one.id: one for one in found.hits}
    per = full / sum(point.weight for point in question.points)
    points = []
    for point in question.points:
        hit, of = hits.get(point.id), round(point.weight * per, 2)
        points.append(
            Found(point, of, of, hit.start, hit.end, hit.why) if hit else Found(point, 0.0, of)
        )
    least = round(min(point.weight for point in question.points) * per, 2)
    names = {taboo.id: taboo for taboo in question.taboos}
    broken = tuple(
        Found(names[one.id], -least, 0.0, one.start, one.end, one.why) for one in found.violations
    )
    reasons = tuple(_reason(one) for one in (*points, *broken))
    if not answer.strip():
        reasons = (Reason(tr("没有作答。"), 0.0, float(full)),)
    earned = sum(one.earned for one in (*points, *broken))
    marks = min(max(round(earned, 2), 0.0), float(full))
    return Suggestion(Marked(marks, full, reasons), tuple(points), broken)


def _reason(one: Found) -> Reason:
    if one.met:
        return Reason(one.why, one.earned, one.of)
    told = tr("没有说到“{name}”：{meaning}").format(
        name=one.target.name, meaning=one.target.meaning
    )
    return Reason(told, one.earned, one.of)
