"""Puts a template under way into the words of the editor: outline, properties, faults, trial."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from desktop_app.panes.forms.templates.shown import HEAD, OutlineRow
from desktop_app.system.text import number_text, tr
from desktop_app.training.content.writing.states import Body, Finding
from desktop_app.training.forms.editing.body import item, section
from desktop_app.training.forms.editing.checks import answer_word, possible_answers
from desktop_app.training.forms.kinds import FILLERS as WHO
from desktop_app.training.forms.template import MARKED, Form
from desktop_app.training.forms.words import ABOUT, ASPECTS, FILLERS, RHYTHMS, TYPES, USES
from desktop_app.widgets.writing_items import FaultShown, FieldShown, PropertiesShown

_FLAGS = (
    ("required", tr("必填"), tr("没有填就不能提交")),
    ("critical", tr("一票否决"), tr("没做到，整张表单需改进")),
    ("fatal", tr("归零"), tr("没做到，总分为 0")),
    ("bonus", tr("加分项"), tr("只加不减，总分到 100 为止；权重就是最多能加的分")),
    ("excluded", tr("不计分"), tr("照样问、照样记，不算进总分")),
)
_FLAG_WORDS = {name: label for name, label, _ in _FLAGS}
_FREE = "one_of:"
"""Fields of the single answers that a condition waits for."""


# Outline


def outline(
    body: Body, shares: Mapping[str, Fraction], faults: Sequence[FaultShown]
) -> tuple[OutlineRow, ...]:
    """Return the lines of the outline, each item with its share of the total's 100."""
    faulty = {fault.key for fault in faults}
    heaviest = max(shares.values(), default=Fraction(0))
    rows = [
        OutlineRow(
            HEAD,
            body["title"].strip() or tr("还没有标题"),
            tr("{use} · 表单设置").format(use=USES[body["use"]]),
            faulty=HEAD in faulty,
            blank=not body["title"].strip(),
        )
    ]
    for number, part in enumerate(body["sections"], 1):
        key = f"section:{part['id']}"
        title = part["title"].strip() or tr("第 {n} 部分，还没有名称").format(n=number)
        told = tr("{n} 项").format(n=len(part["items"]))
        share = tr("权重 {n}").format(n=part["weight"]) if part["weight"] else tr("不计分")
        blank = not part["title"].strip()
        rows.append(OutlineRow(key, title, told, share, 0.0, 0, key in faulty, blank))
        rows += [_item_row(one, shares, faulty, heaviest) for one in part["items"]]
    return tuple(rows)


def _item_row(
    one: Body, shares: Mapping[str, Fraction], faulty: set[str], heaviest: Fraction
) -> OutlineRow:
    key = f"item:{one['id']}"
    parts = [TYPES[one["type"]]]
    parts += [_FLAG_WORDS[flag] for flag in ("critical", "fatal", "bonus", "excluded") if one[flag]]
    if not one["required"]:
        parts.append(tr("选填"))
    if one["shown_if"]:
        parts.append(tr("有条件"))
    share = shares.get(one["id"])
    text = "" if share is None else number_text(round(float(share), 1))
    return OutlineRow(
        key,
        one["label"].strip() or tr("还没有写题目"),
        " · ".join(parts),
        f"+{text}" if share is not None and one["bonus"] else text,
        float(share / heaviest) if share else 0.0,
        1,
        key in faulty,
        not one["label"].strip(),
    )


# Properties


def properties(
    body: Body, chosen: str, form: Form | None, faults: Sequence[FaultShown]
) -> PropertiesShown:
    """Return the properties of what is chosen."""
    problems = {fault.field: fault.text for fault in faults if fault.key == chosen}
    kind, _, name = chosen.partition(":")
    if kind == "section":
        title, fields = tr("部分"), list(_section_fields(section(body, name)))
    elif kind == "item":
        title, fields = tr("项目"), list(_item_fields(item(body, name), form))
    else:
        title, fields = tr("表单设置"), list(_head_fields(body))
    return PropertiesShown(chosen, title, tuple(_with(one, problems) for one in fields))


