"""A scenario under way, told for the editor."""

from collections.abc import Iterator, Mapping
from typing import Any

from desktop_app.panes.practice import words
from desktop_app.panes.practice.authoring.edit_shown import (
    CheckShown,
    EditShown,
    FieldKind,
    FieldShown,
    GroupShown,
    SectionRow,
)
from desktop_app.panes.practice.authoring.tell import fault_shown, run_shown, verdict
from desktop_app.system.text import tr
from desktop_app.training.practice.authoring.editing import Working, value_of
from desktop_app.training.practice.authoring.playing import ending_name
from desktop_app.training.practice.authoring.report import Report
from desktop_app.training.practice.criteria import Criterion
from desktop_app.training.practice.marks import criterion_name
from desktop_app.training.practice.model import EndingKind

HEAD, ENDINGS = "head", "endings"
_LONGEST = 18


def edited(working: Working, chosen: str, may_undo: bool, focus: str = "") -> EditShown:
    """Tell the parts of a scenario and the fields of the *chosen* one; *focus* was just added."""
    sections = tuple(_sections(working.body))
    keys = [one.key for one in sections]
    chosen = chosen if chosen in keys else keys[min(1, len(keys) - 1)]
    return EditShown(
        sections=sections,
        chosen=chosen,
        groups=tuple(_groups(working, chosen)),
        adds=_adds(chosen),
        may_undo=may_undo,
        focus=focus,
    )


def checked(report: Report) -> CheckShown:
    """Tell the check of what stands there now."""
    text, tone = verdict(report)
    faults = sorted(report.faults, key=lambda one: one.warning)
    return CheckShown(
        text, tone, tuple(map(fault_shown, faults)), tuple(map(run_shown, report.runs))
    )


def _sections(body: Mapping[str, Any]) -> Iterator[SectionRow]:
    yield SectionRow(HEAD, tr("客户和情形"), str(body["persona"].get("name", "")))
    for number, turn in enumerate(body["turns"]):
        text = " ".join(turn["lines"][-1]["text"].split()) or tr("（还没有写）")
        short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        yield SectionRow(f"turns.{number}", tr("第 {n} 回合").format(n=number + 1), short)
    yield SectionRow(ENDINGS, tr("结局"), tr("{n} 种").format(n=len(body["endings"])))


def _adds(chosen: str) -> tuple[tuple[str, str], ...]:
    if chosen == HEAD:
        return (("card", tr("加资料")),)
    if chosen == ENDINGS:
        return ((ENDINGS, tr("加结局")),)
    return (
        (f"{chosen}.lines", tr("加说法")),
        (f"{chosen}.points", tr("加要点")),
        (f"{chosen}.taboos", tr("加禁语")),
        (chosen, tr("后面加回合")),
    )


def _groups(working: Working, chosen: str) -> Iterator[GroupShown]:
    if chosen == HEAD:
        yield from _head(working)
    elif chosen == ENDINGS:
        yield from _endings(working)
    else:
        yield from _turn(working, chosen)


def _field(
    working: Working, path: str, label: str, kind: FieldKind = "line", hint: str = ""
) -> FieldShown:
    return FieldShown(path, label, kind, value_of(working, path), hint)


def _number(working: Working, path: str, label: str, least: int, most: int) -> FieldShown:
    value = value_of(working, path) or str(least)
    return FieldShown(path, label, "number", value, least=least, most=most)


def _head(working: Working) -> Iterator[GroupShown]:
    channels = tuple((one, words.channel_word(one)) for one in words.CHANNELS)
    grades = tuple((one, words.difficulty_word(one)) for one in words.DIFFICULTIES)
    yield GroupShown(
        tr("情形"),
        (
            _field(working, "title", tr("标题")),
            _field(working, "goal", tr("目标"), hint=tr("学员开始前看到，一句话")),
            _choice(working, "channel", tr("渠道"), channels),
            _choice(working, "difficulty", tr("难度"), grades),
            _number(working, "minutes", tr("大约几分钟"), 1, 60),
            _field(working, "context", tr("情况和规定"), "text", tr("学员手边看得到")),
        ),
    )
    yield GroupShown(
        tr("客户"),
        (
            _field(working, "persona.name", tr("称呼")),
            _field(working, "persona.role", tr("是什么人")),
            _field(working, "persona.temper", tr("脾气")),
            _field(working, "persona.wants", tr("想要什么")),
            _field(working, "persona.knows", tr("知道什么")),
            _field(working, "persona.calms", tr("什么话让人消气"), "text", tr("一行一条")),
            _field(working, "persona.angers", tr("什么话火上浇油"), "text", tr("一行一条")),
            _number(working, "mood", tr("开场情绪（0 平静，100 愤怒）"), 0, 100),
        ),
    )
    for number, _fact in enumerate(working.body.get("card", ())):
        yield _fact_shown(working, f"card.{number}", number)


def _fact_shown(working: Working, path: str, number: int) -> GroupShown:
    kinds = (
        ("", tr("原样显示")),
        ("phone", tr("电话，隐去中间")),
        ("email", tr("邮箱，隐去一部分")),
        ("identity", tr("证件号，只留末四位")),
    )
    return GroupShown(
        tr("手边的资料 {n}").format(n=number + 1),
        (
            _field(working, f"{path}.label", tr("名称")),
            _field(working, f"{path}.value", tr("内容"), hint=tr("答复里说错会扣分")),
            _choice(working, f"{path}.private", tr("怎样显示"), kinds),
        ),
        path,
        tr("删去这条资料"),
    )


