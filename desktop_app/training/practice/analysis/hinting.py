"""Hears what only hints at a taboo: turns of phrase that let the customer conclude it.

The constructions stand in `resources/analysis/hints.yaml` and, by kind of offence, in `turns.yaml`
beside it. A hint is weak evidence, so it gives way to a taboo that its sentence breaks openly, to a
point that its sentence meets, to whatever takes its sting out, and to a gentle manner; it breaks
one taboo only, the one of its foremost family. What the author of a situation knows to hint at its
taboos needs no manner.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from desktop_app.training.practice.analysis.cutting import Place
from desktop_app.training.practice.analysis.frames import Frame
from desktop_app.training.practice.analysis.lexicon import (
    Pattern,
    compile_all,
    compile_pattern,
    lexicon,
    load,
    manner,
)
from desktop_app.training.practice.analysis.matching import (
    Manner,
    Match,
    counts,
    live,
    matches,
)
from desktop_app.training.practice.analysis.similarity import features

_MANNER = Manner(taboo=True)
LEAST_SHARP = -0.5
"""A sentence of which every clause sounds gentler hints at nothing (see `lexicon.manner`)."""

_SERVES = ("apology", "empathy", "trait-action", "trait-admit", "trait-promise")
"""Concepts of which one makes a sentence serve the customer, whatever else it lets him conclude."""


@dataclass(frozen=True, slots=True)
class Construction:
    """One turn of phrase and the families of taboos that it may hint at, the foremost first."""

    name: str
    says: str
    """What the customer concludes, in Chinese."""
    families: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    hints: tuple[str, ...]
    """Examples."""
    harmless: tuple[str, ...]
    """Sentences close by that hint at nothing."""
    firm: bool = False
    """Whether it offends whatever else its sentence does for the customer (a bribe asked for)."""


@lru_cache(maxsize=1)
def constructions() -> tuple[Construction, ...]:
    """All constructions of `resources/analysis`, in the order they are tried in."""
    return tuple(
        Construction(
            name,
            str(item["says"]),
            tuple(item["families"]),
            compile_all(item["patterns"]),
            tuple(item["hints"]),
            tuple(item.get("harmless", ())),
            bool(item.get("firm", False)),
        )
        for name, item in _book().items()
        if name != "mild"
    )


@lru_cache(maxsize=1)
def _book() -> dict[str, dict[str, list[str]]]:
    book: dict[str, dict[str, list[str]]] = {}
    for name in ("hints.yaml", "turns.yaml"):
        raw = load(name)
        if not isinstance(raw, dict) or book.keys() & raw.keys():
            raise ValueError(f"resources/analysis/{name} must be a mapping of names of its own")
        book |= raw
    return book


@lru_cache(maxsize=1)
def _mild() -> re.Pattern[str]:
    return compile_pattern("".join(str(_book()["mild"]).split())).parts[0]


@dataclass(frozen=True, slots=True, eq=False)
class Hint:
    """What may be hinted at in a situation: a construction and the taboo that it then breaks."""

    construction: Construction
    target: int


class Clue(NamedTuple):
    """One pattern of a hint."""

    source: str
    pattern: Pattern
    hint: Hint


def clues(hints: Iterable[Hint]) -> tuple[Clue, ...]:
    """All patterns of some hints, hint by hint."""
    return tuple(
        Clue(pattern.source, pattern, hint)
        for hint in hints
        for pattern in hint.construction.patterns
    )


def families_of(name: str, meaning: str, concepts: Sequence[str]) -> frozenset[str]:
    """The families that a taboo belongs to: those it names itself, else by name or meaning."""
    own = {one for one in concepts if one in lexicon().concepts}
    return frozenset(own) or frozenset(
        one.id
        for one in lexicon().concepts.values()
        if one.id.startswith("taboo") and one.cue and re.search(one.cue, f"{name}。{meaning}")
    )


def of_taboo(name: str, patterns: Sequence[str]) -> Construction:
    """The hints that the author of a situation wrote for one of its taboos."""
    return Construction(name, "", (), compile_all(patterns), (), ())


def bound(
    families: Mapping[int, frozenset[str]], own: Mapping[int, Construction]
) -> tuple[Hint, ...]:
    """Which taboo each construction breaks in a situation, the taboos' own hints first.

    `families`: taboo → its families; `own`: taboo → what its author wrote.
    """
    found = [Hint(construction, number) for number, construction in own.items()]
    for construction in constructions():
        for family in construction.families:
            targets = [number for number, own in families.items() if family in own]
            if targets:
                found += [Hint(construction, number) for number in targets[:1]]
                break
    return tuple(found)


def hinted(
    asked: Sequence[Clue], frame: Frame, points: Sequence[Place], taboos: Mapping[int, Place]
) -> dict[int, tuple[Place, str]]:
    """Taboo → the words that hint at it, with what they let the customer conclude.

    `points`: the words that meet a point; `taboos`: those that break a taboo openly.
    """
    busy = [frame.sentence_at(place.start) for place in (*points, *taboos.values())]
    found: dict[int, tuple[Place, str]] = {}
    for hint, those in groupby(live(asked, frame), lambda one: one[0].hint):
        if hint.target in found or hint.target in taboos:
            continue
        patterns = ((clue.pattern, places) for clue, places in those)
        match = _heard(hint.construction, patterns, frame, busy)
        if match and (not hint.construction.says or _sounds_sharp(frame, match.start)):
            found[hint.target] = Place(match.start, match.end), hint.construction.says
    return found


def heard(construction: Construction, frame: Frame) -> Match | None:
    """The first place where a construction hints at something, in whatever manner."""
    return _heard(construction, live(construction.patterns, frame), frame, ())


def _heard(
    construction: Construction,
    patterns: Iterable[tuple[Pattern, Sequence[int] | None]],
    frame: Frame,
    taken: Sequence[Place],
) -> Match | None:
    for pattern, places in patterns:
        for match in matches(pattern, frame, places):
            if any(match.start < one.end and one.start < match.end for one in taken):
                continue
            excused = not construction.firm and _serves(frame, match.start)
            if not excused and counts(match, pattern, frame, _MANNER):
                return match
    return None


def _sounds_sharp(frame: Frame, position: int) -> bool:
    """Whether a clause of the sentence sounds like a taboo, or nearly."""
    sentence, table = frame.sentence_at(position), manner()
    for clause in frame.clauses:
        if sentence.start <= clause.start < sentence.end:
            words = frame.text[clause.start : clause.end]
            telling = sorted({*features(words), *filter(str.isalnum, words)})
            if table.get("", 0.0) + sum(table.get(one, 0.0) for one in telling) >= LEAST_SHARP:
                return True
    return False


def _serves(frame: Frame, position: int) -> bool:
    """Whether the sentence does something for the customer or takes the sting out."""
    sentence = frame.sentence_at(position)
    return any(one.search(frame.text, *sentence) for one in (_mild(), *_serving()))


@lru_cache(maxsize=1)
def _serving() -> tuple[re.Pattern[str], ...]:
    acts = [lexicon().concepts[key] for key in _SERVES]
    return tuple(one.parts[0] for act in acts for one in compile_all(act.patterns))
