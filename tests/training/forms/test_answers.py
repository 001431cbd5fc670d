"""Answers are read by the type of their item, and refused with the item's name."""

from typing import Any

import pytest

from desktop_app.system.errors import Trouble
from desktop_app.training.forms.answers import _READERS, BadAnswer, read_answers
from desktop_app.training.forms.template import Form, ItemType

ANCHORS = ["很差", "较差", "一般", "较好", "很好"]


def form(*items: dict[str, Any]) -> Form:
    return Form.model_validate(
        {
            "key": "sheet",
            "title": "表单",
            "use": "self_check",
            "sections": [{"id": "only", "title": "全部", "items": items}],
        }
    )


def item(kind: str, **fields: Any) -> dict[str, Any]:
    made: dict[str, Any] = {"id": "asked", "label": "语气亲切", "type": kind} | fields
    if kind == "scale":
        made |= {"anchors": ANCHORS}
    if kind in ("choice", "several"):
        made |= {"choices": ["电话", "网聊"]}
    return made


def test_every_type_of_item_can_be_read() -> None:
    assert set(_READERS) == {kind.value for kind in ItemType}


@pytest.mark.parametrize(
    ("kind", "answer", "text", "mark"),
    [
        ("tick", True, "已勾选", 100),
        ("tick", False, "未勾选", 0),
        ("yes_no", "yes", "是", 100),
        ("yes_no", "no", "否", 0),
        ("yes_no", "na", "不适用", None),
        ("scale", 1, "1 分：很差", 20),
        ("scale", 3, "3 分：一般", 60),
        ("scale", 5, "5 分：很好", 100),
        ("marks", 0, "0 分", 0),
        ("marks", 85.5, "85.5 分", 85.5),
        ("choice", "网聊", "网聊", None),
        ("several", ["网聊", "电话"], "电话、网聊", None),
        ("evidence", "ticket:GD-20261122-7", "GD-20261122-7", None),
        ("evidence", "attempt:019aa#3", "已附依据", None),
        ("text", "明天复盘", "明天复盘", None),
        ("minutes", 30, "30 分钟", None),
        ("date", "2026-11-22", "2026年11月22日", None),
    ],
)
def test_an_answer_has_a_text_and_perhaps_a_mark(
    kind: str, answer: Any, text: str, mark: float | None
) -> None:
    read = read_answers(form(item(kind)), {"asked": answer})["asked"]
    assert (read.text, read.mark) == (text, mark)


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("tick", "yes"),
        ("tick", 1),
        ("yes_no", True),
        ("yes_no", "是"),
        ("scale", 0),
        ("scale", 6),
        ("scale", 3.0),
        ("scale", True),
        ("scale", "3"),
        ("marks", -1),
        ("marks", 100.1),
        ("marks", float("nan")),
        ("marks", float("inf")),
        ("marks", 10**400),
        ("marks", True),
        ("marks", "80"),
        ("choice", "邮件"),
        ("choice", 1),
        ("choice", ["电话"]),
        ("text", 5),
        ("text", ["a"]),
        ("minutes", -1),
        ("minutes", 1441),
        ("minutes", 1.5),
        ("minutes", True),
        ("minutes", "30"),
        ("date", "22.11.2026"),
        ("date", "20261122"),
        ("date", "2026-02-30"),
        ("date", 20261122),
    ],
)
def test_an_answer_that_cannot_be_is_refused_by_the_items_name(kind: str, answer: Any) -> None:
    with pytest.raises(BadAnswer, match="语气亲切") as caught:
        read_answers(form(item(kind)), {"asked": answer})
    assert caught.value.item == "asked"
    assert isinstance(caught.value, Trouble)
    assert caught.value.safe
    assert caught.value.do


def test_an_answer_to_nothing_is_refused() -> None:
    with pytest.raises(BadAnswer, match="gone") as caught:
        read_answers(form(item("tick")), {"gone": True})
    assert caught.value.item == "gone"


@pytest.mark.parametrize("blank", [None, "", "  \n"])
@pytest.mark.parametrize("kind", list(ItemType))
def test_a_blank_is_no_answer_yet(kind: ItemType, blank: str | None) -> None:
    assert read_answers(form(item(kind)), {"asked": blank}) == {}


def test_marks_are_taken_as_the_decimal_that_was_written() -> None:
    read = read_answers(form(item("marks")), {"asked": 85.1})["asked"]
    assert read.mark is not None
    assert read.mark * 10 == 851