def _endings(working: Working) -> Iterator[GroupShown]:
    kinds = tuple((str(one), ending_name(one)) for one in EndingKind)
    several = len(working.body["endings"]) > 1
    for number, ending in enumerate(working.body["endings"]):
        path = f"endings.{number}"
        yield GroupShown(
            f"{ending['id']} · {ending_name(EndingKind(ending['kind']))}",
            (
                _choice(working, f"{path}.kind", tr("怎样结束"), kinds),
                _field(working, f"{path}.text", tr("客户最后一句"), "text"),
            ),
            path if several else "",
            tr("删去这个结局"),
        )


def _turn(working: Working, path: str) -> Iterator[GroupShown]:
    turn = working.body["turns"][int(path.split(".")[1])]
    yield from _lines(working, path, len(turn["lines"]))
    for number, _one in enumerate(turn.get("points", ())):
        yield _target(working, f"{path}.points.{number}", tr("要点"), number)
    for number, _one in enumerate(turn.get("taboos", ())):
        yield _target(working, f"{path}.taboos.{number}", tr("禁语"), number)
    yield GroupShown(tr("范例答复"), tuple(_replies(working, path)))
    yield GroupShown(
        tr("提示和去向"),
        (
            _field(working, f"{path}.hints", tr("提示"), "text", tr("一行一条，从含蓄到直白")),
            _field(working, f"{path}.next", tr("去向"), "text", _ways_hint(working.body, turn)),
        ),
        path if len(working.body["turns"]) > 1 else "",
        tr("删去这个回合"),
    )


def _lines(working: Working, path: str, count: int) -> Iterator[GroupShown]:
    """The customer's wordings; the last one is spoken where no condition before it holds."""
    when = tr(
        "先写的先看：情绪≥60、情绪≤30、第 2 次起、共答 6 次起、用时≥90 秒；条件相同的几句轮着说"
    )
    for number in range(count):
        line = f"{path}.lines.{number}"
        text = _field(working, f"{line}.text", tr("说什么"), "text")
        if count == 1:
            yield GroupShown(tr("客户的话"), (text,))
        elif number == count - 1:
            yield GroupShown(tr("客户的话 · 其他情况"), (text,), line, tr("删去这种说法"))
        else:
            condition = _field(working, f"{line}.when", tr("什么情况下说"), hint=when)
            title = tr("客户的话 {n}").format(n=number + 1)
            yield GroupShown(title, (condition, text), line, tr("删去这种说法"))


def _ways_hint(body: Mapping[str, Any], turn: Mapping[str, Any]) -> str:
    comma = tr("、")
    places = [
        tr("{id}（第 {n} 回合）").format(id=one["id"], n=number)
        for number, one in enumerate(body["turns"], 1)
    ]
    for one in body["endings"]:
        name = ending_name(EndingKind(one["kind"]))
        places.append(tr("{id}（{name}）").format(id=one["id"], name=name))
    points = [one["id"] for one in turn.get("points", ())]
    form = tr(
        "一行一条，先写的先看：条件 → 去向。条件：情绪≥70、情绪≤30、第 2 次起、共答 6 次起、"
        "用时≥90 秒、犯了禁语、没犯禁语，或 说全、说到任一、漏掉任一，"
        "空一格写要点的名字（{points}）。去向：{places}"
    )
    return form.format(points=comma.join(points) or tr("还没有要点"), places=comma.join(places))


def _target(working: Working, path: str, what: str, number: int) -> GroupShown:
    point = ".points." in path
    criteria = tuple((str(one), criterion_name(one)) for one in Criterion)
    weight = (
        _number(working, f"{path}.weight", tr("权重（1 到 5）"), 1, 5)
        if point
        else _number(working, f"{path}.anger", tr("让客户生气多少（1 到 40）"), 1, 40)
    )
    meaning = tr("什么算、什么不算，写给人看")
    fields = [
        _field(working, f"{path}.name", tr("名称")),
        _field(working, f"{path}.meaning", tr("含义"), hint=meaning),
        _field(working, f"{path}.says", tr("算的说法"), "text", tr("一行一种，多写几种")),
        _field(working, f"{path}.not_says", tr("不算的说法"), "text", tr("一行一种，写最像的")),
        _choice(working, f"{path}.criterion", tr("计入哪一项"), criteria),
        weight,
    ]
    if point:
        fields.append(_field(working, f"{path}.better", tr("漏了时建议怎么说")))
    remove = tr("删去这条{what}").format(what=what)
    *way, list_name, _place = path.split(".")
    name = working.body[way[0]][int(way[1])][list_name][number]["id"]
    return GroupShown(f"{what} {number + 1} · {name}", tuple(fields), path, remove)


def _replies(working: Working, path: str) -> Iterator[FieldShown]:
    for level, label in (("good", tr("好的")), ("fair", tr("一般的")), ("poor", tr("差的"))):
        yield _field(working, f"{path}.replies.{level}.text", label, "text")
        if value_of(working, f"{path}.replies.{level}.text"):
            yield _field(working, f"{path}.replies.{level}.why", tr("为什么"))


def _choice(
    working: Working, path: str, label: str, choices: tuple[tuple[str, str], ...]
) -> FieldShown:
    value = value_of(working, path) or choices[0][0]
    return FieldShown(path, label, "choice", value, choices=choices)
