"""What a plan is proposed of: the weakest evidence, the mentor, the next step of the career."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from db.records import Evidence
from desktop_app.training.development.career import Known, LadderFigures, career
from desktop_app.training.development.fitting import Material, fitting
from desktop_app.training.development.items import ItemKind, MeasureKind, StepKind
from desktop_app.training.development.proposing import Found, Terms, propose, step_up
from desktop_app.training.development.weakness import Mark, Missed, Rated, rated, shares

TODAY = date(2026, 11, 30)
TERMS = Terms(TODAY, 90, UUID(int=1), UUID(int=2), low=80, good=90)
ATTEMPT = Evidence("attempt", UUID(int=9), "退款迟迟没到账")
PAPER = Evidence("paper", UUID(int=8), "理论考试")
ARTICLE = Material("article", "complaint", "投诉处理：五步与三级", ("投诉处理 投诉", ""))
FOUND = Found(
    criteria=(
        Rated("solution", "解决方案", 51.3, 4, (ATTEMPT,)),
        Rated("calming", "安抚情绪", 78.0, 4, (ATTEMPT,)),
    ),
    of_practical=True,
    sections=(Rated("投诉处理", "投诉处理", 40.0, 1, (PAPER,)),),
    paper="理论考试",
    own_weakest={"solution": ("scenario/b", "scenario/gone")},
    offered=("scenario/a", "scenario/b", "scenario/c", "scenario/d"),
    titles={f"scenario/{one}": one.upper() for one in "abcd"},
    materials=(ARTICLE,),
    mentor="王敏",
)


def test_the_weakest_criterion_becomes_drills_the_own_weakest_first() -> None:
    item = propose(FOUND, TERMS)[0]
    assert item.kind is ItemKind.DRILLS
    assert item.reason == "实操考核的练习里，解决方案均分 51.3（n = 4），四项中最低。"
    assert [one.key for one in item.steps] == ["scenario/b", "scenario/a", "scenario/c"]
    assert (item.measure.before, item.measure.target) == (51.3, 65)
    assert item.evidence == (ATTEMPT,)
    assert (item.owner_id, item.due) == (TERMS.subject_id, TODAY + timedelta(days=30))


def test_the_weakest_section_becomes_what_is_to_be_studied() -> None:
    item = propose(FOUND, TERMS)[1]
    assert item.kind is ItemKind.TRAINING
    assert [(one.kind, one.key) for one in item.steps] == [
        (StepKind.ARTICLE, "complaint"),
        (StepKind.WORDS, ""),
    ]
    assert (item.measure.kind, item.measure.before, item.measure.target) == (
        MeasureKind.SECTION,
        40,
        55,
    )
    assert "“理论考试”里，这一部分只得了 40% 的分" in item.reason


def test_what_is_good_already_is_no_weakness() -> None:
    strong = replace(
        FOUND,
        criteria=(Rated("time", "处理时间", 93.0, 4, ()),),
        sections=(Rated("投诉处理", "投诉处理", 95.0, 1, ()),),
        items=(Rated("用语", "用语", 80.0, 3, ()),),
    )
    assert [one.kind for one in propose(strong, TERMS)] == [ItemKind.MENTORING]


def test_items_that_inspectors_marked_low_and_points_that_do_not_come_to_mind() -> None:
    found = Found(
        items=(Rated("确认", "结束前确认", 60.0, 3, (ATTEMPT,), ("投诉",)),),
        missed=(Missed("scenario/a", "A", 2, 5, 40.0, (ATTEMPT,)),),
        titles={"scenario/a": "A"},
        materials=(ARTICLE,),
        mentor="王敏",
    )
    low, forgotten, _mentor = propose(found, TERMS)
    assert low.goal == "“结束前确认”提到 75 分"
    assert low.steps[0].key == "complaint"  # by the tag of the form: the label says nothing of it
    assert forgotten.reason == "复习时，这个练习有 2 处一共 5 次没有想起来。"
    assert forgotten.steps[0].key == "scenario/a"
    assert (forgotten.measure.before, forgotten.measure.target) == (40, 55)


def test_without_a_mentor_the_plan_asks_for_one() -> None:
    alone = replace(FOUND, mentor="", match="按配对规则，建议由周航来带（互补 70 分）。")
    item = next(one for one in propose(alone, TERMS) if one.kind is ItemKind.MENTORING)
    assert (item.goal, item.owner_id) == ("配一位导师", None)
    assert "建议由周航来带" in item.reason


def test_the_next_step_names_what_is_missing() -> None:
    figures = LadderFigures((0, 1, 2, 3), (80, 85, 90, 90), 100, 90, 3)
    step = career(Known(date(2026, 8, 1), satisfaction=88), figures, TODAY)
    item = propose(replace(FOUND, career=step), TERMS)[-1]
    assert item.kind is ItemKind.CAREER
    assert [one.text for one in item.steps] == [
        "在岗满 1 年（在岗 0 年 3 个月）",
        "持有有效的客服证书（现在没有有效的证书）",
        "请主管确认：每月接待 100 件以上",
        "请主管确认：能独立处理 90% 的问题",
    ]
    assert (item.measure.before, item.measure.target) == (1, 5)


def test_with_no_record_at_all_the_mentor_is_left() -> None:
    assert [one.id for one in propose(Found(mentor="王敏"), TERMS)] == ["mentoring"]


@pytest.mark.parametrize(
    ("before", "target"), [(41.8, 55), (66.0, 80), (75.0, 80), (76.0, 90), (84.9, 90), (91.0, 95)]
)
def test_a_goal_is_clearly_above_and_within_reach(before: float, target: float) -> None:
    assert step_up(before) == target


def test_what_was_marked_is_ranked_by_its_mean_with_the_worst_records_first() -> None:
    first, second = (Evidence("sheet", UUID(int=n), "质检") for n in (1, 2))
    marks = [
        Mark("a", "A", 90, first),
        Mark("a", "A", 50, second),
        Mark("b", "B", 60, first),
        Mark("c", "C", 10, first),
    ]
    assert [(one.key, one.mean, one.n) for one in rated(marks, least=2)] == [("a", 70, 2)]
    assert rated(marks)[-1].evidence == (second, first)
    assert rated(()) == ()


def test_sections_are_shares_of_what_could_be_earned() -> None:
    found = shares({"甲": 5, "乙": 10}, {"甲": 10, "乙": 20, "丙": 4, "空": 0}, PAPER)
    # 甲 and 乙 lost the same share: the one that weighs more comes first.
    assert [(one.key, one.mean) for one in found] == [("丙", 0), ("乙", 50), ("甲", 50)]


def test_what_is_about_something_shares_its_words() -> None:
    phone = Material("article", "phone", "电话服务标准", ("渠道规范 电话", ""))
    assert fitting("投诉处理", (phone, ARTICLE)) == (ARTICLE,)
    assert fitting("电话", (phone, ARTICLE)) == (phone,)
    assert fitting("天气", (phone, ARTICLE)) == ()
    assert fitting("", (phone,)) == ()
