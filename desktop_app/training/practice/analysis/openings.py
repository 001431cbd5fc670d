"""With which characters a regular expression can begin: where it is worth looking for it.

Hundreds of expressions are looked for in every reply, and most of them begin with a few known pairs
of characters. The reply is indexed by its pairs once; an expression is then tried only where
one of its pairs stands. What is found is the same as by searching the whole text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from operator import add

# The standard library's own parser of expressions: `sre_parse` under its present name.
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

ANY = "\0"
"""Stands in a beginning for a character that may be any."""

MOST = 1_500
"""An expression with more beginnings than that is looked for everywhere."""

SPARSE, FEW = 16, 12
"""Searching is quicker than trying where an expression may begin at more than one in so many
places, and at more than a few."""

MOST_PAIRS = 20_000
"""So many pairs are remembered with what begins with them."""


def openings(source: str) -> frozenset[str] | None:
    """The pairs and single characters that a match of `source` can begin with.

    None when there is no telling, as for an expression that begins with any character.
    """
    parsed = _parser.parse(source)
    if parsed.state.flags & re.IGNORECASE:
        return None
    found = _of_sequence(parsed)
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

    def __init__(self, begins: Mapping[str, frozenset[str] | None]) -> None:
        """`begins`: name of an expression → what it can begin with, as `openings` says it."""
        table: dict[str, list[int]] = {}
        known = {name: units for name, units in begins.items() if units is not None}
        self._names = tuple(known)
        for slot, units in enumerate(known.values()):
            for unit in units:
                table.setdefault(unit, []).append(slot)
        self._slots_of = _SlotsOf(table)

    def places(self, text: str) -> dict[str, list[int]]:
        """Name → where alone the expression can begin in a text, in order.

        An expression that had better be searched for everywhere is not among them.
        """
        slots: list[list[int]] = [[] for _ in self._names]
        slots_of = self._slots_of
        for place, pair in enumerate(map(add, text, text[1:] + ANY)):
            for slot in slots_of[pair]:
                slots[slot].append(place)
        most = max(len(text) // SPARSE, FEW)
        return {
            name: where
            for name, where in zip(self._names, slots, strict=True)
            if len(where) <= most
        }


class _SlotsOf(dict[str, tuple[int, ...]]):
    """Pair of characters → the expressions that may begin with it."""

    def __init__(self, table: Mapping[str, Sequence[int]]) -> None:
        self._table = table

    def __missing__(self, pair: str) -> tuple[int, ...]:
        table = self._table
        found = tuple(sorted({*table.get(pair[0], ()), *table.get(pair, ())}))
        if len(self) < MOST_PAIRS:
            self[pair] = found
        return found


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
