"""A template as two tables, 表单 and 项目: their columns, and how values stand in a cell.

What stands here is both what is written and what is read, so that a template goes through a
workbook and comes back as it was.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Literal

from desktop_app.system.text import tr
from desktop_app.training.forms.words import ABOUT, ASPECTS, FILLERS, RHYTHMS, TYPES, USES

HEAD_SHEET = tr("表单")
ITEM_SHEET = tr("项目")
NOTES_SHEET = tr("填写说明")

YES, NO = tr("是"), tr("否")
NEVER = tr("不定期")
_NEWLINES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_EMPTY = "\\e"
_MOST_DIGITS = 18

Kind = Literal["text", "words", "whole", "flag", "lines", "answers", "name"]


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """A column of 项目, or a line of 表单: title, field, how its value is written, what it is."""

    title: str
    field: str
    kind: Kind
    note: str
    words: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """For `words`: the Chinese word of each value."""
    width: int = 12
    """In characters."""
    required: bool = False


HEAD = (
    Column(tr("标题"), "title", "text", tr("表单的名称，最多 40 个字"), required=True),
    Column(
        tr("编号"),
        "key",
        "name",
        tr("小写英文字母、数字和连字符。与现有表单相同就成为它的新版；空着就是新表单"),
    ),
    Column(tr("说明"), "summary", "text", tr("一两句话，可不填")),
    Column(tr("标签"), "tags", "lines", tr("搜索用的词，一行一个，可不填")),
    Column(tr("用途"), "use", "words", tr("从下拉列表里选"), USES, required=True),
    Column(tr("评价对象"), "about", "words", tr("空着就是“人员”"), ABOUT),
    Column(
        tr("填写人"),
        "filled_by",
        "words",
        tr("用顿号隔开，如“本人、带教导师”；空着就按用途"),
        FILLERS,
    ),
    Column(
        tr("何时填"), "due", "words", tr("自检用：每班、每天、每周、有事件时；空着不定期"), RHYTHMS
    ),
    Column(
        tr("事件"),
        "event",
        "text",
        tr("“有事件时”要写明是什么事件，如“接待了一位贵宾”；别的可写时刻，如“上岗前”"),
    ),
    Column(tr("预计分钟"), "minutes", "whole", tr("1–240 的整数，空着是 5")),
)

SECTION = (
    Column(
        tr("部分"),
        "title",
        "text",
        tr("这一项属于哪一部分；同一部分的项目排在一起"),
        width=16,
        required=True,
    ),
    Column(
        tr("部分权重"),
        "weight",
        "whole",
        tr("这一部分占总分的多少，各部分合计 100；同一部分写一次就行，不计分的部分写 0"),
        width=10,
    ),
)

ITEM = (
    Column(tr("题目"), "label", "text", tr("要检查或回答的内容"), width=36, required=True),
    Column(tr("题型"), "type", "words", tr("从下拉列表里选"), TYPES, width=10, required=True),
    Column(tr("权重"), "weight", "whole", tr("在这一部分里占多少，0–100，空着是 1"), width=7),
    Column(tr("必填"), "required", "flag", tr("是或否，空着是“是”"), width=7),
    Column(tr("一票否决"), "critical", "flag", tr("没做到，整张表单不合格"), width=10),
    Column(tr("归零"), "fatal", "flag", tr("没做到，总分为 0；只用于计分的题型"), width=7),
    Column(tr("加分"), "bonus", "flag", tr("只加不减，总分到 100 为止"), width=7),
    Column(tr("不计分"), "excluded", "flag", tr("照样问、照样记，不算进总分"), width=8),
    Column(
        tr("看什么"),
        "aspect",
        "words",
        tr("自检、带教和质检按它对照；只用于计分的题型，可不填"),
        ASPECTS,
        width=14,
    ),
    Column(tr("评分说明"), "guidance", "text", tr("怎样判断，填写时显示在旁边"), width=30),
    *(
        Column(
            tr("{n} 分说明").format(n=step),
            f"anchor-{step}",
            "text",
            tr("题型为“1–5 分”时，{n} 分是什么样子；五格都要写").format(n=step),
            width=16,
        )
        for step in range(1, 6)
    ),
    Column(tr("选项"), "choices", "lines", tr("单选、多选的选项，一行一个，至少两个"), width=20),
    Column(
        tr("显示条件项目"),
        "shown-item",
        "name",
        tr("只在前面某一项有某个答案时才问：写那一项的项目编号"),
        width=14,
    ),
    Column(
        tr("显示条件答案"),
        "shown-answers",
        "answers",
        tr("是哪个答案，一行一个：是、否、不适用、已勾选、未勾选、分数或选项"),
        width=14,
    ),
    Column(
        tr("项目编号"),
        "id",
        "name",
        tr("小写英文字母、数字和连字符，整张表单里不重复；空着自动编"),
        width=14,
    ),
)

SECTION_ID = Column(tr("部分编号"), "id", "name", tr("同上；空着自动编"), width=14)

COLUMNS = (*SECTION, *ITEM, SECTION_ID)


def joined(values: Sequence[str]) -> str:
    """Write several texts into one cell, a line each."""
    return "\n".join(_escaped(value) for value in values)


def split(text: str) -> list[str]:
    """Read the texts of a cell, a line each."""
    return [_unescaped(line) for line in text.split("\n")] if text else []


def _escaped(text: str) -> str:
    return "".join(_NEWLINES.get(letter, letter) for letter in text) or _EMPTY


def _unescaped(line: str) -> str:
    if line == _EMPTY:
        return ""
    back = {written: letter for letter, written in _NEWLINES.items()}
    text, at = "", 0
    while at < len(line):
        pair = line[at : at + 2]
        text += back.get(pair, line[at])
        at += 2 if pair in back else 1
    return text


_ANSWERS: Mapping[str, bool | str] = {
    tr("已勾选"): True,
    tr("未勾选"): False,
    tr("是"): "yes",
    tr("否"): "no",
    tr("不适用"): "na",
}


def answer_cell(value: bool | int | str) -> str:
    """Write an answer that a condition waits for, so that its type is kept: 3 is no “3”."""
    for word, meant in _ANSWERS.items():
        if type(value) is type(meant) and value == meant:
            return word
    text = str(value)
    if isinstance(value, str) and (text.startswith("“") or answer_of(text) != text):
        return f"“{text}”"
    return text


def answer_of(text: str) -> bool | int | str:
    """Read what `answer_cell` wrote."""
    if text in _ANSWERS:
        return _ANSWERS[text]
    digits = text.removeprefix("-")
    if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS:
        number = int(text)
        return number if str(number) == text else text
    if len(text) > 1 and text.startswith("“") and text.endswith("”"):
        return text[1:-1]
    return text
