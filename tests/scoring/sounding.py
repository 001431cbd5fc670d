"""Learns by which characters sentences sound that commit each kind of offence.

Writes `resources/analysis/sounding.tsv` and `voices.tsv`: `python tests/scoring/sounding.py`. Ridge
regression on the characters, pairs and triples of labelled sentences, a kind at a time, the same on
every run. It learns from what was read: no reply of the unread hands, no trade kept unread, no
sentence kept apart.
"""

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
VOICES = MODEL.with_name("voices.tsv")

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
SENSE = 0.5
"""How much what words have in common counts, beside the words themselves."""

OFFENCE = 0.2
"""How much it counts for each kind that a sentence offends at all."""

VOICE = 0.5
VOICE_RIDGE = 0.3
DECENT = 0.84
"""So much below zero is what a voice says of most sentences, which break no taboo; from there it
counts for the taboo."""
LEAST_TOLD = 30
"""A word that tells less, in thousandths, is left out of a voice."""


class Said(NamedTuple):
    """A sentence and the kinds of offence that it commits, none where it is decent."""

    text: str
    kinds: frozenset[str]
    situation: str = ""
    """The known situation that it was said in."""
    taboo: str = ""
    """The taboo of that situation that it breaks."""


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
    """The sentences by kind, but for each third."""
    for name in ("kinds.yaml", "undertones-kinds.yaml"):
        for key, kind in _read(name).items():
            for what in ("offends", "harmless"):
                said = frozenset({OF_SET[key]} if what == "offends" else ())
                yield from (Said(text, said) for text in _read_ones(kind[what]))


def of_known() -> Iterator[Said]:
    """The sentences about the known situations that were read."""
    taboos = {
        (one["id"], taboo["id"]): kinds_of(taboo["name"], taboo["meaning"])
        for one in _read("known-situations.yaml")
        for taboo in one["forbidden"]
    }
    for situation, own in _by_taboo():
        for taboo, (offending, harmless) in own.items():
            kinds = taboos[situation, taboo]
            yield from (Said(text, kinds, situation, taboo) for text in offending)
            yield from (Said(text, frozenset(), situation) for text in harmless)


def _by_taboo() -> Iterator[tuple[str, dict[str, tuple[list[str], list[str]]]]]:
    """Situation, and by taboo what breaks it and what does not, without what is kept apart."""
    for situation, own in _read("insinuations.yaml")["known"].items():
        yield situation, {key: (said["hints"], said["harmless"]) for key, said in own.items()}
    for situation, own in _read("known-offences.yaml").items():
        yield (
            situation,
            {key: (said["offends"][:-2], said["harmless"][:-1]) for key, said in own.items()},
        )
    for situation, own in _read("undertones-known.yaml").items():
        yield (
            situation,
            {
                key: (_read_ones(said["offends"]), _read_ones(said["harmless"]))
                for key, said in own.items()
            },
        )


def _read_ones(said: Sequence[str]) -> list[str]:
    """All but each third sentence."""
    return [text for number, text in enumerate(said) if number % 3 != 2]


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
                yield from (Said(text, frozenset(), raw["id"]) for text in point["says"])
    for key, situation in authored().items():
        for own in situation.taboos:
            yield from (Said(text, kinds_of(own.name, own.meaning)) for text in own.says)
            yield from (Said(text, frozenset(), key) for text in own.not_says)
        for one in situation.points:
            yield from (Said(text, frozenset(), key) for text in one.says)


