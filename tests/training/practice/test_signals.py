"""What in a customer's words says that it may come to a conflict, and what is harmless."""

import pytest
from drill_builders import drill, run, turn
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.training.practice.debrief import debrief
from desktop_app.training.practice.marks import judge
from desktop_app.training.practice.signals import SignalKind, signals, signals_text


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("你们必须立刻解决！不解决我找记者，我认识律师！",
         ["insisting", "insisting", "media", "law"]),
        ("今天必须给我回话，不然我投诉到教育局。", ["insisting", "complaint", "complaint"]),
        ("再拖我就把视频发出去，咱们点评网上见。", ["media", "media"]),
        ("我馬上打12315！", ["complaint"]),
        ("钱你现在就给我退！", ["insisting"]),
    ],
)  # fmt: skip
def test_pressing_and_threats_are_heard(line: str, kinds: list[str]) -> None:
    assert [str(one.kind) for one in signals(line)] == kinds


@pytest.mark.parametrize(
    "line",
    [
        "我不是爱投诉的人，就想问问什么时候能到。",
        "没想投诉你们，给句准话就行。",
        "我十点四十必须走，长话短说。",
        "书法班还招人吗？我零基础。",
        "昨天交的学费，一下子扣了两笔。",
    ],
)
def test_what_is_denied_or_only_sounds_alike_is_no_signal(line: str) -> None:
    assert signals(line) == ()
    assert signals_text(line) == ""


def test_the_sentence_names_the_words_once_and_what_to_do() -> None:
    text = signals_text("必须退！必须！不然我去教育局。")
    assert text == (
        "客户在催逼“必须”，提到投诉“教育局”：先让对方缓下来，办不了的再由内部渠道升级。"
    )


@given(st.text())
def test_spans_lie_in_the_line(line: str) -> None:
    for one in signals(line):
        assert 0 <= one.start < one.end <= len(line)
        assert one.kind in SignalKind


def test_the_debrief_puts_the_signal_before_everything_else_of_its_turn() -> None:
    made = drill(
        turn("a", "b", lines=[{"text": "今天必须退，不然我找媒体！"}]), turn("b", "solved")
    )
    conversation = run(made, "#help", "#help")
    first, second = debrief(conversation, judge(conversation)).turns
    assert (first.notes[0].label, first.notes[0].tone) == ("冲突信号", "warn")
    assert "“今天必须”" in first.notes[0].text
    assert all(one.label != "冲突信号" for one in second.notes)
