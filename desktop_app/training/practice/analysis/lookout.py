"""Finds in one pass over a text where each of many expressions may begin.

The reply is indexed by its pairs of characters once; an expression is then tried only where one of
the pairs that it can begin with stands, or only before what it has to hold further on (`openings`
tells both). What is found is the same as by searching the whole text.

What expressions look for is numbered once for all situations, so that a situation only has to say
which of these numbers it asks for.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from threading import Lock
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from desktop_app.training.practice.analysis.normal import pairs
from desktop_app.training.practice.analysis.openings import ANY, Anchor, told

SPARSE, FEW = 16, 12
"""Searching is quicker than trying where an expression may begin at more than one in so many
places, and at more than a few."""

MOST_PAIRS = 20_000
"""So many pairs are remembered with what stands there."""

MOST_SLOTS = 20_000
"""After so many the numbering begins anew: drafts that are tried over and over leave theirs."""

ANYWHERE = -1
"""Stands for the slot of an expression that cannot be told by what it begins with or holds."""


class Sought(Protocol):
    """What is looked for by an expression under a name."""

    @property
    def source(self) -> str:
        """The name."""


One = TypeVar("One", bound=Sought)


class Wanted(NamedTuple, Generic[One]):
    """An expression that is looked for, and what tells better where to look than its beginning."""

    one: One
    anchor: Anchor | None
    further: int
    """The slot of the anchor."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """The slots of an expression: where it begins, where its anchor stands, what it needs."""

    begins: int
    further: int
    anchor: Anchor | None
    needs: int


class _Slots:
    """Numbers the sets of units (pairs and single characters) that are looked for, each once."""

    def __init__(self) -> None:
        self._numbers: dict[frozenset[str], int] = {}
        self._asked: dict[str, _Asked] = {}
        self._lock = Lock()
        self.of_unit: defaultdict[str, list[int]] = defaultdict(list)
        """Unit → the slots that it belongs to."""

    def __len__(self) -> int:
        return len(self._numbers)

    def asked(self, source: str) -> _Asked:
        """The slots of an expression."""
        found = self._asked.get(source)
        if found is None:
            one = told(source)
            with self._lock:
                found = self._asked[source] = _Asked(
                    self._slot(one.units),
                    self._slot(one.anchor.units if one.anchor else None),
                    one.anchor,
                    self._slot(one.held),
                )
        return found

    def _slot(self, units: frozenset[str] | None) -> int:
        if units is None:
            return ANYWHERE
        number = self._numbers.get(units)
        if number is None:
            number = self._numbers[units] = len(self._numbers)
            for unit in units:
                self.of_unit[unit].append(number)
        return number


@lru_cache(maxsize=1)
def _slots() -> _Slots:
    """The numbering that all lookouts share."""
    return _Slots()


def _numbering() -> _Slots:
    if len(_slots()) > MOST_SLOTS:
        _slots.cache_clear()  # lookouts that were made before keep theirs
    return _slots()


class Lookout:
    """Knows which of many expressions are worth trying in a text, and where."""

    def __init__(self, sources: Mapping[str, str], marks: Iterable[str] = ()) -> None:
        """`sources`: name → the expression that is looked for under it.

        `marks`: expressions of which is only asked whether a stretch may hold them.
        """
        slots = _numbering()
        self._asked = {name: slots.asked(source) for name, source in sources.items()}
        self._held = {mark: slots.asked(mark).needs for mark in marks}
        placed = {one.begins for one in self._asked.values()}
        placed.update([one.further for one in self._asked.values()], self._held.values())
        placed.update([one.needs for one in self._asked.values()])
        self._standing = _Standing(slots.of_unit, frozenset(placed - {ANYWHERE}))
        self._plans: dict[int, tuple[object, Sequence[tuple[int, int, Any]]]] = {}

    def places(self, text: str) -> "Places":
        """Where the expressions can begin in a text."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        several = chain(pairs(text), [last + ANY for last in text[-1:]])
        for place, slots in enumerate(map(self._standing.__getitem__, several)):
            for slot in slots:
                found[slot].append(place)
        most = max(len(text) // SPARSE, FEW)
        return Places(self, self._held, found, most)

    def plan(self, sought: Sequence[One]) -> Sequence[tuple[int, int, Wanted[One]]]:
        """Each of some expressions behind the two slots of which it needs a place.

        Remembered for these very expressions, which are asked for in every text.
        """
        known = self._plans.get(id(sought))
        if known is None or known[0] is not sought:
            known = self._plans[id(sought)] = sought, [self._needed(one) for one in sought]
        return known[1]

    def _needed(self, one: One) -> tuple[int, int, Wanted[One]]:
        asked = self._asked.get(one.source)
        if asked is None:
            return ANYWHERE, ANYWHERE, Wanted(one, None, ANYWHERE)
        return asked.needs, asked.begins, Wanted(one, asked.anchor, asked.further)


class Places:
    """Where the expressions of a lookout can begin in one text, worked out when it is asked."""

    def __init__(
        self,
        lookout: Lookout,
        held: Mapping[str, int],
        found: Mapping[int, list[int]],
        most: int,
    ) -> None:
        """`found`: slot → where its units stand, in order; `most`: more places tell nothing."""
        self._lookout = lookout
        self._held = held
        self._found = found
        self._present = {ANYWHERE, *found}
        self._most = most

    def live(self, sought: Sequence[One]) -> Iterator[tuple[One, Sequence[int] | None]]:
        """Those of some expressions that the text may hold, with where alone they can begin.

        None for one that had better be searched for everywhere, or that is not known.
        """
        present, found = self._present, self._found
        for begins, (one, anchor, further) in [
            (begins, wanted)
            for needs, begins, wanted in self._lookout.plan(sought)
            if needs in present and begins in present
        ]:
            where = found.get(begins)
            if where is None:
                yield one, None
                continue
            if anchor is not None:
                anchored = found.get(further, _NOWHERE)
                if len(anchored) < len(where):
                    where = _before(where, anchored, anchor)
            if where:
                yield one, where if len(where) <= self._most else None

    def where(self, mark: str) -> Sequence[int] | None:
        """Where what a match of a mark holds may stand, in order; None where that is not known."""
        slot = self._held.get(mark, ANYWHERE)
        return None if slot == ANYWHERE else self._found.get(slot, _NOWHERE)

    def may_hold(self, mark: str, start: int, end: int) -> bool:
        """Whether a stretch of the text may hold a match of a mark."""
        slot = self._held.get(mark, ANYWHERE)
        if slot == ANYWHERE:
            return True
        where = self._found.get(slot, _NOWHERE)  # asked for often: not by way of `where`
        first = bisect_left(where, start)
        return first < len(where) and where[first] < end


_NOWHERE: list[int] = []


def _before(begins: Sequence[int], held_at: Sequence[int], anchor: Anchor) -> list[int]:
    """Those of the beginnings behind which an anchor stands; all in order."""
    kept: list[int] = []
    done = 0
    for place in held_at:
        low = bisect_left(begins, place - anchor.farthest, done)
        done = bisect_right(begins, place - anchor.nearest, low)
        kept += begins[low:done]
    return kept


class _Standing(dict[str, tuple[int, ...]]):
    """Pair of characters → the slots of which a unit stands where it does."""

    def __init__(self, of_unit: Mapping[str, Sequence[int]], placed: frozenset[int]) -> None:
        """`placed`: the slots of which the places are asked."""
        self._of_unit = of_unit
        self._placed = placed
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __missing__(self, pair: str) -> tuple[int, ...]:
        units = [self._of_unit.get(unit, ()) for unit in (pair[0], pair)]
        slots = tuple(self._placed.intersection(chain(*units)))
        slots = self._known.setdefault(slots, slots)
        if len(self) < MOST_PAIRS:
            self[pair] = slots
        return slots


def found(
    expression: re.Pattern[str], text: str, places: Sequence[int] | None, free: int = 0
) -> Iterator[re.Match[str]]:
    """What `expression.finditer` finds in a text from `free` on, in the same order.

    `places`: where alone it can begin; None when that is not known.
    """
    if places is None:
        yield from expression.finditer(text, free)
        return
    for place in places:
        if place >= free:
            match = expression.match(text, place)
            if match is not None:
                free = match.end()
                yield match
