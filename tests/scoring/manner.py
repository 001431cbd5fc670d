"""Learns how clauses sound that offend a customer, whatever they are about.

A taboo that is only hinted at shares no word with its wordings, but it sounds like a taboo: “……呗”,
“又没多少”, “就不错了”. A linear model over the features of a clause tells such clauses from the
decent ones. Nobody labelled clauses: of a reply that breaks a taboo the clauses that sound worst
count as those that do, and the model is learned again a few rounds.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from desktop_app.training.practice.analysis import normal
from desktop_app.training.practice.analysis.frames import Frame
from desktop_app.training.practice.analysis.similarity import features

ROUNDS = 4
EPOCHS = 25
RIDGE = 0.02
STEP = 0.25
LEAST_SEEN = 3
"""A feature of fewer clauses is left out: it tells of a subject rather than of a manner."""

LEAST_WEIGHT = 0.05

Manner = dict[str, float]
Clause = frozenset[str]


@dataclass(frozen=True)
class Spoken:
    """The clauses of a reply or wording, and whether one of them breaks a taboo."""

    situation: str
    clauses: tuple[Clause, ...]
    offends: bool


def spoken(situation: str, text: str, offends: bool) -> Spoken:
    """A text cut into clauses, each as its features; quoted words are left out."""
    frame = Frame(normal.plain(text))
    clauses = [frame.text[place.start : place.end] for place in frame.clauses]
    sounding = [sounds(clause) for clause in clauses]
    return Spoken(situation, tuple(one for one in sounding if one), offends)


def sounds(clause: str) -> Clause:
    """What of a clause tells its manner: its characters, and all features but figures."""
    pairs = (one for one in features(clause) if not one.startswith("#"))
    return frozenset([*pairs, *filter(str.isalnum, clause)])


def score(manner: Manner, clause: Iterable[str]) -> float:
    """Above zero: sounds like a taboo."""
    return math.fsum([manner.get("", 0.0), *(manner.get(one, 0.0) for one in clause)])


def learn(texts: Sequence[Spoken]) -> Manner:
    """The weights of the features; the key "" is the bias."""
    manner: Manner = {}
    for _ in range(ROUNDS):
        rows: list[Clause] = []
        labels: list[bool] = []
        for text in texts:
            if not text.clauses:
                continue
            if not text.offends:
                rows += text.clauses
                labels += [False] * len(text.clauses)
                continue
            scored = [(score(manner, clause), clause) for clause in text.clauses]
            worst = max(value for value, _ in scored)
            for value, clause in scored:
                if value >= min(worst, 1.0):
                    rows.append(clause)
                    labels.append(True)
        manner = _regression(rows, labels)
    return {one: round(w, 2) for one, w in sorted(manner.items()) if abs(w) >= LEAST_WEIGHT}


def _regression(rows: Sequence[Clause], labels: Sequence[bool]) -> Manner:
    """Logistic regression by gradient steps, both classes counting the same."""
    counts: dict[str, int] = {}
    for row in rows:
        for one in row:
            counts[one] = counts.get(one, 0) + 1
    names = sorted(one for one, count in counts.items() if count >= LEAST_SEEN)
    number = {one: place for place, one in enumerate(names)}
    held = [
        np.array([number[one] for one in sorted(row) if one in number], dtype=int) for row in rows
    ]
    flat = np.concatenate(held)
    owner = np.repeat(np.arange(len(rows)), [len(one) for one in held])
    true = np.array(labels, dtype=float)
    share = np.where(true > 0, 0.5 / max(true.sum(), 1), 0.5 / max((1 - true).sum(), 1))
    share *= len(rows)
    weights, bias = np.zeros(len(names)), 0.0
    seen_w, seen_b = np.full(len(names), 1e-6), 1e-6
    for _ in range(EPOCHS * 8):
        total = np.bincount(owner, weights[flat], minlength=len(rows)) + bias
        wrong = (1 / (1 + np.exp(-np.clip(total, -30, 30))) - true) * share
        slope = (
            np.bincount(flat, wrong[owner], minlength=len(names)) + RIDGE * len(rows) / 50 * weights
        )
        seen_w += slope * slope
        seen_b += wrong.sum() ** 2
        weights -= STEP * slope / np.sqrt(seen_w)
        bias -= STEP * wrong.sum() / np.sqrt(seen_b)
    return {"": float(bias), **{one: float(w) for one, w in zip(names, weights, strict=True)}}
