"""Suggests points from how an agent answered: what the service vocabulary recognises in it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from desktop_app.system.text import tr
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.analysis.findings import Finding
from desktop_app.training.practice.analysis.lexicon import lexicon
from desktop_app.training.practice.points import Criterion, Point

_MOST = 3
"""More points cannot be said in one breath."""
_CALMING = frozenset({"apology", "empathy", "safety", "compensate", "congratulate"})
_TIME = frozenset({"definite-reply", "definite-time", "notify", "callback", "expedite"})
_LANGUAGE = frozenset({"greet", "thanks", "farewell", "welcome", "wait-please", "own-name"})
_CLAUSE = re.compile(r"[^，,。！？!?；;\n]+")
_SENTENCE = re.compile(r"[^。！？!?；;\n]+")
_LONGEST_WORDING = 40


def suggested(reply: str, analyser: ReplyAnalyser) -> list[dict[str, Any]]:
    """Return up to three points that *reply* meets, weightier matters first; at least one.

    Each is met by the reply itself: what the analysis would not find again is not suggested.
    """
    found = analyser.analyse(reply, _candidates(), ()).hits
    ranked = _apart(sorted(found, key=lambda hit: (hit.id in _LANGUAGE, hit.start)))[:_MOST]
    labels = {point.id: point.name for point in _candidates()}
    points = [_point(hit.id, labels[hit.id], _around(reply, hit.start, hit.end)) for hit in ranked]
    kept = [one for one in points if _met(one, reply, analyser)]
    return kept or [_answer(reply)]


def _apart(hits: Sequence[Finding]) -> list[Finding]:
    """Those that rest on words of their own: one thing said is one point."""
    kept: list[Finding] = []
    for hit in hits:
        if all(hit.end <= one.start or one.end <= hit.start for one in kept):
            kept.append(hit)
    return kept


@lru_cache(maxsize=1)
def _candidates() -> tuple[Point, ...]:
    """One point for each thing that counts whatever the situation."""
    return tuple(
        Point(id=key, name=one.label, meaning=one.label, says=(one.label,), concepts=(key,))
        for key, one in lexicon().concepts.items()
        if one.generic and not key.startswith(("taboo-", "trait-"))
    )


def _point(key: str, label: str, words: str) -> dict[str, Any]:
    return {
        "id": key,
        "name": label,
        "meaning": tr("{label}。（建议的要点，请写明什么算、什么不算）").format(label=label),
        "says": [words],
        "concepts": [key],
        "criterion": str(_criterion(key)),
        "weight": 1 if key in _LANGUAGE else 2,
    }


def _criterion(key: str) -> Criterion:
    if key in _CALMING:
        return Criterion.CALMING
    if key in _TIME:
        return Criterion.TIME
    return Criterion.LANGUAGE if key in _LANGUAGE else Criterion.SOLUTION


def _answer(reply: str) -> dict[str, Any]:
    """Where nothing is recognised, the longest sentence stands for the matter."""
    sentences = [one.strip() for one in _SENTENCE.findall(reply)]
    words = max(sentences, key=len, default="") or tr("好的")
    return {
        "id": "answer",
        "name": tr("回应客户的话"),
        "meaning": tr("回应客户这一句。（建议的要点，请写明什么算、什么不算）"),
        "says": [words[:_LONGEST_WORDING]],
        "weight": 2,
    }


def _around(reply: str, start: int, end: int) -> str:
    """The clauses that the evidence stands in."""
    parts = [one for one in _CLAUSE.finditer(reply) if one.start() < end and start < one.end()]
    words = reply[parts[0].start() : parts[-1].end()].strip() if parts else reply[start:end]
    return words if len(words) <= _LONGEST_WORDING else reply[start:end][:_LONGEST_WORDING]


def _met(point: dict[str, Any], reply: str, analyser: ReplyAnalyser) -> bool:
    return bool(analyser.analyse(reply, (Point.model_validate(point),), ()).hits)
