"""Where an expression may begin is found in one pass, and nothing is missed by it."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.training.practice.analysis.lexicon import compile_all, lexicon, lookout
from desktop_app.training.practice.analysis.openings import Lookout, found, openings

PATTERNS = compile_all(
    tuple(source for concept in lexicon().concepts.values() for source in concept.patterns)
)
LOOKOUT = lookout(PATTERNS)
WORDS = sorted({word for group in lexicon().words.values() for word in group.split("|")})


@pytest.mark.parametrize(
    ("source", "begins"),
    [
        ("抱歉", {"抱歉"}),
        ("抱歉|对不起", {"抱歉", "对不"}),
        ("很?抱歉", {"很抱", "抱歉"}),
        ("(?<!不)好的", {"好的"}),
        ("[一二]天", {"一天", "二天"}),
        ("我.{0,3}查", {"我"}),
        ("嗯+", {"嗯"}),
        (".好", None),
        ("好?", None),
        ("[^好]吗", None),
    ],
)
def test_an_expression_tells_how_it_can_begin(source: str, begins: set[str] | None) -> None:
    assert openings(source) == begins


def test_most_of_the_vocabulary_tells_how_it_begins() -> None:
    silent = [pattern.source for pattern in PATTERNS if pattern.begins is None]
    assert len(silent) < len(PATTERNS) / 10


def test_what_begins_nowhere_is_tried_nowhere() -> None:
    places = Lookout({"sorry": openings("抱歉"), "any": openings(".好")}).places("您好，请讲。")
    assert places == {"sorry": []}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=60).map("".join))
def test_trying_there_finds_what_searching_finds(text: str) -> None:
    places: Mapping[str, list[int]] = LOOKOUT.places(text)
    for pattern in PATTERNS:
        first: re.Pattern[str] = pattern.parts[0]
        tried = [one.span() for one in found(first, text, places.get(pattern.source))]
        assert tried == [one.span() for one in first.finditer(text)], pattern.source
