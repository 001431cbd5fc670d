"""What holds for the score of any sheet on any form."""

import re
from fractions import Fraction
from math import floor
from random import Random
from typing import Any

import pytest
from form_strategies import sheets
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.training.forms.answers import Answer
from desktop_app.training.forms.conditions import hidden_items
from desktop_app.training.forms.explaining import explain
from desktop_app.training.forms.scoring import Band, SheetScore, score
from desktop_app.training.forms.template import Form, FormItem

_SUM = re.compile(r"\((?P<terms>[^()]*)\) ÷ (?P<whole>\d+) = (?P<mean>[\d.]+)")
Filled = tuple[Form, dict[str, Answer]]


def _lines_of(result: SheetScore) -> dict[str, Any]:
    return {line.item: line for line in result.lines}


def _with_item(made: Form, **fields: Any) -> Form:
    """Add an item to the end of the first section."""
    added = FormItem.model_validate({"id": "added", "label": "加的一项", "type": "yes_no"} | fields)
    first = made.sections[0]
    longer = first.model_copy(update={"items": (*first.items, added)})
    return made.model_copy(update={"sections": (longer, *made.sections[1:])})


@given(sheets())
def test_the_lines_add_up_to_the_total(sheet: Filled) -> None:
    result = score(*sheet)
    assert [line.item for line in result.lines] == [asked.id for asked in sheet[0].items()]
    if result.base is None:
        assert all(line.possible == 0 for line in result.lines)
        return
    assert 0 <= result.base <= 100
    assert sum(line.possible for line in result.lines) == pytest.approx(100)
    assert sum(part.possible for part in result.sections) == pytest.approx(100)
    assert sum(line.earned for line in result.lines) == pytest.approx(result.base, abs=0.0501)
    for part in result.sections:
        mine = [line for line in result.lines if line.section == part.section]
        assert sum(line.earned for line in mine) == pytest.approx(part.earned)
        assert sum(line.possible for line in mine) == pytest.approx(part.possible)


@given(sheets(), st.integers(0, 2**16))
def test_no_order_matters(sheet: Filled, number: int) -> None:
    """Neither of answering, nor of sections, nor of items but for what hangs on an earlier one."""
    made, answers = sheet
    shuffled = list(answers.items())
    Random(number).shuffle(shuffled)
    result = score(made, dict(shuffled))
    assert result == score(made, answers)

    asked = made.model_copy(update={"sections": tuple(_asked(made, answers))})
    turned = asked.model_copy(
        update={
            "sections": tuple(
                one.model_copy(update={"items": one.items[::-1]}) for one in asked.sections[::-1]
            )
        }
    )
    kept = {item.id: answers[item.id] for item in asked.items() if item.id in answers}
    ahead, back = score(asked, kept), score(turned, kept)
    assert (ahead.total, ahead.band) == (back.total, back.band) == (result.total, result.band)
    assert _lines_of(ahead) == _lines_of(back)


def _asked(made: Form, answers: dict[str, Answer]) -> list[Any]:
    """The sections with only what is asked, their conditions settled."""
    hidden = hidden_items(made, answers)
    sections = []
    for section in made.sections:
        items = tuple(
            item.model_copy(update={"shown_if": None})
            for item in section.items
            if item.id not in hidden
        )
        if items:
            sections.append(section.model_copy(update={"items": items}))
    return sections


@given(sheets())
def test_not_applicable_counts_as_if_the_item_were_not_there(sheet: Filled) -> None:
    made, answers = sheet
    asked = _with_item(made, weight=7)
    with_na, without = score(asked, answers | {"added": "na"}), score(asked, answers)
    assert (with_na.total, with_na.failed) == (without.total, without.failed)
    assert with_na.sections == without.sections
    for line in with_na.lines:
        if line.item != "added":
            assert line == _lines_of(without)[line.item]


@given(sheets())
def test_what_is_left_out_changes_nothing_whatever_was_answered_there(sheet: Filled) -> None:
    made, answers = sheet
    hidden = hidden_items(made, answers)
    result = score(made, answers)
    assert set(result.hidden) == hidden
    assert not hidden & {*result.missing, *result.failed, *result.zeroed}
    bare = {item: answer for item, answer in answers.items() if item not in hidden}
    assert score(made, bare) == result
    assert all(line.possible == line.earned == 0 for line in result.lines if line.item in hidden)


