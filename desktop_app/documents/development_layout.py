"""The pages of a development plan: items with steps to tick, the career, reviews, signatures."""

from collections.abc import Iterator
from functools import partial

from desktop_app.documents import ink
from desktop_app.documents.debrief_turns import BODY, SMALL, paragraph
from desktop_app.documents.development_data import DevelopmentData, ItemData
from desktop_app.documents.flow import Row, space
from desktop_app.documents.form_answers import tick_box
from desktop_app.documents.form_closing import signature_row
from desktop_app.documents.form_rows import LEFT, RIGHT, ROOM
from desktop_app.documents.pen import A4_PORTRAIT, Pen
from desktop_app.documents.report_rows import heading, keeping, part, two_columns
from desktop_app.documents.running import draw_pages
from desktop_app.documents.typeset import fit, wrap
from desktop_app.system.text import tr

_INDENT = 14.0
_LEAST = 8 * BODY.line_height
_FACTS_ROOM = 190.0


def draw(data: DevelopmentData, note: str) -> bytes:
    """The whole file; *note* says which characters were replaced, "" for none."""
    pen = Pen(A4_PORTRAIT, data.title, data.organisation, data.day)
    continued = "  ·  ".join((data.title + tr("（续）"), data.organisation))
    return draw_pages(pen, _rows(data, note), continued, data.organisation, _LEAST)


def _rows(data: DevelopmentData, note: str) -> Iterator[Row]:
    yield heading(data.organisation, data.title, data.facts)
    yield space(8)
    yield from paragraph(data.finding, BODY.bold())
    for number, one in enumerate(data.items, start=1):
        yield from part(f"{number}. {one.kind}")
        yield from _item(one)
    yield from part(tr("成长路径"))
    yield from paragraph(data.career, BODY)
    for text, met, told in data.requirements:
        yield two_columns(met, tr("{text}（{told}）").format(text=text, told=told))
    if data.reviews:
        yield from part(tr("回顾"))
        for when, words in data.reviews:
            yield two_columns(when, words)
    if note:
        yield space(8)
        yield from paragraph(note, SMALL)
    yield space(16)
    yield signature_row(data.signatures, keep=False)


def _item(one: ItemData) -> Iterator[Row]:
    yield from keeping(iter((_goal(one),)))
    yield from keeping(paragraph(one.reason, SMALL)) if one.reason else ()
    if one.records:
        told = tr("依据：{records}").format(records=tr("、").join(one.records))
        yield from paragraph(told, SMALL)
    yield space(3)
    for done, text in one.steps:
        lines = wrap(text, BODY, ROOM - _INDENT - 4)
        yield Row(len(lines) * BODY.line_height, partial(_step, done, lines))
    measure = tr("怎样算做到：{measure}").format(measure=one.measure)
    if one.outcome:
        measure = tr("{measure}（{outcome}）").format(measure=measure, outcome=one.outcome)
    style = BODY.inked(ink.GOOD) if one.good else BODY.inked(ink.SECONDARY)
    yield from paragraph(measure, style)


def _goal(one: ItemData) -> Row:
    style = BODY.bold()
    lines = wrap(one.goal, style, ROOM - _FACTS_ROOM - 4)

    def draw_goal(pen: Pen, top: float) -> None:
        base = top - BODY.size - 1
        pen.lines(LEFT + 4, base, lines, style)
        facts = BODY.inked(ink.SECONDARY)
        pen.text(RIGHT, base, one.facts, fit(one.facts, facts, _FACTS_ROOM), "right")

    return Row(len(lines) * style.line_height + 2, draw_goal, keep=True)


def _step(done: bool, lines: tuple[str, ...], pen: Pen, top: float) -> None:
    base = top - BODY.size - 1
    tick_box(pen, LEFT + 4, base - 1, done)
    pen.lines(LEFT + 4 + _INDENT, base, lines, BODY)
