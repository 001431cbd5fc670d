"""The turns of a debrief as rows: what was said with its evidence marked, and the remarks."""

from collections.abc import Iterator, Sequence
from functools import partial

from desktop_app.documents import ink
from desktop_app.documents.debrief_data import PieceData, RemarkData, Tone, TurnData
from desktop_app.documents.flow import Row, space
from desktop_app.documents.form_rows import LEFT, RIGHT, ROOM, SECTION, ruled
from desktop_app.documents.ink import MM, Ink, Type
from desktop_app.documents.pen import Pen
from desktop_app.documents.typeset import fit, width, wrap
from desktop_app.system.text import tr

BODY = Type(9.5, leading=1.55)
SMALL = Type(8, ink.SECONDARY, leading=1.45)
_REPLY = Type(10, leading=1.7)
_LABEL = Type(8)
_INDENT = 4.0
_REMARK_X = LEFT + 30 * MM
_LABEL_ROOM = 30 * MM - 12
_INKS: dict[str, tuple[Ink, Ink]] = {
    "good": (ink.GOOD, ink.GOOD_SOFT),
    "warn": (ink.WARN, ink.WARN_SOFT),
    "bad": (ink.BAD, ink.BAD_SOFT),
}
_SIGNS = {"good": "+", "warn": "!", "bad": "×"}
Mark = tuple[int, int, Tone]


def head_row(title: str) -> Row:
    """The head of a part."""

    def draw(pen: Pen, top: float) -> None:
        pen.box((LEFT, top - 20), (ROOM, 20), fill=ink.ACCENT_SOFT)
        pen.box((LEFT, top - 20), (2.4, 20), fill=ink.ACCENT)
        pen.text(LEFT + 9, top - 13.8, title, fit(title, SECTION, ROOM - 18))

    return Row(24, draw, keep=True)


def paragraph(
    text: str, style: Type, indent: float = _INDENT, again: tuple[Row, ...] = ()
) -> Iterator[Row]:
    """A row for each line: it can be broken, but not after its first or before its last."""
    lines = wrap(text, style, ROOM - indent)
    for index, line in enumerate(lines):
        yield Row(
            style.line_height,
            partial(_line, LEFT + indent, line, style),
            keep=index < len(lines) - 1 and index in (0, len(lines) - 2),
            again=again,
        )


def turn_rows(turn: TurnData) -> Iterator[Row]:
    """One exchange; on a new page it is said again which turn goes on."""
    again = (Row(15, partial(_line, LEFT + _INDENT, turn.heading + tr("（续）"), SMALL)),)
    yield Row(
        18, partial(_line, LEFT + _INDENT, turn.heading, fit(turn.heading, SMALL, ROOM)), keep=True
    )
    said = tr("{who}：{text}").format(who=turn.customer, text=turn.line)
    lines = list(paragraph(said, BODY.inked(ink.SECONDARY), again=again))
    yield from lines
    yield from _reply_rows(turn.reply, again)
    yield space(3)
    for remark in turn.remarks:
        yield from _remark_rows(remark, again)
    yield Row(9, lambda pen, top: ruled(pen, top - 4))


def _reply_rows(pieces: Sequence[PieceData], again: tuple[Row, ...]) -> Iterator[Row]:
    lead = tr("答复：")
    text, marks = lead, []
    for piece in pieces:
        if piece.tone:
            marks.append((len(text), len(text) + len(piece.text), piece.tone))
        text += piece.text
    place = 0
    for line in wrap(text, _REPLY, ROOM - _INDENT):
        # Each line is a stretch of the text; what is left between two is a space or a line end.
        start = text.index(line, place)
        place = start + len(line)
        within = [
            (max(a, start) - start, min(b, place) - start, tone)
            for a, b, tone in marks
            if a < place and b > start
        ]
        yield Row(_REPLY.line_height, partial(_marked_line, line, within), again=again)


def _marked_line(line: str, marks: Sequence[Mark], pen: Pen, top: float) -> None:
    """Marked words have a ground and a line under them: nobody has to tell colours apart."""
    left, base = LEFT + _INDENT, top - _REPLY.size - 2
    for start, end, tone in marks:
        strong, soft = _INKS[tone]
        first = left + width(line[:start], _REPLY)
        last = left + width(line[:end], _REPLY)
        pen.box((first, base - 3), (last - first, _REPLY.size + 3), fill=soft)
        under = base - 3.2
        if tone == "warn":
            with pen.dashed(2, 1.5):
                pen.line((first, under), (last, under), strong, 0.8)
        else:
            pen.line((first, under), (last, under), strong, 1.4 if tone == "bad" else 0.6)
    pen.text(left, base, line, _REPLY)


def _remark_rows(remark: RemarkData, again: tuple[Row, ...]) -> Iterator[Row]:
    room = RIGHT - _REMARK_X
    lines = [(line, BODY) for line in wrap(remark.text, BODY, room)]
    if remark.better:
        better = tr("可以说：“{words}”").format(words=remark.better)
        style = BODY.inked(ink.ACCENT)
        lines += [(line, style) for line in wrap(better, style, room)]
    for index, (line, style) in enumerate(lines):
        label = f"{_SIGNS[remark.tone]} {remark.label}" if not index and remark.tone else ""
        yield Row(
            BODY.line_height + (3 if index == len(lines) - 1 else 0),
            partial(_remark_line, remark.tone, label, line, style),
            keep=index == 0 and len(lines) > 1,
            again=again,
        )


def _remark_line(tone: Tone, label: str, line: str, style: Type, pen: Pen, top: float) -> None:
    base = top - BODY.size - 1
    if label:
        strong, soft = _INKS[tone]
        text = fit(label, _LABEL.inked(strong), _LABEL_ROOM)
        pen.box((LEFT + _INDENT, base - 3), (width(label, text) + 8, 12.5), fill=soft, radius=2)
        pen.text(LEFT + _INDENT + 4, base, label, text)
    pen.text(_REMARK_X, base, line, style)


def _line(x: float, text: str, style: Type, pen: Pen, top: float) -> None:
    pen.text(x, top - style.size - 1, text, style)
