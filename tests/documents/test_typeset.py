"""Breaking lines of Chinese and Latin text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.ink import Type
from desktop_app.documents.typeset import balanced, fit, width, wrap

TEN = Type(10)


def test_a_han_character_is_as_wide_as_its_type() -> None:
    assert width("客服", TEN) == pytest.approx(20)


def test_tracking_stands_between_characters_not_after_them() -> None:
    assert width("客服", Type(10, tracking=4)) == pytest.approx(24)


def test_chinese_breaks_when_the_line_is_full() -> None:
    assert wrap("一二三四五六七", TEN, 30) == ("一二三", "四五六", "七")


def test_closing_punctuation_never_begins_a_line() -> None:
    assert wrap("一二三，四五", TEN, 30) == ("一二", "三，四", "五")


def test_opening_punctuation_never_ends_a_line() -> None:
    assert wrap("一二《三四》", TEN, 30)[0] == "一二"


def test_a_number_stays_whole() -> None:
    assert wrap("一二三2026四", TEN, 45) == ("一二三", "2026四")


def test_a_word_wider_than_the_line_is_cut_and_nothing_is_lost() -> None:
    lines = wrap("a" * 50, TEN, 40)
    assert len(lines) > 1
    assert "".join(lines) == "a" * 50


def test_line_ends_and_empty_lines_in_the_text_are_kept() -> None:
    assert wrap("一\n\n二", TEN, 100) == ("一", "", "二")


@given(
    st.text(alphabet="客服，。《》“”（）ab 12-./😀", max_size=80),
    st.floats(min_value=12, max_value=120),
)
def test_no_line_is_too_wide_and_no_character_lost(text: str, room: float) -> None:
    lines = wrap(text, TEN, room)
    assert all(width(line, TEN) <= room + 0.02 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_balanced_lines_are_as_many_and_more_even() -> None:
    text = "一二三四五六七八九十甲"
    lines = balanced(text, TEN, 100)
    assert len(lines) == len(wrap(text, TEN, 100)) == 2
    assert min(map(len, lines)) >= 5


def test_fit_shrinks_type_and_tracking_together_to_the_room() -> None:
    style = fit("机构客服专业认证证书", Type(40, tracking=10), 300)
    assert width("机构客服专业认证证书", style) == pytest.approx(300)
    assert style.tracking / style.size == pytest.approx(0.25)


def test_fit_leaves_alone_what_fits() -> None:
    assert fit("客服", TEN, 20) == TEN
