"""Puts a question under way into the words of the editor: its parts, properties and checks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop_app.panes.exams.bank.shown import HEAD, PartShown
from desktop_app.system.text import tr
from desktop_app.training.content.writing.states import Body, Finding, Path
from desktop_app.training.exams.bank.editing.body import PARTS
from desktop_app.training.exams.bank.exchange.said import CRITERIA
from desktop_app.training.exams.bank.question import QuestionType
from desktop_app.training.exams.bank.words import (
    AREAS,
    DIFFICULTIES,
    EMPHASIS,
    LETTERS,
    PARTIALS,
    TYPES,
    right_or_wrong,
)
from desktop_app.widgets.writing_items import FaultShown, FieldShown, PropertiesShown

ENTRIES = {
    "options": tr("选项"),
    "pairs": tr("配对"),
    "steps": tr("步骤"),
    "points": tr("要点"),
    "taboos": tr("禁语"),
}
_BLANK = "blank"
_YES, _NO = "yes", "no"
_MOST_WHERE = 16


def kind_of(body: Body) -> QuestionType:
    """Return the question's type."""
    return QuestionType(body["type"])


def keys(body: Body) -> tuple[str, ...]:
    """Return what can be chosen: the question, then each entry of its lists."""
    lists = PARTS[kind_of(body)]
    return (HEAD, *(f"{name}:{n}" for name in lists for n in range(len(body[name]))))


def place(key: str) -> tuple[str, int]:
    """Return list and place that a key leads to; of the question itself an empty name."""
    name, _, number = key.partition(":")
    return (name, int(number)) if number else ("", 0)


def parts(body: Body, faults: Sequence[FaultShown]) -> tuple[PartShown, ...]:
    """Return the parts as the list shows them."""
    bad = {one.key for one in faults}
    head = PartShown(HEAD, tr("题干和设置"), TYPES[kind_of(body)], fault=HEAD in bad)
    found = [head]
    for key in keys(body)[1:]:
        name, n = place(key)
        title, detail, right = _entry(name, n, body[name][n])
        found.append(PartShown(key, title, detail, right, key in bad))
    return tuple(found)


def _entry(name: str, n: int, one: Any) -> tuple[str, str, bool]:
    empty = tr("（空着）")
    if name == "options":
        return f"{LETTERS[n]}. {one['text'].strip() or empty}", one["why"], bool(one["right"])
    if name == "pairs":
        left, right = (one[side].strip() or empty for side in ("left", "right"))
        return f"{left} → {right}", "", False
    if name == "steps":
        return f"{n + 1}. {one.strip() or empty}", "", False
    told = tr("{word}：{name}").format(word=ENTRIES[name], name=one["name"].strip() or empty)
    return told, one["meaning"], False


# Properties


def properties(
    body: Body, chosen: str, faults: Sequence[FaultShown], sections: Sequence[str]
) -> PropertiesShown:
    """Return the properties of what is chosen."""
    name, n = place(chosen)
    fields = list(_of_entry(name, body[name][n]) if name else _of_question(body, sections))
    mine = {one.field: one.text for one in faults if one.key == chosen}
    told = tuple(replace(one, problem=mine.get(one.name, "")) for one in fields)
    title = ENTRIES[name] if name else tr("题干和设置")
    # Another type has other fields: the column is built anew then.
    return PropertiesShown(f"{chosen} {body['type']}", title, told)


def _options(words: Mapping[Any, str]) -> tuple[tuple[str, str], ...]:
    return tuple((str(key), word) for key, word in words.items())


def _of_question(body: Body, sections: Sequence[str]) -> Iterator[FieldShown]:
    kind = kind_of(body)
    yield FieldShown("type", tr("题型"), "choice", body["type"], _options(TYPES))
    if kind is QuestionType.CASE:
        hint = tr("发生了什么：80 到 250 字")
        yield FieldShown("material", tr("材料"), "text", body["material"], hint=hint)
    hint = tr("每个空写四条下划线 ____") if kind is QuestionType.FILL_IN else ""
    yield FieldShown("stem", tr("题干"), "text", body["stem"], hint=hint)
    yield from _answers(kind, body)
    hint = tr("一到三句，考完给学员看")
    yield FieldShown("explanation", tr("解析"), "text", body["explanation"], hint=hint)
    yield FieldShown("about", tr("归类"), "heading")
    told = tr("已有：{names}").format(names=tr("、").join(sections)) if sections else ""
    yield FieldShown("section", tr("章节"), "line", body["section"], hint=told, most=30)
    yield FieldShown("area", tr("类别"), "choice", body["area"], _options(AREAS))
    words = _options(DIFFICULTIES)
    yield FieldShown("difficulty", tr("难度"), "choice", body["difficulty"], words)
    words = _options(EMPHASIS)
    yield FieldShown("emphasis", tr("章节的分量"), "choice", str(body["emphasis"]), words)
    usual = tr("按题型")
    yield FieldShown(
        "marks", tr("分值"), "number", body["marks"] or 0, unit=tr("分"), none=usual, most=100
    )
    hint = tr("手册条目写 article/编号，也可以写文字")
    yield FieldShown("source", tr("出处"), "line", body["source"], hint=hint)
    hint = tr("搜索用的词，一行一个")
    yield FieldShown("tags", tr("标签"), "lines", tuple(body["tags"]), hint=hint)


