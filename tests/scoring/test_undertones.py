"""What is meant without being said is heard more often than not, and cool talk seldom offends.

Every third sentence of each list is in no fit; only these are asked about.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from scoring_report import HERE, authored
from test_kinds import KEPT, judged

from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.model import Situation


def read(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return found


def broken(situation: Situation, said: list[str]) -> Iterator[set[str]]:
    """What each third sentence breaks in a known situation."""
    analyser = ReplyAnalyser()
    for text in said[KEPT::3]:
        found = analyser.analyse(text, situation.points, situation.taboos, situation.context)
        yield {one.id for one in found.violations}


def test_undertones_in_the_known_situations() -> None:
    pack, heard, told_off = authored(), [], []
    for key, taboos in read("undertones-known.yaml").items():
        for taboo, said in taboos.items():
            heard += [taboo in one for one in broken(pack[key], said["offends"])]
            told_off += [bool(one) for one in broken(pack[key], said["harmless"])]
    assert len(heard) >= 250
    assert sum(heard) >= 0.45 * len(heard)
    assert sum(told_off) <= 0.11 * len(told_off)


def test_cool_talk_in_the_known_situations() -> None:
    pack = authored()
    told_off = [
        bool(one) for key, said in read("cool-talk.yaml").items() for one in broken(pack[key], said)
    ]
    assert len(told_off) >= 200
    assert sum(told_off) <= 0.115 * len(told_off)


def test_undertones_of_every_kind() -> None:
    kinds = read("undertones-kinds.yaml")
    heard = [key in one for key in kinds for one in judged(key, "offends", True, kinds)]
    told_off = [bool(one) for key in kinds for one in judged(key, "harmless", True, kinds)]
    assert len(heard) >= 190
    assert sum(heard) >= 0.28 * len(heard)
    assert sum(told_off) <= 0.04 * len(told_off)
