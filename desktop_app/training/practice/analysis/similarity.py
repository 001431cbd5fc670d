"""The features by which wordings are compared: word groups, words, and character pairs."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from desktop_app.training.practice.analysis.lexicon import lexicon, rarity
from desktop_app.training.practice.analysis.normal import is_word

GROUP_WEIGHT = 1.6
WORD_WEIGHT = 1.0
PAIR_WEIGHT = 0.4
"""How much sharing a word group, an everyday word or a mere pair of characters tells."""

_LITERAL = re.compile(r"^[\u4e00-\u9fffa-z0-9]{2,}$")
_NO_GROUP = frozenset(
    {"you", "i", "us", "num", "definite", "ask_end", "soon", "please", "date", "lasting", "clock"}
)
"""Groups whose sharing tells nothing about the meaning."""


@lru_cache(maxsize=1)
def _groups() -> dict[str, list[tuple[str, str]]]:
    """First two characters → (wording, group) of every literal wording, longest first."""
    table: dict[str, list[tuple[str, str]]] = {}
    for group, joined in lexicon().words.items():
        if group in _NO_GROUP:
            continue
        for wording in joined.split("|"):
            if _LITERAL.match(wording):
                table.setdefault(wording[:2], []).append((wording, "@" + group))
    for found in table.values():
        found.sort(key=lambda pair: -len(pair[0]))
    return table


def warm() -> None:
    """Builds the table of word groups."""
    _groups()


def scan(text: str) -> list[tuple[int, int, str]]:
    """Every feature of a text in plain form with where it stands: (start, end, feature)."""
    found: list[tuple[int, int, str]] = []
    table = _groups()
    for index in range(len(text) - 1):
        pair = text[index : index + 2]
        for wording, group in table.get(pair, ()):
            if text.startswith(wording, index):
                found.append((index, index + len(wording), group))
        if pair.isalnum():
            found.append((index, index + 2, pair))
    return found


def features(text: str) -> frozenset[str]:
    """The features of a short text."""
    return frozenset(feature for _, _, feature in scan(text))


@lru_cache(maxsize=65_536)
def weight(feature: str) -> float:
    """How much sharing a feature tells, rarer features more."""
    if feature.startswith("@"):
        kind = GROUP_WEIGHT
    else:
        kind = WORD_WEIGHT if is_word(feature) else PAIR_WEIGHT
    return kind * rarity(feature)


def squared(wording: frozenset[str]) -> float:
    """Squared length of a feature set."""
    return sum(weight(feature) ** 2 for feature in wording) or 1.0


def postings(vectors: Sequence[Mapping[str, float]]) -> dict[str, list[tuple[int, float]]]:
    """Turns a list of feature → value round: feature → (number in the list, value)."""
    index: dict[str, list[tuple[int, float]]] = {}
    for slot, vector in enumerate(vectors):
        for feature, value in vector.items():
            index.setdefault(feature, []).append((slot, value))
    return index
