"""Puts a program under way into the words of the editor: time line, properties, checks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop_app.panes.programs.shown import HEAD, BandShown, CardShown, LineShown
from desktop_app.system.text import tr
from desktop_app.training.content.writing.states import Body, Finding
from desktop_app.training.curriculum.editing.body import session, session_ids, stage
from desktop_app.training.curriculum.editing.line import LAST_DAY, place_of
from desktop_app.training.curriculum.words import (
    COUNTS,
    EVERY,
    GATES,
    HELD,
    KINDS,
    OWNERS,
    TONES,
    day_text,
)
from desktop_app.widgets.writing_items import (
    CheckShown,
    FaultShown,
    FieldShown,
    PropertiesShown,
)

AFTER = "after:"
"""Fields of the single sessions that one waits for."""
ADD_AFTER = "after"
_LONGEST, _LARGEST, _MOST_TIMES, _LAST_UNTIL = 480, 500, 60, 800
_LINE = 120
_MOST_WHERE = 20
"""Characters of a title that say where a fault is, so that what it is has room beside it."""


# The time line


def line(body: Body, chosen: str, checks: Sequence[CheckShown]) -> LineShown:
    """Return stages and sessions as they stand on the line."""
    bands = tuple(
        BandShown(f"stage:{one['id']}", _title_of_stage(body, place), one["tone"])
        for place, one in enumerate(body["stages"])
    )
    marks: dict[str, str] = {}
    for check in checks:
        if marks.get(check.fault.key) != "bad":
            marks[check.fault.key] = check.tone
    cards = tuple(_card(body, one, marks) for one in body["sessions"])
    return LineShown(bands, cards, chosen)


def _title_of_stage(body: Body, place: int) -> str:
    title = str(body["stages"][place]["title"]).strip()
    return title or tr("第 {n} 阶段，还没有名称").format(n=place + 1)


def title_of(one: Body) -> str:
    """Return a session's title, or what stands for one that has none yet."""
    return str(one["title"]).strip() or tr("还没有名称")


def _card(body: Body, one: Body, marks: Mapping[str, str]) -> CardShown:
    key = f"session:{one['id']}"
    parts = [one["start"], tr("{n} 分").format(n=one["minutes"])]
    if one["count"] == "calendar":
        parts.insert(0, tr("自然日 {n}").format(n=one["day"]))
    if one["repeat"]:
        parts.append(EVERY[one["repeat"]["every"]])
    spoken = [
        title_of(one),
        day_text(one["day"], one["count"]),
        one["start"],
        tr("{n} 分钟").format(n=one["minutes"]),
        stage(body, one["stage"])["title"],
        KINDS[one["kind"]],
    ]
    if one["gate"] != "none":
        spoken.append(tr("关卡"))
    fault = marks.get(key, "")
    if fault:
        spoken.append(tr("有要改的地方") if fault == "bad" else tr("有提醒"))
    return CardShown(
        key=key,
        title=title_of(one),
        detail=" · ".join(parts),
        band=f"stage:{one['stage']}",
        day=place_of(one),
        gate=one["gate"] != "none",
        fault=fault,  # type: ignore[arg-type]  # as the checks say
        blank=not str(one["title"]).strip(),
        spoken=tr("，").join(spoken),
    )


# Properties


def properties(
    body: Body, chosen: str, checks: Sequence[CheckShown], read_only: bool
) -> PropertiesShown:
    """Return the properties of what is chosen."""
    kind, _, name = chosen.partition(":")
    if kind == "session":
        title, fields = tr("课次"), list(_session_fields(body, session(body, name)))
    elif kind == "stage":
        title, fields = tr("阶段"), list(_stage_fields(stage(body, name)))
    else:
        title, fields = tr("方案设置"), list(_head_fields(body))
    if read_only:
        told = tuple(_to_read(one) for one in fields if one.name != ADD_AFTER)
    else:
        mine = {one.fault.field: one for one in checks if one.fault.key == chosen}
        told = tuple(_with(one, mine.get(one.name)) for one in fields)
    return PropertiesShown(chosen, title, told, read_only)


