"""Measures how rare features are and fits the weights of the judgement on our own replies.

Writes `resources/analysis/model.json`: `python tests/scoring/train.py`.
It learns from the sets that were read; the odd half of the latest hand was not.
"""

import json
import math
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import manner
import numpy as np
import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop_app.training.practice.analysis import lexicon, normal, weighing  # noqa: E402
from desktop_app.training.practice.analysis.binding import Rubric, rubric  # noqa: E402
from desktop_app.training.practice.analysis.frames import Frame  # noqa: E402
from desktop_app.training.practice.points import Point, Taboo  # noqa: E402

HERE = Path(__file__).parent
MODEL = ROOT / "resources" / "analysis" / "model.json"
PACK = ROOT / "resources" / "content" / "institution" / "situations"
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
    "hand-c-known.jsonl",
    "hand-c-unseen.jsonl",
    "hand-d-known.jsonl",
    "hand-d-unseen.jsonl",
)
"""Everything that was read."""

HALF_READ = ("hand-d-known.jsonl", "hand-d-unseen.jsonl")
"""Of these only the replies with an even number were read; the others are kept to measure by."""

NEVER_HELPS = ("time_not", "time_nowhere", "asks_not", "exception", "generic_missing", "short")
"""Measures of something lacking: what the few replies say in their favour is chance."""

PLACE = {"points": 0.2, "taboos": 0.6}
"""Where in the flat top of F1 the threshold lies: new paraphrases of a point score lower than those
known; a taboo found wrongly is worse than one missed."""

FOLDS = 12
"""Manner is learned so often, each time without the replies that it is then tried on."""

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
    lines = map(json.loads, (HERE / name).read_text(encoding="utf-8").splitlines())
    return [
        line
        for line in lines
        if name not in HALF_READ or int(line["id"].rsplit("-", 1)[1]) % 2 == 0
    ]


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


def fit(manners: list[tuple[manner.Manner, list[Labelled]]], kind: str) -> Weights:
    """The weights, with the threshold at which situations that were left out score best.

    `manners`: the replies, with what was learned of manner from the replies to other situations.

    The vocabulary of taboos was written knowing these replies, so each counts once more as if
    nothing of it were in the vocabulary; else the weights would trust it too much.
    """
    gathered: dict[Labelled, Measured] = {}
    for learned, fold in manners:
        _sound(learned)
        gathered |= {one: _gather(one, kind) for one in fold}
        if kind == "taboos":
            gathered |= {replace(one): _gather(one, kind, known=False) for one in fold}
    samples = list(gathered)
    keys = sorted({one.situation for one in samples})
    left_out: list[tuple[float, bool]] = []
    for number in range(FOLDS):
        own = set(keys[number::FOLDS])
        rest = _Rows([per for one, per in gathered.items() if one.situation not in own])
        tried = _Rows([per for one, per in gathered.items() if one.situation in own])
        left_out += tried.scores(_weights(rest))
    weights = _weights(_Rows(list(gathered.values())))
    shift, best = _threshold(left_out, PLACE[kind])
    weights[0] -= shift
    sys.stdout.write(f"{kind}: F1 {best:.3f} on situations left out of the fit\n")
    return {name: round(float(w), 3) for name, w in zip(weighing.MEASURES, weights, strict=True)}


class _Rows:
    """The measures of all stretches, one below the other, grouped by reply and target."""

    def __init__(self, gathered: list[Measured]) -> None:
        groups = [(true, measured) for per in gathered for true, measured in per]
        self.labels = np.array([true for true, _ in groups], dtype=float)
        self.rows = np.concatenate([measured for _, measured in groups])
        sizes = np.array([len(measured) for _, measured in groups])
        self._starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        self._owner = np.repeat(np.arange(len(groups)), sizes)

    def best(self, weights: np.ndarray) -> np.ndarray:
        """Of each group the measures of the stretch that weighs most, the first of equals."""
        scores = self.rows @ weights
        top = np.maximum.reduceat(scores, self._starts)[self._owner]
        places = np.flatnonzero(scores == top)
        _, first = np.unique(self._owner[places], return_index=True)
        return self.rows[places[first]]

    def scores(self, weights: np.ndarray) -> list[tuple[float, bool]]:
        """Of each group the heaviest weight, and whether the target is expressed."""
        most = np.maximum.reduceat(self.rows @ weights, self._starts)
        return [(float(one), bool(true)) for one, true in zip(most, self.labels, strict=True)]


def _weights(rows: _Rows) -> np.ndarray:
    """Logistic regression on each reply's best stretch per target, refitted a few rounds."""
    weights = np.array([_START.get(name, 0.0) for name in weighing.MEASURES])
    for _ in range(ROUNDS):
        weights = _logistic(rows.best(weights), rows.labels)
        for number, name in enumerate(weighing.MEASURES):
            if name in NEVER_HELPS:
                weights[number] = min(weights[number], 0.0)
    return weights


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


def _sound(learned: manner.Manner) -> None:
    """Lets the weighing take this for the manner of clauses that offend."""
    lexicon.model()["manner"] = learned  # type: ignore[index]


def _spoken(
    plain: dict[str, tuple[tuple[Point, ...], tuple[Taboo, ...], str]],
) -> list[manner.Spoken]:
    """All replies and hints that were read, and the wordings of points and taboos."""
    found = [
        manner.spoken(str(trade["trade"]), sentence, kind == "hints")
        for trade in yaml.safe_load((HERE / "hints.yaml").read_text(encoding="utf-8"))
        if not trade.get("unread")
        for taboo in trade["taboos"]
        for kind in ("hints", "harmless")
        for sentence in taboo[kind]
    ]
    found += [
        manner.spoken(key, say, isinstance(target, Taboo))
        for key, (points, taboos, _) in plain.items()
        for target in (*points, *taboos)
        for say in target.says
    ]
    return found + [
        manner.spoken(str(line["situation"]), str(line["reply"]), bool(line["violations"]))
        for name in TUNE
        for line in replies(name)
    ]


def _manners(
    texts: list[manner.Spoken], samples: list[Labelled]
) -> list[tuple[manner.Manner, list[Labelled]]]:
    """The replies in folds of situations, each with the manner learned from the other folds."""
    keys = sorted({one.situation for one in samples})
    found = []
    for number in range(FOLDS):
        own = set(keys[number::FOLDS])
        learned = manner.learn([one for one in texts if one.situation not in own])
        found.append((learned, [one for one in samples if one.situation in own]))
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
    texts_by_manner = _spoken(plain)
    manners = _manners(texts_by_manner, samples)
    weights = {kind: fit(manners, kind) for kind in ("points", "taboos")}
    model = {"rarity": table, "weights": weights, "manner": manner.learn(texts_by_manner)}
    MODEL.write_text(
        json.dumps(model, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
