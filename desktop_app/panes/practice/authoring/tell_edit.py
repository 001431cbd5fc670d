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
from desktop_app.training.practice.authoring import conditions
from desktop_app.training.practice.authoring.editing import Working, value_of
from desktop_app.training.practice.authoring.playing import ending_name
from desktop_app.training.practice.authoring.report import Report
from desktop_app.training.practice.criteria import Criterion
from desktop_app.training.practice.marks import criterion_name
from desktop_app.training.practice.model import EndingKind, When

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
    if not chosen.startswith("turns."):
        return ()
    return (
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
            _number(working, "mood", tr("开场情绪（0 平静，100 愤怒）"), 0, 100),
        ),
    )


def _endings(working: Working) -> Iterator[GroupShown]:
    for number, ending in enumerate(working.body["endings"]):
        name = ending_name(EndingKind(ending["kind"]))
        text = _field(working, f"endings.{number}.text", tr("客户最后一句"), "text")
        yield GroupShown(f"{ending['id']} · {name}", (text,))


def _turn(working: Working, path: str) -> Iterator[GroupShown]:
    turn = working.body["turns"][int(path.split(".")[1])]
    yield GroupShown(
        tr("客户的话"),
        tuple(_lines(working, path, turn)),
        path if len(working.body["turns"]) > 1 else "",
        tr("删去这个回合"),
    )
    for number, _one in enumerate(turn.get("points", ())):
        yield _target(working, f"{path}.points.{number}", tr("要点"), number)
    for number, _one in enumerate(turn.get("taboos", ())):
        yield _target(working, f"{path}.taboos.{number}", tr("禁语"), number)
    yield GroupShown(tr("范例答复"), tuple(_replies(working, path)))
    ways = tr("一行一条，先写的先看：条件 → 去向。去向写回合或结局的名字：{names}")
    names = [one["id"] for one in (*working.body["turns"], *working.body["endings"])]
    yield GroupShown(
        tr("提示和去向"),
        (
            _field(working, f"{path}.hints", tr("提示"), "text", tr("一行一条，从含蓄到直白")),
            _field(
                working, f"{path}.next", tr("去向"), "text", ways.format(names=tr("、").join(names))
            ),
        ),
    )


def _lines(working: Working, path: str, turn: Mapping[str, Any]) -> Iterator[FieldShown]:
    for number, line in enumerate(turn["lines"]):
        when = conditions.in_words(When.model_validate(line.get("when") or {}))
        label = tr("说什么") if when == conditions.ALWAYS else tr("{when} 时说").format(when=when)
        yield _field(working, f"{path}.lines.{number}.text", label, "text")


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
    return GroupShown(f"{what} {number + 1}", tuple(fields), path, remove)


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
