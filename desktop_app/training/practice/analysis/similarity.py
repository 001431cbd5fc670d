"""The features by which wordings are compared: word groups, words, and character pairs."""

import math
import re
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from desktop_app.training.practice.analysis.lexicon import lexicon, manner, rarity
from desktop_app.training.practice.analysis.normal import is_word, pairs
from desktop_app.training.practice.analysis.numbers import value

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


_AMOUNT = (
    r"([0-9]{1,9}(?:\.[0-9]{1,2})?|[零一二两俩三四五六七八九十百千万仨]{1,7})"
    r"(?:来)?(?:个|份)?(工作日|工作天|天|日|小时|钟头|分钟|周|星期|礼拜|个?月|元|块|折|节|只|把|号|%|章|期|次|米|公里)"
)
_CLOCK = re.compile(
    r"([0-2]?[0-9]):([0-5][0-9])|([0-9]{1,2}|[一二两三四五六七八九十]{1,3})点(半|一刻|三刻|[0-9]{1,2}分?|[二三四五]?十[一二三四五六七八九]?分?|[零〇]?[一二三四五六七八九]分)?"
)
_COUNT = re.compile(_AMOUNT)
_LONG = re.compile(r"[0-9]{2,}(?:\.[0-9]+)?")
_SAME_UNIT = {
    "工作天": "工作日", "日": "天", "钟头": "小时", "星期": "周", "礼拜": "周", "个月": "月",
    "块": "元",
}  # fmt: skip
_QUARTERS = {"半": 30.0, "一刻": 15.0, "三刻": 45.0, None: 0.0}


def numbers(text: str) -> list[tuple[int, int, str]]:
    """Clock times, counted things and long figures, alike however they are spelt."""
    found = []
    for clock in _CLOCK.finditer(text):
        digital, part = clock.group(1), clock.group(4)
        hour = value(digital or clock.group(3)) % 12
        minute = value(clock.group(2)) if digital else _QUARTERS.get(part, -1.0)
        minute = value((part or "").rstrip("分")) if minute < 0 else minute
        found.append((clock.start(), clock.end(), f"#{hour:g}:{minute:g}"))
    for count in _COUNT.finditer(text):
        unit = _SAME_UNIT.get(count.group(2), count.group(2))
        found.append((count.start(), count.end(), f"#{value(count.group(1)):g}{unit}"))
    found += [(one.start(), one.end(), "#" + one.group()) for one in _LONG.finditer(text)]
    return found


class _Wordings(dict[str, tuple[tuple[str, str], ...]]):
    """Two characters → the group wordings that begin with them."""

    def __missing__(self, pair: str) -> tuple[tuple[str, str], ...]:
        found = tuple(_groups().get(pair, ()))
        if len(self) < _MOST_PAIRS:
            self[pair] = found
        return found


_MOST_PAIRS = 100_000
_wordings = _Wordings()


class Pair(NamedTuple):
    """What is known of two characters in a situation."""

    square: float
    """The squared weight of the pair; zero where it is no feature."""
    sharp: float
    """How much it sounds like a taboo."""
    held: bool
    """Whether it is a feature of one of the situation's wordings."""
    begins: tuple[tuple[str, str], ...]
    """The wordings, with their word groups, that begin with it."""


class Pairs(dict[str, Pair]):
    """What is known of any two characters in a situation, looked up once for all of it."""

    def __init__(self, index: Container[str]) -> None:
        """`index`: the features of the situation's wordings."""
        self._index = index

    def __missing__(self, pair: str) -> Pair:
        weighed = square(pair) if is_feature(pair) else 0.0
        found = Pair(weighed, manner().get(pair, 0.0), pair in self._index, _wordings[pair])
        if len(self) < _MOST_HELD:
            self[pair] = found
        return found


_MOST_HELD = 20_000


def is_feature(pair: str) -> bool:
    """Whether a pair of characters tells anything."""
    return len(pair) == 2 and pair.isalnum()


def scan(text: str) -> list[tuple[int, int, str]]:
    """Every feature of a text in plain form with where it stands: (start, end, feature)."""
    found = numbers(text)
    for index, pair in enumerate(pairs(text)):
        for wording, group in _wordings[pair]:
            if text.startswith(wording, index):
                found.append((index, index + len(wording), group))
        if is_feature(pair):
            found.append((index, index + 2, pair))
    found.sort()
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


@lru_cache(maxsize=65_536)
def square(feature: str) -> float:
    """The weight of a feature, squared."""
    share = weight(feature)
    return share * share


def squared(wording: frozenset[str]) -> float:
    """Squared length of a feature set, to the last digit the same in every process."""
    return math.fsum(weight(feature) ** 2 for feature in wording) or 1.0


def postings(vectors: Sequence[Mapping[str, float]]) -> dict[str, list[tuple[int, float]]]:
    """Turns a list of feature → value round: feature → (number in the list, value)."""
    index: dict[str, list[tuple[int, float]]] = {}
    for slot, vector in enumerate(vectors):
        for feature, share in vector.items():
            index.setdefault(feature, []).append((slot, share))
    return index
