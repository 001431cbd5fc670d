"""A sheet's score: weights, what does not count, critical items, bands, the arithmetic told."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.training.forms.answers import Answer
from desktop_app.training.forms.explaining import explain
from desktop_app.training.forms.scoring import Band, Bands, SheetScore, band, score
from desktop_app.training.forms.template import Form, FormItem, ItemType

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


def answer_for(asked: FormItem) -> st.SearchStrategy[Answer]:
    kinds: dict[ItemType, st.SearchStrategy[Answer]] = {
        ItemType.TICK: st.booleans(),
        ItemType.YES_NO: st.sampled_from(["yes", "no", "na"]),
        ItemType.SCALE: st.integers(1, 5),
        ItemType.MARKS: st.integers(0, 100) | st.floats(0, 100),
        ItemType.CHOICE: st.sampled_from(asked.choices or ("",)),
        ItemType.SEVERAL: st.lists(st.sampled_from(asked.choices or ("",)), min_size=1, max_size=2),
        ItemType.EVIDENCE: st.just("note:跟听笔记"),
        ItemType.TEXT: st.text(min_size=1).filter(str.strip),
        ItemType.MINUTES: st.integers(0, 600),
        ItemType.DATE: st.dates().map(lambda day: day.isoformat()),
    }
    return kinds[asked.type]


@st.composite
def sheets(draw: st.DrawFn) -> tuple[Form, dict[str, Answer]]:
    made = []
    for part in range(draw(st.integers(1, 4))):
        items = [
            item(
                f"i{part}-{n}",
                draw(st.sampled_from(list(ItemType))),
                weight=draw(st.integers(0, 9)),
                critical=draw(st.booleans()),
                required=draw(st.booleans()),
            )
            for n in range(draw(st.integers(1, 5)))
        ]
        made.append(section(f"s{part}", *items, weight=draw(st.integers(0, 40))))
    filled = form(*made)
    answers = {asked.id: draw(answer_for(asked)) for asked in filled.items() if draw(st.booleans())}
    return filled, answers


def lines_of(result: SheetScore) -> Mapping[str, Any]:
    return {line.item: line for line in result.lines}


@given(sheets())
def test_the_lines_add_up_to_the_total(sheet: tuple[Form, dict[str, Answer]]) -> None:
    result = score(*sheet)
    assert [line.item for line in result.lines] == [asked.id for asked in sheet[0].items()]
    if result.total is None:
        assert all(line.possible == 0 for line in result.lines)
        return
    assert 0 <= result.total <= 100
    assert sum(line.possible for line in result.lines) == pytest.approx(100)
    assert sum(part.possible for part in result.sections) == pytest.approx(100)
    assert sum(line.earned for line in result.lines) == pytest.approx(result.total, abs=0.0501)
    for part in result.sections:
        mine = [line for line in result.lines if line.section == part.section]
        assert sum(line.earned for line in mine) == pytest.approx(part.earned)
        assert sum(line.possible for line in mine) == pytest.approx(part.possible)


@given(sheets(), st.randoms(use_true_random=False))
def test_the_order_of_answering_does_not_matter(
    sheet: tuple[Form, dict[str, Answer]], chance: Any
) -> None:
    made, answers = sheet
    shuffled = list(answers.items())
    chance.shuffle(shuffled)
    assert score(made, dict(shuffled)) == score(made, answers)


@given(sheets())
def test_not_applicable_counts_as_if_the_item_were_not_there(
    sheet: tuple[Form, dict[str, Answer]],
) -> None:
    made, answers = sheet
    with_na = score(made, answers)
    without = score(made, {key: value for key, value in answers.items() if value != "na"})
    assert (with_na.total, with_na.failed) == (without.total, without.failed)
    assert with_na.sections == without.sections
    for line in with_na.lines:
        if answers.get(line.item) != "na":
            assert line == lines_of(without)[line.item]


@given(sheets())
def test_a_failed_critical_item_always_fails_the_sheet(
    sheet: tuple[Form, dict[str, Answer]],
) -> None:
    made, answers = sheet
    first = made.sections[0]
    critical = FormItem.model_validate(item("veto", critical=True, weight=0))
    changed = made.model_copy(
        update={
            "sections": (
                first.model_copy(update={"items": (*first.items, critical)}),
                *made.sections[1:],
            )
        }
    )
    result = score(changed, answers | {"veto": "no"})
    assert "veto" in result.failed
    assert result.passed is False
    assert result.band is Band.NEEDS_WORK
    assert result.total == score(made, answers).total


@given(sheets())
def test_missing_are_the_required_items_without_an_answer(
    sheet: tuple[Form, dict[str, Answer]],
) -> None:
    made, answers = sheet
    expected = [asked.id for asked in made.items() if asked.required and asked.id not in answers]
    assert list(score(made, answers).missing) == expected


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