@given(sheets())
def test_a_failed_critical_item_always_fails_the_sheet(sheet: Filled) -> None:
    made, answers = sheet
    result = score(_with_item(made, critical=True, weight=0), answers | {"added": "no"})
    assert "added" in result.failed
    assert result.passed is False
    assert result.band is Band.NEEDS_WORK
    assert result.total == score(made, answers).total


@given(sheets(), st.integers(0, 9))
def test_a_failed_fatal_item_always_zeroes_the_sheet(sheet: Filled, weight: int) -> None:
    made, answers = sheet
    result = score(_with_item(made, fatal=True, weight=weight), answers | {"added": "no"})
    assert "added" in result.zeroed
    assert result.total == 0
    assert result.band is Band.NEEDS_WORK
    assert any("总分记 0 分" in line for line in explain(result))


@given(sheets(), st.integers(0, 20), st.sampled_from(["yes", "no", "na"]))
def test_a_bonus_never_takes_anything_and_ends_at_100(
    sheet: Filled, points: int, answer: str
) -> None:
    made, answers = sheet
    plain = score(made, answers)
    result = score(_with_item(made, bonus=True, weight=points), answers | {"added": answer})
    assert (result.base, result.sections) == (plain.base, plain.sections)
    if plain.total is None or result.total is None:
        assert result.total == plain.total
        return
    gained = result.total - plain.total
    most = 0 if plain.zeroed else min(points if answer == "yes" else 0, 100 - plain.total)
    assert gained == pytest.approx(most)


@given(sheets())
def test_what_is_excluded_is_recorded_and_left_out_of_every_score(sheet: Filled) -> None:
    made, answers = sheet
    asked = _with_item(made, excluded=True, weight=9)
    told = [score(asked, answers | {"added": answer}) for answer in ("yes", "no")]
    assert told[0].total == told[1].total == score(made, answers).total
    assert [_lines_of(one)["added"].answer_text for one in told] == ["是", "否"]


@given(sheets())
def test_missing_are_the_required_items_without_an_answer(sheet: Filled) -> None:
    made, answers = sheet
    hidden = hidden_items(made, answers)
    needed = [one.id for one in made.items() if one.required and one.id not in hidden]
    assert list(score(made, answers).missing) == [one for one in needed if one not in answers]


@given(sheets())
def test_every_answer_stands_in_the_arithmetic(sheet: Filled) -> None:
    made, answers = sheet
    result = score(made, answers)
    told = explain(result)
    assert len([line for line in told if line.startswith("  ")]) == len(made.items())
    if result.base is not None:
        assert any(line.startswith("总分 = ") for line in told)


@given(sheets())
def test_the_arithmetic_comes_out_on_paper(sheet: Filled) -> None:
    """A sum worked out with the figures that stand in it gives the result that stands there."""
    made, answers = sheet
    for line in explain(score(made, answers)):
        told = _SUM.search(line)
        if told is None:
            continue
        terms = [term.split("×") for term in told["terms"].split(" + ")]
        total = sum(Fraction(value) * int(weight) for value, weight in terms)
        mean = floor(total / int(told["whole"]) * 10 + Fraction(1, 2)) / 10
        assert mean == float(told["mean"]), line


def test_a_sum_takes_as_many_decimals_as_it_needs() -> None:
    """A section of 80.666… is told as 80.7; with that the sum would come to 82.1."""
    made = Form.model_validate(
        {
            "key": "made",
            "title": "表",
            "use": "evaluation",
            "sections": [
                {
                    "id": "a",
                    "title": "甲",
                    "weight": 93,
                    "items": [
                        {"id": "a1", "label": "一", "type": "marks", "weight": 1},
                        {"id": "a2", "label": "二", "type": "yes_no", "weight": 2},
                    ],
                },
                {
                    "id": "b",
                    "title": "乙",
                    "weight": 7,
                    "items": [{"id": "b1", "label": "三", "type": "tick"}],
                },
            ],
        }
    )
    told = explain(score(made, {"a1": 42, "a2": "yes", "b1": True}))
    assert "甲 = (42×1 + 100×2) ÷ 3 = 80.7" in told
    assert "总分 = (80.67×93 + 100×7) ÷ 100 = 82" in told
