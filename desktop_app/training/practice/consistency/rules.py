"""How far several people's replies to the same question differ in content."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations
from math import sqrt
from uuid import UUID

from desktop_app.training.practice.analysis.normal import plain
from desktop_app.training.practice.analysis.similarity import features, squared, weight
from desktop_app.training.practice.consistency.said import Figure, figures_in

POINTS_SHARE = 2 / 3
"""What is said outweighs how: the points make two thirds of the closeness, the words the rest."""

CONFLICT_COSTS = 0.25
"""A contradicting figure sets a question back in the order as much as a quarter of its points."""


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A point that the question asks for."""

    id: str
    name: str
    weight: int


@dataclass(frozen=True, slots=True)
class Said:
    """What one person answered to the customer's *line*; `met` holds where each point was said."""

    person_id: UUID
    name: str
    attempt_id: UUID
    at: datetime
    line: str
    reply: str
    points: tuple[AskedFor, ...]
    met: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Voice:
    """One person among the others.

    `closeness` is the mean to the others, `clashing` are the figures that another one denies.
    """

    said: Said
    share: float
    closeness: float
    figures: tuple[Figure, ...]
    clashing: frozenset[Figure]


@dataclass(frozen=True, slots=True)
class Compared:
    """A question with everybody's answers, the fullest first.

    `closeness` is the mean over all pairs, 0 to 1; `clashing` names the kinds of figures that
    contradict each other.
    """

    points: tuple[AskedFor, ...]
    voices: tuple[Voice, ...]
    closeness: float
    clashing: tuple[str, ...]

    def disputed(self, point: AskedFor) -> bool:
        """Whether some say it and others leave it out."""
        return 0 < sum(point.id in one.said.met for one in self.voices) < len(self.voices)


@dataclass(frozen=True, slots=True)
class Outline:
    """How far answers differ: 0 in unison; points that only some say; figures that contradict."""

    spread: float
    disputed: int
    clashing: bool


def compared(answers: Sequence[Said]) -> Compared:
    """Lay the answers of several people to one question beside each other."""
    points = points_of(answers)
    figures = [own_figures(one) for one in answers]
    clashes = clashing(figures)
    pairs = {
        (a, b): _closeness(answers[a], answers[b], points)
        for a, b in combinations(range(len(answers)), 2)
    }
    voices = [
        Voice(
            said=one,
            share=_share(one, points),
            closeness=_mean([close for pair, close in pairs.items() if place in pair]),
            figures=figures[place],
            clashing=clashes[place],
        )
        for place, one in enumerate(answers)
    ]
    return Compared(
        points=points,
        voices=tuple(sorted(voices, key=lambda one: (-one.share, -one.closeness))),
        closeness=_mean(list(pairs.values())),
        clashing=tuple(sorted({one.kind for found in clashes for one in found})),
    )


def outlined(answers: Sequence[Said]) -> Outline:
    """Tell how far answers are apart by points and figures alone: quick, for a list."""
    points = points_of(answers)
    agreement = _mean([_agreement(a, b, points) for a, b in combinations(answers, 2)])
    clashes = any(clashing([own_figures(one) for one in answers]))
    said = [sum(point.id in one.met for one in answers) for point in points]
    return Outline(
        spread=1 - agreement + CONFLICT_COSTS * clashes,
        disputed=sum(0 < count < len(answers) for count in said),
        clashing=clashes,
    )


def points_of(answers: Iterable[Said]) -> tuple[AskedFor, ...]:
    """Return every point that any of these was asked for, in the order of the newest."""
    found: dict[str, AskedFor] = {}
    for one in sorted(answers, key=lambda said: said.at, reverse=True):
        for point in one.points:
            found.setdefault(point.id, point)
    return tuple(found.values())


def own_figures(said: Said) -> tuple[Figure, ...]:
    """Return the figures of a reply but for those that only repeat the customer's own."""
    asked = {(one.kind, one.value) for one in figures_in(said.line)}
    return tuple(
        replace(one, about=_point_at(said, one))
        for one in figures_in(said.reply)
        if (one.kind, one.value) not in asked
    )


def _point_at(said: Said, figure: Figure) -> str:
    """The point in whose evidence a figure stands; the shortest evidence says it most closely."""
    spans = [
        (end - start, point)
        for point, (start, end) in said.met.items()
        if start <= figure.start and figure.end <= end
    ]
    return min(spans, default=(0, ""))[1]


def clashing(figures: Sequence[Sequence[Figure]]) -> list[frozenset[Figure]]:
    """Return for each reply the figures that another reply denies.

    Two replies contradict each other where both name figures of the same thing and share none of
    them; who names none contradicts nobody.
    """
    return [
        frozenset(
            one
            for one in mine
            if any(_denies(theirs, one, mine) for theirs in figures if theirs is not mine)
        )
        for mine in figures
    ]


def _denies(theirs: Sequence[Figure], figure: Figure, mine: Sequence[Figure]) -> bool:
    """Whether another reply's figures deny one of mine."""
    said = {one.value for one in theirs if one.same_thing(figure)}
    meant = {one.value for one in mine if one.same_thing(figure)}
    return bool(said) and said.isdisjoint(meant)


def _closeness(one: Said, other: Said, points: Sequence[AskedFor]) -> float:
    agreed = _agreement(one, other, points)
    return POINTS_SHARE * agreed + (1 - POINTS_SHARE) * wording_likeness(one.reply, other.reply)


def _agreement(one: Said, other: Said, points: Sequence[AskedFor]) -> float:
    """Weight of the points that both said, in that of the points that either said."""
    either = sum(p.weight for p in points if p.id in one.met or p.id in other.met)
    both = sum(p.weight for p in points if p.id in one.met and p.id in other.met)
    return both / either if either else 1.0


def wording_likeness(one: str, other: str) -> float:
    """Return how alike the words of two replies are, 0 to 1; rare words count for more."""
    first, second = features(plain(one)), features(plain(other))
    if not first or not second:
        return float(first == second)
    shared = sum(weight(feature) ** 2 for feature in first & second)
    return min(1.0, shared / sqrt(squared(first) * squared(second)))


def _share(said: Said, points: Sequence[AskedFor]) -> float:
    asked = sum(point.weight for point in points)
    met = sum(point.weight for point in points if point.id in said.met)
    return met / asked if asked else 1.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0
