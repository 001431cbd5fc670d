"""Measures the reply analysis on labelled replies: precision, recall and F1, in all and by kind.

python tests/scoring/scoring_report.py                      the project's own sets
python tests/scoring/scoring_report.py LABELLED SITUATIONS  another set, plain and authored

The project's own sets come as one summary and then by kind of reply.
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


def measure(
    labelled: Path, situations: Path, pack: Mapping[str, Situation], half: int | None = None
) -> Score:
    """Grades a labelled file as `peilian grade` does and counts the agreement.

    `half`: 0 counts the replies with an even number only, 1 those with an odd one.
    """
    with TemporaryDirectory() as folder:
        out = Path(folder) / "graded.jsonl"
        grade_file(situations, labelled, out, pack)
        graded = {one["id"]: one for one in _lines(out)}
    score = Score()
    for line in _lines(labelled):
        if half is not None and int(line["id"].rsplit("-", 1)[1]) % 2 != half:
            continue
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
    scores = [
        (title, measure(HERE / f"{name}.jsonl", _situations(rubric), pack, half))
        for title, name, rubric, half, pack in sets()
    ]
    sys.stdout.write(
        "| set | replies | points P / R / F1 | taboos P / R / F1 |\n|---|---|---|---|\n"
    )
    for title, score in scores:
        both = " | ".join(
            f"{t.precision:.3f} / {t.recall:.3f} / {t.f1:.3f} (n={t.true})"
            for t in (score.points, score.taboos)
        )
        sys.stdout.write(f"| {title} | {score.replies} | {both} |\n")
    sys.stdout.write("\n")
    for title, score in scores:
        show(title, score)


def _situations(name: str) -> Path:
    return HERE / f"{name}-situations.yaml"


Set = tuple[str, str, str, int | None, Mapping[str, Situation]]


def sets() -> list[Set]:
    """Title, replies, situations, half and pack of our own sets, the latest hand first."""
    pack = authored()
    names = (
        "hand-c-known",
        "hand-b-known",
        "hand-a-known",
        "known-last",
        "other-hand",
        "known-held",
        "known-tune",
    )
    found: list[Set] = [
        ("known, `hand-e`, unread", "hand-e-known", "known", None, pack),
        ("unseen, `hand-e`, unread", "hand-e-unseen", "hand-e", None, {}),
        ("known, `hand-d`, unread half", "hand-d-known", "known", 1, pack),
        ("unseen, `hand-d`, unread half", "hand-d-unseen", "hand-d", 1, {}),
        ("known, `hand-d`, read half", "hand-d-known", "known", 0, pack),
        ("unseen, `hand-d`, read half", "hand-d-unseen", "hand-d", 0, {}),
    ]
    found += [(f"known, `{name}`", name, "known", None, pack) for name in names]
    found += [
        (f"unseen, `{name}`", name, situations, None, {})
        for name, situations in (
            ("hand-c-unseen", "hand-c"),
            ("hand-b-unseen", "hand-b"),
            ("hand-a-unseen", "hand-a"),
            ("last-held", "last"),
            ("fresh-held", "fresh"),
            ("fresh-tune", "fresh"),
            ("plain-tune", "plain"),
        )
    ]
    return found + [(f"plain form of `{name}`", name, "known", None, {}) for name in names]


if __name__ == "__main__":
    main()
