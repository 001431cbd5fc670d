"""With which characters a regular expression can begin: where it is worth looking for it.

Hundreds of expressions are looked for in every reply, and most of them begin with a few known pairs
of characters. The reply is indexed by its pairs once; an expression is then tried only where
one of its pairs stands. Where it may begin nearly anywhere (“您……没看清”), what it has to hold
further on (its `Anchor`) tells better. What is found is the same as by searching the whole text.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add

# The standard library's own parser of expressions: `sre_parse` under its present name.
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any, Protocol, TypeVar

ANY = "\0"
"""Stands in a beginning for a character that may be any."""

MOST = 1_500
"""An expression with more beginnings than that is looked for everywhere."""

SPARSE, FEW = 16, 12
"""Searching is quicker than trying where an expression may begin at more than one in so many
places, and at more than a few."""

MOST_PAIRS = 20_000
"""So many pairs are remembered with what stands there."""


SEEN, OFTEN_SEEN = 8, 60
"""In so many times as many places as a pair stands a single character, and one of the commonest."""

ANYWHERE = -1
"""Stands for the slot of an expression that cannot be told by what it begins with or holds."""

COMMONEST = frozenset(
    "的了是我您你他在有没就都也还要会能这那不说到为吗吧一个给请再先来去得人上下好"
)


class Sought(Protocol):
    """What is looked for by an expression under a name."""

    @property
    def source(self) -> str:
        """The name."""


One = TypeVar("One", bound=Sought)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What every match of an expression holds, and how many characters behind its beginning."""

    units: frozenset[str]
    nearest: int
    farthest: int

    @property
    def cost(self) -> int:
        """Grows with the number of places where it may stand."""
        return sum(
            1 if len(one) > 1 else OFTEN_SEEN if one in COMMONEST else SEEN for one in self.units
        )


@dataclass(frozen=True, slots=True)
class Told:
    """What an expression tells of where it may be found.

    `units`: the pairs and single characters that a match can begin with; None when there is no
    telling, as for an expression that begins with any character. `anchor`: what tells better where
    to look; None where the beginning does. `held`: units of which any match holds one, if known.
    """

    units: frozenset[str] | None
    anchor: Anchor | None
    held: frozenset[str] | None


@lru_cache(maxsize=8192)
def told(source: str) -> Told:
    """Read an expression, once for all that it tells: that is most of preparing a situation."""
    parsed = _parser.parse(source)
    behind, anywhere = _anchors(parsed)
    held = anywhere.units if anywhere else None
    units = None if parsed.state.flags & re.IGNORECASE else _units(parsed)
    if units is None or behind is None:
        return Told(units, None, held)
    common = any(len(one) == 1 for one in units)
    better = common or 2 * behind.cost < Anchor(units, 0, 0).cost
    return Told(units, behind if better else None, held)


def _anchors(items: Any) -> tuple[Anchor | None, Anchor | None]:
    """The cheapest of what any match holds: one of its items, or one of each branch.

    Twice: without the beginning, and with it, as a branch may well be told by its beginning.
    """
    behind: Anchor | None = None
    begins: Anchor | None = None
    for number, (operator, argument) in enumerate(items):
        units = _units(items[number:])
        least, most = items[:number].getwidth()
        here = [Anchor(units, least, most)] if units else []
        further: list[Anchor] = []
        if operator is _constants.BRANCH:
            branches = [_anchors(branch)[1] for branch in argument[1]]
            further = _together([one for one in branches if one], len(branches), least, most)
        begins = _cheapest(here + further, begins)
        behind = _cheapest((here if number else []) + further, behind)
    return behind, begins


def _cheapest(found: Sequence[Anchor], best: Anchor | None) -> Anchor | None:
    return min([*found, *([best] if best else [])], key=lambda one: one.cost, default=None)


def _together(found: Sequence[Anchor], branches: int, least: int, most: int) -> list[Anchor]:
    """One anchor for all branches behind a text of `least` to `most` characters."""
    if len(found) < branches:
        return []
    units = frozenset().union(*(one.units for one in found))
    nearest = least + min(one.nearest for one in found)
    return [Anchor(units, nearest, most + max(one.farthest for one in found))]


