"""Who may mentor, and what makes two people complement each other."""

from dataclasses import replace
from datetime import date

import pytest
from matching_people import RULES, TODAY, known

from desktop_app.training.mentoring.matching.rules import Field, eligibility, match


@pytest.mark.parametrize(
    ("joined", "may"),
    [(date(2025, 11, 23), True), (date(2025, 11, 24), False), (date(2020, 2, 29), True)],
)
def test_a_mentor_has_a_full_year_of_service(joined: date, may: bool) -> None:
    one = known(1, satisfaction=95, joined=joined)
    result = eligibility(one, Field([one]), RULES, TODAY)
    assert result.may is may
    assert ("不满 1 年" in result.reasons[0].text) is not may


def test_the_top_three_of_ten_may_mentor_and_the_fourth_hears_why_not() -> None:
    everybody = [known(n, satisfaction=80.0 + n) for n in range(1, 11)]
    may = [
        one.person.name for one in everybody if eligibility(one, Field(everybody), RULES, TODAY).may
    ]
    assert may == ["人8", "人9", "人10"]
    fourth = eligibility(everybody[6], Field(everybody), RULES, TODAY)
    assert fourth.reasons[1].text == "满意度 87%，10 人中第 4，不在前 30%（前 3 名）"


def test_without_satisfaction_own_marks_are_compared_with_own_marks() -> None:
    everybody = [known(n, satisfaction=99.0) for n in range(1, 6)]
    one = known(6, mark=91.5)
    result = eligibility(one, Field([*everybody, one, known(7, mark=60.0)]), RULES, TODAY)
    assert result.may
    text = "满意度未知，质检和评估均分 91.5（n = 3），2 人中第 1（人数少，仅供参考）"
    assert result.reasons[1].text == text


def test_the_reason_tells_how_many_customers_were_asked() -> None:
    one = replace(known(1, satisfaction=90.0), customers=7)
    reason = eligibility(one, Field([one]), RULES, TODAY).reasons[1]
    assert reason.text == "满意度 90%（回访 7 位客户），1 人中第 1（人数少，仅供参考）"


def test_equal_figures_share_a_place() -> None:
    everybody = [known(n, satisfaction=90.0) for n in range(1, 5)]
    assert all(eligibility(one, Field(everybody), RULES, TODAY).may for one in everybody)


def test_nothing_known_is_not_eligible() -> None:
    one = known(1)
    result = eligibility(one, Field([one]), RULES, TODAY)
    assert not result.may
    assert result.reasons[1].text == "满意度和质检、评估分数都还没有"


@pytest.mark.parametrize(
    ("trainee", "mentor", "points", "good"),
    [
        ("introvert", "extrovert", 40, True),
        ("extrovert", "introvert", 40, True),
        ("introvert", "balanced", 20, True),
        ("introvert", "introvert", 0, False),
        ("", "introvert", 20, False),
    ],
)
def test_opposite_temperaments_complement_each_other(
    trainee: str, mentor: str, points: int, good: bool
) -> None:
    reason = match(known(1, trainee), known(2, mentor), 0, RULES).reasons[0]
    assert (reason.points, reason.good) == (points, good)


def test_only_strengths_that_the_trainee_lacks_count() -> None:
    mentor = known(2, strengths=("投诉处理", "群聊", "回访"))
    one = match(known(1, strengths=("群聊",)), mentor, 0, RULES).reasons[1]
    assert (one.points, one.text) == (20, "专长互补：导师擅长投诉处理、回访")
    same = match(known(1, strengths=mentor.strengths), mentor, 0, RULES).reasons[1]
    assert (same.points, same.good) == (0, False)


def test_points_are_the_sum_of_the_reasons() -> None:
    one = match(known(1, "introvert"), known(2, "extrovert", ("回访",)), 1, RULES)
    assert one.points == 40 + 10 + 22 == sum(reason.points for reason in one.reasons)
