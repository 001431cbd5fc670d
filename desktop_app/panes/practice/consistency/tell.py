"""A comparison, told for the view."""

from collections.abc import Iterable, Sequence

from desktop_app.panes.practice.consistency.shown import (
    ComparedShown,
    MatrixCell,
    MatrixRow,
    QuestionRow,
    VoiceShown,
)
from desktop_app.panes.practice.debrief_shown import SpanShown
from desktop_app.panes.practice.shown import TagTone
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, tr
from desktop_app.training.practice.consistency.rules import AskedFor, Compared, Voice
from desktop_app.training.practice.consistency.said import Figure, kind_name
from desktop_app.training.practice.consistency.use_cases import Question

SEPARATOR = "\n"
_FIGURE = "figure:"
_GOOD, _FAIR = 0.8, 0.5
"""Shares from which points count as said in full and in part, for the colour only."""


def question_key(content_key: str, turn: str) -> str:
    """Return the name of a question within the page."""
    return f"{content_key}{SEPARATOR}{turn}"


def question(one: Question) -> QuestionRow:
    """Tell a question in the list."""
    facts = [one.title, tr("{n} 人").format(n=one.people)]
    tags: list[tuple[str, TagTone]] = []
    if one.clashing:
        tags.append((tr("数字不一"), "bad"))
    if one.disputed:
        tags.append((tr("漏 {n} 点").format(n=one.disputed), "warn"))
    if not tags:
        tags.append((tr("一致"), "good"))
    line = " ".join(one.line.split())
    return QuestionRow(
        question_key(one.content_key, one.turn), line, " · ".join(facts), tuple(tags)
    )


def compared(row: QuestionRow, found: Compared, clock: Clock) -> ComparedShown:
    """Tell the answers to a question; where nobody is left there are no voices."""
    voices = found.voices
    return ComparedShown(
        key=row.key,
        drill=row.detail.split(" · ")[0],
        line=row.line,
        finding=_finding(found),
        sentence=_sentence(found),
        names=tuple(one.said.name for one in voices),
        rows=tuple(_rows(found)),
        voices=tuple(_voice(one, found, clock) for one in voices),
    )


def _finding(found: Compared) -> str:
    """`时限说法不一（3 天 / 5 天）；4 个要点有人说、有人漏`."""
    parts = []
    for kind in found.clashing:
        values = sorted({one.value for voice in found.voices for one in voice.clashing
                         if one.kind == kind})  # fmt: skip
        form = tr("“{kind}”说法不一：{values}")
        parts.append(form.format(kind=kind_name(kind), values=" / ".join(values)))
    disputed = sum(found.disputed(point) for point in found.points)
    if disputed:
        parts.append(tr("{n} 个要点有人说、有人漏").format(n=disputed))
    missed = [p.name for p in found.points if not any(p.id in v.said.met for v in found.voices)]
    if missed:
        parts.append(tr("没有人说到{names}").format(names="、".join(f"“{one}”" for one in missed)))
    return "；".join(parts) or tr("要点都说到了，数字也一致")


def _sentence(found: Compared) -> str:
    form = tr("{n} 人最近一次的答复，内容相近 {share}（要点占三分之二，用词占三分之一）")
    return form.format(n=len(found.voices), share=_percent(found.closeness))


def _rows(found: Compared) -> Iterable[MatrixRow]:
    for point in found.points:
        yield MatrixRow(point.id, point.name, tuple(_said(one, point) for one in found.voices))
    for kind in sorted({figure.kind for one in found.voices for figure in one.figures}):
        cells = tuple(_figures(one, kind) for one in found.voices)
        clash = kind in found.clashing
        form = tr("{kind} · 不一致") if clash else tr("说的{kind}")
        label = form.format(kind=kind_name(kind))
        yield MatrixRow(_FIGURE + kind, label, cells, "bad" if clash else "")
    yield MatrixRow("share", tr("说到的要点"), tuple(_shared(one) for one in found.voices))
    yield MatrixRow(
        "close",
        tr("与别人相近"),
        tuple(MatrixCell(_percent(one.closeness)) for one in found.voices),
    )


def _said(voice: Voice, point: AskedFor) -> MatrixCell:
    if point.id in voice.said.met:
        start, end = voice.said.met[point.id]
        return MatrixCell("✓", "good", voice.said.reply[start:end])
    return MatrixCell("✗", "warn", tr("没有说到"))


def _figures(voice: Voice, kind: str) -> MatrixCell:
    values = list(dict.fromkeys(one.value for one in voice.figures if one.kind == kind))
    clash = any(one.kind == kind for one in voice.clashing)
    if not values:
        return MatrixCell("–", "secondary", tr("没有说"))
    text = "、".join(values)
    return MatrixCell(text, "bad" if clash else "", text)


def _shared(voice: Voice) -> MatrixCell:
    tone = "good" if voice.share >= _GOOD else "warn" if voice.share >= _FAIR else "bad"
    return MatrixCell(_percent(voice.share), tone)


def _voice(voice: Voice, found: Compared, clock: Clock) -> VoiceShown:
    said = voice.said
    tone: TagTone = "good" if voice.share >= _GOOD else "warn"
    spans = {"": _whole(voice, found)}
    names = {point.id: point.name for point in found.points}
    for key, place in said.met.items():
        if key in names:
            spans[key] = (SpanShown(*place, "good", names[key]),)
    for kind in {one.kind for one in voice.figures}:
        spans[_FIGURE + kind] = tuple(
            _figure(one, voice) for one in voice.figures if one.kind == kind
        )
    met = sum(point.id in said.met for point in found.points)
    return VoiceShown(
        attempt=str(said.attempt_id),
        name=said.name,
        when=day_text(clock.local(said.at).date()),
        tag=tr("{n} / {m} 点").format(n=met, m=len(found.points)),
        tone=tone,
        reply=said.reply,
        spans=spans,
    )


def _whole(voice: Voice, found: Compared) -> tuple[SpanShown, ...]:
    """Figures that clash first, then the points; highlights never overlap."""
    clashing = [_figure(one, voice) for one in sorted(voice.clashing, key=lambda one: one.start)]
    met = [
        SpanShown(*voice.said.met[point.id], "good", point.name)
        for point in found.points
        if point.id in voice.said.met
    ]
    return _apart([*clashing, *met])


def _figure(one: Figure, voice: Voice) -> SpanShown:
    clash = one in voice.clashing
    label = tr("{kind}：{value}").format(kind=kind_name(one.kind), value=one.value)
    return SpanShown(one.start, one.end, "bad" if clash else "accent", label)


def _apart(spans: Sequence[SpanShown]) -> tuple[SpanShown, ...]:
    kept: list[SpanShown] = []
    for span in spans:
        if span.start < span.end and all(
            span.end <= one.start or one.end <= span.start for one in kept
        ):
            kept.append(span)
    return tuple(sorted(kept, key=lambda one: one.start))


def _percent(share: float) -> str:
    return f"{round(share * 100)}%"
