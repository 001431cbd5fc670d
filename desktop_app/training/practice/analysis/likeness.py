"""How alike each stretch of a reply is to each target: by the features that their words share."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, count, repeat
from operator import attrgetter

from desktop_app.training.practice.analysis.binding import CORE_SLOT, Rubric
from desktop_app.training.practice.analysis.cutting import Place
from desktop_app.training.practice.analysis.lexicon import manner
from desktop_app.training.practice.analysis.normal import pairs
from desktop_app.training.practice.analysis.similarity import Pair, numbers, square

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

    def __init__(
        self,
        rubric: Rubric,
        text: str,
        settled: frozenset[int] = frozenset(),
        read: int | None = None,
    ) -> None:
        """`settled`: the targets that `promises` does not ask about; `read`: only so far."""
        self._rubric = rubric
        several = pairs(text)
        if read is not None and read < len(text):
            text, several = text[:read], several[: max(read - 1, 0)]
        self._read = len(text)
        self._pairs = list(map(rubric.pairs.__getitem__, several))
        lengths = [0.0, *map(attrgetter("square"), self._pairs)]
        held = map(attrgetter("held"), self._pairs)
        known = list(compress(zip(count(), count(2), several, strict=False), held))
        self._further = _further(text, self._pairs)
        for start, _, feature in self._further:
            lengths[start + 1] += square(feature)
        known += [one for one in self._further if one[2] in rubric.index]
        known.sort()
        self._text = text
        self._lengths: list[float] = list(accumulate(lengths))
        self._known = known
        self._settled = settled
        self._starts = [start for start, _, _ in known]
        self._last: tuple[Place, dict[str, None], defaultdict[int, float]] | None = None
        """The clause read last; the pair that begins with it need not read it again."""

    def promises(self, place: Place, least: float) -> bool:
        """Whether a target that is not settled may be so much alike to a stretch, or is plain."""
        if place.end > self._read:
            return False
        low, high = bisect_left(self._starts, place.start), bisect_left(self._starts, place.end)
        most: defaultdict[int, float] = defaultdict(float)
        shares = self._rubric.shares
        for _, _, feature in self._known[low:high]:
            for target, share in shares[feature]:
                most[target] += share
        length = self._lengths[max(place.end - 1, place.start)] - self._lengths[place.start]
        enough = (least - ROUNDING) * math.sqrt(max(length, 1.0))
        alike = [target for target, share in most.items() if share >= enough]
        return not self._settled.issuperset(alike)

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
        sounding = manner()
        last = max(place.end - 1, place.start)
        total = sum([one.sharp for one in self._pairs[place.start : last]])
        low, high = bisect_left(self._further, (place.start,)), bisect_left(self._further, (last,))
        total += sum([sounding.get(feature, 0.0) for _, _, feature in self._further[low:high]])
        total += sum(map(sounding.get, self._text[place.start : place.end], repeat(0.0)))
        return max(-1.0, min((total + sounding.get("", 0.0)) / SHARPEST, 1.0))


def _further(text: str, known: Sequence[Pair]) -> list[tuple[int, int, str]]:
    """The features of a text that are no pairs, in order: start, end, feature."""
    found = numbers(text)
    for start in compress(count(), [one.begins for one in known]):
        for wording, group in known[start].begins:
            if text.startswith(wording, start):
                found.append((start, start + len(wording), group))
    found.sort()
    return found


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
    for slot, value in sorted(shared.items()):
        number, role, norm, square = slots[slot]
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
