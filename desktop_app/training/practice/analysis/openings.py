"""With which characters a regular expression can begin, and what it has to hold further on.

Hundreds of expressions are looked for in every reply, and most of them begin with a few known pairs
of characters (`Told.units`). Where one may begin nearly anywhere (“您……没看清”), what it has to
hold further on (its `Anchor`) tells better where to look for it. `lookout` makes use of both.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# The standard library's own parser of expressions: `sre_parse` under its present name.
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

ANY = "\0"
"""Stands in a beginning for a character that may be any."""

MOST = 1_500
"""An expression with more beginnings than that is looked for everywhere."""

SEEN, OFTEN_SEEN = 8, 60
"""In so many times as many places as a pair stands a single character, and one of the commonest."""

COMMONEST = frozenset(
    "的了是我您你他在有没就都也还要会能这那不说到为吗吧一个给请再先来去得人上下好"
)

FIRST_STANDING = chr(0xF0000)
"""From here on (a private plane) a character stands for a group while an expression is read."""

_GROUP = re.compile(r"(?<!\\)\(\?:(\w+(?:\|\w+)*)\)")
"""A choice of plain words, as the word groups of the vocabulary are: read once for all."""

UNBOUNDED = 1 << 32
"""More characters than any text has."""

_Beginnings = frozenset[str] | None
"""The first two characters, fewer where it is shorter; None where there is no telling."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What every match of an expression holds, and how many characters behind its beginning."""

    units: frozenset[str]
    nearest: int
    farthest: int
    cost: int
    """Grows with the number of places where it may stand."""


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
    if max(source, default="") >= FIRST_STANDING:
        return Told(None, None, None)
    groups: list[str] = []
    parsed = _parser.parse(_GROUP.sub(lambda found: _standing_for(found[1], groups), source))
    tree = _Tree(groups)
    behind, anywhere = tree.anchors(parsed)
    held = anywhere.units if anywhere else None
    units = None if parsed.state.flags & re.IGNORECASE else _units(tree.beginnings(parsed))
    if units is None or behind is None:
        return Told(units, None, held)
    common = any(len(one) == 1 for one in units)
    better = common or 2 * behind.cost < _cost(units)
    return Told(units, behind if better else None, held)


def _standing_for(words: str, groups: list[str]) -> str:
    groups.append(words)
    return chr(ord(FIRST_STANDING) + len(groups) - 1)


def _anchor(units: frozenset[str], nearest: int, farthest: int) -> Anchor:
    return Anchor(units, nearest, farthest, _cost(units))


def _cost(units: frozenset[str]) -> int:
    return sum(1 if len(one) > 1 else OFTEN_SEEN if one in COMMONEST else SEEN for one in units)


class _Tree:
    """One parsed expression; remembers how each of its items can begin, which is asked often.

    Items are what the parser makes of an expression: (operator, argument) one after the other.
    """

    def __init__(self, groups: Sequence[str]) -> None:
        """`groups`: the choices of words for which a character stands."""
        self._groups = groups
        self._known: dict[int, _Beginnings] = {}
        self._widths: dict[int, tuple[int, int]] = {}

    def anchors(self, items: Any) -> tuple[Anchor | None, Anchor | None]:
        """The cheapest of what any match holds: one of its items, or one of each branch.

        Twice: without the beginning, and with it, as a branch may well be told by its beginning.
        """
        words = _literal(items.data)
        if words:
            return _of_words(words)
        behind: Anchor | None = None
        begins: Anchor | None = None
        for number in reversed(range(len(items))):
            if begins and begins.cost == 1:
                break
            here = self._here(items, number)
            further = self._further(items, number)
            begins = _cheaper(begins, here, further)
            behind = _cheaper(behind, here if number else None, further)
        return behind, begins

    def _here(self, items: Any, number: int) -> Anchor | None:
        """How the items from a number on begin."""
        units = _units(self.beginnings(items, number))
        return _anchor(units, *self._width(items.data[:number])) if units else None

    def _further(self, items: Any, number: int) -> Anchor | None:
        """What the branches of an item hold, each one of its own."""
        operator, argument = items.data[number]
        if operator is _constants.BRANCH:
            branches = [self.anchors(branch)[1] for branch in argument[1]]
        elif operator is _constants.LITERAL and (group := self._group(argument)):
            branches = [group.anchor]
        else:
            return None
        held = [one for one in branches if one]
        if len(held) < len(branches):
            return None
        least, most = self._width(items.data[:number])
        nearest = least + min([one.nearest for one in held])
        farthest = most + max([one.farthest for one in held])
        return _anchor(frozenset().union(*[one.units for one in held]), nearest, farthest)

    def _group(self, code: int) -> "_Group | None":
        """The choice of words that a character stands for, if it does."""
        number = code - ord(FIRST_STANDING)
        return _group(self._groups[number]) if number >= 0 else None

    def _width(self, items: Sequence[tuple[Any, Any]]) -> tuple[int, int]:
        """How many characters items that follow one another take, at the least and the most."""
        each = [self._width_of(item) for item in items]
        return sum([least for least, _ in each]), min(sum([most for _, most in each]), UNBOUNDED)

    def _width_of(self, item: tuple[Any, Any]) -> tuple[int, int]:
        if id(item) not in self._widths:
            self._widths[id(item)] = self._measured(*item)
        return self._widths[id(item)]

    def _measured(self, operator: Any, argument: Any) -> tuple[int, int]:
        if operator is _constants.LITERAL:
            group = self._group(argument)
            return (group.shortest, group.longest) if group else (1, 1)
        if operator in (_constants.IN, _constants.ANY, _constants.NOT_LITERAL):
            return 1, 1
        if operator in (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT):
            return 0, 0
        if operator is _constants.SUBPATTERN:
            return self._width(argument[-1].data)
        if operator is _constants.BRANCH:
            each = [self._width(branch.data) for branch in argument[1]]
            return min([least for least, _ in each]), max([most for _, most in each])
        if operator in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
            least, most = self._width(argument[2].data)
            return least * argument[0], most * int(argument[1])
        return 0, UNBOUNDED

    def beginnings(self, items: Any, start: int = 0) -> _Beginnings:
        """How the items from one on can begin that follow one another."""
        words = _literal(items.data[start : start + 2])
        if len(words) == 2:
            return frozenset({words})
        found = self._of(items[start]) if start < len(items) else frozenset({""})
        for number in range(start + 1, len(items)):
            if found is None or min(map(len, found)) == 2:
                break
            found = _joined(found, self._of(items[number]))
        return found

    def _of(self, item: tuple[Any, Any]) -> _Beginnings:
        known = self._known
        if id(item) not in known:
            known[id(item)] = self._worked_out(*item)
        return known[id(item)]

    def _worked_out(self, operator: Any, argument: Any) -> _Beginnings:
        if operator is _constants.LITERAL:
            group = self._group(argument)
            return group.beginnings if group else frozenset({chr(argument)})
        if operator is _constants.IN:
            return _of_class(argument)
        if operator is _constants.BRANCH:
            return _united([self.beginnings(branch) for branch in argument[1]])
        if operator is _constants.SUBPATTERN:
            return self.beginnings(argument[-1])
        if operator in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
            least, most, items = argument
            once = self.beginnings(items)
            twice = _joined(once, once) if most > 1 else once
            return _united([once, twice, *([frozenset({""})] if least == 0 else [])])
        if operator in (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT):
            return frozenset({""})  # takes no character; to ignore it only tries more places
        return frozenset({ANY, ANY + ANY}) if operator is _constants.ANY else None


