"""What counts as said to the customer: not what is quoted, refused, supposed, recited or listed."""

import pytest

from desktop_app.training.practice.analysis.cutting import MASK, Place
from desktop_app.training.practice.analysis.frames import Frame
from desktop_app.training.practice.analysis.normal import plain


def framed(text: str) -> Frame:
    return Frame(plain(text))


def refused(text: str, words: str) -> bool:
    frame = framed(text)
    start = frame.text.index(words)
    return frame.refused([Place(start, start + len(words))], inside=False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("加急办不了，您等着。", "加急"),
        ("我们不提供回拨服务。", "回拨"),
        ("截图您也不必发来了。", "截图"),
        ("我凭什么给您道歉？", "道歉"),
        ("给您道歉？没门。", "道歉"),
        ("至于道歉，这事不是我造成的，恕难办到。", "道歉"),
    ],
)
def test_a_refusal_is_recognised(text: str, words: str) -> None:
    assert refused(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("实在不好意思，向您道歉。", "道歉"),
        ("您别担心，我给您加急。", "加急"),
        ("不是不给您补寄，今天就寄。", "补寄"),
        ("您不用再打电话来，我给您回拨。", "回拨"),
        ("换房没有名额。加急可以办。", "加急"),
    ],
)
def test_a_harmless_negation_is_no_refusal(text: str, words: str) -> None:
    assert not refused(text, words)


@pytest.mark.parametrize(
    "text",
    [
        "如果情况属实，我们会向您道歉。",
        "要是领导同意，我就给您加急。",
        "换作平时，我早就给您办好了。",
        "本来想给您换一个的，可惜没货了。",
        "也许明天能到，看情况吧。",
        "等您先证明身份，我才告诉您进度。",
        "客服应该先道歉，再给时间。",
    ],
)
def test_a_supposition_or_recital_does_not_count(text: str) -> None:
    frame = framed(text)
    last = len(frame.text) - 3
    assert frame.void_reason(last, last + 1)


@pytest.mark.parametrize(
    "text",
    [
        "您要是愿意，我现在就给您换。",
        "不想等的话，您留个电话，我打给您。",
        "换作是我，我也会生气。",
        "一有消息我就告诉您。",
        "孩子干等确实不应该，我向您道歉。",
        "系统里只有一笔订单，扣款明细要财务才看得到。",
        "学费280块，教材和手册都在里面。",
    ],
)
def test_what_only_looks_like_a_condition_and_the_customers_own_choice_count(text: str) -> None:
    frame = framed(text)
    assert not frame.void_reason(len(frame.text) - 3, len(frame.text) - 2)


def test_quoted_words_are_hidden() -> None:
    frame = framed("您说“你们打算赖账吗”，不会的。")
    assert "赖账" not in frame.text
    assert MASK in frame.text
    assert len(frame.text) == len(frame.raw)


def test_the_name_of_a_button_in_quotes_stays() -> None:
    assert "我的订单" in framed("公众号“我的订单”里能开发票。").text


@pytest.mark.parametrize(
    "text",
    [
        "致歉 财务复核 加急通道 三个工作日 原路退回",
        "安抚、核实、换班、补课、退费、负责到底",
        "改单改单，交期交期，确认确认，胡桃胡桃。",
    ],
)
def test_a_list_of_catchwords_is_recognised(text: str) -> None:
    assert framed(text).recited


@pytest.mark.parametrize(
    "text",
    [
        "对不起。可以换班，周四前答复您。",
        "①周六19:30 ②附件≤50MB，压缩重传 ③先看导学1-3章。",
        "抱歉，三个工作日内到。",
    ],
)
def test_a_terse_answer_is_no_list(text: str) -> None:
    assert not framed(text).recited


def test_what_one_says_never_to_say_is_disowned() -> None:
    frame = framed("我不会跟您说是您弄错了")
    assert frame.disowned(frame.text.index("是您弄错"))
