"""Harmless sentences that stand close to a taboo stay harmless; see near-misses.yaml."""

from functools import lru_cache

import pytest
import yaml
from scoring_report import HERE

from desktop_app.training.practice.analysis.frames import Frame
from desktop_app.training.practice.analysis.lexicon import (
    Pattern,
    compile_all,
    compile_pattern,
    lexicon,
)
from desktop_app.training.practice.analysis.matching import Manner, first_that_counts
from desktop_app.training.practice.analysis.normal import plain

NEAR = yaml.safe_load((HERE / "near-misses.yaml").read_text(encoding="utf-8"))


@lru_cache
def mild(family: str) -> Pattern:
    return compile_pattern(lexicon().concepts[family].mild)


def fires(family: str, sentence: str) -> bool:
    patterns = compile_all(lexicon().concepts[family].patterns)
    manner = Manner(taboo=True, mild=mild(family))
    return first_that_counts(patterns, Frame(plain(sentence)), manner) is not None


@pytest.mark.parametrize("family", NEAR)
def test_a_family_stays_silent_on_harmless_talk_of_its_own_kind(family: str) -> None:
    assert [one for one in NEAR[family] if fires(family, one)] == []


def test_families_hardly_ever_fire_on_the_harmless_talk_of_another() -> None:
    found = [
        (family, one)
        for sentences in NEAR.values()
        for one in sentences
        for family in lexicon().concepts
        if lexicon().concepts[family].mild and fires(family, one)
    ]
    assert len(found) <= 8, found


@pytest.mark.parametrize(
    ("family", "sentence"),
    [
        ("taboo-blame", "是您自己没看清楚。"),
        ("taboo-blame", "您是不是一时手滑，误删了？"),
        ("taboo-shift", "这是财务的事，您自己去找他们吧。"),
        ("taboo-guarantee", "以后绝不会再出问题，我拿饭碗发誓。"),
        ("taboo-charge", "换那间得补一百八。"),
        ("taboo-secret", "您把六位短信码念给我听一下。"),
        ("taboo-rude", "有事快说，别磨叽。"),
        ("taboo-condition", "先把物业费结清，师傅才好过去。"),
    ],
)
def test_a_family_still_finds_the_plain_offence(family: str, sentence: str) -> None:
    assert fires(family, sentence)
