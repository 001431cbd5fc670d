"""What pydantic says becomes a sentence; what it will say one day is passed on."""

from typing import TYPE_CHECKING, Any

import pytest

from desktop_app.training.content.expectations import expectation, field_text, genuine

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def error(kind: str, *loc: str | int, **context: Any) -> "ErrorDetails":
    return {"type": kind, "loc": loc, "msg": "Odd value", "input": [], "ctx": context}


def test_an_unknown_kind_of_error_keeps_its_own_message() -> None:
    assert expectation(error("never_seen")) == "不合要求：Odd value。"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (error("string_too_short", min_length=3), "至少 3 个字。"),
        (error("too_long", max_length=5), "最多 5 项。"),
        (error("string_pattern_mismatch", pattern="^x$"), "格式应符合 ^x$。"),
        (error("bool_type"), "应为 true 或 false，不加引号。"),
    ],
)
def test_limits_stand_in_the_sentence(found: "ErrorDetails", said: str) -> None:
    assert expectation(found) == said


def test_entries_are_counted_as_people_count() -> None:
    assert field_text(("turns", 1, "next", 0, "to")) == "turns[2].next[1].to"
    assert field_text(()) == ""


def test_a_list_is_too_short_only_when_nothing_in_it_is_wrong() -> None:
    short, wrong = error("too_short", "turns"), error("string_type", "turns", 0, "id")
    assert genuine([short, wrong]) == [wrong]
    assert genuine([short, error("missing", "turnsout")])[0] == short
    assert genuine([short]) == [short]
