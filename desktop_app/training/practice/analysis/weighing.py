"""Weighs how well each stretch of a reply expresses each target of a plain situation.

A stretch is a clause or two clauses that follow one another. Each is described by a few measures
of likeness (`MEASURES`); a weighted sum above zero means that the target is expressed. The weights
come from `resources/analysis/model.json`, written by `tests/scoring/train.py`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from desktop_app.training.practice.analysis.binding import EXCEPT_SLOT, Prepared, Rubric
from desktop_app.training.practice.analysis.cutting import LONGEST as LONGEST_CLAUSE
from desktop_app.training.practice.analysis.cutting import Place
from desktop_app.training.practice.analysis.emptiness import tells
from desktop_app.training.practice.analysis.frames import Frame
from desktop_app.training.practice.analysis.lexicon import definite, model, rarity
from desktop_app.training.practice.analysis.likeness import NOTHING, Likeness, Reader, two_likest
from desktop_app.training.practice.analysis.matching import Match, first_that_counts, mildly_put
from desktop_app.training.practice.analysis.similarity import scan

MEASURES = (
    "bias",
    "likeness",
    "coverage",
    "containment",
    "margin",
    "concept_here",
    "concept_elsewhere",
    "asks",
    "asks_not",
    "time",
    "time_not",
    "exception",
    "short",
    "top",
    "harsh",
    "gentle",
    "concept_missing",
    "generic_missing",
    "time_nowhere",
    "hollow",
    "negated",
    "sharp",
)
"""Names of the measures, in the order of the weights."""

LEAST_LIKENESS = 0.1
"""Below this likeness and coverage a stretch counts only when a concept is in it."""

LEAST_AUTHORED = 0.25
"""The same for an authored target, to which the weighing only adds what is very sure."""

MOST_PAIRED = 60
"""A reply of more clauses is read clause by clause only, which keeps a pasted page cheap."""

MOST_WEIGHED = 150
"""After so many stretches, some 1,500 characters, only those that hold a concept are weighed."""

LONGEST = 70
"""A stretch of more characters than that is too long to say one thing."""

TELLING = 0.5
"""A commoner feature than that (“明天”, “打电话”) tells not which point a stretch is about."""

_ASKS = re.compile(r"\?|吗|呢$|没有$|什么|哪|几|多少|怎么|是不是|有没有|好不好|请问|吧$|方便")

_HARSH = re.compile(
    r"(?<!迷)你|自己|怎么|谁|凭|甭|少来|呗|嘛|不就|再说|反正|关我|又不|哪能|哪有|也没用|没用|白搭|就别|别[再老总]|还(?:能|想|要|不)|"
    r"什么[?!]|吗[?!]|算了|随便|爱[^,]{1,3}就|懒得|没空|赶紧|烦|得了|吧[?!]|肯定|绝对|一定|保证|百分|顺便|活动|劝您|干脆|偷偷|悄悄"
)
_HOLLOW = re.compile(
    r"感谢您?的?(?:理解|支持|配合|耐心|关注|反馈|来电|来信|惠顾)|敬请|相关(?:部门|人员|同事|规定|负责)|(?:高度|非常|十分|很)重视|"
    r"尽快|耐心等|已(?:经)?(?:收到|记录|反馈|知悉|收悉|受理|备案|登记)|持续(?:优化|改进)|不断(?:优化|改进|提升)|更好的(?:体验|服务)|"
    r"特殊原因|运行原因|有所(?:调整|变动)|以.{2,8}为准|请(?:您)?(?:留意|关注|知悉|见谅|保持电话)|后续|祝您|欢迎(?:再|下)次|妥善|跟踪处理"
)
"""What office letters say instead of an answer."""

_NEGATION = re.compile(r"不(?!好意思|过|但|仅|如|管|论)|没(?!关系|问题|事)|别(?!的|人)|无法|甭|未")
_GENTLE = re.compile(r"抱歉|对不起|请您|麻烦您|为您|帮您|给您添|理解您|感谢|谢谢")


class Stretch(NamedTuple):
    """A stretch of a reply weighed against one target."""

    place: Place
    target: int
    measures: tuple[float, ...]
    likest: int
    """Which of the target's wordings is the most alike."""


@lru_cache(maxsize=2)
def weights(kind: str) -> tuple[float, ...]:
    """The weights of the measures for `points` or `taboos`."""
    table = model()["weights"]
    assert isinstance(table, dict)
    return tuple(float(table[kind].get(name, 0.0)) for name in MEASURES)


def total(measures: Sequence[float], kind: str) -> float:
    """The weighted sum; above zero means expressed."""
    return float(sum(map(mul, measures, weights(kind))))


def concept_matches(rubric: Rubric, frame: Frame) -> dict[int, tuple[Match, str]]:
    """Target → where one of its concepts is really said, with the concept's label."""
    found = {}
    for number, target in enumerate(rubric.targets):
        for concept, patterns in zip(target.concepts, target.sought, strict=True):
            match = first_that_counts(patterns, frame, target.manner)
            if match:
                found[number] = (match[0], concept.label)
                break
    return found


