"""What identifies a person is replaced, what a conversation needs stays, places are right."""

import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.training.practice.authoring.masking import (
    Masked,
    is_bank_card,
    is_identity,
    mask,
    masked_name,
)

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
WORDS = st.text(alphabet="您好我的是请查一下，。？！吧ab\n", max_size=20)
GAPS = st.sampled_from(["", " ", "-", "\u3000"])


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("周女士，让您久等了", "某女士，让您久等了"),
        ("我叫林晓雨，工号2016", "我叫某某，工号2016"),
        ("请转告欧阳先生", "请转告某某先生"),
        ("陈立会给您回电话", "某某会给您回电话"),
        ("这位先生方便的话，周一老师来", "这位先生方便的话，周一老师来"),
        ("家长您好", "家长您好"),
    ],
)
def test_names_are_masked_where_they_can_be_told(text: str, plain: str) -> None:
    found = mask(text, ("陈立", "林晓雨"))
    assert found.text == plain
    assert {one.kind for one in found.replaced} <= {Masked.NAME}
    assert mask(text).text == text


@st.composite
def mobiles(draw: st.DrawFn) -> str:
    gap = draw(GAPS)
    head = f"1{draw(st.integers(30, 99))}"
    tail = f"{draw(st.integers(0, 9999)):04d}{gap}{draw(st.integers(0, 9999)):04d}"
    return f"{draw(st.sampled_from(['', '+86 ', '86']))}{head}{gap}{tail}"


@st.composite
def identities(draw: st.DrawFn) -> str:
    day = draw(st.dates()).replace(year=draw(st.integers(1930, 2020)), day=draw(st.integers(1, 28)))
    body = f"{draw(st.integers(110000, 659000))}{day:%Y%m%d}{draw(st.integers(0, 999)):03d}"
    total = sum(int(one) * weight for one, weight in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


@st.composite
def cards(draw: st.DrawFn) -> str:
    body = str(draw(st.integers(10**14 * 62, 10**14 * 63 - 1)))[: draw(st.integers(15, 16))]
    body = body.ljust(15, "0")
    sums = [int(one) * (2 - place % 2) for place, one in enumerate(reversed(body))]
    check = -sum(value - 9 if value > 9 else value for value in sums) % 10
    number, gap = f"{body}{check}", draw(GAPS)
    return gap.join(re.findall(".{4,5}$|.{4}", number)) if len(number) == 16 else number


@given(before=WORDS, number=mobiles() | identities() | cards(), after=WORDS)
def test_an_identifying_number_never_survives_in_any_surroundings(
    before: str, number: str, after: str
) -> None:
    result = mask(f"{before}{number}{after}")
    digits = re.sub(r"\D", "", number)
    assert digits[-11:] not in re.sub(r"[\s\-]", "", result.text)
    assert result.replaced
    assert result.text.startswith(before)
    assert result.text.endswith(after.lstrip("Xx \n"))
    for place in result.replaced:
        assert result.text[place.start : place.end] == place.shown


@given(st.text())
def test_any_text_is_taken_and_the_places_are_right(text: str) -> None:
    result = mask(text)
    assert all(result.text[one.start : one.end] == one.shown for one in result.replaced)
    ends = [0, *(one.end for one in result.replaced)]
    assert all(a <= b.start for a, b in zip(ends, result.replaced, strict=False))


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("打我手机13800138000。", Masked.MOBILE, "138******00"),
        ("号码１３８００１３８０００", Masked.MOBILE, "138******00"),
        ("+86 138-0013-8000x", Masked.MOBILE, "138******00"),
        ("身份证 11010519491231002X", Masked.IDENTITY, "110********2X"),
        ("卡号6222 0200 0000 0000 2", Masked.ORDER, None),
        ("卡号4539 1488 0343 6467", Masked.CARD, "4539********6467"),
        ("座机010-88886677", Masked.LANDLINE, "010-****77"),
        ("打400-820-8820", Masked.LANDLINE, "400-****20"),
        ("电话是88886677", Masked.LANDLINE, "****77"),
        ("发到li.si@mail.example.cn吧", Masked.EMAIL, "l***@mail.example.cn"),
        ("订单号：QH20261122", Masked.ORDER, "QH******22"),
        ("我的订单20261122000345", Masked.ORDER, "20********45"),
        ("QQ号 1234567", Masked.ORDER, "12****67"),
    ],
)
def test_each_kind_is_recognised(text: str, kind: Masked, shown: str | None) -> None:
    found = mask(text).replaced
    if shown is None:  # neither an account nor a phone: it stays
        assert [one.kind for one in found] == []
        return
    assert [(one.kind, one.shown) for one in found] == [(kind, shown)]


@pytest.mark.parametrize(
    "text",
    [
        "课程5980元，48课时，6期分期。",
        "本周六 20:00，2026-11-22 14:05 之前答复您。",
        "2026.11.22-2026.11.30 有效",
        "工号2231，分机 8012。",
        "等了20分钟，打了3次电话。",
        "已经是138******00",
        "第12页，共345页；10:30-11:45；满1000减100",
    ],
)
def test_prices_dates_times_and_staff_numbers_stay(text: str) -> None:
    assert mask(text).text == text


def test_several_in_one_text_are_replaced_in_order() -> None:
    found = mask("13800138000、li@a.cn、13900139000")
    assert found.text == "138******00、l***@a.cn、139******00"
    assert [one.kind for one in found.replaced] == [Masked.MOBILE, Masked.EMAIL, Masked.MOBILE]


def test_check_places_decide() -> None:
    assert is_identity("11010519491231002X")
    assert not is_identity("110105194912310021")
    assert not is_identity("110105194913310021")
    assert is_bank_card("4539148803436467")
    assert not is_bank_card("4539148803436468")


def test_every_kind_has_a_name() -> None:
    assert len({masked_name(kind) for kind in Masked}) == len(Masked)


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, "订单" + ":号" * 20_000, "1 " * 8_000, "1-" * 8_000, "a@" * 50_000,
     "订单号订单号" * 20_000, "0" * 100_000],
    ids=range(7),
)  # fmt: skip
def test_no_text_makes_it_slow(text: str) -> None:
    began = perf_counter()
    mask(text)
    assert perf_counter() - began < 20  # seconds where a backtracking pattern takes hours
