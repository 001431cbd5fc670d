"""Comparing answers: the figures they commit to, who says what, how close they are."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ids import new_id
from desktop_app.training.practice.consistency.rules import (
    AskedFor,
    Compared,
    Said,
    clashing,
    compared,
    outlined,
    wording_likeness,
)
from desktop_app.training.practice.consistency.said import figures_in

POINTS = (AskedFor("sorry", "道歉", 3), AskedFor("when", "给时间", 2), AskedFor("how", "说办法", 1))
LINE = "我那两千块什么时候退？"
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def said(name: str, reply: str, *met: str, points: Sequence[AskedFor] = POINTS) -> Said:
    place = dict.fromkeys(met, (0, 2))
    return Said(new_id(), name, new_id(), NOW, LINE, reply, tuple(points), place)


def of(compared_: Compared, name: str) -> float:
    return next(one.closeness for one in compared_.voices if one.said.name == name)


@pytest.mark.parametrize(
    ("reply", "figures"),
    [
        ("三天内给您办好", [("days", "3 天")]),
        ("24小时内回复", [("days", "1 天")]),
        ("两周之内", [("days", "14 天")]),
        ("3个工作日到账", [("days", "3 个工作日")]),
        ("半小时后回电", [("minutes", "30 分钟")]),
        ("一个半小时", [("hours", "1.5 小时")]),
        ("收您三百元，打八折", [("amount", "300 元"), ("share", "8 折")]),
        ("退百分之二十", [("share", "20%")]),
        ("7月15日前，下午三点半", [("date", "7月15日"), ("clock", "3:30")]),
        ("周四 19:00 开课", [("weekday", "周四"), ("clock", "7:00")]),
        (
            "3 个工作日，送 99 元的课，5 %",
            [("days", "3 个工作日"), ("amount", "99 元"), ("share", "5%")],
        ),
        ("7 月 15 日下午 3 点", [("date", "7月15日"), ("clock", "3:00")]),
        ("早一点说，有两点要说明，这个月", []),
        ("", []),
    ],
)
def test_figures_are_found_and_brought_to_one_form(
    reply: str, figures: list[tuple[str, str]]
) -> None:
    assert [(one.kind, one.value) for one in figures_in(reply)] == figures


def test_a_figure_names_its_place_in_the_reply() -> None:
    reply = "您好，三个工作日内给您答复。"
    (found,) = figures_in(reply)
    assert reply[found.start : found.end] == "三个工作日"


@given(st.text(max_size=300))
def test_no_text_is_too_odd_for_figures(text: str) -> None:
    assert all(0 <= one.start <= one.end <= len(text) for one in figures_in(text))


def test_figures_of_one_kind_that_share_nothing_contradict_each_other() -> None:
    found = clashing([figures_in(one) for one in ("3天退款", "5天退款", "马上退款")])
    assert [[one.value for one in clash] for clash in found] == [["3 天"], ["5 天"], []]


def test_working_days_are_not_days() -> None:
    assert any(clashing([figures_in("三天到账"), figures_in("三个工作日到账")]))


def test_the_same_time_in_other_words_is_no_contradiction() -> None:
    assert not any(clashing([figures_in("24 小时内"), figures_in("一天之内")]))


def test_other_kinds_do_not_contradict_each_other() -> None:
    assert not any(clashing([figures_in("五分钟后回电"), figures_in("三天内退款，300 元")]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("今天18:00前答复您", "这节课19:30开始"),
        ("三个工作日到账", "七天以内可以换货"),
        ("周四给您答复", "课改到周六"),
    ],
)
def test_figures_of_different_things_do_not_contradict_each_other(one: str, other: str) -> None:
    assert not any(clashing([figures_in(one), figures_in(other)]))


def test_each_of_two_times_is_held_against_its_own() -> None:
    found = clashing(
        [
            figures_in("这节课19:00开始，今天18:00前答复您"),
            figures_in("这节课19:30开始，18:00前一定答复您"),
        ]
    )
    assert [[one.value for one in clash] for clash in found] == [["7:00"], ["7:30"]]


def test_figures_in_the_evidence_of_different_points_are_of_different_things() -> None:
    points = (AskedFor("answer", "答复时限", 1), AskedFor("lesson", "上课时间", 1))

    def told(name: str, reply: str, point: str) -> Said:
        return replace(said(name, reply, points=points), met={point: (0, len(reply))})

    apart = [told("甲", "18:00前好", "answer"), told("乙", "19:30前好", "lesson")]
    alike = [told("甲", "18:00前好", "answer"), told("乙", "19:30前好", "answer")]
    assert compared(apart).clashing == ()
    assert compared(alike).clashing == ("clock",)


def test_who_says_the_same_is_close_and_who_leaves_everything_out_is_not() -> None:
    whole = "非常抱歉，三天内退到您的账户。"
    found = compared(
        [
            said("甲", whole, "sorry", "when"),
            said("乙", whole, "sorry", "when"),
            said("丙", "好的，知道了。"),
        ]
    )
    assert of(found, "甲") == of(found, "乙") > of(found, "丙")
    assert [one.said.name for one in found.voices][-1] == "丙"
    assert [round(one.share, 2) for one in found.voices] == [0.83, 0.83, 0]


def test_a_point_is_disputed_where_some_say_it_and_others_do_not() -> None:
    found = compared([said("甲", "抱歉", "sorry"), said("乙", "抱歉", "sorry", "when")])
    assert [found.disputed(point) for point in found.points] == [False, True, False]


def test_a_contradiction_sets_a_question_further_up() -> None:
    same = [said("甲", "三天退款", "when"), said("乙", "三天退款", "when")]
    other = [said("甲", "三天退款", "when"), said("乙", "五天退款", "when")]
    assert outlined(same).spread == 0
    assert outlined(other).clashing
    assert outlined(other).spread > 0


def test_a_figure_that_the_customer_named_is_only_repeated() -> None:
    found = compared([said("甲", "2000 元的事我来办"), said("乙", "送您一门 99 元的课")])
    assert found.clashing == ()
    assert [one.value for voice in found.voices for one in voice.figures] == ["99 元"]


def test_points_of_an_older_version_of_the_drill_still_count() -> None:
    old = said("甲", "抱歉", "gone", points=(AskedFor("gone", "旧要点", 1),))
    new = said("乙", "抱歉", "sorry")
    newer = replace(new, at=NOW + timedelta(days=1))
    assert [one.id for one in compared([old, newer]).points] == ["sorry", "when", "how", "gone"]


@given(st.text(max_size=120), st.text(max_size=120))
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    found = wording_likeness(one, other)
    assert 0 <= found <= 1
    assert found == pytest.approx(wording_likeness(other, one))
    assert wording_likeness(one, one) == pytest.approx(1)
