"""Sentences that break a taboo are heard over all trades, kind by kind; see kinds.yaml."""

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
import yaml
from scoring_report import HERE, Tally, authored

from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.points import Taboo

KINDS: Mapping[str, Mapping[str, Any]] = yaml.safe_load(
    (HERE / "kinds.yaml").read_text(encoding="utf-8")
)
OFFENCES = yaml.safe_load((HERE / "known-offences.yaml").read_text(encoding="utf-8"))
TABOOS = {
    key: Taboo(id=key, name=kind["name"], meaning=kind["meaning"], says=tuple(kind["says"]))
    for key, kind in KINDS.items()
}
BESIDE = (0, 5, 9)
"""A situation has a few taboos: the kind itself and those so many places further on."""

KEPT = 2
"""Of three sentences the last is kept apart."""


def judged(
    key: str, what: str, kept: bool, said: Mapping[str, Mapping[str, Any]] = KINDS
) -> Iterator[set[str]]:
    """What the sentences of a kind are found to break."""
    keys = list(TABOOS)
    taboos = tuple(TABOOS[keys[(keys.index(key) + step) % len(keys)]] for step in BESIDE)
    for number, sentence in enumerate(said[key][what]):
        if (number % 3 == KEPT) == kept:
            yield {one.id for one in ReplyAnalyser().analyse(sentence, (), taboos).violations}


@cache
def heard(key: str, kept: bool) -> tuple[Tally, int]:
    """How the offences of a kind are heard, and how many harmless sentences are told off."""
    tally = Tally()
    for found in judged(key, "offends", kept):
        tally.right += key in found
        tally.said += len(found)
        tally.true += 1
    return tally, sum(bool(found) for found in judged(key, "harmless", kept))


def total(kept: bool) -> Tally:
    """All kinds together; a harmless sentence that is told off is one found wrongly."""
    each = [heard(key, kept) for key in KINDS]
    return Tally(
        sum(tally.right for tally, _ in each),
        sum(tally.said + wrong for tally, wrong in each),
        sum(tally.true for tally, _ in each),
    )


@pytest.mark.parametrize("kept", [False, True])
def test_offences_of_every_kind_are_heard_and_harmless_talk_close_by_is_not(kept: bool) -> None:
    score = total(kept)
    assert score.recall >= 0.66
    assert score.precision >= 0.84


def known(kept: bool) -> tuple[int, int, int, int]:
    """Of known-offences.yaml: heard, of how many; harmless ones told off, of how many."""
    counts, pack, analyser = [0, 0, 0, 0], authored(), ReplyAnalyser()
    for key, taboos in OFFENCES.items():
        for taboo, said in taboos.items():
            for what, apart in (("offends", 2), ("harmless", 1)):
                part = said[what][-apart:] if kept else said[what][:-apart]
                for sentence in part:
                    one = pack[key]
                    found = analyser.analyse(sentence, one.points, one.taboos, one.context)
                    broken = {each.id for each in found.violations}
                    place = 2 * (what == "harmless")
                    counts[place] += bool(broken) if place else taboo in broken
                    counts[place + 1] += 1
    return counts[0], counts[1], counts[2], counts[3]


def test_offences_of_the_known_situations_that_are_in_no_fit_are_heard_half_the_time() -> None:
    heard_ones, offences, told_off, harmless = known(kept=True)
    assert offences >= 60
    assert heard_ones >= 0.5 * offences
    assert told_off <= 0.1 * harmless


def test_the_set_is_large_and_even() -> None:
    for kind in KINDS.values():
        assert len(kind["offends"]) >= 20
        assert len(kind["harmless"]) >= 20
    assert sum(len(kind["offends"]) for kind in KINDS.values()) >= 600


def show() -> None:
    """Prints every kind, and all together, as a Markdown table."""
    rows = []
    for key, kind in KINDS.items():
        cells = []
        for kept in (False, True):
            tally, wrong = heard(key, kept)
            harmless = sum((n % 3 == KEPT) == kept for n in range(len(kind["harmless"])))
            cells.append(f"{tally.recall:.2f} (n={tally.true}) | {wrong} of {harmless}")
        rows.append(f"| {kind['name']} | {' | '.join(cells)} |")
    for kept in (False, True):
        score = total(kept)
        rows.append(
            f"{'kept' if kept else 'read'}: {score.precision:.3f} / {score.recall:.3f} / "
            f"{score.f1:.3f} (n={score.true})"
        )
    sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    show()
