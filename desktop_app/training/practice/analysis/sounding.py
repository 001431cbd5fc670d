"""Tells by its characters which kind of offence a sentence sounds like.

A linear model over the single characters, pairs and triples of a sentence, learned from labelled
sentences by `tests/scoring/sounding.py` and kept in `resources/analysis/sounding.tsv`, where every
weight can be read. It hears wordings that no pattern foresaw, and is the weakest evidence of all:
it is only asked about replies that break no taboo otherwise, in words that meet no point. Which of
its taboos an offence breaks in a known situation is told by the voices of `voices.tsv`, learned in
the same way from sentences about that situation alone. There the model is sure enough to clear
words that only look like an offence, too (“不会用的话，我录个小视频”).
"""

import math
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import islice, pairwise
from operator import add
from sys import byteorder
from typing import Final, NamedTuple

from desktop_app.training.practice.analysis.cutting import Place
from desktop_app.training.practice.analysis.frames import Frame

LEAST = 0.0
"""From this score on a stretch sounds like a kind; sentences of the kind were learned as 1, others
as -1."""

FURTHER = 0.1
"""By so much surer it has to be for each doubling of the stretches: of many one soon sounds bad."""

UTMOST = 0.8
"""A voice adds no more than that."""

CALM = -0.8
"""A sentence below that score, in a situation with a voice, does not mean its offending words."""

LONG = 36
"""A longer sentence of several clauses is heard two clauses at a time."""

MOST = 120
"""So many stretches of a reply are heard, some 2,000 characters."""

THOUSANDTHS = 1000

ZERO = 1 << 15
"""What stands for a weight of zero in a packed number: any weight is nearer to it."""

_FIELD: Final = "I"
"""Room for the sum of more weights than a stretch has features."""