def _cheaper(best: Anchor | None, *others: Anchor | None) -> Anchor | None:
    """The cheapest; of several the first."""
    for one in others:
        if one and (best is None or one.cost < best.cost):
            best = one
    return best


@lru_cache(maxsize=8192)
def _of_words(words: str) -> tuple[Anchor | None, Anchor]:
    """The anchors of plain words, as most branches are: their last pair."""
    place = max(len(words) - 2, 0)
    begins = _anchor(frozenset({words[place:]}), place, place)
    if len(words) > 2:
        return begins, begins
    return (_anchor(frozenset({words[1:]}), 1, 1) if words[1:] else None), begins


@dataclass(frozen=True, slots=True)
class _Group:
    """What is known of a choice of words, which stands in many expressions."""

    beginnings: _Beginnings
    anchor: Anchor
    shortest: int
    longest: int


@lru_cache(maxsize=8192)
def _group(words: str) -> _Group:
    each = words.split("|")
    anchors = [_of_words(one)[1] for one in each]
    units = frozenset().union(*[one.units for one in anchors])
    nearest, farthest = (
        min([one.nearest for one in anchors]),
        max([one.farthest for one in anchors]),
    )
    lengths = list(map(len, each))
    beginnings = _united([frozenset({one[:2]}) for one in each])
    return _Group(beginnings, _anchor(units, nearest, farthest), min(lengths), max(lengths))


def _literal(items: Sequence[tuple[Any, Any]]) -> str:
    """The characters of items that are nothing but characters; empty for any other."""
    if all(operator is _constants.LITERAL for operator, _ in items):
        words = "".join([chr(argument) for _, argument in items])
        if max(words, default="") < FIRST_STANDING:
            return words
    return ""


def _units(found: _Beginnings) -> frozenset[str] | None:
    """The pairs and single characters of beginnings, where any is known."""
    if found is None or any(one[:1] in ("", ANY) for one in found):
        return None
    bare = {one.rstrip(ANY) for one in found}
    return frozenset([one for one in bare if len(one) == 1 or one[0] not in bare])


def _joined(left: _Beginnings, right: _Beginnings) -> _Beginnings:
    if left is None or right is None:
        return None
    firsts = {other[:1] for other in right}
    found = {one + first for one in left if len(one) == 1 for first in firsts}
    found.update([one for one in left if len(one) == 2])
    if "" in left:
        found |= right
    return frozenset(found) if len(found) <= MOST else None


def _of_class(members: Any) -> _Beginnings:
    found: set[str] = set()
    for kind, value in members:
        if kind is _constants.LITERAL:
            found.add(chr(value))
        elif kind is _constants.RANGE and value[1] - value[0] < MOST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return frozenset({ANY})
    return frozenset(found)


def _united(sets: list[_Beginnings]) -> _Beginnings:
    found: set[str] = set()
    for one in sets:
        if one is None:
            return None
        found |= one
    return frozenset(found) if len(found) <= MOST else None
