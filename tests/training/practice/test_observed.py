"""Which observations count: a time that is only said back was settled by nobody."""

import pytest
from drill_builders import IN_TIME, drill, turn

from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.analysis.findings import TraitKind
from desktop_app.training.practice.apology import parts_of
from desktop_app.training.practice.conversation import answer, begin
from desktop_app.training.practice.debrief import debrief
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.marks import judge, reason_label
from desktop_app.training.practice.observed import counting, heaped_courtesy, is_slip

ANALYSER = ReplyAnalyser()


def _times(reply: str) -> list[str]:
    analysis = ANALYSER.analyse(reply, [], [])
    found = counting(analysis, TraitKind.DEFINITE_TIME)
    return [reply[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    "reply",
    [
        "小满您好，我在的。周四晚上那节日语口语小班改时间对吧？",
        "您的意思是周三晚上七点那节，对吗？",
        "您订的是明天下午三点的位置，我没记错吧？",
        "下午好，换课没问题。",
        "今早九点一刻教室里还没人上课，是这样吗？",
        "昨天才报，今天就要退啊？",
        "十来分钟也不算很久吧。",
        "三次分别晚了12、15、18分钟，加一块儿少上了45分钟。",
        "周末路上经常堵。",
        "您5月6日就提交了，早过了我们答应的十个工作日。",
    ],
)
def test_a_time_said_back_gone_by_or_only_asked_about_settles_nothing(reply: str) -> None:
    assert _times(reply) == []


@pytest.mark.parametrize(
    ("reply", "times"),
    [
        ("明天下午四点前我打给您，可以吗？", ["明天", "下午", "四点"]),
        ("您说的是周三那节，对吗？我明天上午十点前回您。", ["明天", "十点"]),
        ("十五分钟内给您改好。", ["十五分钟"]),
        ("最晚下周三到账。", ["下周三"]),
        ("今晚22点前选好就行。", ["今晚", "22点"]),
        ("周六和周日都有，您看哪个方便？", ["周六", "周日"]),
    ],
)
def test_a_time_that_is_offered_or_promised_counts(reply: str, times: list[str]) -> None:
    found = _times(reply)
    assert found
    assert any(times[0] in one for one in found)
    assert len(found) <= len(times)


def test_day_and_hour_of_one_moment_are_told_together() -> None:
    assert "星期六下午三点" in _times("星期六下午三点我们给孩子单独补45分钟。")


@pytest.mark.parametrize(
    ("reply", "vague"),
    [
        ("今早九点一刻教室里还没人上课，是这样吗？", False),
        ("过几天给您答复。", True),
    ],
)
def test_a_vague_word_beside_a_time_or_said_back_is_no_slip(reply: str, vague: bool) -> None:
    analysis = ANALYSER.analyse(reply, [], [])
    found = [one for one in analysis.traits if one.kind is TraitKind.VAGUE_TIME]
    assert found
    assert any(is_slip(one, analysis) for one in found) is vague


def test_other_observations_count_as_they_are() -> None:
    analysis = ANALYSER.analyse("实在抱歉让您久等了，您说的是周三那节，对吗？", [], [])
    apologies = [one for one in analysis.traits if one.kind is TraitKind.APOLOGY_REGRET]
    assert apologies
    assert counting(analysis, TraitKind.APOLOGY_REGRET) == apologies


def _parts(reply: str) -> set[TraitKind]:
    return set(parts_of(ANALYSER.analyse(reply, [], [])))


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        ("往后再动班，我们先给家长打电话。", TraitKind.APOLOGY_PROMISE),
        ("从下个星期天开始，上课前一刻钟教务就到教室门口点人。", TraitKind.APOLOGY_PROMISE),
        ("这是我们的不是。", TraitKind.APOLOGY_ADMIT),
        ("是我们管得不严。", TraitKind.APOLOGY_ADMIT),
        ("孩子干等确实不应该，我给您赔个不是。", TraitKind.APOLOGY_REGRET),
    ],
)
def test_parts_of_an_apology_are_heard_in_plain_words(reply: str, kind: TraitKind) -> None:
    assert kind in _parts(reply)


@pytest.mark.parametrize("reply", ["以后有问题您先打电话给我。", "以后有需要您再来。"])
def test_what_the_customer_is_to_do_promises_nothing(reply: str) -> None:
    assert TraitKind.APOLOGY_PROMISE not in _parts(reply)


def test_to_leave_nobody_out_is_no_empathy() -> None:
    analysis = ANALYSER.analyse("三天之内一个一个打电话，谁也不落。", [], [])
    assert all(one.kind is not TraitKind.EMPATHY for one in analysis.traits)


def test_courtesy_is_heaped_where_a_reply_is_little_else() -> None:
    heaped = "您好，麻烦您请您稍等一下，谢谢您，辛苦您，感谢您的谅解，请您谅解，麻烦您了。"
    words = heaped_courtesy(ANALYSER.analyse(heaped, [], []))
    assert words is not None
    assert heaped[words.start : words.end].startswith("您好，麻烦您")
    for reply in (
        "不客气，有问题再联系，再见。",
        "沈院长您好，欢迎您，这边请，我带您上楼。",
        "您好，您的退费我查到了，请您放心，今天下午三点前我给您回电话，谢谢您的耐心。",
    ):
        assert heaped_courtesy(ANALYSER.analyse(reply, [], [])) is None


def test_heaped_courtesy_costs_language_and_names_its_words() -> None:
    heaped = "您好，麻烦您请您稍等一下，谢谢您，辛苦您，感谢您的谅解，请您谅解，麻烦您了。"
    made = drill(turn("a", "solved"))
    conversation = answer(begin(made, 1), heaped, IN_TIME, 0, ANALYSER)
    reasons = [one for mark in judge(conversation).marks for one in mark.reasons]
    (found,) = (one for one in reasons if one.target == "heaped")
    assert found.delta == -PracticeFigures().loss.heaped_courtesy
    assert found.start == 0
    assert reason_label(found, conversation.exchanges[0]) == "礼貌过头"
    offered = [note.better for note in debrief(conversation, judge(conversation)).turns[0].notes]
    assert any(offered)
    assert not any("谢谢您，辛苦您" in one for one in offered)


@pytest.mark.parametrize(
    ("reply", "costs"),
    [
        ("下午好，我尽快给您答复。", True),
        ("您说的是周四那节，对吧？我尽快给您改。", True),
        ("我尽快给您改，最晚明天下午三点前。", False),
    ],
)
def test_a_vague_time_is_excused_by_a_time_that_settles_something(reply: str, costs: bool) -> None:
    conversation = answer(begin(drill(turn("a", "solved")), 1), reply, IN_TIME, 0, ANALYSER)
    reasons = [one for mark in judge(conversation).marks for one in mark.reasons]
    assert any(one.target == TraitKind.VAGUE_TIME for one in reasons) == costs
