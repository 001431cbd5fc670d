"""Whole replies against points and taboos in the plain format and with authored fields."""

import pytest

from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.analysis.findings import Analysis, TraitKind
from desktop_app.training.practice.points import Point, Taboo

APOLOGY = Point(
    id="apology", name="致歉", meaning="为耽误明确道歉；只说“理解”不算。",
    says=("很抱歉耽误您了", "对不起，让您久等"),
)  # fmt: skip
PICKUP = Point(
    id="pickup", name="自取办法", meaning="告诉客户也可以到网点自取。",
    says=("您也可以到城东网点自取", "带上手机号来网点就能取"),
)  # fmt: skip
CALLER = Point(
    id="caller", name="询问称呼", meaning="询问对方怎么称呼。", says=("请问怎么称呼您", "您贵姓")
)
BLAME = Taboo(
    id="blame", name="怪客户", meaning="怪客户自己没写清地址。",
    says=("是您地址没写清楚", "谁让您自己填错"),
)  # fmt: skip


@pytest.fixture(scope="module")
def analyser() -> ReplyAnalyser:
    return ReplyAnalyser()


def look(analyser: ReplyAnalyser, reply: str, facts: str = "") -> Analysis:
    return analyser.analyse(reply, (APOLOGY, PICKUP, CALLER), (BLAME,), facts)


def hits(analyser: ReplyAnalyser, reply: str) -> set[str]:
    return {found.id for found in look(analyser, reply).hits}


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("真对不住您，耽搁了。您顺路的话，来城东那个点拿也行。", {"apology", "pickup"}),
        ("實在抱歉，讓您久候了。", {"apology"}),
        ("非常抱谦，请问您怎么乘呼？", {"apology", "caller"}),
        ("该喊您什么呀？", {"caller"}),
        ("如果情况属实，我们会向您道歉。", set()),
        ("道歉、自取、称呼、网点、电话", set()),
        ("我不会道歉，网点也不能自取。", set()),
        ("", set()),
        ("？？？。。。", set()),
    ],
)
def test_points_are_met(analyser: ReplyAnalyser, reply: str, expected: set[str]) -> None:
    assert hits(analyser, reply) == expected


def test_a_taboo_is_broken_and_a_quoted_one_is_not(analyser: ReplyAnalyser) -> None:
    assert [v.id for v in look(analyser, "那是您自己填错了地址。").violations] == ["blame"]
    assert not look(analyser, "我不会说“是您地址没写清楚”，这就给您送。").violations


def test_a_hit_and_a_violation_stand_beside_each_other(analyser: ReplyAnalyser) -> None:
    found = look(analyser, "抱歉啊，不过谁让您自己填错地址呢。")
    assert [hit.id for hit in found.hits] == ["apology"]
    assert [one.id for one in found.violations] == ["blame"]


def test_the_evidence_is_the_words_that_decide(analyser: ReplyAnalyser) -> None:
    reply = "您好，ＯＫ，實在抱歉，讓您久候了。"
    (hit,) = look(analyser, reply).hits
    assert "抱歉" in reply[hit.start : hit.end]
    assert "抱歉" in hit.why
    assert "致歉" in hit.why


def test_authored_patterns_find_what_the_wordings_do_not(analyser: ReplyAnalyser) -> None:
    plain = Point(id="where", name="说明位置", meaning="说出件在哪里。", says=("在城东网点",))
    authored = plain.model_copy(update={"patterns": ("东(?:边|头) + 库房 - 不在",)})
    reply = "它还搁在东头那片库房呢。"
    assert not analyser.analyse(reply, (plain,), ()).hits
    assert analyser.analyse(reply, (authored,), ()).hits
    assert not analyser.analyse("不在东头那片库房。", (authored,), ()).hits


def test_unless_overrides_every_other_evidence(analyser: ReplyAnalyser) -> None:
    point = Point(
        id="ask",
        name="询问",
        meaning="询问。",
        says=("您贵姓",),
        patterns=("贵姓",),
        unless=("快说",),
    )
    assert analyser.analyse("您贵姓？", (point,), ()).hits
    assert not analyser.analyse("您贵姓？快说。", (point,), ()).hits


def test_the_same_reply_gives_the_same_analysis(analyser: ReplyAnalyser) -> None:
    reply = "抱歉，今晚八点前给您送到，您也可以自取。"
    assert look(analyser, reply) == look(ReplyAnalyser(), reply)


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        ("您好，这里是[机构名称]。", TraitKind.SLOT_LEFT),
        ("给您退2300元。", TraitKind.FACT_ERROR),
        ("周四下午六点前答复您。", TraitKind.DEFINITE_TIME),
        ("我们会尽快处理。", TraitKind.VAGUE_TIME),
        ("是我们录错了。", TraitKind.APOLOGY_ADMIT),
        ("今后一定改进。", TraitKind.APOLOGY_PROMISE),
        ("您希望怎么解决呢？", TraitKind.OPEN_QUESTION),
        ("您现在方便吗？", TraitKind.CLOSED_QUESTION),
        ("您说的是人数不符，对吗？", TraitKind.PARAPHRASE),
        ("我们双倍赔您。", TraitKind.OVERPROMISE),
        ("谁让您不看清楚。", TraitKind.BLAME),
        ("这跟我们没关系。", TraitKind.EVASION),
        ("你烦不烦？", TraitKind.RUDE),
        ("感谢您的理解。", TraitKind.THANKS),
        ("祝您生活愉快，再见。", TraitKind.FAREWELL),
        ("搁谁身上都得生气。", TraitKind.EMPATHY),
        ("好" * 70, TraitKind.LONG_SENTENCE),
    ],
)
def test_traits_are_observed(analyser: ReplyAnalyser, reply: str, kind: TraitKind) -> None:
    found = look(analyser, reply, "应退2360元").traits
    assert kind in {trait.kind for trait in found}


def test_a_right_amount_is_no_error(analyser: ReplyAnalyser) -> None:
    reply = "给您退2360元，二千三百六十块，正好补上项目那一块。"
    found = look(analyser, reply, "应退2360元").traits
    assert TraitKind.FACT_ERROR not in {trait.kind for trait in found}


@pytest.mark.parametrize("before", range(1, 30))
def test_of_the_same_words_said_again_the_first_are_named(
    analyser: ReplyAnalyser, before: int
) -> None:
    wording = "您也可以到城东网点自取"
    again = "。" + "外面又刮风，" * (before % 4) + wording
    reply = "今天路上下雨有点堵车的。" * before + wording + again * 2
    (found,) = analyser.analyse(reply, (PICKUP,), ()).hits
    assert found.start == reply.index(wording)
