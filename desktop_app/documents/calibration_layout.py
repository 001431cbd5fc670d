"""The pages of a calibration report: finding, inspectors, item by item, what was written."""

from collections.abc import Iterator, Sequence
from functools import partial

from desktop_app.documents import ink
from desktop_app.documents.calibration_data import CalibrationData, InspectorData, ItemData
from desktop_app.documents.debrief_turns import BODY, SMALL, paragraph
from desktop_app.documents.flow import Row, space
from desktop_app.documents.form_rows import LEFT, RIGHT, ROOM, ruled
from desktop_app.documents.ink import MM
from desktop_app.documents.pen import A4_PORTRAIT, Pen
from desktop_app.documents.report_rows import INKS, heading, keeping, part, two_columns
from desktop_app.documents.running import draw_pages
from desktop_app.documents.typeset import fit, wrap
from desktop_app.system.text import tr

_LABEL_ROOM = 66 * MM
_FIGURE = 13 * MM
"""The room of a share and of a difference."""
_GAP = 2 * MM
_LEAST = 8 * BODY.line_height


def draw(data: CalibrationData, note: str) -> bytes:
    """The whole file; *note* says which characters were replaced, "" for none."""
    pen = Pen(A4_PORTRAIT, data.title, data.organisation, data.day)
    continued = "  ·  ".join((data.title + tr("（续）"), data.organisation))
    return draw_pages(pen, _rows(data, note), continued, data.organisation, _LEAST)


def _rows(data: CalibrationData, note: str) -> Iterator[Row]:
    yield heading(data.organisation, data.title, data.facts)
    yield space(8)
    yield from paragraph(data.finding, BODY.bold())
    yield from part(tr("各人和标准的差别"))
    for one in data.inspectors:
        told = tr("{total}，{leaning}").format(total=one.total, leaning=one.leaning)
        yield two_columns(one.name, told, one.tone)
        yield from paragraph(one.sentence, SMALL)
        yield space(4)
    yield from part(tr("逐项对照"))
    yield from _table(data)
    yield from paragraph(data.note, SMALL)
    yield from _comments(data.inspectors)
    if note:
        yield space(8)
        yield from paragraph(note, SMALL)


def _table(data: CalibrationData) -> Iterator[Row]:
    names = tuple(one.name for one in data.inspectors)
    head = Row(18, partial(_head, names), keep=True)
    yield head
    for item in data.items:
        labels = wrap(item.label, BODY, _LABEL_ROOM)
        height = len(labels) * BODY.line_height + 4
        yield Row(
            height, partial(_item, item, labels, height), keep=bool(item.agreed), again=(head,)
        )
        if item.agreed:
            agreed = tr("口径：{text}").format(text=item.agreed)
            yield from paragraph(agreed, SMALL, indent=14, again=(head,))


def _columns(count: int) -> tuple[list[float], float]:
    """Where the columns of *count* inspectors begin, and how wide each is."""
    start, end = LEFT + 4 + _LABEL_ROOM + _GAP, RIGHT - 2 * _FIGURE
    each = (end - start) / max(1, count)
    return [start + place * each for place in range(count)], each - _GAP


def _head(names: Sequence[str], pen: Pen, top: float) -> None:
    places, room = _columns(len(names))
    for x, name in zip(places, names, strict=True):
        pen.text(x, top - 11, name, fit(name, SMALL, room))
    pen.text(RIGHT - _FIGURE, top - 11, tr("相同"), SMALL, "right")
    pen.text(RIGHT, top - 11, tr("最大差"), SMALL, "right")
    ruled(pen, top - 16)


def _item(item: ItemData, labels: tuple[str, ...], height: float, pen: Pen, top: float) -> None:
    style = BODY.inked(INKS.get(item.tone, ink.TEXT))
    baseline = top - BODY.size - 2
    pen.lines(LEFT + 4, baseline, labels, style.bold() if item.tone else style)
    places, room = _columns(len(item.answers))
    for x, answer in zip(places, item.answers, strict=True):
        pen.text(x, baseline, answer, fit(answer, style, room))
    pen.text(RIGHT - _FIGURE, baseline, item.same, style, "right")
    pen.text(RIGHT, baseline, item.spread, style, "right")
    pen.line((LEFT, top - height), (LEFT + ROOM, top - height), ink.HAIR)


def _comments(inspectors: Sequence[InspectorData]) -> Iterator[Row]:
    if not any(one.comments for one in inspectors):
        return
    yield from part(tr("各人写的"))
    for one in inspectors:
        if not one.comments:
            continue
        yield from keeping(paragraph(one.name, BODY.bold()))
        for label, words in one.comments:
            told = tr("{label}：{words}").format(label=label, words=words)
            yield from paragraph(told, BODY, indent=14)
        yield space(3)