def _units(items: Any) -> frozenset[str] | None:
    """The pairs and single characters that a sequence can begin with, where that can be told."""
    found = _of_sequence(items)
    if found is None or any(one[:1] in ("", ANY) for one in found):
        return None
    bare = {one.rstrip(ANY) for one in found}
    return frozenset(one for one in bare if len(one) == 1 or one[0] not in bare)


def _of_sequence(items: Any) -> frozenset[str] | None:
    """The beginnings, up to two characters, of items that follow one another."""
    found: frozenset[str] | None = frozenset({""})
    for item in items:
        if found is None or all(len(one) == 2 for one in found):
            break
        found = _joined(found, _of_item(*item))
    return found


def _joined(left: frozenset[str] | None, right: frozenset[str] | None) -> frozenset[str] | None:
    if left is None or right is None:
        return None
    found = {
        (one + other)[:2] for one in left for other in (right if len(one) < 2 else frozenset({""}))
    }
    return frozenset(found) if len(found) <= MOST else None


def _of_item(operator: Any, argument: Any) -> frozenset[str] | None:
    if operator is _constants.LITERAL:
        return frozenset({chr(argument)})
    if operator is _constants.IN:
        return _of_class(argument)
    if operator is _constants.BRANCH:
        return _united([_of_sequence(branch) for branch in argument[1]])
    if operator is _constants.SUBPATTERN:
        return _of_sequence(argument[-1])
    if operator in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
        least, most, items = argument
        once = _of_sequence(items)
        twice = _joined(once, once) if most > 1 else once
        return _united([once, twice, *([frozenset({""})] if least == 0 else [])])
    if operator in (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT):
        return frozenset({""})  # takes no character; to ignore it only tries more places
    return frozenset({ANY, ANY + ANY}) if operator is _constants.ANY else None


def _of_class(members: Any) -> frozenset[str] | None:
    found: set[str] = set()
    for kind, value in members:
        if kind is _constants.LITERAL:
            found.add(chr(value))
        elif kind is _constants.RANGE and value[1] - value[0] < MOST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return frozenset({ANY})
    return frozenset(found)


def _united(sets: list[frozenset[str] | None]) -> frozenset[str] | None:
    found: set[str] = set()
    for one in sets:
        if one is None:
            return None
        found |= one
    return frozenset(found) if len(found) <= MOST else None


