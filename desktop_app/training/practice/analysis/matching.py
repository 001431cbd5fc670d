"""Finds patterns in a framed reply and decides whether what was found counts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop_app.training.practice.analysis.frames import Frame, Place
from desktop_app.training.practice.analysis.lexicon import WINDOW, Pattern

_MOST = 40
"""How many places of one pattern are looked at; more would only cost time."""


@dataclass(frozen=True, slots=True)
class Match:
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
    mild: re.Pattern[str] | None = None
    """What makes the clause of a taboo harmless."""


def matches(pattern: Pattern, frame: Frame) -> Iterable[Match]:
    """Every place, left to right, where all parts of a pattern stand together.

    A pattern that is nowhere in the reply is remembered, as several targets share a concept.
    """
    if pattern.source in frame.nowhere:
        return
    first = pattern.parts[0].search(frame.text)
    if first is None:
        frame.nowhere.add(pattern.source)
        return
    yield from _all_matches(pattern, frame, first.start())


def _all_matches(pattern: Pattern, frame: Frame, begin: int) -> Iterator[Match]:
    text = frame.text
    for count, first in enumerate(pattern.parts[0].finditer(text, begin)):
        if count >= _MOST:
            return
        found = _rest(pattern, frame, first.start(), first.end())
        if found is None:
            continue
        start = min(place.start for place in found)
        end = max(place.end for place in found)
        around = frame.clause_around(start, end)
        if any(one.search(text, around.start, around.end) for one in pattern.excluded):
            continue
        yield Match(start, end, tuple(found))


def _rest(pattern: Pattern, frame: Frame, start: int, end: int) -> list[Place] | None:
    places = [Place(start, end)]
    if len(pattern.parts) == 1:
        return places
    area = frame.clause_around(start, end) if pattern.one_clause else frame.sentence_at(start)
    low, high = max(area.start, start - WINDOW), min(area.end, end + WINDOW)
    for part in pattern.parts[1:]:
        found = part.search(frame.text, low, high)
        if found is None:
            return None
        places.append(Place(found.start(), found.end()))
    return places


def first_that_counts(
    patterns: Sequence[Pattern], frame: Frame, manner: Manner
) -> tuple[Match, Pattern] | None:
    """The first place where one of the patterns is really said to the customer."""
    for pattern in patterns:
        for match in matches(pattern, frame):
            if counts(match, pattern, frame, manner):
                return match, pattern
    return None


def mildly_put(frame: Frame, start: int, end: int, manner: Manner) -> bool:
    """Whether the clauses around a taboo's words make them harmless."""
    if manner.mild is None:
        return False
    around = frame.with_next_clause(start, end)
    return bool(manner.mild.search(frame.text, around.start, around.end))


def counts(match: Match, pattern: Pattern, frame: Frame, manner: Manner) -> bool:
    """Whether what was found is stated rather than quoted, refused, supposed or recited."""
    if manner.taboo:
        if frame.recited or frame.disowned(match.start):
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
    return refusal_counts or not frame.refused(list(match.parts), pattern.negative)
