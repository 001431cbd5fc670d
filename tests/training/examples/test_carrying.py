"""Highlights that stay with their words."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.training.examples.carrying import carried
from desktop_app.training.practice.debrief import Span


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), "good", "时限")


def test_a_highlight_moves_with_its_words() -> None:
    before, after = "我是林晓雨，周四六点前答复。", "我是〔姓名〕同事，周四六点前答复。"
    (found,) = carried([_span(before, "周四六点前")], before, after)
    assert after[found.start : found.end] == "周四六点前"
    assert found.label == "时限"


def test_words_that_were_masked_inside_keep_the_highlight() -> None:
    before, after = "我周四打您电话13500008888答复您", "我周四打您电话135****8888答复您"
    (found,) = carried([_span(before, "打您电话13500008888答复您")], before, after)
    assert after[found.start : found.end] == "打您电话135****8888答复您"


def test_words_that_were_rewritten_lose_it() -> None:
    assert carried([_span("您先冷静一下", "您先冷静一下")], "您先冷静一下", "我明白了") == ()


@given(st.text("甲乙丙丁，", max_size=30), st.text("甲乙丙丁，", max_size=30))
def test_whatever_is_typed_highlights_stay_inside_and_apart(before: str, after: str) -> None:
    spans = [Span(at, at + 2, "good", "") for at in range(0, len(before) - 1, 3)]
    found = carried(spans, before, after)
    ends = [0, *(end for one in found for end in (one.start, one.end)), len(after)]
    assert ends == sorted(ends)


def test_an_unchanged_text_keeps_everything() -> None:
    text = "好" * 50_000
    span = Span(10, 20, "good", "")
    assert carried([span], text, text) == (span,)
