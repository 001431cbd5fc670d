"""What a program may say, and what is refused with the place of the fault."""

from typing import Any

import pytest
from pydantic import ValidationError

from desktop_app.training.curriculum.program import Program

SESSION = {
    "stage": "one",
    "title": "课",
    "kind": "class",
    "day": 1,
    "start": "09:00",
    "minutes": 60,
    "place": "培训室 1",
    "owner": "supervisor",
    "aim": "学会",
}


def program(*sessions: dict[str, Any]) -> Program:
    return Program.model_validate(
        {
            "key": "path",
            "title": "路径",
            "stages": [{"id": "one", "title": "一"}],
            "sessions": [SESSION | one for one in sessions],
        }
    )


@pytest.mark.parametrize(
    ("sessions", "told"),
    [
        ([{"id": "a", "after": ["b"]}, {"id": "b"}], "a: after: 先修课次 b 要写在它上面"),
        ([{"id": "a", "after": ["a"]}], "不能以自己为先修课次"),
        ([{"id": "a", "after": ["gone"]}], "没有这个 id"),
        ([{"id": "a", "day": 3}, {"id": "b", "day": 2, "after": ["a"]}], "排在第 3 天 09:00"),
        ([{"id": "a", "repeat": {"every": "weekly"}}], "写一个，也只写一个"),
        ([{"id": "a", "repeat": {"every": "weekly", "count": 3, "until": 30}}], "也只写一个"),
        (
            [{"id": "a", "gate": "exam", "repeat": {"every": "weekly", "count": 3}}],
            "不能作为关卡",
        ),
        ([{"id": "a", "gate": "door"}], "gate"),
        ([{"id": "a", "capacity": 0}], "capacity"),
    ],
)
def test_what_cannot_be_is_refused(sessions: list[dict[str, Any]], told: str) -> None:
    with pytest.raises(ValidationError) as refused:
        program(*sessions)
    assert told in str(refused.value)


def test_days_counted_in_two_ways_are_not_compared() -> None:
    made = program(
        {"id": "a", "day": 30, "count": "calendar"}, {"id": "b", "day": 25, "after": ["a"]}
    )
    assert made.sessions[1].after == ("a",)


@pytest.mark.parametrize(
    ("fields", "together"),
    [
        ({"kind": "class"}, True),
        ({"kind": "shadow"}, False),
        ({"kind": "review"}, False),
        ({"kind": "meeting"}, True),
        ({"kind": "meeting", "owner": "mentor"}, False),
        ({"kind": "exam", "held": "each"}, False),
        ({"kind": "shadow", "held": "together"}, True),
    ],
)
def test_a_kind_says_whether_a_class_sits_together(fields: dict[str, Any], together: bool) -> None:
    assert program({"id": "a", **fields}).sessions[0].together is together
