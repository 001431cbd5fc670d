"""Compares what a reply says with the facts on the card: amounts, clock times, dates, numbers."""

import re
from collections.abc import Iterator
from functools import lru_cache

from desktop_app.training.practice.analysis.cutting import Place
from desktop_app.training.practice.analysis.frames import Frame
from desktop_app.training.practice.analysis.normal import plain
from desktop_app.training.practice.analysis.numbers import value

_NUMBER = r"(?:[0-9]{1,9}(?:\.[0-9]{1,4})?|[零一二两三四五六七八九十百千万]{1,9})"
_AMOUNT = re.compile(
    rf"(?!(?<=[这那哪每])一块)(?!一块(?![钱,。!?]|$))({_NUMBER})(?=元|块(?!儿|砖|屏))"
)
"""一块泡沫 and 项目那一块 are no money; 一块钱 is."""
_CLOCK = re.compile(r"([0-2]?[0-9]):([0-5][0-9])")
_DATE = re.compile(rf"({_NUMBER})月({_NUMBER})[日号]")
_ORDER = re.compile(r"(?<![a-z0-9])[a-z]{1,4}-?[0-9]{3,16}")


@lru_cache(maxsize=128)
def _known(facts: str) -> dict[str, frozenset[str]]:
    text = plain(facts)
    return {kind: frozenset(v for v, _ in _values(kind, text)) for kind in _KINDS}


def _values(kind: str, text: str) -> Iterator[tuple[str, Place]]:
    for count, found in enumerate(_KINDS[kind].finditer(text)):
        if count >= 100:
            return
        place = Place(found.start(), found.end())
        if kind == "amount":
            yield f"{value(found.group(1)):g}", place
        elif kind == "clock":
            yield f"{int(found.group(1)) % 12}:{found.group(2)}", place
        elif kind == "date":
            yield f"{value(found.group(1)):g}/{value(found.group(2)):g}", place
        else:
            yield found.group().replace("-", ""), place


_KINDS = {"amount": _AMOUNT, "clock": _CLOCK, "date": _DATE, "order": _ORDER}
_NAMES = {"amount": "金额", "clock": "钟点", "date": "日期", "order": "编号"}


def fact_errors(frame: Frame, facts: str) -> list[tuple[Place, str]]:
    """What contradicts the card: a figure of a kind that the card names, with another value.

    Amounts count only when the card names amounts and this one is neither on it nor a sum or
    difference of two that are.
    """
    if not facts:
        return []
    known = _known(facts)
    found = []
    for kind in _KINDS:
        if not known[kind]:
            continue
        allowed = _derived(known[kind]) if kind == "amount" else known[kind]
        for said, place in _values(kind, frame.text):
            if said not in allowed:
                words = frame.raw[place.start : place.end]
                found.append((place, f"“{words}”与资料卡上的{_NAMES[kind]}不一致。"))
    return found[:12]


def _derived(amounts: frozenset[str]) -> frozenset[str]:
    figures = sorted(float(one) for one in amounts)[:20]
    sums = {f"{a + b:g}" for a in figures for b in figures}
    differences = {f"{abs(a - b):g}" for a in figures for b in figures}
    return amounts | sums | differences
