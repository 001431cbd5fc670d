"""Finds patterns in a framed reply and decides whether what was found counts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

from desktop_app.training.practice.analysis.cutting import Place
from desktop_app.training.practice.analysis.frames import Frame
from desktop_app.training.practice.analysis.lexicon import WINDOW, Pattern
from desktop_app.training.practice.analysis.lookout import One, found

_MOST = 40
"""How many places of one pattern are looked at; more would only cost time."""


class Match(NamedTuple):
    """Where a pattern was found."""

    start: int
    end: int
    parts: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Manner:
    """Which ways of putting it count for a target."""

    refusal_counts: bool = False
    condition_counts: bool = False
    taboo: bool = False
    negations: str = ""
    """The wordings of a taboo, in which a negation may stand without denying it."""
    mild: Pattern | None = None
    """What makes the clause of a taboo harmless."""


def live(patterns: Sequence[One], frame: Frame) -> Iterable[tuple[One, Sequence[int] | None]]:
    """Those of some patterns that may stand in the reply, in their order, for `matches`."""
    return frame.places.live(patterns) if frame.places else [(one, None) for one in patterns]


def matches(pattern: Pattern, frame: Frame, places: Sequence[int] | None = None) -> Iterable[Match]:
    """Every place, left to right, where all parts of a pattern stand together.

    `places`: where alone it can begin; None when that is not known.
    """
    text, expression = frame.text, pattern.parts[0]
    if places is None:
        return _all_matches(pattern, frame, expression.finditer(text))
    for tried, place in enumerate(places, start=1):  # most patterns stand at none of them
        first = expression.match(text, place)
        if first is not None:
            others = found(expression, text, places[tried:], first.end())
            return _all_matches(pattern, frame, chain((first,), others))
    return ()


def _all_matches(
    pattern: Pattern, frame: Frame, firsts: Iterable[re.Match[str]]
) -> Iterator[Match]:
    """`firsts`: where the first part of the pattern stands."""
    alone = len(pattern.expressions) == 1
    for first in islice(firsts, _MOST):
        start, end = first.span()
        parts = [Place(start, end)]
        if not alone:
            others = _rest(pattern, frame, start, end)
            if others is None:
                continue
            parts += others
            start = min([place.start for place in parts])
            end = max([place.end for place in parts])
        if pattern.bars:
            around = frame.clause_around(start, end)
            if any(one.search(frame.text, around.start, around.end) for one in pattern.excluded):
                continue
        yield Match(start, end, tuple(parts))


def _rest(pattern: Pattern, frame: Frame, start: int, end: int) -> list[Place] | None:
    """Where the other parts of a pattern stand, whose first stands here; None if one does not."""
    places: list[Place] = []
    area = frame.clause_around(start, end) if pattern.one_clause else frame.sentence_at(start)
    low, high = max(area.start, start - WINDOW), min(area.end, end + WINDOW)
    for part in pattern.parts[1:]:
        other = part.search(frame.text, low, high)
        if other is None:
            return None
        places.append(Place(other.start(), other.end()))
    return places


def first_that_counts(
    patterns: Sequence[Pattern], frame: Frame, manner: Manner
) -> tuple[Match, Pattern] | None:
    """The first place where one of the patterns is really said to the customer."""
    for pattern, places in live(patterns, frame):
        for match in matches(pattern, frame, places):
            if counts(match, pattern, frame, manner):
                return match, pattern
    return None


def mildly_put(frame: Frame, start: int, end: int, manner: Manner) -> bool:
    """Whether the clauses around a taboo's words make them harmless."""
    if manner.mild is None:
        return False
    around = frame.with_next_clause(start, end)
    return bool(manner.mild.parts[0].search(frame.text, around.start, around.end))


def counts(match: Match, pattern: Pattern, frame: Frame, manner: Manner) -> bool:
    """Whether what was found is stated rather than quoted, refused, supposed or recited."""
    if manner.taboo:
        if frame.recited or frame.disowned(match.start) or frame.cleared(match.start):
            return False
        if frame.spared(match.start, match.end, pattern.positive + manner.negations):
            return False
        if mildly_put(frame, match.start, match.end, manner):
            return False
        if pattern.negative:
            return not frame.contradicted(match.start)
        return not frame.denied(match.start, manner.negations)
    if frame.left_open(match.start, match.end):
        return False
    if not manner.condition_counts and frame.void_reason(match.start, match.end):
        return False
    if manner.condition_counts and frame.recited:
        return False
    refusal_counts = manner.refusal_counts or pattern.refusal_counts
    parts, own = list(match.parts), pattern.positive
    if not refusal_counts and frame.refused(parts, pattern.negative, own):
        return False
    return not frame.hollow(match.start, match.end)
