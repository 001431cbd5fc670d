"""How alike each stretch of a reply is to each target: by the features that their words share."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate, compress, count, repeat
from operator import add

from desktop_app.training.practice.analysis.binding import CORE_SLOT, Rubric
from desktop_app.training.practice.analysis.cutting import Place
from desktop_app.training.practice.analysis.lexicon import manner
from desktop_app.training.practice.analysis.similarity import is_feature, numbers, pairs, square

SHARPEST = 4.0
"""A clause whose features sum up to that sounds as much like a taboo as any."""

ROUNDING = 1e-6
"""More than what is added up in another order may differ by."""


@dataclass(init=False)
class Likeness:
    """How alike a stretch is to one target."""

    like: float = 0.0
    contained: float = 0.0
    core: float = 0.0
    excepted: float = 0.0
    likest: int = 0
    """Which of the wordings is the most alike."""


NOTHING = Likeness()


class Reader:
    """The features of a reply that the rubric knows, ready to be asked for any stretch of it."""

    def __init__(self, rubric: Rubric, text: str, settled: Set[int] = frozenset()) -> None:
        """`settled`: the targets that `promises` does not ask about."""
        self._rubric = rubric
        self._read = len(text)
        sounding = manner()
        several = pairs(text)
        records = list(map(rubric.pairs.__getitem__, several))
        squared, heard, found, begun = zip(*records, strict=True) if records else ((), (), (), ())
        lengths, sounds = [0.0, *squared], [0.0, *heard]
        known = [(start, start + 2, several[start]) for start in compress(count(), found)]
        further = numbers(text)
        for start in compress(count(), begun):
            for wording, group in begun[start]:
                if text.startswith(wording, start):
                    further.append((start, start + len(wording), group))
        known += [one for one in further if one[2] in rubric.index]
        known.sort()
        for start, features in _at_one_place(further, several).items():
            lengths[start + 1] = reduce(add, map(square, features), 0.0)
            sounds[start + 1] = reduce(add, [sounding.get(one, 0.0) for one in features], 0.0)
        self._lengths: list[float] = list(accumulate(lengths))
        self._sounds: list[float] = list(accumulate(sounds))
        self._single = [0.0, *accumulate(map(sounding.get, text, repeat(0.0)))]
        self._calm = sounding.get("", 0.0)
        self._known = known
        self._most = _most(rubric, known, settled, len(text))
        self._starts = [start for start, _, _ in known]
        self._last: tuple[Place, dict[str, None], defaultdict[int, float]] | None = None
        """The clause read last; the pair that begins with it need not read it again."""

    def promises(self, place: Place, least: float) -> bool:
        """Whether a target that is not settled may be so much alike to a stretch, or is plain."""
        if place.end > self._read:
            return False
        length = self._lengths[max(place.end - 1, place.start)] - self._lengths[place.start]
        most = self._most[place.end] - self._most[place.start]
        return most >= (least - ROUNDING) * math.sqrt(max(length, 1.0))

    def alike(self, place: Place) -> tuple[dict[int, Likeness], float]:
        """Target → its likeness to a stretch, and the length of the stretch's feature vector."""
        if place.end > self._read:
            return {}, 1.0
        low, high = bisect_left(self._starts, place.start), bisect_left(self._starts, place.end)
        last = place.end
        # in order: a sum over a set would differ in its last digits from run to run
        inside, shared = self._read_before(place)
        index = self._rubric.index
        for _, end, feature in self._known[low:high]:
            if end <= last and feature not in inside:
                inside[feature] = None
                for slot, value in index[feature]:
                    shared[slot] += value
        self._last = place, inside, shared
        length = self._lengths[max(last - 1, place.start)] - self._lengths[place.start]
        return _alike(self._rubric, shared, math.sqrt(max(length, 1.0)))

    def _read_before(self, place: Place) -> tuple[dict[str, None], defaultdict[int, float]]:
        """What is known of a stretch from the clause that it begins with, to be gone on with."""
        if self._last is None or self._last[0].start != place.start:
            return {}, defaultdict(float)
        return self._last[1], self._last[2]

    def sharpness(self, place: Place) -> float:
        """How much a stretch sounds like a taboo, whatever it is about: -1 … 1."""
        if place.end > self._read:
            return 0.0
        total = self._sounds[max(place.end - 1, place.start)] - self._sounds[place.start]
        total += self._single[place.end] - self._single[place.start]
        return max(-1.0, min((total + self._calm) / SHARPEST, 1.0))


def _most(
    rubric: Rubric, known: Sequence[tuple[int, int, str]], settled: Set[int], length: int
) -> list[float]:
    """How much all that begins before a place may add to the likeness of one target at the most.

    Every feature is taken for the target that it speaks for most: adding up is then quick, and what
    is found for a stretch is never too little.
    """
    most = [0.0] * (length + 1)
    for start, _, feature in known:
        for target, share in rubric.shares[feature]:
            if target not in settled:
                most[start + 1] += share
                break
    return list(accumulate(most))


def _at_one_place(
    further: Sequence[tuple[int, int, str]], several: Sequence[str]
) -> dict[int, list[str]]:
    """Where a feature begins that is no pair → all that begin there, in order."""
    found: dict[int, list[tuple[int, str]]] = {}
    for start, end, feature in further:
        found.setdefault(start, []).append((end, feature))
    for start, here in found.items():
        if is_feature(several[start]):
            here.append((start + 2, several[start]))
        here.sort()
    return {start: [feature for _, feature in here] for start, here in found.items()}


def two_likest(alike: Iterable[Likeness]) -> tuple[float, float]:
    """The two greatest likenesses, zero where there is none."""
    top = second = 0.0
    for one in alike:
        if one.like > top:
            top, second = one.like, top
        elif one.like > second:
            second = one.like
    return top, second


def _alike(
    rubric: Rubric, shared: Mapping[int, float], length: float
) -> tuple[dict[int, Likeness], float]:
    """Target → its likeness, in the order of the targets."""
    slots = rubric.slots
    found: dict[int, Likeness] = {}
    current, one = -1, NOTHING
    for slot in sorted(shared):
        value, (number, role, norm, square) = shared[slot], slots[slot]
        if number != current:  # the slots of a target follow one another
            current = number
            one = found[number] = Likeness()
        if role >= 0:
            contained, like = value / square, value / (norm * length)
            if contained > one.contained:
                one.contained = contained
            if like > one.like:
                one.like, one.likest = like, role
        elif role == CORE_SLOT:
            one.core = value / norm
        else:
            one.excepted = value / norm
    return found, length
