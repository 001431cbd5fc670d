"""A badge holds its words within the round, however long they are."""

import re
from datetime import date
from uuid import UUID
from xml.etree import ElementTree

import pytest

from desktop_app.documents.badge_picture import badge_svg
from desktop_app.documents.ink import Type
from desktop_app.documents.typeset import width
from desktop_app.training.certification.badges.open_badge import Badge

ORGANISATION = "青禾学堂教育科技（北京）有限公司华东大区客户服务与家校沟"
NAME = "阿卜杜热合曼·买买提吐尔逊江·努尔麦麦提艾力热西提·库尔班江阿布都克里木江热"
SVG = "{http://www.w3.org/2000/svg}"
MIDDLE, INNER = 160.0, 113.0


def badge(person: str, key: str = "certified") -> Badge:
    some, day = UUID(int=1), date(2026, 11, 30)
    return Badge(key, "认证客服", "", "QH-2026-000001", some, some, person, day, day, False)


@pytest.mark.parametrize("person", ["林晓雨", "㐂䶮", NAME])
@pytest.mark.parametrize("organisation", ["青禾学堂", ORGANISATION])
def test_every_line_stays_within_the_inner_ring(person: str, organisation: str) -> None:
    root = ElementTree.fromstring(badge_svg(badge(person), "token", organisation))
    lines = list(root.iter(f"{SVG}text"))
    for one in lines:
        size, baseline = float(one.attrib["font-size"]), float(one.attrib["y"])
        half = width(one.text or "", Type(size)) / 2
        for edge in (baseline - 0.86 * size, baseline):
            assert (half**2 + (edge - MIDDLE) ** 2) ** 0.5 < INNER, one.text
    baselines = [float(one.attrib["y"]) for one in lines]
    assert baselines == sorted(baselines)
    said = "".join(one.text or "" for one in lines)
    assert said == f"{organisation}认证客服{person}QH-2026-000001"


def test_the_gold_one_is_told_by_more_than_its_colour() -> None:
    gold, plain = (
        badge_svg(badge("林晓雨", key), "t", "青禾学堂") for key in ("gold", "certified")
    )
    assert len(re.findall("<path", gold)) == len(re.findall("<path", plain)) + 1
