"""What tells who somebody is, taken out of a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.training.examples.redacting import Identifying, redact
from desktop_app.training.practice.model import CardFact

WHO = Identifying(
    speaker="林晓雨",
    others=("王敏", "欧阳建国"),
    facts=(
        CardFact(label="邮箱", value="luo.director@example.cn", private="email"),
        CardFact(label="课程", value="日语口语小班"),
    ),
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("我是林晓雨，晓雨也行。", "我是〔姓名〕，〔姓名〕也行。"),
        ("叫我小林，或者林老师。", "叫我小〔姓〕，或者〔姓〕老师。"),
        ("我姓林。", "我姓〔姓〕。"),
        ("请王敏和欧阳建国跟进。", "请〔姓名〕和〔姓名〕跟进。"),
        ("发到a@b.cn13500008888。", "发到a***@b.cn135****8888。"),
        ("打 135 0000-8888 找我。", "打 135****8888 找我。"),
        ("打１３５００００８８８８。", "打135****8888。"),
        ("座机 010-66668888。", "座机 010****8888。"),
        ("身份证 11010519491231002X。", "身份证 ****002X。"),
        ("卡号 6222 0200 1234 5678 901。", "卡号 ****8901。"),
        ("发到 luo.director@example.cn。", "发到 l***@example.cn。"),
        ("工单 TK-2085 已建。", "工单 **** 已建。"),
        ("订单尾号6152。", "订单尾号****。"),
        ("我的工号是 2016。", "我的工号是 ****。"),
        ("号码幺三五零零零零八八八八。", "号码****。"),
        ("加微信 peilian_2026。", "加微信 ****。"),
    ],
)
def test_it_is_masked(text: str, shown: str) -> None:
    assert redact(text, WHO).text == shown


@pytest.mark.parametrize(
    "text",
    [
        "学费 6,800 元，退 2880 元。",
        "本周四 18:00 前答复您，5 个工作日到账。",
        "11月20日到12月20日，周三晚班 B203。",
        "第 3 章，40 课时，2026年11月24日。",
        "森林公园的小班，日语口语小班。",
    ],
)
def test_prices_times_and_courses_stay(text: str) -> None:
    assert redact(text, WHO).text == text


def test_each_place_that_was_replaced_is_named() -> None:
    found = redact("我是林晓雨，电话13500008888。", WHO)
    assert [(one.what, found.text[one.start : one.end]) for one in found.replaced] == [
        ("姓名", "〔姓名〕"),
        ("电话", "135****8888"),
    ]


def test_a_double_surname_is_one() -> None:
    text = redact("欧阳老师在。欧先生也在。", Identifying(speaker="欧阳建国")).text
    assert text == "〔姓〕老师在。欧先生也在。"


def test_without_a_speaker_nobody_is_taken_for_them() -> None:
    assert redact("小林老师好。", Identifying()).text == "小林老师好。"


PARTS = st.sampled_from(
    [
        "林晓雨",
        "晓雨",
        "小林",
        "13500008888",
        "尾号6152",
        "TK-2085",
        "a@b.cn",
        "，",
        "6800 元",
        "幺" * 8,
    ]
)


@settings(derandomize=True)
@given(st.lists(PARTS | st.text(max_size=4), max_size=8).map("".join))
def test_done_twice_it_changes_nothing_more(text: str) -> None:
    once = redact(text, WHO)
    assert redact(once.text, WHO).text == once.text
    assert "林晓雨" not in once.text
    ends = [0, *(end for one in once.replaced for end in (one.start, one.end)), len(once.text)]
    assert ends == sorted(ends)
