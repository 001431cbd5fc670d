"""A sheet's score: weights, what does not count, critical items, bands, the arithmetic told."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from desktop_app.training.forms.answers import Answer
from desktop_app.training.forms.explaining import explain
from desktop_app.training.forms.scoring import Band, Bands, SheetScore, band, score
from desktop_app.training.forms.template import Form

ANCHORS = ["很差", "较差", "一般", "较好", "很好"]


def item(ident: str, kind: str = "yes_no", **fields: Any) -> dict[str, Any]:
    made: dict[str, Any] = {"id": ident, "label": f"项目 {ident}", "type": kind} | fields
    if kind == "scale":
        made |= {"anchors": ANCHORS}
    if kind in ("choice", "several"):
        made |= {"choices": ["电话", "网聊"]}
    return made


def section(ident: str, *items: dict[str, Any], weight: int = 1) -> dict[str, Any]:
    return {"id": ident, "title": f"部分 {ident}", "weight": weight, "items": items}


def form(*sections: dict[str, Any]) -> Form:
    return Form.model_validate(
        {"key": "sheet", "title": "表单", "use": "evaluation", "sections": sections}
    )


def lines_of(result: SheetScore) -> Mapping[str, Any]:
    return {line.item: line for line in result.lines}


def test_weights_count_within_the_section_and_sections_within_the_total() -> None:
    made = form(
        section("a", item("a1", weight=3), item("a2", weight=1), weight=60),
        section("b", item("b1", "scale"), item("b2", "marks"), weight=40),
    )
    result = score(made, {"a1": "yes", "a2": "no", "b1": 3, "b2": 90})
    assert [part.score for part in result.sections] == [75, 75]
    assert result.total == 75
    lines = lines_of(result)
    assert (lines["a1"].earned, lines["a1"].possible) == (45, 45)
    assert (lines["a2"].earned, lines["a2"].possible) == (0, 15)
    assert (lines["b1"].earned, lines["b1"].possible) == (12, 20)
    assert (lines["b2"].earned, lines["b2"].possible) == (18, 20)


def test_a_section_that_does_not_apply_leaves_the_total() -> None:
    made = form(section("a", item("a1"), weight=10), section("b", item("b1"), weight=90))
    result = score(made, {"a1": "yes", "b1": "na"})
    assert result.total == 100
    assert result.sections[1].score is None
    assert result.missing == ()


def test_texts_choices_minutes_and_dates_carry_no_marks() -> None:
    made = form(
        section("a", *(item(k, k, weight=50) for k in ("text", "choice", "minutes", "date")))
    )
    result = score(made, {"text": "好", "choice": "电话", "minutes": 30, "date": "2026-11-22"})
    assert result.total is None
    assert result.band is None
    assert result.passed is None
    assert {line.note for line in result.lines} == {"只作记录，不计分"}


def test_an_item_or_section_of_weight_zero_is_shown_but_does_not_count() -> None:
    made = form(section("a", item("a1"), item("a2", weight=0)), section("b", item("b1"), weight=0))
    result = score(made, {"a1": "yes", "a2": "no", "b1": "no"})
    assert result.total == 100
    assert result.sections[1].score == 0
    assert result.sections[1].possible == 0
    assert lines_of(result)["a2"].mark is None


def test_totals_round_half_up_as_a_person_does() -> None:
    made = form(section("a", item("x", "marks"), item("y", "marks")))
    assert score(made, {"x": 84.1, "y": 84.2}).total == 84.2
    assert score(made, {"x": 89.9, "y": 90}).total == 90.0
    assert score(made, {"x": 89.9, "y": 90}).band is Band.EXCELLENT


@pytest.mark.parametrize(
    ("total", "found", "name"),
    [
        (100, Band.EXCELLENT, "优秀"),
        (90, Band.EXCELLENT, "优秀"),
        (89.9, Band.PASS, "合格"),
        (80, Band.PASS, "合格"),
        (79.9, Band.NEEDS_WORK, "需改进"),
        (0, Band.NEEDS_WORK, "需改进"),
    ],
)
def test_bands_are_the_sources(total: float, found: Band, name: str) -> None:
    assert band(total, Bands()) is found
    assert found.label == name


def test_bands_are_settings_and_the_judgement_keeps_them() -> None:
    made = form(section("a", item("x", "marks")))
    strict, mild = Bands(95, 85), Bands(90, 70)
    assert score(made, {"x": 75}, strict).passed is False
    assert score(made, {"x": 75}, mild).passed is True
    assert score(made, {"x": 75}, mild).bands == mild
    with pytest.raises(ValueError, match="order"):
        Bands(excellent=70, passing=80)


@pytest.mark.parametrize(
    ("kind", "bad", "good"),
    [
        ("tick", False, True),
        ("yes_no", "no", "yes"),
        ("yes_no", "no", "na"),
        ("scale", 2, 3),
        ("marks", 79.9, 80),
    ],
)
def test_a_critical_item_fails_below_its_line(kind: str, bad: Answer, good: Answer) -> None:
    made = form(section("a", item("key", kind, critical=True), item("rest", "marks", weight=99)))
    failed = score(made, {"key": bad, "rest": 100})
    assert failed.failed == ("key",)
    assert lines_of(failed)["key"].note == "一票否决项未通过"
    assert failed.total is not None
    assert failed.total > 90
    assert failed.band is Band.NEEDS_WORK
    assert score(made, {"key": good, "rest": 100}).failed == ()


def test_an_unanswered_critical_item_is_missing_not_failed() -> None:
    made = form(section("a", item("key", critical=True), item("rest")))
    result = score(made, {"rest": "yes"})
    assert (result.failed, result.missing) == ((), ("key",))
    assert result.passed


def test_the_arithmetic_is_told_so_that_it_can_be_checked() -> None:
    made = form(
        section("a", item("a1", weight=2), item("a2", weight=1), item("a3"), weight=60),
        section("b", item("b1", "scale", critical=True), item("b2", "text"), weight=40),
        section("c", item("c1", required=False)),
    )
    told = explain(score(made, {"a1": "yes", "a2": "no", "a3": "na", "b1": 2, "b2": "好"}))
    assert told == [
        "部分 a = (100×2 + 0×1) ÷ 3 = 66.7",
        "  项目 a1：是，得 40 / 40",
        "  项目 a2：否，得 0 / 20",
        "  项目 a3：不适用（不适用，不计入）",
        "部分 b = (40×1) ÷ 1 = 40",
        "  项目 b1：2 分：较差，得 16 / 40（一票否决项未通过）",
        "  项目 b2：好（只作记录，不计分）",
        "部分 c：没有计分的答案",
        "  项目 c1：未作答",
        "总分 = (66.7×60 + 40×40) ÷ 100 = 56",
        "一票否决项未通过：项目 b1，结论为需改进",
    ]


def test_the_arithmetic_of_an_empty_sheet_says_that_there_is_none() -> None:
    made = form(section("a", item("a1")))
    assert explain(score(made, {})) == [
        "部分 a：没有计分的答案",
        "  项目 a1：未作答（必填）",
        "还没有计分的答案，暂无总分",
    ]


def test_a_score_is_a_value() -> None:
    made = form(section("a", item("a1")))
    result = score(made, {"a1": "yes"})
    assert replace(result) == result
    assert hash(result) == hash(score(made, {"a1": "yes"}))


def test_bonus_fatal_excluded_and_left_out_items_are_told() -> None:
    made = form(
        section(
            "a",
            item("a1", "marks", weight=3),
            item("a2", excluded=True),
            item("a3", shown_if={"item": "a2", "one_of": ["no"]}),
        ),
        section("b", item("b1", fatal=True, weight=0), item("b2", bonus=True, weight=5)),
    )
    answers: dict[str, Answer] = {"a1": 97, "a2": "yes", "a3": "no", "b1": "yes", "b2": "yes"}
    assert explain(score(made, answers)) == [
        "部分 a = (97×3) ÷ 3 = 97",
        "  项目 a1：97 分，得 97 / 100",
        "  项目 a2：是（只作记录，不计入得分）",
        "  项目 a3：不用填（按前面的回答略去）",
        "部分 b：没有计分的答案",
        "  项目 b1：是（只作记录，不计分）",
        "  项目 b2：是，加 5 分",
        "总分 = (97×1) ÷ 1 = 97",
        "加分后 = 97 + 5 = 100（满 100 分为止）",
    ]
    told = explain(score(made, answers | {"b1": "no"}))
    assert told[-2:] == [
        "总分 = (97×1) ÷ 1 = 97",
        "归零项未通过：项目 b1，总分记 0 分，结论为需改进",
    ]


def test_a_condition_tells_a_tick_from_a_figure() -> None:
    made = form(
        section(
            "a",
            item("a1", "scale"),
            item("a2", "tick"),
            item("a3", "text", shown_if={"item": "a1", "one_of": [1]}),
            item("a4", "text", shown_if={"item": "a2", "one_of": [True]}),
            item("a5", "text", shown_if={"item": "a4", "one_of": ["要"]}),
        )
    )
    assert score(made, {"a1": 1, "a2": False, "a4": "要"}).hidden == ("a4", "a5")
    assert score(made, {"a1": 2, "a2": True, "a4": "要"}).hidden == ("a3",)
