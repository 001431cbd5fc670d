"""Which article or session is about something, found by the words they share."""

from collections.abc import Sequence
from dataclasses import dataclass

_LEAST = 0.25
"""With fewer of its pairs of characters found a text is about something else."""
_BESIDE = 0.6
"""What fits so much less than the best is about its neighbour."""
_WEIGHTS = (1.0, 0.8, 0.5)
"""A word in the title says more than one beside it, and that more than one in the summary."""


@dataclass(frozen=True, slots=True)
class Material:
    """Something that can be studied: `texts` are its title, its headings, its summary."""

    kind: str
    key: str
    title: str
    texts: tuple[str, ...]


def fitting(words: str, materials: Sequence[Material], most: int = 1) -> tuple[Material, ...]:
    """Return the *materials* that are about *words*, the best first; none where none is."""
    wanted = _pairs(words)
    if not wanted:
        return ()
    ranked = [(score, one) for one in materials if (score := _score(wanted, one)) >= _LEAST]
    ranked.sort(key=lambda each: (-each[0], each[1].kind, each[1].key))
    good = [one for score, one in ranked if score >= _BESIDE * ranked[0][0]]
    return tuple(good[:most])


def _score(wanted: frozenset[str], one: Material) -> float:
    found: dict[str, float] = {}
    for text, weight in zip((one.title, *one.texts), _WEIGHTS, strict=False):
        for pair in wanted & _pairs(text):
            found[pair] = max(found.get(pair, 0.0), weight)
    return sum(found.values()) / len(wanted)


def _pairs(text: str) -> frozenset[str]:
    """Return the pairs of characters beside one another, without what only joins words."""
    runs = "".join(one if one.isalnum() and one not in "与和的" else " " for one in text.lower())
    return frozenset(run[n : n + 2] for run in runs.split() for n in range(len(run) - 1))
