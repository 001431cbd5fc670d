"""Taboos that are only hinted at are heard where the hint is known, and harmless talk is not."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import yaml
from scoring_report import HERE, Tally, authored

from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.points import Taboo

TRADES = yaml.safe_load((HERE / "hints.yaml").read_text(encoding="utf-8"))
HARMLESS = 0.1
"""So many of the harmless sentences may be taken for a taboo of their trade."""


def judged(trade: Mapping[str, Any], kind: str) -> Iterator[tuple[str, set[str]]]:
    """Every sentence of a kind as the taboo that it stands by, and those that are found in it."""
    taboos = tuple(
        Taboo(id=one["id"], name=one["name"], meaning=one["meaning"], says=tuple(one["says"]))
        for one in trade["taboos"]
    )
    analyser = ReplyAnalyser()
    for taboo in trade["taboos"]:
        for sentence in taboo[kind]:
            found = analyser.analyse(sentence, (), taboos).violations
            yield taboo["id"], {one.id for one in found}


@cache
def tally(later: bool, unread: bool) -> tuple[Tally, int, int]:
    """Of some trades how hints are found, how many harmless sentences offend, and of how many."""
    hints, wrong, harmless = Tally(), 0, 0
    for trade in TRADES:
        if (bool(trade.get("later")), bool(trade.get("unread"))) != (later, unread):
            continue
        for taboo, found in judged(trade, "hints"):
            hints.right += taboo in found
            hints.said += len(found)
            hints.true += 1
        for _, found in judged(trade, "harmless"):
            wrong += bool(found)
            harmless += 1
    return hints, wrong, harmless


def test_hints_that_patterns_were_written_for_are_heard() -> None:
    for unread in (False, True):
        hints, _, _ = tally(later=False, unread=unread)
        assert hints.true == 60
        assert hints.recall >= 0.8
        assert hints.precision >= 0.8


def test_harmless_talk_close_to_a_hint_hardly_ever_offends() -> None:
    for later in (False, True):
        for unread in (False, True):
            _, wrong, harmless = tally(later=later, unread=unread)
            assert wrong <= harmless * HARMLESS


def insinuated(kind: str) -> Iterator[tuple[str, set[str]]]:
    """The same of the known situations, in their authored form."""
    pack = authored()
    raw = yaml.safe_load((HERE / "insinuations.yaml").read_text(encoding="utf-8"))["known"]
    analyser = ReplyAnalyser()
    for key, taboos in raw.items():
        for taboo, sentences in taboos.items():
            for sentence in sentences[kind][::2]:
                found = analyser.analyse(sentence, pack[key].points, pack[key].taboos)
                yield taboo, {one.id for one in found.violations}


def test_hints_of_the_known_situations_are_heard_and_their_harmless_neighbours_are_not() -> None:
    heard = [taboo in found for taboo, found in insinuated("hints")]
    wrong = [bool(found) for _, found in insinuated("harmless")]
    assert sum(heard) >= 0.5 * len(heard)
    assert sum(wrong) <= HARMLESS * len(wrong)
