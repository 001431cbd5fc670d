"""Measures the reply analysis on labelled replies: precision, recall and F1, in all and by kind.

python tests/scoring/scoring_report.py                      the project's own sets
python tests/scoring/scoring_report.py LABELLED SITUATIONS  another set, plain and authored
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from desktop_app.training.practice.grading import grade_file  # noqa: E402
from desktop_app.training.practice.model import Situation  # noqa: E402

PACK = ROOT / "resources" / "content" / "institution" / "situations"


@dataclass
class Tally:
    """Decisions of one kind: rightly said, said, true."""

    right: int = 0
    said: int = 0
    true: int = 0

    @property
    def precision(self) -> float:
        """Share of what was said that is true."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """Share of what is true that was said."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.said + self.true) if self.said + self.true else 1.0


@dataclass
class Score:
    """The tallies of one labelled set, in all and by kind of reply."""

    points: Tally = field(default_factory=Tally)
    taboos: Tally = field(default_factory=Tally)
    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    replies: int = 0


def authored() -> dict[str, Situation]:
    """The situations of the institution pack."""
    read = (
        yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(PACK.glob("*.yaml"))
    )
    return {one.key: one for one in map(Situation.model_validate, read)}


def measure(labelled: Path, situations: Path, pack: Mapping[str, Situation]) -> Score:
    """Grades a labelled file as `peilian grade` does and counts the agreement."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "graded.jsonl"
        grade_file(situations, labelled, out, pack)
        graded = {one["id"]: one for one in _lines(out)}
    score = Score()
    for line in _lines(labelled):
        score.replies += 1
        for what, tally in (("hits", score.points), ("violations", score.taboos)):
            true = set(line[what])
            said = {one["id"] for one in graded[line["id"]][what]}
            for each in (tally, *([score.kinds[line["kind"]]] if what == "hits" else [])):
                each.right += len(true & said)
                each.said += len(said)
                each.true += len(true)
    return score


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for text in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(text)


def show(title: str, score: Score) -> None:
    """Prints one set as a Markdown table."""
    rows = [("**points**", score.points), ("**taboos**", score.taboos)]
    rows += [(kind, score.kinds[kind]) for kind in sorted(score.kinds)]
    lines = [
        f"### {title} ({score.replies} replies)",
        "",
        "| kind | P | R | F1 | n |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {k} | {t.precision:.3f} | {t.recall:.3f} | {t.f1:.3f} | {t.true} |" for k, t in rows
    ]
    sys.stdout.write("\n".join(lines) + "\n\n")


def main() -> None:
    """Prints the tables."""
    if len(sys.argv) == 3:
        labelled, situations = Path(sys.argv[1]), Path(sys.argv[2])
        show("plain", measure(labelled, situations, {}))
        show("authored", measure(labelled, situations, authored()))
        return
    known, plain, fresh = (HERE / f"{name}-situations.yaml" for name in ("known", "plain", "fresh"))
    last = HERE / "last-situations.yaml"
    show("known situations, untouched", measure(HERE / "known-last.jsonl", known, authored()))
    show("unseen situations, untouched", measure(HERE / "last-held.jsonl", last, {}))
    show("known situations, once held out", measure(HERE / "known-held.jsonl", known, authored()))
    show("known situations, tuned on", measure(HERE / "known-tune.jsonl", known, authored()))
    show("unseen situations, once held out", measure(HERE / "fresh-held.jsonl", fresh, {}))
    show("unseen situations, threshold set on", measure(HERE / "fresh-tune.jsonl", fresh, {}))
    show("plain situations, weights fitted on", measure(HERE / "plain-tune.jsonl", plain, {}))


if __name__ == "__main__":
    main()