def _with(field: FieldShown, check: CheckShown | None) -> FieldShown:
    """Say at a field what is wrong with it; a doubt is no fault and only advises."""
    if check is None:
        return field
    if check.tone == "bad":
        return replace(field, problem=check.fault.text)
    return replace(field, hint=tr("提醒：{text}").format(text=check.fault.text))


def _to_read(field: FieldShown) -> FieldShown:
    """Return a property as words, for what cannot be changed."""
    value = field.value
    if field.kind == "flag":
        value = tr("是") if value else tr("否")
    elif field.kind == "choice":
        value = dict(field.options).get(str(value), "")
    elif field.kind == "number":
        least = field.none and value == field.least
        value = field.none if least else f"{value} {field.unit}".strip()
    if field.kind in ("flag", "choice", "number", "time"):
        return replace(field, kind="line", value=value, hint="")
    return replace(field, hint="")


def _options(words: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(words.items())


def _head_fields(body: Body) -> Iterator[FieldShown]:
    yield FieldShown("title", tr("标题"), "line", body["title"], most=40)
    yield FieldShown(
        "summary", tr("说明"), "text", body["summary"], hint=tr("给谁、多久、最后考什么")
    )
    hint = tr("搜索用的词，一行一个，可不填")
    yield FieldShown("tags", tr("标签"), "lines", tuple(body["tags"]), hint=hint)
    hint = tr("像季度轮训那样，不替换学员手上的方案")
    yield FieldShown("beside", tr("和学员自己的方案并行"), "flag", body["beside"], hint=hint)


def _stage_fields(one: Body) -> Iterator[FieldShown]:
    yield FieldShown("title", tr("名称"), "line", one["title"], most=40)
    yield FieldShown("tone", tr("颜色"), "choice", one["tone"], _options(TONES))


def _session_fields(body: Body, one: Body) -> Iterator[FieldShown]:
    stages = tuple(
        (entry["id"], _title_of_stage(body, place)) for place, entry in enumerate(body["stages"])
    )
    minutes = tr("分钟")
    yield FieldShown("title", tr("名称"), "line", one["title"], most=40)
    yield FieldShown("kind", tr("类型"), "choice", one["kind"], _options(KINDS))
    yield FieldShown("stage", tr("阶段"), "choice", one["stage"], stages)
    hint = tr("自然日遇休息日顺延到下一个工作日")
    yield FieldShown("count", tr("按什么数"), "choice", one["count"], _options(COUNTS), hint)
    yield FieldShown("day", tr("第几天"), "number", one["day"], most=LAST_DAY, least=1)
    yield FieldShown("start", tr("几点开始"), "time", one["start"])
    yield FieldShown(
        "minutes", tr("时长"), "number", one["minutes"], most=_LONGEST, unit=minutes, least=5
    )
    yield FieldShown("place", tr("地点"), "line", one["place"], most=40)
    yield FieldShown("owner", tr("由谁负责"), "choice", one["owner"], _options(OWNERS))
    yield FieldShown("aim", tr("目标"), "text", one["aim"], hint=tr("学完能做到什么"))
    hint = tr("一行一样")
    yield FieldShown("materials", tr("资料"), "lines", tuple(one["materials"]), hint=hint)
    yield FieldShown("reference", tr("参考"), "line", one["reference"], most=_LINE)
    yield FieldShown("hand_in", tr("交付"), "line", one["hand_in"], most=_LINE)
    yield FieldShown("bring", tr("请学员带"), "line", one["bring"], most=_LINE)
    yield from _order_fields(body, one)
    yield from _class_fields(one)
    yield from _repeat_fields(one)


def _order_fields(body: Body, one: Body) -> Iterator[FieldShown]:
    yield FieldShown("order", tr("先修和关卡"), "heading")
    known = session_ids(body)
    for key in one["after"]:
        if key in known:
            label = tr("先上“{title}”").format(title=title_of(session(body, key)))
            yield FieldShown(f"{AFTER}{key}", label, "flag", True, hint=tr("取消勾选就不再等它"))
    others = tuple(
        (other["id"], f"{day_text(other['day'], other['count'])} · {title_of(other)}")
        for other in body["sessions"]
        if other["id"] != one["id"] and other["id"] not in one["after"]
    )
    yield FieldShown(ADD_AFTER, tr("加一门先修课次"), "choice", "", (("", tr("选一门")), *others))
    hint = tr("排在后面的课次要等它通过")
    yield FieldShown("gate", tr("关卡"), "choice", one["gate"], _options(GATES), hint)


def _class_fields(one: Body) -> Iterator[FieldShown]:
    yield FieldShown("class", tr("班级里怎么上"), "heading")
    held = (("", tr("按类型")), *_options(HELD))
    yield FieldShown("held", tr("参加方式"), "choice", one["held"] or "", held)
    yield FieldShown(
        "capacity",
        tr("名额"),
        "number",
        one["capacity"] or 0,
        most=_LARGEST,
        unit=tr("人"),
        none=tr("看教室大小"),
    )


def _repeat_fields(one: Body) -> Iterator[FieldShown]:
    repeat = one["repeat"]
    every = (("", tr("不重复")), *_options(EVERY))
    yield FieldShown("every", tr("重复"), "choice", repeat["every"] if repeat else "", every)
    if repeat is None:
        return
    ends = (("times", tr("上满几次")), ("until", tr("到某一天")))
    by_times = repeat["count"] is not None
    yield FieldShown("ends", tr("到什么时候"), "choice", "times" if by_times else "until", ends)
    if by_times:
        yield FieldShown(
            "times", tr("一共几次"), "number", repeat["count"], most=_MOST_TIMES, least=2
        )
    else:
        yield FieldShown(
            "until", tr("最后一个自然日"), "number", repeat["until"], most=_LAST_UNTIL, least=1
        )


def changed(body: Body, chosen: str, name: str, value: Any) -> tuple[str, Any]:
    """Return which field of what is chosen a property stands for, and its new value."""
    if isinstance(value, tuple):
        value = list(value)
    if not chosen.startswith("session:"):
        return name, value
    one = session(body, chosen.partition(":")[2])
    if name.startswith(AFTER):
        return "after", [key for key in one["after"] if key != name.removeprefix(AFTER)]
    if name == ADD_AFTER:
        return "after", [*one["after"], value] if value else one["after"]
    if name == "capacity":
        return name, value or None
    if name == "held":
        return name, value or None
    if name == "ends":
        return value, {"times": 2, "until": one["day"] + 30}[value]
    return name, value


# Checks


def checks(
    body: Body, faults: Sequence[Finding], doubts: Sequence[Finding]
) -> tuple[CheckShown, ...]:
    """Return what has to be put right, and then what is to be looked at."""
    return (
        *(CheckShown(_fault(body, one), "bad") for one in faults),
        *(CheckShown(_fault(body, one), "warn") for one in doubts),
    )


def _fault(body: Body, one: Finding) -> FaultShown:
    part, rest = str(one.path[0]) if one.path else "", one.path[2:]
    if part not in ("stages", "sessions") or len(one.path) == 1:
        name = tr("标题") if part == "title" else _NAMES.get(part, "")
        where = tr("方案 · {name}").format(name=name) if name else tr("方案设置")
        return FaultShown(HEAD, part, where, one.expected)
    place = int(one.path[1])
    thing = body[part][place]
    where = _title_of_stage(body, place) if part == "stages" else title_of(thing)
    where = where if len(where) <= _MOST_WHERE else f"{where[: _MOST_WHERE - 1]}…"
    field = str(rest[0]) if rest else ""
    field = "every" if field == "repeat" else field
    if field in _NAMES:
        where = tr("{where} · {name}").format(where=where, name=_NAMES[field])
    return FaultShown(f"{part[:-1]}:{thing['id']}", field, where, one.expected)


_NAMES = {
    "title": tr("名称"),
    "summary": tr("说明"),
    "stages": tr("阶段"),
    "sessions": tr("课次"),
    "day": tr("第几天"),
    "start": tr("几点开始"),
    "minutes": tr("时长"),
    "place": tr("地点"),
    "aim": tr("目标"),
    "after": tr("先修"),
    "gate": tr("关卡"),
    "capacity": tr("名额"),
    "every": tr("重复"),
}