class Lookout:
    """Finds in one pass over a text where each of many expressions may begin."""

    def __init__(self, sources: Mapping[str, str], marks: Iterable[str] = ()) -> None:
        """`sources`: name → the expression that is looked for under it.

        `marks`: expressions of which is only asked whether a stretch may hold them.
        """
        slots: dict[frozenset[str], int] = {}

        def slot_of(units: frozenset[str]) -> int:
            return slots.setdefault(units, len(slots))

        self._begins: dict[str, int] = {}
        self._anchors: dict[str, tuple[int, Anchor]] = {}
        self._needed: dict[str, int] = {}
        for name, source in sources.items():
            one = told(source)
            if one.units is not None:
                self._begins[name] = slot_of(one.units)
            if one.anchor is not None:
                self._anchors[name] = slot_of(one.anchor.units), one.anchor
            if one.held is not None:
                self._needed[name] = slot_of(one.held)
        asked = {mark: told(mark).held for mark in marks}
        self._held = {mark: slot_of(units) for mark, units in asked.items() if units is not None}
        table: defaultdict[str, list[int]] = defaultdict(list)
        for units, slot in slots.items():
            for unit in units:
                table[unit].append(slot)
        self._groups = _Groups(table)
        self._plans: dict[int, tuple[object, Sequence[tuple[int, int]]]] = {}

    def places(self, text: str) -> "Places":
        """Where the expressions can begin in a text."""
        groups = self._groups
        where: defaultdict[int, list[int]] = defaultdict(list)
        for place, number in enumerate(map(groups.__getitem__, map(add, text, text[1:] + ANY))):
            if number:
                where[number].append(place)
        found: defaultdict[int, list[int]] = defaultdict(list)
        for number, places in where.items():
            for slot in groups.slots[number]:
                found[slot] += places
        most = max(len(text) // SPARSE, FEW)
        return Places(self, self._begins, self._anchors, self._held, found, most)

    def plan(self, sought: Sequence[Sought]) -> Sequence[tuple[int, int]]:
        """For each of some expressions the two slots of which it needs a place.

        Remembered for these very expressions, which are asked for in every text.
        """
        known = self._plans.get(id(sought))
        if known is None:
            slots = [
                (self._begins.get(one.source, ANYWHERE), self._needed.get(one.source, ANYWHERE))
                for one in sought
            ]
            known = self._plans[id(sought)] = sought, slots
        return known[1]


class Places:
    """Where the expressions of a lookout can begin in one text, worked out when it is asked."""

    def __init__(
        self,
        lookout: Lookout,
        begins: Mapping[str, int],
        anchors: Mapping[str, tuple[int, Anchor]],
        held: Mapping[str, int],
        found: defaultdict[int, list[int]],
        most: int,
    ) -> None:
        """`found`: slot → where one of its units stands; `most`: more places tell nothing."""
        self._lookout = lookout
        self._begins = begins
        self._anchors = anchors
        self._held = held
        self._found = found
        self._present = frozenset([ANYWHERE, *found])
        self._most = most
        self._told: dict[str, list[int] | None] = {}
        self._sorted: set[int] = set()

    def live(self, sought: Sequence[One]) -> list[One]:
        """Those of some expressions of which the text holds what they cannot do without."""
        present = self._present
        return [
            one
            for one, (begins, needs) in zip(sought, self._lookout.plan(sought), strict=True)
            if begins in present and needs in present
        ]

    def get(self, name: str) -> Sequence[int] | None:
        """Where alone an expression can begin, in order.

        None for one that had better be searched for everywhere, or that is not known.
        """
        if name not in self._told:
            self._told[name] = self._worked_out(name)
        return self._told[name]

    def may_hold(self, mark: str, start: int, end: int) -> bool:
        """Whether a stretch of the text may hold a match of a mark."""
        slot = self._held.get(mark)
        if slot is None:
            return True
        where = self._of_slot(slot)
        first = bisect_left(where, start)
        return first < len(where) and where[first] < end

    def _worked_out(self, name: str) -> list[int] | None:
        slot = self._begins.get(name)
        if slot is None:
            return None
        where = self._of_slot(slot)
        anchored = self._anchors.get(name)
        if anchored is not None:
            number, further = anchored
            if len(self._found[number]) < len(where):
                where = _before(where, self._of_slot(number), further)
        return where if len(where) <= self._most else None

    def _of_slot(self, slot: int) -> list[int]:
        where = self._found[slot]
        if slot not in self._sorted:
            where.sort()
            self._sorted.add(slot)
        return where


def _before(begins: Sequence[int], held_at: Sequence[int], anchor: Anchor) -> list[int]:
    """Those of the beginnings behind which an anchor stands; all in order."""
    kept: list[int] = []
    done = 0
    for place in held_at:
        low = bisect_left(begins, place - anchor.farthest, done)
        done = bisect_right(begins, place - anchor.nearest, low)
        kept += begins[low:done]
    return kept


class _Groups(dict[str, int]):
    """Pair of characters → the number of the group of slots whose units stand in it."""

    def __init__(self, table: Mapping[str, Sequence[int]]) -> None:
        self._table = table
        self._numbers: dict[tuple[int, ...], int] = {(): 0}
        self.slots: list[tuple[int, ...]] = [()]
        """The slots of each group; the group of number 0 has none."""

    def __missing__(self, pair: str) -> int:
        table = self._table
        slots = tuple(sorted({*table.get(pair[0], ()), *table.get(pair, ())}))
        number = self._numbers.setdefault(slots, len(self.slots))
        if number == len(self.slots):
            self.slots.append(slots)
        if len(self) < MOST_PAIRS:
            self[pair] = number
        return number


def found(
    expression: re.Pattern[str], text: str, places: Sequence[int] | None
) -> Iterator[re.Match[str]]:
    """What `expression.finditer` finds in a text, in the same order.

    `places`: where alone it can begin; None when that is not known.
    """
    if places is None:
        yield from expression.finditer(text)
        return
    free = 0
    for place in places:
        if place >= free:
            match = expression.match(text, place)
            if match is not None:
                free = match.end()
                yield match
