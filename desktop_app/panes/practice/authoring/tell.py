"""Imports, drafts and their checks, told for the views."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desktop_app.panes.practice import words
from desktop_app.panes.practice.authoring.shown import (
    FaultShown,
    HeadChosen,
    ImportShown,
    OwnRow,
    OwnShown,
    RunShown,
    SaidShown,
    Tone,
)
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.content.loader import ContentFault
from desktop_app.training.practice.authoring.draft import Draft, Utterance, head_of
from desktop_app.training.practice.authoring.masking import masked_name
from desktop_app.training.practice.authoring.playing import Run, ending_name, trainee_name
from desktop_app.training.practice.authoring.report import Report
from desktop_app.training.practice.authoring.use_cases import OwnScenario


def imported(draft: Draft) -> ImportShown:
    """Tell what a file made."""
    masked = [
        (tr("第 {n} 行").format(n=one.line), f"{masked_name(place.kind)} → {place.shown}")
        for one in draft.said
        for place in one.masked
    ]
    if draft.faults:
        summary = tr("有 {n} 处读不懂，没有导入任何内容").format(n=len(draft.faults))
    else:
        turns = tr("{n} 个回合").format(n=len(draft.body["turns"]))
        hidden = tr("隐去 {n} 处个人信息").format(n=len(masked))
        summary = f"{turns} · {hidden}" if masked else turns
    head = head_of(draft.body)
    chosen = HeadChosen(head.title, head.customer, head.channel, head.difficulty)
    return ImportShown(
        source=draft.source,
        summary=summary,
        head=None if draft.faults else chosen,
        said=_said(draft.said, draft.body, whole=draft.whole),
        masked=tuple(masked),
        faults=tuple(FaultShown(_line(one.line), one.text) for one in draft.faults),
        notes=draft.notes,
    )


def unread(source: str, trouble: Trouble) -> ImportShown:
    """Tell why a file could not be read at all."""
    told = " ".join(part for part in (trouble.what, trouble.do) if part)
    return ImportShown(source, trouble.safe, None, faults=(FaultShown("", told),))


def row(own: OwnScenario, clock: Clock) -> OwnRow:
    """Tell a scenario in the list."""
    made = clock.local(own.version.created_at)
    head = head_of(own.version.body)
    detail = " · ".join(
        (
            words.channel_word(head.channel),
            words.difficulty_word(head.difficulty),
            tr("{n} 个回合").format(n=len(own.version.body["turns"])),
            f"{day_text(made.date())} {time_text(made)}",
        )
    )
    tags: tuple[tuple[str, Tone], ...]
    state: tuple[str, Tone] = (tr("已发布"), "accent") if own.published else (tr("草稿"), "plain")
    tags = (_verdict_tag(own.report), state)
    if own.edited:
        tags = (*tags, (tr("改到一半"), "warn"))
    return OwnRow(str(own.version.id), own.version.title, detail, tags)


def looked_at(own: OwnScenario) -> OwnShown:
    """Tell a scenario with its check and its runs."""
    text, tone = verdict(own.report)
    return OwnShown(
        version=str(own.version.id),
        key=own.version.key,
        title=own.version.title,
        published=own.published,
        verdict=text,
        tone=tone,
        sound=not own.report.errors,
        runs=tuple(run_shown(one) for one in own.report.runs),
        faults=tuple(map(fault_shown, sorted(own.report.faults, key=lambda one: one.warning))),
        said=_said(own.said, own.version.body, whole=True),
    )


def verdict(report: Report) -> tuple[str, Tone]:
    """What the check comes to, in one sentence."""
    warnings = len(report.faults) - report.errors
    if report.errors:
        return tr("检查有 {n} 处要改，改好才能发布").format(n=report.errors), "bad"
    if warnings:
        return tr("检查通过，{n} 处提醒").format(n=warnings), "warn"
    return tr("检查通过"), "good"


def before_publishing(shown: OwnShown) -> str:
    """What is to be known before a draft becomes a drill."""
    runs = tr("；").join(
        tr("{who} {mark} 分，{outcome}").format(who=one.who, mark=one.mark, outcome=one.outcome)
        for one in shown.runs
    )
    return tr("{verdict}。四种学员试演：{runs}。发布后，所有人的练习列表里都会出现它。").format(
        verdict=shown.verdict, runs=runs
    )


def _verdict_tag(report: Report) -> tuple[str, Tone]:
    warnings = len(report.faults) - report.errors
    if report.errors:
        return tr("{n} 处要改").format(n=report.errors), "bad"
    if warnings:
        return tr("{n} 处提醒").format(n=warnings), "warn"
    return tr("检查通过"), "good"


def run_shown(run: Run) -> RunShown:
    """How one of the four trainees fared."""
    return RunShown(
        who=trainee_name(run.trainee),
        mark=number_text(round(run.total)),
        outcome=ending_name(run.kind),
        turns=tr("{n} 回合").format(n=len(run.turns)),
        expected=run.as_expected,
    )


def fault_shown(fault: ContentFault) -> FaultShown:
    """Something to change, with its place in words."""
    return FaultShown(_place(fault.field), fault.expected, fault.warning)


def _place(field: str) -> str:
    """Where in a scenario something is, in words: `turns[2].points[1]` is 回合 2 · 要点 1."""
    names = {
        "turns": tr("回合"),
        "lines": tr("客户的话"),
        "points": tr("要点"),
        "taboos": tr("禁语"),
        "hints": tr("提示"),
        "replies": tr("范例答复"),
        "next": tr("去向"),
        "endings": tr("结局"),
        "card": tr("手边的资料"),
    }
    parts = re.findall(r"([a-z_]+)\[(\d+)\]", field)
    told = [f"{names[name]} {number}" for name, number in parts if name in names]
    last = _field_names().get(field.rpartition(".")[2], "")
    return " · ".join([*told, last] if last else told)


def _field_names() -> dict[str, str]:
    return {
        "title": tr("标题"),
        "goal": tr("目标"),
        "name": tr("名称"),
        "role": tr("是什么人"),
        "temper": tr("脾气"),
        "wants": tr("想要什么"),
        "meaning": tr("含义"),
        "says": tr("算的说法"),
        "text": tr("内容"),
        "label": tr("名称"),
        "value": tr("内容"),
        "to": tr("去哪里"),
    }


def _said(said: Sequence[Utterance], body: Mapping[str, Any], whole: bool) -> tuple[SaidShown, ...]:
    """A file's lines have numbers; the conversation of a scenario is counted in turns."""
    place = tr("第 {n} 回合") if whole else tr("第 {n} 行")
    asked = _asked(said, body)
    return tuple(_told(one, place, next(asked, "") if one.speaker == "agent" else "")
                 for one in said)  # fmt: skip


def _told(one: Utterance, place: str, note: str) -> SaidShown:
    spans = tuple(
        (spot.start, spot.end, tr("已隐去{kind}").format(kind=masked_name(spot.kind)))
        for spot in one.masked
    )
    return SaidShown(place.format(n=one.line), one.speaker == "agent", one.text, spans, note)


def _asked(said: Sequence[Utterance], body: Mapping[str, Any]) -> Iterator[str]:
    """The points of each turn in words, where the replies and the turns go side by side."""
    turns = body.get("turns", ())
    if sum(one.speaker == "agent" for one in said) != len(turns):
        return
    for turn in turns:
        names = tr("、").join(point["name"] for point in turn.get("points", ()))
        yield tr("要点：{names}").format(names=names) if names else ""


def _line(number: int) -> str:
    return tr("第 {n} 行").format(n=number) if number else ""
