"""Where an expression may begin is found in one pass, and nothing is missed by it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.training.practice.analysis.frames import MARKS
from desktop_app.training.practice.analysis.lexicon import compile_all, lexicon, lookout
from desktop_app.training.practice.analysis.lookout import Lookout, found
from desktop_app.training.practice.analysis.openings import UNBOUNDED, told

PATTERNS = compile_all(
    tuple(source for concept in lexicon().concepts.values() for source in concept.patterns)
)
LOOKOUT = lookout(PATTERNS, MARKS)
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
        ("(?:您|你家)好吗", {"您好", "你家"}),
        ("(?:(?:这|那)位|他)说", {"这位", "那位", "他说"}),
        ("\U000f0000您", None),
        (".好", None),
        ("好?", None),
        ("[^好]吗", None),
    ],
)
def test_an_expression_tells_how_it_can_begin(source: str, begins: set[str] | None) -> None:
    assert told(source).units == begins


def test_most_of_the_vocabulary_tells_how_it_begins() -> None:
    silent = [one.source for one in PATTERNS if told(one.expressions[0]).units is None]
    assert len(silent) < len(PATTERNS) / 10


def test_what_begins_nowhere_is_tried_nowhere() -> None:
    sorry, anything = compile_all(("抱歉", ".好"))
    places = lookout((sorry, anything)).places("您好，请讲。")
    assert list(places.live((sorry, anything))) == [(anything, None)]


@pytest.mark.parametrize(
    ("source", "units", "nearest", "farthest"),
    [
        ("您.{0,9}没看", {"没看"}, 1, 10),
        ("(?:您|你)(?:自己)?(?:弄错|搞混)", {"弄错", "搞混"}, 1, 3),
        ("您.{0,3}错|我.{0,5}的错误", {"错", "错误"}, 1, 7),
        ("[您你](?:也|(?:自己|本人)来)*(?:弄错|搞混)", {"弄错", "搞混"}, 1, UNBOUNDED),
    ],
)
def test_what_an_expression_holds_further_on_tells_better_where_it_stands(
    source: str, units: set[str], nearest: int, farthest: int
) -> None:
    further = told(source).anchor
    assert further is not None
    assert (set(further.units), further.nearest, further.farthest) == (units, nearest, farthest)


def test_a_rare_beginning_needs_nothing_further_on() -> None:
    assert told("抱歉.{0,9}您").anchor is None


def test_an_expression_is_tried_only_before_what_it_holds() -> None:
    blame = compile_all(("您.{0,3}没看",))
    places = lookout(blame).places("您好，您说。您又没看。")
    assert list(places.live(blame)) == [(*blame, [6])]


def test_a_stretch_without_any_of_a_marks_words_cannot_hold_it() -> None:
    assert told("也许|说不.").held == frozenset({"也许", "说不"})
    places = Lookout({}, ["也许|说不."]).places("可以的。也许吧。")
    assert not places.may_hold("也许|说不.", 0, 4)
    assert places.may_hold("也许|说不.", 4, 8)
    assert places.may_hold("没有登记过的", 0, 4)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=60).map("".join))
def test_trying_there_finds_what_searching_finds(text: str) -> None:
    places = LOOKOUT.places(text)
    live = {pattern.source: where for pattern, where in places.live(PATTERNS)}
    for pattern in PATTERNS:
        first: re.Pattern[str] = pattern.parts[0]
        tried = [one.span() for one in found(first, text, live.get(pattern.source, ()))]
        assert tried == [one.span() for one in first.finditer(text)], pattern.source
    for mark in MARKS:
        for one in mark.finditer(text):
            assert places.may_hold(mark.pattern, *one.span()), mark.pattern
