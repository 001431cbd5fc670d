"""The same aspect on different forms: shares of 100, and who overrates themselves."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import pytest

from desktop_app.training.comparing.views import (
    LEAST_SHEETS,
    Leaning,
    Marked,
    Row,
    View,
    compare,
    finding,
    marks_of,
)
from desktop_app.training.forms.kinds import Aspect
from desktop_app.training.forms.template import Form

CALM, TIME = Aspect.CALMING, Aspect.TIME


def form(*sections: tuple[int, list[dict[str, Any]]]) -> Form:
    return Form.model_validate(
        {
            "key": "mixed",
            "title": "混合",
            "use": "self_check",
            "sections": [
                {"id": f"s{place}", "title": "节", "weight": weight, "items": items}
                for place, (weight, items) in enumerate(sections)
            ],
        }
    )


def item(name: str, aspect: str | None = "calming", **more: Any) -> dict[str, Any]:
    base = {"id": name, "label": name, "type": "yes_no", "weight": 1}
    return base | ({"aspect": aspect} if aspect else {}) | more


def sheets(view: View, aspect: Aspect, *marks: float) -> list[Marked]:
    return [Marked(uuid4(), view, {aspect: mark}) for mark in marks]


def only(found: tuple[Row, ...]) -> Row:
    (row,) = found
    return row


@pytest.mark.parametrize(
    ("answers", "marks"),
    [
        ({"a": "yes", "b": "no"}, {CALM: 50.0}),
        ({"a": "yes", "b": "na"}, {CALM: 100.0}),
        ({"a": "na"}, {}),
        ({"a": "no", "t": "yes"}, {CALM: 0.0, TIME: 100.0}),
        ({"plain": "no"}, {}),
        ({"gone-since": "yes", "a": "yes"}, {CALM: 100.0}),
    ],
)
def test_items_of_one_aspect_make_a_share(
    answers: Mapping[str, Any], marks: Mapping[Aspect, float]
) -> None:
    made = form((1, [item("a"), item("b"), item("t", "time"), item("plain", None)]))
    assert marks_of(made, answers) == marks


def test_items_weigh_as_much_as_they_do_in_the_sheet() -> None:
    # A third of 60 against the whole of 20: weights 20 and 20.
    made = form((60, [item("a"), item("x", None, weight=2)]), (20, [item("b")]))
    assert marks_of(made, {"a": "yes", "b": "no"}) == {CALM: 50.0}


def test_a_scale_and_a_tick_are_comparable() -> None:
    anchors = ["一", "二", "三", "四", "五"]
    scaled = form((1, [item("a", type="scale", anchors=anchors)]))
    assert marks_of(scaled, {"a": 4}) == {CALM: 80.0}


def test_what_is_excluded_from_scores_is_left_out_here_too() -> None:
    made = form((1, [item("a", excluded=True), item("b")]))
    assert marks_of(made, {"a": "no", "b": "yes"}) == {CALM: 100.0}


def test_a_view_is_the_mean_of_its_sheets_and_keeps_them() -> None:
    own = sheets(View.SELF, CALM, 100, 80)
    row = only(compare([*own, *sheets(View.MENTOR, CALM, 60)], 10))
    assert (row.means[View.SELF].value, row.means[View.SELF].n) == (90, 2)
    assert row.means[View.SELF].sheets == tuple(one.sheet_id for one in own)
    assert row.gap(View.MENTOR) == 30
    assert row.gap(View.INSPECTOR) is None


@pytest.mark.parametrize(
    ("own", "mentor", "leaning"),
    [
        (90, 80, Leaning.OVER),
        (89.9, 80, Leaning.ALIKE),
        (70, 80, Leaning.UNDER),
        (80, 80, Leaning.ALIKE),
    ],
)
def test_leaning_begins_where_views_are_apart(own: float, mentor: float, leaning: Leaning) -> None:
    row = only(compare(sheets(View.SELF, CALM, own) + sheets(View.MENTOR, CALM, mentor), 10))
    assert row.leaning is leaning


def test_the_view_that_differs_most_decides() -> None:
    found = compare(
        sheets(View.SELF, CALM, 80)
        + sheets(View.MENTOR, CALM, 75)
        + sheets(View.INSPECTOR, CALM, 60),
        10,
    )
    assert only(found).widest == (View.INSPECTOR, 20)


def test_one_side_alone_says_nothing_about_the_other() -> None:
    row = only(compare(sheets(View.SELF, CALM, 80), 10))
    assert (row.leaning, row.widest, row.sound) == (Leaning.UNKNOWN, None, False)


def test_few_sheets_are_shown_and_make_no_finding() -> None:
    few, enough = [100.0] * (LEAST_SHEETS - 1), [100.0] * LEAST_SHEETS
    mentor = sheets(View.MENTOR, CALM, *[50.0] * LEAST_SHEETS)
    assert finding(compare(sheets(View.SELF, CALM, *few) + mentor, 10)) is None
    row = finding(compare(sheets(View.SELF, CALM, *enough) + mentor, 10))
    assert row is not None
    assert row.aspect is CALM


def test_overrating_is_said_before_a_wider_underrating() -> None:
    both = [
        *sheets(View.SELF, CALM, 90, 90, 90),
        *sheets(View.MENTOR, CALM, 75, 75, 75),
        *sheets(View.SELF, TIME, 40, 40, 40),
        *sheets(View.MENTOR, TIME, 90, 90, 90),
    ]
    row = finding(compare(both, 10))
    assert row is not None
    assert row.aspect is CALM


def test_rows_stand_in_one_order_whatever_comes_first() -> None:
    made = [*sheets(View.SELF, TIME, 1), *sheets(View.MENTOR, CALM, 1)]
    assert [row.aspect for row in compare(made, 10)] == [CALM, TIME]
    assert [row.aspect for row in compare(reversed(made), 10)] == [CALM, TIME]
