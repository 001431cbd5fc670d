"""Which observations count: a time that is only said back was settled by nobody."""

import pytest

from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.analysis.findings import TraitKind
from desktop_app.training.practice.observed import counting

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
    ],
)
def test_a_time_said_back_to_be_confirmed_settles_nothing(reply: str) -> None:
    assert _times(reply) == []


@pytest.mark.parametrize(
    ("reply", "times"),
    [
        ("明天下午四点前我打给您，可以吗？", ["明天", "下午", "四点"]),
        ("您说的是周三那节，对吗？我明天上午十点前回您。", ["明天", "十点"]),
        ("十五分钟内给您改好。", ["十五分钟"]),
    ],
)
def test_a_time_that_is_offered_or_promised_counts(reply: str, times: list[str]) -> None:
    found = _times(reply)
    assert found
    assert any(times[0] in one for one in found)
    assert len(found) <= len(times)


def test_other_observations_count_as_they_are() -> None:
    analysis = ANALYSER.analyse("实在抱歉让您久等了，您说的是周三那节，对吗？", [], [])
    apologies = [one for one in analysis.traits if one.kind is TraitKind.APOLOGY_REGRET]
    assert apologies
    assert counting(analysis, TraitKind.APOLOGY_REGRET) == apologies