_MARKS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of offence: its name, how much any sentence sounds like it, and its families."""

    name: str
    bias: float
    families: frozenset[str]
    number: int
    """Its place in the weights of a feature."""


@dataclass(frozen=True, slots=True)
class Book:
    """What was learned."""

    kinds: tuple[Kind, ...]
    weights: Mapping[str, int]
    """Feature → how much it sounds like each kind, in thousandths: see `packed`."""
    squares: Mapping[str, float]
    """Feature → its rarity, squared."""


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """By which words each taboo of one situation is broken."""

    biases: tuple[float, ...]
    """In the order of the taboos, as are the weights of a feature."""
    weights: Mapping[str, int]


def grams(text: str) -> set[str]:
    """The features of a stretch in plain form: its characters, pairs and triples."""
    bare = _MARKS.sub("", text)
    pairs = list(map(add, bare, bare[1:]))
    return {*bare, *pairs, *map(add, pairs, bare[2:])}


@lru_cache(maxsize=1)
def book() -> Book:
    """The model, read once: a line a kind (`=name`, bias, families), then a line a feature."""
    text = (files("resources") / "analysis" / "sounding.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines()]
    heads = [line for line in lines if line[0].startswith("=")]
    rows = lines[len(heads) :]
    return Book(
        tuple(
            Kind(head[0][1:], float(head[1]), frozenset(head[2:]), number)
            for number, head in enumerate(heads)
        ),
        {row[0]: packed(map(int, row[2:])) for row in rows},
        {row[0]: float(row[1]) ** 2 for row in rows},
    )


@lru_cache(maxsize=1)
def voices() -> Mapping[tuple[str, ...], Voice]:
    """The names of a situation's taboos → its voice; read once.

    Of each a line (`=key`, then name and bias of each taboo), then a line a feature.
    """
    found: dict[tuple[str, ...], Voice] = {}
    weights: dict[str, int] = {}
    for line in (files("resources") / "analysis" / "voices.tsv").read_text("utf-8").splitlines():
        head, *rest = line.split("\t")
        if head.startswith("="):
            weights = {}
            found[tuple(rest[::2])] = Voice(tuple(map(float, rest[1::2])), weights)
        else:
            weights[head] = packed(map(int, rest))
    return found


def packed(weights: Iterable[int]) -> int:
    """One number that holds the weights of all kinds side by side, each above zero.

    The sum of such numbers holds the sums, which takes one addition a feature and not one a kind.
    """
    return int.from_bytes(array(_FIELD, [ZERO + one for one in weights]).tobytes(), byteorder)


def unpacked(total: int, kinds: int) -> Sequence[int]:
    """The sums that stand side by side in a sum of packed numbers."""
    return memoryview(total.to_bytes(kinds * array(_FIELD).itemsize, byteorder)).cast(_FIELD)


@lru_cache(maxsize=512)
def kinds_of(families: frozenset[str]) -> tuple[Kind, ...]:
    """The kinds that a taboo of these families belongs to."""
    return tuple(kind for kind in book().kinds if kind.families & families)


def stretches(frame: Frame) -> Iterator[Place]:
    """Sentences, and of long ones each two clauses that follow one another."""
    for sentence in frame.sentences:
        clauses = frame.clauses_of(sentence)
        if sentence.end - sentence.start <= LONG or len(clauses) < 3:
            yield sentence
            continue
        for clause, after in pairwise(clauses):
            yield Place(clause.start, after.end)


class Sound(NamedTuple):
    """What of a stretch is known to the model."""

    held: Set[str]
    length: float


def sound(text: str) -> Sound:
    """The features of a stretch in plain form."""
    known = book()
    held = known.weights.keys() & grams(text)
    return Sound(held, math.sqrt(math.fsum(map(known.squares.__getitem__, held))) or 1.0)


def sounds_like(said: Sound, kinds: Sequence[Kind]) -> dict[str, float]:
    """Kind → how much a stretch sounds like it, about -1 … 1."""
    known = book()
    sums = unpacked(sum(map(known.weights.__getitem__, said.held)), len(known.kinds))
    zero, length = ZERO * len(said.held), said.length * THOUSANDTHS
    return {kind.name: kind.bias + (sums[kind.number] - zero) / length for kind in kinds}


def leanings(said: Sound, voice: Voice) -> list[float]:
    """What its voice adds for each taboo of a situation, from what was said about it."""
    held = voice.weights.keys() & said.held
    sums = unpacked(sum(map(voice.weights.__getitem__, held)), len(voice.biases))
    zero, length = ZERO * len(held), said.length * THOUSANDTHS
    return [
        min(bias + (one - zero) / length, UTMOST)
        for bias, one in zip(voice.biases, sums, strict=True)
    ]


def heard(
    frame: Frame,
    asked: Mapping[int, frozenset[str]],
    met: Sequence[Place],
    voice: Voice | None = None,
    first: int = 0,
) -> tuple[int, Place, str] | None:
    """The taboo that a stretch sounds most like, the stretch, and the name of the kind.

    `asked`: taboo → its families; `met`: words that meet a point; `voice`: that of the taboos of
    the situation, of which `first` is the first.
    """
    wanted = [(kind, number) for number, own in asked.items() for kind in kinds_of(own)]
    every = tuple(dict.fromkeys(kind for kind, _ in wanted))
    if not every or frame.recited:
        return None
    chosen = list(islice(stretches(frame), MOST))
    least = LEAST + FURTHER * math.log2(max(len(chosen), 1))
    loudest = None
    for place in chosen:
        if any(place.start < one.end and one.start < place.end for one in met):
            continue
        said = sound(frame.text[place.start : place.end])
        scores = sounds_like(said, every)
        if max(scores.values()) + (UTMOST if voice else 0.0) <= least:
            continue
        lean = leanings(said, voice) if voice else ()
        for kind, number in wanted:
            score = scores[kind.name] + (lean[number - first] if lean else 0.0)
            if score > least:
                least, loudest = score, (number, place, kind.name)
    return loudest


def calm(frame: Frame, place: Place, families: frozenset[str], voice: Voice, taboo: int) -> bool:
    """Whether the sentence around the words of a taboo sounds nothing like it."""
    kinds = kinds_of(families)
    if not kinds:
        return False
    sentence = frame.sentence_at(place.start)
    said = sound(frame.text[sentence.start : sentence.end])
    return max(sounds_like(said, kinds).values()) + leanings(said, voice)[taboo] < CALM
