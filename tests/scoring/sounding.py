"""Learns by which characters sentences sound that commit each kind of offence.

Writes `resources/analysis/sounding.tsv`: `python tests/scoring/sounding.py`. Ridge regression on
the characters, pairs and triples of labelled sentences, a kind at a time, the same on every run. It
learns from what was read: no reply of the unread hands, no trade kept unread, no sentence kept
apart.
"""

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from scoring_report import authored  # noqa: E402

from desktop_app.training.practice.analysis.hinting import families_of  # noqa: E402
from desktop_app.training.practice.analysis.normal import plain  # noqa: E402
from desktop_app.training.practice.analysis.sounding import THOUSANDTHS, grams  # noqa: E402

HERE = Path(__file__).parent
MODEL = ROOT / "resources" / "analysis" / "sounding.tsv"

KINDS = {
    "怪客户": ("blame",),
    "推卸责任": ("shift", "accuse", "false-cause"),
    "推走客户": ("push", "go-read"),
    "推说忙或诉苦": ("busy", "whine"),
    "显得不耐烦": ("rude", "stop"),
    "轻描淡写或劝人将就": ("minimise", "make-do"),
    "质疑客户": ("doubt",),
    "打包票或越权承诺": ("overpromise", "guarantee"),
    "矢口否认": ("deny",),
    "激将或威胁客户": ("dare", "condition"),
    "嘲讽客户或贬低同行": ("belittle", "rude"),
    "推销、催单或讨好评": ("sell", "rush", "beg"),
    "公开或泄露隐私": ("expose", "secret"),
    "要客户出钱": ("charge",),
    "拖着不办": ("stall", "hopeless"),
    "作假或私下往来": ("lie", "private", "outside"),
}
"""What a kind is called in a reason, and the families that it joins."""

_SHORT = """
blame shift push busy rude minimise doubt promise deny dare mock rush expose charge stall lie
"""
OF_SET = dict(zip(_SHORT.split(), KINDS, strict=True))
"""The kinds by their names in kinds.yaml."""

UNREAD = ("hand-e",)
HALF_READ = "hand-d"
"""Of this hand the replies with an odd number were not read."""

LEAST_SEEN = 3
RIDGE = 0.5


class Said(NamedTuple):
    """A sentence and the kinds of offence that it commits, none where it is decent."""

    text: str
    kinds: frozenset[str]


def kinds_of(name: str, meaning: str) -> frozenset[str]:
    """The kinds that a taboo belongs to by its name and meaning."""
    found = families_of(plain(name), plain(meaning), ())
    return frozenset(
        kind for kind, own in KINDS.items() if found & {f"taboo-{family}" for family in own}
    )


def _read(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def _sentences(text: str) -> list[str]:
    return [one for one in re.split("[。！？!?]", text) if len(one) > 3]


def _texts(tree: object) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list):
        for one in tree.values() if isinstance(tree, dict) else tree:
            yield from _texts(one)


def of_kinds() -> Iterator[Said]:
    """kinds.yaml but for each third sentence."""
    for key, kind in _read("kinds.yaml").items():
        for what in ("offends", "harmless"):
            for number, text in enumerate(kind[what]):
                if number % 3 != 2:
                    yield Said(text, frozenset({OF_SET[key]} if what == "offends" else ()))


def of_known() -> Iterator[Said]:
    """The sentences about the known situations that were read."""
    known = _read("known-situations.yaml")
    taboos = {
        (one["id"], taboo["id"]): kinds_of(taboo["name"], taboo["meaning"])
        for one in known
        for taboo in one["forbidden"]
    }
    for name, worst, kept in (
        ("insinuations.yaml", "hints", 0),
        ("known-offences.yaml", "offends", 2),
    ):
        raw = _read(name)
        for situation, own in raw.get("known", raw).items():
            for taboo, said in own.items():
                for text in said[worst][: len(said[worst]) - kept]:
                    yield Said(text, taboos[situation, taboo])
                for text in said["harmless"][: len(said["harmless"]) - kept // 2]:
                    yield Said(text, frozenset())


def of_trades() -> Iterator[Said]:
    """Hints and harmless sentences of the trades that were read."""
    for trade in [*_read("insinuations.yaml")["trades"], *_read("hints.yaml")]:
        for taboo in trade["taboos"] if not trade.get("unread") else ():
            for text in (*taboo["hints"], *taboo["says"]):
                yield Said(text, kinds_of(taboo["name"], taboo["meaning"]))
            for text in taboo["harmless"]:
                yield Said(text, frozenset())


def of_wordings() -> Iterator[Said]:
    """What situations give as wordings of their points and taboos."""
    for path in sorted(HERE.glob("*-situations.yaml")):
        for raw in _read(path.name) if not path.name.startswith(UNREAD) else ():
            for taboo in raw["forbidden"]:
                for text in taboo["says"]:
                    yield Said(text, kinds_of(taboo["name"], taboo["meaning"]))
            for point in raw["points"]:
                yield from (Said(text, frozenset()) for text in point["says"])
    for situation in authored().values():
        for own in situation.taboos:
            yield from (Said(text, kinds_of(own.name, own.meaning)) for text in own.says)
            yield from (Said(text, frozenset()) for text in own.not_says)
        for one in situation.points:
            yield from (Said(text, frozenset()) for text in one.says)


def of_decent() -> Iterator[Said]:
    """Sentences of replies that break no taboo, of good talk and of near misses."""
    talk = [*_texts(_read("near-misses.yaml"))]
    for text in _texts(_read("good-talk.yaml")):
        talk += _sentences(text)
    for path in sorted(HERE.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            reply = json.loads(line)
            odd = path.name.startswith(HALF_READ) and int(reply["id"].rsplit("-", 1)[1]) % 2
            if not (path.name.startswith(UNREAD) or odd or reply["violations"]):
                talk += _sentences(reply["reply"])
    return (Said(text, frozenset()) for text in talk)


def learn(texts: Sequence[Said]) -> str:
    """The model as the lines of its file."""
    held = [grams(plain(one.text)) for one in texts]
    seen = Counter(one for row in held for one in row)
    names = sorted(one for one, count in seen.items() if count >= LEAST_SEEN)
    number = {one: place for place, one in enumerate(names)}
    rare = np.array([math.log(len(texts) / (seen[one] + 1)) for one in names])
    rows = np.zeros((len(texts), len(names)), dtype=np.float32)
    for place, row in enumerate(held):
        own = [number[one] for one in row if one in number]
        rows[place, own] = rare[own]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    truth = np.array([[1.0 if kind in one.kinds else -1.0 for kind in KINDS] for one in texts])
    alike = (rows @ rows.T).astype(np.float64) + 1.0 + RIDGE * np.eye(len(texts))
    share = np.linalg.solve(alike, truth)
    weights = (rows.T.astype(np.float64) @ share) * rare[:, None] * THOUSANDTHS
    lines = [
        "\t".join([f"={kind}", f"{bias:.3f}", *(f"taboo-{one}" for one in own)])
        for (kind, own), bias in zip(KINDS.items(), share.sum(axis=0), strict=True)
    ]
    for name, rarity, row in zip(names, rare, weights, strict=True):
        lines.append("\t".join([name, f"{rarity:.2f}", *(str(round(one)) for one in row)]))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Learns and writes."""
    texts = [*of_kinds(), *of_known(), *of_trades(), *of_wordings(), *of_decent()]
    MODEL.write_text(learn(texts), encoding="utf-8")
    sys.stdout.write(f"{len(texts)} sentences, {sum(bool(one.kinds) for one in texts)} offend\n")


if __name__ == "__main__":
    main()