def of_decent() -> Iterator[Said]:
    """Sentences of replies that break no taboo, of good talk and of near misses."""
    talk = [("", text) for text in _texts(_read("near-misses.yaml"))]
    for text in _texts(_read("good-talk.yaml")):
        talk += [("", one) for one in _sentences(text)]
    for situation, said in _read("cool-talk.yaml").items():
        talk += [(situation, text) for text in _read_ones(said)]
    for path in sorted(HERE.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            reply = json.loads(line)
            odd = path.name.startswith(HALF_READ) and int(reply["id"].rsplit("-", 1)[1]) % 2
            if not (path.name.startswith(UNREAD) or odd or reply["violations"]):
                talk += [(reply["situation"], one) for one in _sentences(reply["reply"])]
    return (Said(text, frozenset(), situation) for situation, text in talk)


class Reading:
    """Sentences as rows of figures: their features, and what these have in common.

    A word leans on the words of its sense (`senses.yaml`), so that one that hardly any sentence
    holds is not deaf. What is learned of senses is told out over their words at the end, so that
    the model knows of words alone.
    """

    def __init__(self, texts: Sequence[Said]) -> None:
        held = [grams(plain(one.text)) for one in texts]
        seen = Counter(one for row in held for one in row)
        senses = {
            word: [key for key, own in _senses().items() if word in own]
            for own in _senses().values()
            for word in own
        }
        self.names = sorted({one for one, n in seen.items() if n >= LEAST_SEEN} | {*senses})
        number = {one: place for place, one in enumerate(self.names)}
        self.rare = np.array([_rarity(len(texts), seen[one]) for one in self.names])
        found = Counter(
            key for row in held for key in {key for one in row for key in senses.get(one, ())}
        )
        keys = sorted(found)
        self._common = np.zeros((len(self.names), len(keys)))
        for word, own in senses.items():
            for key in own:
                if key in found:
                    rarity = math.sqrt(SENSE) * _rarity(len(texts), found[key])
                    self._common[number[word], keys.index(key)] = rarity
        rows = np.zeros((len(texts), len(self.names)), dtype=np.float32)
        for place, row in enumerate(held):
            rows[place, [number[one] for one in row if one in number]] = 1.0
        rows /= np.sqrt(rows @ (self.rare**2))[:, None] + 1e-9
        self._common_rows = rows @ self._common
        self._own_rows = rows * self.rare.astype(np.float32)

    def alike(self) -> np.ndarray:
        """How alike each two sentences are."""
        own = (self._own_rows @ self._own_rows.T).astype(np.float64)
        return np.asarray(own + self._common_rows @ self._common_rows.T + 1.0)

    def weights(self, share: np.ndarray, chosen: np.ndarray) -> np.ndarray:
        """The weights of all features, of what each chosen sentence says for each column."""
        own = self._own_rows[chosen].T.astype(np.float64) @ share
        common = self._common @ (self._common_rows[chosen].T @ share)
        return np.asarray((own * self.rare[:, None] + common) * THOUSANDTHS)


def _rarity(texts: int, seen: int) -> float:
    return math.log(texts / (seen + 1))


def _senses() -> dict[str, list[str]]:
    """Sense → its words of at most three characters, which is as far as features go."""
    return {
        key: [word for word in words.split() if 1 < len(word) <= 3]
        for key, words in _read("senses.yaml").items()
    }


def learn(texts: Sequence[Said]) -> tuple[str, str]:
    """The model and the voices, as the lines of their files."""
    reading = Reading(texts)
    alike = reading.alike()
    kinds = np.array([[1.0 if kind in one.kinds else -1.0 for kind in KINDS] for one in texts])
    any_kind = np.array([[1.0 if one.kinds else -1.0] for one in texts])
    truth = (1 - OFFENCE) * kinds + OFFENCE * any_kind
    share = np.linalg.solve(alike + RIDGE * np.eye(len(texts)), truth)
    weights = reading.weights(share, np.arange(len(texts)))
    lines = [
        "\t".join([f"={kind}", f"{bias:.3f}", *(f"taboo-{one}" for one in own)])
        for (kind, own), bias in zip(KINDS.items(), share.sum(axis=0), strict=True)
    ]
    for name, rarity, row in zip(reading.names, reading.rare, weights, strict=True):
        lines.append("\t".join([name, f"{rarity:.2f}", *(str(round(one)) for one in row)]))
    return _text(lines), _text(_voices(texts, reading, alike))


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _voices(texts: Sequence[Said], reading: Reading, alike: np.ndarray) -> Iterator[str]:
    """Of each known situation by which words each of its taboos is broken.

    Learned from the sentences of the situation alone, decent ones among them.
    """
    for situation in _read("known-situations.yaml"):
        taboos = [one["id"] for one in situation["forbidden"]]
        chosen = np.array([n for n, one in enumerate(texts) if one.situation == situation["id"]])
        own = np.array([[1.0 if texts[n].taboo == key else -1.0 for key in taboos] for n in chosen])
        ridge = VOICE_RIDGE * np.eye(len(chosen))
        share = VOICE * np.linalg.solve(alike[np.ix_(chosen, chosen)] + ridge, own)
        weights = reading.weights(share, chosen).round().astype(int)
        names = [one["name"] for one in situation["forbidden"]]
        heads = zip(names, share.sum(axis=0) + VOICE * DECENT, strict=True)
        yield "\t".join([f"={situation['id']}", *(f"{name}\t{bias:.3f}" for name, bias in heads)])
        for name, row in zip(reading.names, weights, strict=True):
            if np.abs(row).max() >= LEAST_TOLD:
                yield "\t".join([name, *map(str, row)])


def main() -> None:
    """Learns and writes."""
    texts = [*of_kinds(), *of_known(), *of_trades(), *of_wordings(), *of_decent()]
    model, voices = learn(texts)
    MODEL.write_text(model, encoding="utf-8")
    VOICES.write_text(voices, encoding="utf-8")
    sys.stdout.write(f"{len(texts)} sentences, {sum(bool(one.kinds) for one in texts)} offend\n")


if __name__ == "__main__":
    main()
