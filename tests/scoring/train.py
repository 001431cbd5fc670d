"""Measures how rare features are and fits the weights of the judgement on our own replies.

Writes `resources/analysis/model.json`: `python -m tests.scoring.train` from the repository root.
Every set that this repository holds has been read by now.
"""

import json
import math
import sys
from collections import Counter
from dataclasses import dataclass, replace
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
TUNE = (
    "known-tune.jsonl",
    "known-held.jsonl",
    "other-hand.jsonl",
    "plain-tune.jsonl",
    "fresh-tune.jsonl",
    "fresh-held.jsonl",
    "hand-a-known.jsonl",
    "hand-a-unseen.jsonl",
    "hand-b-known.jsonl",
    "hand-b-unseen.jsonl",
    "known-last.jsonl",
    "last-held.jsonl",
)
"""Everything that was read: by now all sets."""

NEVER_HELPS = ("time_not", "time_nowhere", "asks_not", "exception", "generic_missing", "short")
"""Measures of something lacking: what the few replies say in their favour is chance."""

PLACE = {"points": 0.2, "taboos": 0.6}
"""Where in the flat top of F1 the threshold lies: new paraphrases of a point score lower than those
known; a taboo found wrongly is worse than one missed."""

ROUNDS = 5
RIDGE = 1.0

_START = {"bias": -1.6, "likeness": 2.0, "coverage": 1.5, "containment": 1.0, "concept_here": 2.0}


CONCEPT_HERE = weighing.MEASURES.index("concept_here")

Weights = dict[str, float]
Measured = list[tuple[bool, np.ndarray]]
"""Per target whether it is expressed, and the measures of every stretch that stands."""


@dataclass(frozen=True, eq=False)
class Labelled:
    situation: str
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


def fit(samples: list[Labelled], kind: str) -> Weights:
    """The weights, with the threshold at which situations that were left out score best.

    The vocabulary of taboos was written knowing these replies, so each counts once more as if
    nothing of it were in the vocabulary; else the weights would trust it too much.
    """
    gathered = {one: _gather(one, kind) for one in samples}
    if kind == "taboos":
        unknown = [replace(one) for one in samples]
        gathered |= {one: _gather(one, kind, known=False) for one in unknown}
        samples = samples + unknown
    left_out = [
        (scored, true)
        for key in sorted({one.situation for one in samples})
        for scored, true in _scores(
            [per for one, per in gathered.items() if one.situation == key],
            _weights([per for one, per in gathered.items() if one.situation != key]),
        )
    ]
    weights = _weights(list(gathered.values()))
    shift, best = _threshold(left_out, PLACE[kind])
    weights[0] -= shift
    sys.stdout.write(f"{kind}: F1 {best:.3f} on situations left out of the fit\n")
    return {name: round(float(w), 3) for name, w in zip(weighing.MEASURES, weights, strict=True)}


def _weights(gathered: list[Measured]) -> np.ndarray:
    """Logistic regression on each reply's best stretch per target, refitted a few rounds."""
    weights = np.array([_START.get(name, 0.0) for name in weighing.MEASURES])
    for _ in range(ROUNDS):
        rows, labels = [], []
        for per_target in gathered:
            for true, measured in per_target:
                rows.append(measured[np.argmax(measured @ weights)])
                labels.append(true)
        weights = _logistic(np.array(rows), np.array(labels, dtype=float))
        for number, name in enumerate(weighing.MEASURES):
            if name in NEVER_HELPS:
                weights[number] = min(weights[number], 0.0)
    return weights


def _scores(gathered: list[Measured], weights: np.ndarray) -> list[tuple[float, bool]]:
    return [(float((m @ weights).max()), true) for per in gathered for true, m in per]


def _gather(sample: Labelled, kind: str, known: bool = True) -> Measured:
    """`known`: whether the vocabulary may help; new replies often say what it does not hold."""
    concepts = weighing.concept_matches(sample.rubric, sample.frame) if known else {}
    found: dict[int, list[tuple[float, ...]]] = {}
    for stretch in weighing.stretches(sample.rubric, sample.frame, concepts):
        target = sample.rubric.targets[stretch.target]
        certain = bool(stretch.measures[CONCEPT_HERE])
        if weighing.stands(stretch.place, target, sample.frame, certain):
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


def _threshold(scores: list[tuple[float, bool]], place: float) -> tuple[float, float]:
    """One of the thresholds that give nearly the best F1, and that F1."""
    scored = sorted(scores, key=lambda pair: (-pair[0], pair[1]))
    positive = sum(true for _, true in scored)
    hits = np.cumsum([true for _, true in scored])
    f1 = 2 * hits / (np.arange(1, len(scored) + 1) + positive)
    good = [score for (score, _), value in zip(scored, f1, strict=True) if value > f1.max() - 0.01]
    return float(np.quantile(good, place)), float(f1.max())


def _labelled(
    name: str, plain: dict[str, tuple[tuple[Point, ...], tuple[Taboo, ...], str]]
) -> list[Labelled]:
    found = []
    for line in replies(name):
        prepared = rubric(*plain[str(line["situation"])])
        text = normal.read(str(line["reply"])).text
        true = frozenset([*line["hits"], *line["violations"]])  # type: ignore[misc]
        frame = Frame(prepared.speller.correct(text))
        found.append(Labelled(str(line["situation"]), prepared, frame, true))
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
    samples = [one for name in TUNE for one in _labelled(name, plain)]
    weights = {kind: fit(samples, kind) for kind in ("points", "taboos")}
    model = {"rarity": table, "weights": weights}
    MODEL.write_text(
        json.dumps(model, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