def _with(field: FieldShown, problems: Mapping[str, str]) -> FieldShown:
    return replace(field, problem=problems.get(field.name, ""))


def _options(words: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((str(key), word) for key, word in words.items())


def _head_fields(body: Body) -> Iterator[FieldShown]:
    yield FieldShown("title", tr("标题"), "line", body["title"], most=40)
    yield FieldShown("summary", tr("说明"), "text", body["summary"], hint=tr("一两句话，可不填"))
    yield FieldShown("use", tr("用途"), "choice", str(body["use"]), _options(USES))
    yield FieldShown("fillers", tr("由谁填写"), "heading")
    allowed = WHO[body["use"]]
    for who, word in FILLERS.items():
        if who in allowed:
            value = not body["filled_by"] or who in body["filled_by"]
            yield FieldShown(f"filled_by:{who}", word, "flag", value)
    yield FieldShown("about", tr("评价对象"), "choice", str(body["about"]), _options(ABOUT))
    if body["use"] == "self_check":
        rhythms = (("", tr("不定期")), *_options(RHYTHMS))
        yield FieldShown("due", tr("何时填"), "choice", str(body["due"] or ""), rhythms)
        if body["due"]:
            hint = tr("如“接待了一位贵宾”；按班、按天的可写时刻，如“上岗前”")
            yield FieldShown("event", tr("事件或时刻"), "line", body["event"], hint=hint)
    yield FieldShown(
        "minutes", tr("预计用时"), "number", body["minutes"], most=240, unit=tr("分钟"), least=1
    )
    hint = tr("搜索用的词，一行一个，可不填")
    yield FieldShown("tags", tr("标签"), "lines", tuple(body["tags"]), hint=hint)


def _section_fields(part: Body) -> Iterator[FieldShown]:
    yield FieldShown("title", tr("名称"), "line", part["title"], most=100)
    hint = tr("占总分的多少；各部分合计 100，不计分的部分写 0")
    yield FieldShown("weight", tr("权重"), "number", part["weight"], hint=hint)


def _item_fields(one: Body, form: Form | None) -> Iterator[FieldShown]:
    marked = one["type"] in MARKED
    yield FieldShown("label", tr("题目"), "text", one["label"])
    yield FieldShown("type", tr("题型"), "choice", str(one["type"]), _options(TYPES))
    if one["type"] == "scale":
        for step, words in enumerate(one["anchors"]):
            label = tr("{n} 分是什么样子").format(n=step + 1)
            yield FieldShown(f"anchors:{step}", label, "line", words, most=200)
    if one["type"] in ("choice", "several"):
        hint = tr("一行一个，至少两个")
        yield FieldShown("choices", tr("选项"), "lines", tuple(one["choices"]), hint=hint)
    if marked:
        hint = tr("在这一部分里占多少")
        yield FieldShown("weight", tr("权重"), "number", one["weight"], hint=hint)
    yield FieldShown(
        "guidance", tr("评分说明"), "text", one["guidance"], hint=tr("填写时显示在旁边，可不填")
    )
    for name, label, hint in _FLAGS:
        if marked or name in ("required", "excluded"):
            yield FieldShown(name, label, "flag", one[name], hint=hint)
    if marked:
        aspects = (("", tr("不对照")), *_options(ASPECTS))
        hint = tr("自检、带教和质检按它对照")
        yield FieldShown("aspect", tr("看什么"), "choice", str(one["aspect"] or ""), aspects, hint)
    yield from _condition_fields(one, form)


def _condition_fields(one: Body, form: Form | None) -> Iterator[FieldShown]:
    """Offer the items before this one whose answers can be listed."""
    before = []
    for other in form.items() if form else ():
        if other.id == one["id"]:
            break
        if possible_answers(other):
            before.append(other)
    condition = one["shown_if"]
    asked = condition["item"] if condition else ""
    if not before and not condition:
        return
    options = (("", tr("总是显示")), *((other.id, other.label) for other in before))
    if asked and asked not in {other.id for other in before}:
        options = (*options, (asked, tr("前面没有的项目")))
    yield FieldShown("shown_if", tr("只在这一项的答案对上时显示"), "choice", asked, options)
    found = next((other for other in before if other.id == asked), None)
    if found is None or condition is None:
        return
    for place, answer in enumerate(possible_answers(found)):
        chosen = any(
            type(given) is type(answer) and given == answer for given in condition["one_of"]
        )
        label = tr("答“{answer}”时").format(answer=answer_word(answer))
        yield FieldShown(f"{_FREE}{place}", label, "flag", chosen)


# Changes, read back


def changed(body: Body, chosen: str, name: str, value: Any, form: Form | None) -> tuple[str, Any]:
    """Return field and value as the template has them for a property that was changed."""
    field, _, part = name.partition(":")
    kind, _, thing = chosen.partition(":")
    if field == "filled_by":
        return field, _fillers(body, part, bool(value))
    if kind != "item":
        return field, list(value) if field == "tags" else (
            value or None if field == "due" else value
        )
    one = item(body, thing)
    if field == "anchors":
        anchors = list(one["anchors"])
        anchors[int(part)] = value
        return field, anchors
    if field == "one_of":
        return "shown_if", _condition(one, int(part), bool(value), form)
    if field == "shown_if":
        return field, {"item": value, "one_of": _first_answers(value, form)} if value else None
    if field == "aspect":
        return field, value or None
    return field, list(value) if field == "choices" else value


def _fillers(body: Body, who: str, chosen: bool) -> list[str]:
    allowed = WHO[body["use"]]
    given = set(body["filled_by"]) or {str(one) for one in allowed}
    given = given | {who} if chosen else given - {who}
    # Everybody whom the use allows is what an empty list says; nobody is no answer.
    return [] if not given or given == {str(one) for one in allowed} else sorted(given)


def _first_answers(asked: str, form: Form | None) -> list[bool | int | str]:
    other = next((one for one in form.items() if one.id == asked), None) if form else None
    return [possible_answers(other)[0]] if other and possible_answers(other) else []


def _condition(one: Body, place: int, chosen: bool, form: Form | None) -> Body | None:
    condition: Body = one["shown_if"]
    other = (
        next((held for held in form.items() if held.id == condition["item"]), None)
        if form
        else None
    )
    if other is None:
        return condition
    kept = []
    for number, answer in enumerate(possible_answers(other)):
        given = any(type(had) is type(answer) and had == answer for had in condition["one_of"])
        if chosen if number == place else given:
            kept.append(answer)
    return {"item": condition["item"], "one_of": kept or condition["one_of"]}


# Faults


def faults(body: Body, found: Sequence[Finding]) -> tuple[FaultShown, ...]:
    """Return what has to be put right, each as a sentence with its way there."""
    return tuple(_fault(body, one) for one in found)


def _fault(body: Body, one: Finding) -> FaultShown:
    path = one.path
    if path[:1] != ("sections",) or len(path) == 1:
        key, rest, where = HEAD, path, tr("表单设置")
    else:
        part = body["sections"][int(path[1])]
        where = part["title"].strip() or tr("第 {n} 部分").format(n=int(path[1]) + 1)
        key, rest = f"section:{part['id']}", path[2:]
        if len(path) > 3 and path[2] == "items":
            held = part["items"][int(path[3])]
            label = held["label"].strip() or tr("第 {n} 项").format(n=int(path[3]) + 1)
            key, rest, where = f"item:{held['id']}", path[4:], f"{where} · {label}"
    field = _field_of(rest)
    name = _NAMES.get(field.partition(":")[0], "")
    if name:
        where = tr("{where} · {name}").format(where=where, name=name)
    return FaultShown(key, field, where, one.expected)


def _field_of(rest: Sequence[str | int]) -> str:
    if not rest:
        return ""
    first = str(rest[0])
    return f"anchors:{rest[1]}" if first == "anchors" and len(rest) > 1 else first


_NAMES = {
    "title": tr("名称"),
    "label": tr("题目"),
    "weight": tr("权重"),
    "anchors": tr("各分的说明"),
    "choices": tr("选项"),
    "event": tr("事件"),
    "minutes": tr("预计用时"),
}
