"""What identifies people is taken out before anybody keeps it, and never comes back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from desktop_app.training.quality.contacts.deidentifying import (
    HIDDEN,
    deidentified,
    hidden,
    masked_places,
    taken_out,
)

PEOPLE = ("林晓雨", "王敏")


def _plain(text: str) -> str:
    return deidentified(text, "林晓雨", PEOPLE)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("我叫张伟，电话13812345678", "我叫〔姓名〕，电话138****5678"),
        ("你好，我是张伟，上周报的名", "你好，我是〔姓名〕，上周报的名"),
        ("李女士您好，我是林晓雨", "〔姓〕女士您好，我是〔姓名〕"),
        ("转给王敏处理", "转给〔姓名〕处理"),
        ("免贵姓陈。", "免贵姓〔姓〕。"),
        ("我姓欧阳，叫欧阳明珠", "我姓〔姓〕，叫〔姓名〕"),
        ("孩子王子轩的课", "孩子〔姓名〕的课"),
        ("感谢王老师，刘总说可以", "感谢〔姓〕老师，〔姓〕总说可以"),
        ("寄到中山路128号3栋2单元501室。", "寄到〔地址〕。"),
        ("订单号是 DD20261120001", "订单号是 ****"),
        ("邮箱 a.b@c.com", "邮箱 a***@c.com"),
    ],
)
def test_names_numbers_and_addresses_are_masked(said: str, kept: str) -> None:
    assert _plain(said) == kept
    assert _plain(kept) == kept  # looking again changes nothing


@pytest.mark.parametrize(
    "said",
    [
        "这位先生您好，那位女士请稍等",
        "今天方便先生过来吗",
        "非常高兴女士能来",
        "感谢老师",
        "孩子周三的课换到周末",
        "三十节课，每节 93 元，周四 18:00 前到账",
        "我是高一的家长",
    ],
)
def test_what_names_nobody_stays_as_it_is(said: str) -> None:
    assert _plain(said) == said


def test_the_reader_takes_out_more_wherever_it_stands() -> None:
    text = "小豆子要换班，小豆子妈妈〔姓名〕同意"
    assert hidden(text, "小豆子") == f"{HIDDEN}要换班，{HIDDEN}妈妈〔姓名〕同意"
    assert hidden(text, "  ") == text
    assert hidden(text, "姓名") == text  # what stands for a name is not cut open


def test_it_is_told_what_of_the_original_is_gone() -> None:
    original = "我叫张伟，电话13812345678。"
    plain = _plain(original)
    assert [plain[one.start : one.end] for one in masked_places(plain)] == [
        "〔姓名〕",
        "138****5678",
    ]
    gone = [original[one.start : one.end] for one in taken_out(original, plain)]
    assert gone == ["张伟", "13812345678"]


@settings(max_examples=60)
@given(some.text(alphabet="我叫张伟的是，13800138000先生女士号路 a@b.c〔姓名〕*", max_size=40))
def test_nothing_that_was_masked_comes_back(text: str) -> None:
    once = _plain(text)
    for cut in masked_places(once):
        assert 0 <= cut.start < cut.end <= len(once)
    for cut in taken_out(text, once):
        assert 0 <= cut.start < cut.end <= len(text)
    assert "13800138000" not in once