def stretches(
    rubric: Rubric,
    frame: Frame,
    concepts: Mapping[int, tuple[Match, str]],
    settled: frozenset[int] = frozenset(),
) -> Iterator[Stretch]:
    """Every stretch with every target that it might express, but those that are settled."""
    chosen = list(places(frame))
    read = max((place.end for place in chosen[:MOST_WEIGHED]), default=0)
    reader = Reader(rubric, frame.text, settled, read)
    gentle = bool(_GENTLE.search(frame.text))
    timely = bool(definite().search(frame.text))
    held = _holding(chosen, concepts)
    for number, place in enumerate(chosen):
        if number >= MOST_WEIGHED and number not in held:
            continue
        here: Set[int] = held.get(number, frozenset())
        if here <= settled and not reader.promises(place, LEAST_AUTHORED):
            continue
        yield from _weighed(rubric, frame, place, reader, concepts, here, settled, gentle, timely)


def _holding(
    chosen: Sequence[Place], concepts: Mapping[int, tuple[Match, str]]
) -> dict[int, set[int]]:
    """Number of a stretch → the targets of which it holds a concept; the stretches are in order."""
    starts = [place.start for place in chosen]
    found: dict[int, set[int]] = {}
    for target, (match, _) in concepts.items():
        low = bisect_left(starts, match.start - 2 * LONGEST_CLAUSE)
        for number in range(low, bisect_left(starts, match.end)):
            if match.start < chosen[number].end:
                found.setdefault(number, set()).add(target)
    return found


def places(frame: Frame) -> Iterator[Place]:
    """Clauses, and pairs of neighbouring clauses of one sentence."""
    clauses = frame.clauses
    for number, clause in enumerate(clauses):
        if clause.end - clause.start < 2:
            continue
        yield clause
        if number + 1 < len(clauses) <= MOST_PAIRED:
            after = clauses[number + 1]
            same = frame.sentence_at(clause.start) == frame.sentence_at(after.start)
            if same and after.end - clause.start <= LONGEST:
                yield Place(clause.start, after.end)


def _weighed(
    rubric: Rubric,
    frame: Frame,
    place: Place,
    reader: Reader,
    concepts: Mapping[int, tuple[Match, str]],
    here: Set[int],
    settled: Set[int],
    gentle: bool,
    timely: bool,
) -> Iterator[Stretch]:
    alike, length = reader.alike(place)
    likely = [
        number
        for number, found in alike.items()
        if number not in settled and (number in here or _likely(rubric.targets[number], found))
    ]
    if here - alike.keys() - settled:
        likely = sorted({*likely, *(here - settled)})
    if not likely:
        return
    top, second = two_likest(alike.values())
    words = frame.text[place.start : place.end]
    asked = bool(_ASKS.search(words)) or frame.text[place.end : place.end + 1] == "?"
    timed = frame.may_hold(definite(), *place) and bool(definite().search(words))
    harsh = min(len(_HARSH.findall(words)), 3) / 3
    sharp = reader.sharpness(place)
    hollow, negated = bool(_HOLLOW.search(words)), bool(_NEGATION.search(words))
    for number in likely:
        found = alike.get(number, NOTHING)
        target = rubric.targets[number]
        measures = (
            1.0,
            found.like,
            min(found.core, 1.2),
            found.contained,
            found.like - (second if found.like >= top else top),
            float(number in here),
            float(number in concepts and number not in here),
            float(target.asks and asked),
            float(target.asks and not asked),
            float(target.timed and timed),
            float(target.timed and not timed),
            found.excepted / length,
            float(place.end - place.start < 6),
            float(found.like >= top > 0),
            harsh,
            float(gentle),
            float(bool(target.concepts) and number not in concepts),
            float(target.generic and number not in concepts),
            float(target.timed and not timely),
            float(hollow),
            float(negated),
            sharp,
        )
        yield Stretch(place, number, measures, found.likest)


def _likely(target: Prepared, found: Likeness) -> bool:
    """Whether a closer look at a stretch may be worth it."""
    if target.authored:
        return found.like >= LEAST_AUTHORED
    return found.like >= LEAST_LIKENESS or found.core >= LEAST_LIKENESS


def grounded(place: Place, number: int, rubric: Rubric, frame: Frame) -> bool:
    """Whether a stretch shares a word with a target's wordings that tells what they are about."""
    words, index, slots = frame.text[place.start : place.end], rubric.index, rubric.slots
    return any(
        slots[slot][0] == number and slots[slot][1] != EXCEPT_SLOT
        for start, end, feature in scan(words)
        if feature in index and tells(words[start:end]) and rarity(feature) >= TELLING
        for slot, _ in index[feature]
    )


def stands(place: Place, target: Prepared, frame: Frame, certain: bool = False) -> bool:
    """Whether a stretch is really said to the customer, and not refused where that matters.

    `certain`: a concept of the target was found in it, which was looked at for refusal already.
    """
    if target.manner.taboo:
        if frame.recited or frame.disowned(place.start, place.end):
            return False
        own = target.manner.negations
        if frame.spared(place.start, place.end, own) or mildly_put(
            frame, place.start, place.end, target.manner
        ):
            return False
        return not frame.denied(place.start, own)
    if frame.recited or frame.left_open(place.start, place.end):
        return False
    if not target.manner.condition_counts and frame.void_reason(place.start, place.end):
        return False
    return certain or target.manner.refusal_counts or not frame.refused([place], inside=False)
