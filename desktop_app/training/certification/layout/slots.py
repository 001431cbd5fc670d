"""Slots in the texts of a layout: names in square brackets that a certificate fills in."""

import re
from collections.abc import Mapping

SLOTS: tuple[tuple[str, str], ...] = (
    ("机构名称", "青禾学堂客户服务中心"),
    ("证书名称", "客服专业认证证书"),
    ("英文名称", "Certificate of …"),
    ("姓名", "林晓雨"),
    ("考核说明", "两行：成绩和结论"),
    ("英文说明", "This is to certify …"),
    ("理论成绩", "91"),
    ("实操成绩", "93"),
    ("总评", "92"),
    ("级别", "金牌客服"),
    ("结论", "达到金牌客服标准"),
    ("英文结论", "as a Gold Agent"),
    ("证书编号", "QH-2026-000001"),
    ("签发日期", "2026年11月22日"),
    ("有效期至", "2028年11月21日"),
    ("签发人", "客户服务主管（签章）"),
)
"""Names, each with what may stand for it."""

NAMES = frozenset(name for name, _example in SLOTS)
_SLOT = re.compile(r"\[([^\[\]\n]{1,20})\]")


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return *text* with each slot replaced; what *values* lacks stays as it is written."""
    return _SLOT.sub(lambda found: values.get(found[1], found[0]), text)


def unknown_slots(text: str) -> tuple[str, ...]:
    """Return the names in square brackets that nothing can be filled in for."""
    return tuple(name for name in _SLOT.findall(text) if name not in NAMES)


def slots_in(text: str) -> frozenset[str]:
    """Return the names of the slots that *text* has."""
    return frozenset(_SLOT.findall(text))