def _answers(kind: QuestionType, body: Body) -> Iterator[FieldShown]:
    if kind is QuestionType.TRUE_FALSE:
        said = ((_YES, right_or_wrong(True)), (_NO, right_or_wrong(False)))
        yield FieldShown("answer", tr("答案"), "choice", _YES if body["answer"] else _NO, said)
    elif kind is QuestionType.FILL_IN:
        for n, blank in enumerate(body["blanks"]):
            label = tr("第 {n} 空的答案").format(n=n + 1)
            hint = tr("哪种写法都算对，一行一种；全角半角、大小写和空格不计")
            answers = tuple(blank["answers"])
            yield FieldShown(f"{_BLANK}:{n}:answers", label, "lines", answers, hint=hint)
            label = tr("第 {n} 空同音字也算对").format(n=n + 1)
            yield FieldShown(f"{_BLANK}:{n}:homophones", label, "flag", blank["homophones"])
    elif kind is QuestionType.MATCHING:
        hint = tr("不与任何左项对应，一行一个，可不填")
        yield FieldShown("extra", tr("多余的右项"), "lines", tuple(body["extra"]), hint=hint)
    elif kind is QuestionType.CASE:
        yield FieldShown("model_answer", tr("参考答案"), "text", body["model_answer"])
    elif kind is QuestionType.MULTIPLE:
        words = _options(PARTIALS)
        yield FieldShown("partial", tr("少选错选"), "choice", body["partial"], words)
    if "shuffle" in body:
        hint = tr("选项有先后时不打乱")
        yield FieldShown("shuffle", tr("选项打乱次序"), "flag", body["shuffle"], hint=hint)


def _of_entry(name: str, one: Any) -> Iterator[FieldShown]:
    if name == "options":
        yield FieldShown("text", tr("选项"), "text", one["text"])
        yield FieldShown("right", tr("这一项是对的"), "flag", one["right"])
        hint = tr("为什么对，或是常见的哪种错")
        yield FieldShown("why", tr("点评"), "text", one["why"], hint=hint)
    elif name == "pairs":
        yield FieldShown("left", tr("左边"), "line", one["left"])
        yield FieldShown("right", tr("右边"), "line", one["right"])
    elif name == "steps":
        hint = tr("按正确的先后排列，考试时打乱")
        yield FieldShown("step", tr("步骤"), "line", one, hint=hint)
    else:
        yield from _of_target(name, one)


def _of_target(name: str, one: Body) -> Iterator[FieldShown]:
    yield FieldShown("name", tr("名称"), "line", one["name"], most=20)
    hint = tr("什么算、什么不算")
    yield FieldShown("meaning", tr("含义"), "text", one["meaning"], hint=hint)
    hint = tr("一行一种说法，至少三种，彼此不同")
    yield FieldShown("says", tr("说法"), "lines", tuple(one["says"]), hint=hint)
    hint = tr("看着像、其实不算的说法")
    yield FieldShown("not_says", tr("不算的说法"), "lines", tuple(one["not_says"]), hint=hint)
    words = _options(CRITERIA)
    yield FieldShown("criterion", tr("评分项"), "choice", one["criterion"], words)
    if name == "points":
        yield FieldShown("weight", tr("权重"), "number", one["weight"], most=5, least=1)
        hint = tr("漏了时给学员看的说法")
        yield FieldShown("better", tr("可以这样说"), "text", one["better"], hint=hint)


def changed(chosen: str, name: str, value: Any) -> tuple[Path, Any]:
    """Return where in the data a property of what is chosen stands, and its new value."""
    if isinstance(value, tuple):
        value = list(value)
    part, n = place(chosen)
    if part:
        return ((part, n) if part == "steps" else (part, n, name)), value
    if name.startswith(f"{_BLANK}:"):
        _, number, field = name.split(":")
        return ("blanks", int(number), field), value
    if name == "answer":
        return (name,), value == _YES
    if name == "marks":
        return (name,), value or None
    if name == "emphasis":
        return (name,), int(value)
    return (name,), value


# Checks


def checks(body: Body, found: Sequence[Finding]) -> tuple[FaultShown, ...]:
    """Return what has to be put right, each with the way to it."""
    return tuple(_fault(body, one) for one in found)


def _fault(body: Body, one: Finding) -> FaultShown:
    head = str(one.path[0]) if one.path else ""
    if head in ENTRIES and len(one.path) > 1 and isinstance(one.path[1], int):
        n = one.path[1]
        field = str(one.path[2]) if len(one.path) > 2 else "step" if head == "steps" else ""
        where = _entry(head, n, body[head][n])[0]
        where = where if len(where) <= _MOST_WHERE else f"{where[: _MOST_WHERE - 1]}…"
        return FaultShown(f"{head}:{n}", field, where, one.expected)
    if head == "blanks" and len(one.path) > 1:
        where = tr("第 {n} 空").format(n=int(one.path[1]) + 1)
        return FaultShown(HEAD, f"{_BLANK}:{one.path[1]}:answers", where, one.expected)
    field = "stem" if head == "blanks" else head
    return FaultShown(HEAD, field, _NAMES.get(head, ENTRIES.get(head, "")), one.expected)


_NAMES = {
    "stem": tr("题干"),
    "material": tr("材料"),
    "explanation": tr("解析"),
    "section": tr("章节"),
    "model_answer": tr("参考答案"),
    "blanks": tr("填空"),
    "extra": tr("多余的右项"),
    "source": tr("出处"),
    "tags": tr("标签"),
    "marks": tr("分值"),
}
