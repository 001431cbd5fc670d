"""Measures how rare features are and fits the weights of the judgement on our own replies.

Writes `resources/analysis/model.json`: `python -m tests.scoring.train` from the repository root.
The parts named `-held` are never read here.
"""

import json
import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from desktop_app.training.practice.analysis import lexicon, normal, weighing
from desktop_app.training.practice.analysis.binding import Rubric, rubric
from desktop_app.training.practice.analysis.frames import Frame
from desktop_app.training.practice.points import Point, Taboo

HERE = Path(__file__).parent
MODEL = HERE.parents[1] / "resources" / "analysis" / "model.json"
PACK = HERE.parents[1] / "resources" / "content" / "institution" / "situations"
TUNE = ("known-tune.jsonl", "plain-tune.jsonl")
CALIBRATE = "fresh-tune.jsonl"
"""Written after the lexicon, which flatters the rest: the threshold lies half-way between."""

NEVER_HELPS = ("time_not", "time_nowhere", "asks_not", "exception", "generic_missing", "short")
"""Measures of something lacking: what the few replies say in their favour is chance."""

ROUNDS = 5
RIDGE = 1.0

_START = {"bias": -1.6, "likeness": 2.0, "coverage": 1.5, "containment": 1.0, "concept_here": 2.0}


@dataclass(frozen=True)
class Labelled:
    rubric: Rubric
    frame: Frame
    true: frozenset[str]


def situations() -> dict[str, tuple[tuple[Point, ...], tuple[Taboo, ...], str]]:
    """Every situation in its plain form: name, meaning and wordings of the plain format alone."""
    found = {}
    for path in sorted(HERE.glob("*-situations.yaml")):
        for raw in yaml.safe_load(path.read_text(encoding="utf-8")):
            found[raw["id"]] = (
                tuple(Point.model_validate(one) for one in raw["points"]),
                tuple(Taboo.model_validate(one) for one in raw.get("forbidden", ())),
                raw.get("context", ""),
            )
    return found


def replies(name: str) -> list[dict[str, object]]:
    """The lines of a labelled file."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def rarities(texts: list[str]) -> dict[str, float]:
    """Feature → 0…1 by the share of sentences that hold it; the key "" is for the unseen."""
    from desktop_app.training.practice.analysis.similarity import features

    seen: Counter[str] = Counter()
    sentences = [part for text in texts for part in normal.plain(text).split("。") if part]
    for sentence in sentences:
        seen.update(features(sentence))
    full = math.log(len(sentences) + 1)
    table = {
        feature: round(math.log((len(sentences) + 1) / (count + 0.5)) / full, 3)
        for feature, count in sorted(seen.items())
        if count >= 4
    }
    return {"": 1.0, **table}


def fit(samples: list[Labelled], calibrate: list[Labelled], kind: str) -> dict[str, float]:
    """Logistic regression on each reply's best stretch per target, refitted a few rounds."""
    weights = np.array([_START.get(name, 0.0) for name in weighing.MEASURES])
    gathered = [_gather(sample, kind) for sample in samples]
    for _ in range(ROUNDS):
        rows, labels = [], []
        for per_target in gathered:
            for true, measured in per_target:
                best = measured[np.argmax(measured @ weights)]
                rows.append(best)
                labels.append(true)
        weights = _logistic(np.array(rows), np.array(labels, dtype=float))
        for number, name in enumerate(weighing.MEASURES):
            if name in NEVER_HELPS:
                weights[number] = min(weights[number], 0.0)
    fresh = [_gather(sample, kind) for sample in calibrate]
    weights[0] += (_threshold(fresh, weights) + _threshold(gathered, weights)) / 2
    return {name: round(float(w), 3) for name, w in zip(weighing.MEASURES, weights, strict=True)}


def _gather(sample: Labelled, kind: str) -> list[tuple[bool, np.ndarray]]:
    concepts = weighing.concept_matches(sample.rubric, sample.frame)
    found: dict[int, list[tuple[float, ...]]] = {}
    for stretch in weighing.stretches(sample.rubric, sample.frame, concepts):
        target = sample.rubric.targets[stretch.target]
        if weighing.stands(stretch.place, target, sample.frame):
            found.setdefault(stretch.target, []).append(stretch.measures)
    nothing = (1.0, *(0.0 for _ in weighing.MEASURES[1:]))
    wanted = range(sample.rubric.points)
    if kind == "taboos":
        wanted = range(sample.rubric.points, len(sample.rubric.targets))
    return [
        (sample.rubric.targets[n].id in sample.true, np.array(found.get(n, [nothing])))
        for n in wanted
    ]


def _logistic(rows: np.ndarray, labels: np.ndarray) -> np.ndarray:
    weights = np.zeros(rows.shape[1])
    penalty = RIDGE * np.eye(rows.shape[1])
    penalty[0, 0] = 0.0
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (chance - labels) + penalty @ weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + penalty
        weights -= np.linalg.solve(curve + 1e-6 * np.eye(len(weights)), slope)
    return weights


def _threshold(gathered: list[list[tuple[bool, np.ndarray]]], weights: np.ndarray) -> float:
    """The shift of the bias in the middle of those that give nearly the best F1."""
    scored = sorted(
        ((float((m @ weights).max()), true) for per in gathered for true, m in per),
        key=lambda pair: (-pair[0], pair[1]),
    )
    positive = sum(true for _, true in scored)
    hits = np.cumsum([true for _, true in scored])
    f1 = 2 * hits / (np.arange(1, len(scored) + 1) + positive)
    good = [score for (score, _), value in zip(scored, f1, strict=True) if value > f1.max() - 0.01]
    return -float(np.median(good))


def _labelled(
    name: str, plain: dict[str, tuple[tuple[Point, ...], tuple[Taboo, ...], str]]
) -> list[Labelled]:
    found = []
    for line in replies(name):
        prepared = rubric(*plain[str(line["situation"])])
        text = normal.read(str(line["reply"])).text
        true = frozenset([*line["hits"], *line["violations"]])  # type: ignore[misc]
        found.append(Labelled(prepared, Frame(prepared.speller.correct(text)), true))
    return found


def main() -> None:
    plain = situations()
    texts = [str(line["reply"]) for name in TUNE for line in replies(name)]
    texts += [path.read_text(encoding="utf-8").split("points:")[0] for path in PACK.glob("*.yaml")]
    MODEL.write_text(json.dumps({"rarity": {"": 1.0}}), encoding="utf-8")
    table = rarities(texts)
    MODEL.write_text(json.dumps({"rarity": table}), encoding="utf-8")
    lexicon.model.cache_clear()
    lexicon._rarities.cache_clear()
    plain_samples = [one for name in TUNE for one in _labelled(name, plain)]
    fresh = _labelled(CALIBRATE, plain)
    weights = {
        "points": fit(plain_samples, fresh, "points"),
        "taboos": fit(plain_samples, plain_samples + fresh, "taboos"),
    }
    model = {"rarity": table, "weights": weights}
    MODEL.write_text(
        json.dumps(model, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
