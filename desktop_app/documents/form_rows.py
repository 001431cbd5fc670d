"""The sections of a form as rows: heads, items with their answers, long texts, empty lines."""

from collections.abc import Iterator, Sequence
from functools import partial

from desktop_app.documents import ink
from desktop_app.documents.flow import Row, space
from desktop_app.documents.form_answers import ANSWER, Drawing, answer
from desktop_app.documents.form_data import ItemData, SectionData
from desktop_app.documents.ink import MM, Type
from desktop_app.documents.pen import A4_PORTRAIT, Pen
from desktop_app.documents.typeset import fit, width, wrap
from desktop_app.system.text import tr
from desktop_app.training.forms.kinds import ItemType

LEFT = 18 * MM
RIGHT = A4_PORTRAIT[0] - LEFT
ROOM = RIGHT - LEFT
SECTION = Type(10.5, ink.ACCENT).bold()
_HEAD = Type(8, ink.SECONDARY)
_NUMBER = Type(8.5, ink.FAINT)
LABEL = Type(9.5, leading=1.45)
NOTE = Type(7.8, ink.SECONDARY, leading=1.45)
_CRITICAL = Type(7.5, ink.BAD).bold()
_SCORE = Type(9.5).bold()

_LABEL_X = LEFT + 9 * MM
_ANSWER_X = LEFT + 98 * MM
_SCORE_X = RIGHT - 2
_LABEL_ROOM = _ANSWER_X - _LABEL_X - 5 * MM
_ANSWER_ROOM = RIGHT - 18 * MM - _ANSWER_X
_TEXT_ROOM = RIGHT - _LABEL_X
_PAD = 4.0
_SPLIT = 160.0
"""A text higher than this many points may be broken between pages."""
_BLANK_LINES = 3
_BLANK_STEP = 22.0

Line = tuple[str, Type]


def section_rows(index: int, section: SectionData) -> Iterator[Row]:
    """The head of the section, then its items; the head is repeated after a page break.

    The column heads stand over the first section and after each page break: often enough to read
    every figure by, and no more.
    """
    columns = (_column_head(),) if _has_columns(section) else ()
    more = _section_head(f"{index}  {section.title}{tr('（续）')}", section)
    yield _section_head(f"{index}  {section.title}", section)
    if index == 1:
        yield from columns
    for number, item in enumerate(section.items, 1):
        yield from _item_rows(f"{index}.{number}", item, (more, *columns))
    yield space(8)


def ruled(pen: Pen, y: float) -> None:
    """The hairline under a row."""
    pen.line((LEFT, y), (RIGHT, y), ink.HAIR, 0.6)


def text_rows(
    x: float, lines: Sequence[Line], again: tuple[Row, ...] = (), last: float = 0.0
) -> Iterator[Row]:
    """A row for each line: the text can be broken, but not after its first or before its last.

    *last* is the space under the last line, before its hairline.
    """
    for index, (text, style) in enumerate(lines):
        end = index == len(lines) - 1
        yield Row(
            style.line_height + (last if end else 0),
            partial(_text_line, x, text, style, end),
            keep=not end and index in (0, len(lines) - 2),
            again=again,
        )


def _has_columns(section: SectionData) -> bool:
    return any(item.type is not ItemType.TEXT for item in section.items)


def _section_head(title: str, section: SectionData) -> Row:
    parts = [tr("占 {share}").format(share=section.weight_text)] if section.weight_text else []
    if section.score_text:
        parts.append(tr("得分 {score}").format(score=section.score_text))
    right = "    ".join(parts)

    def draw(pen: Pen, top: float) -> None:
        pen.box((LEFT, top - 20), (ROOM, 20), fill=ink.ACCENT_SOFT)
        pen.box((LEFT, top - 20), (2.4, 20), fill=ink.ACCENT)
        room = ROOM - width(right, LABEL) - 24
        pen.text(LEFT + 9, top - 13.8, title, fit(title, SECTION, room))
        pen.text(_SCORE_X, top - 13.6, right, LABEL.inked(ink.ACCENT), "right")

    return Row(22, draw, keep=True)


def _column_head() -> Row:
    def draw(pen: Pen, top: float) -> None:
        y = top - 11
        pen.text(_LABEL_X, y, tr("项目"), _HEAD)
        pen.text(_ANSWER_X, y, tr("评定"), _HEAD)
        pen.text(_SCORE_X, y, tr("得分"), _HEAD, "right")
        pen.line((LEFT, top - 16), (RIGHT, top - 16), ink.LINE, 0.6)

    return Row(16.5, draw, keep=True)


def _item_rows(number: str, item: ItemData, again: tuple[Row, ...]) -> Iterator[Row]:
    marked = answer(item, _ANSWER_ROOM)
    if item.type is ItemType.TEXT or (item.answer_text and marked.height > _SPLIT):
        yield from _text_item(number, item, again)
        return
    lines = _label_lines(item, _LABEL_ROOM)
    if _height(lines) <= _SPLIT:
        yield _table_row(number, item, lines, marked, again, ends=True)
        return
    count = _lines_within(lines, max(marked.height, _SPLIT / 2))
    yield _table_row(number, item, lines[:count], marked, again, ends=False)
    yield from text_rows(_LABEL_X, lines[count:], again, last=_PAD)


def _table_row(
    number: str,
    item: ItemData,
    lines: Sequence[Line],
    marked: Drawing,
    again: tuple[Row, ...],
    ends: bool,
) -> Row:
    height = max(_height(lines), marked.height, LABEL.line_height) + _PAD
    height += _PAD if ends else 0

    def draw(pen: Pen, top: float) -> None:
        start = top - _PAD
        base = start - LABEL.size * 1.06
        pen.text(LEFT + 4, base, number, _NUMBER)
        _stack(pen, _LABEL_X, start, lines)
        marked.draw(pen, _ANSWER_X, start)
        pen.text(_SCORE_X, base, item.score_text, _SCORE, "right")
        if ends:
            ruled(pen, top - height)

    return Row(height, draw, again=again)


def _text_item(number: str, item: ItemData, again: tuple[Row, ...]) -> Iterator[Row]:
    lines = _label_lines(item, _TEXT_ROOM)
    count = _lines_within(lines, _SPLIT)
    first, rest = lines[:count], lines[count:]

    def head(pen: Pen, top: float) -> None:
        base = top - _PAD - LABEL.size * 1.06
        pen.text(LEFT + 4, base, number, _NUMBER)
        pen.text(_SCORE_X, base, item.score_text, _SCORE, "right")
        _stack(pen, _LABEL_X, top - _PAD, first)

    yield Row(_height(first) + _PAD + (0 if rest else 2), head, keep=True, again=again)
    yield from text_rows(_LABEL_X, rest, again, last=_PAD)
    if item.answer_text:
        written = [(line, ANSWER) for line in wrap(item.answer_text, ANSWER, _TEXT_ROOM)]
        yield from text_rows(_LABEL_X, written, again, last=_PAD + 2)
    else:
        yield _blank_lines(again)


def _blank_lines(again: tuple[Row, ...]) -> Row:
    def draw(pen: Pen, top: float) -> None:
        for index in range(1, _BLANK_LINES + 1):
            y = top - index * _BLANK_STEP
            pen.line((_LABEL_X, y), (RIGHT, y), ink.LINE, 0.5)

    return Row(_BLANK_LINES * _BLANK_STEP + 8, draw, again=again)


def _label_lines(item: ItemData, room: float) -> list[Line]:
    """Label, critical mark, guidance, the scale's words while it is empty, and the comment."""
    lines: list[Line] = [(line, LABEL) for line in wrap(item.label, LABEL, room)]
    if item.critical:
        lines.append((tr("★ 一票否决项"), _CRITICAL))
    for note in item.notes:
        lines += [(line, NOTE.inked(ink.ACCENT)) for line in wrap(note, NOTE, room)]
    if item.guidance:
        lines += [(line, NOTE) for line in wrap(item.guidance, NOTE, room)]
    if item.type is ItemType.SCALE and item.anchors and not item.answer_text:
        steps = "  ".join(
            f"{step}\u00a0{words}" for step, words in zip("①②③④⑤", item.anchors, strict=False)
        )
        lines += [(line, NOTE) for line in wrap(steps, NOTE, room)]
    if item.comment:
        text = tr("评语：{comment}").format(comment=item.comment)
        lines += [(line, NOTE.inked(ink.TEXT)) for line in wrap(text, NOTE, room)]
    return lines


def _stack(pen: Pen, x: float, top: float, lines: Sequence[Line]) -> None:
    for text, style in lines:
        pen.text(x, top - style.size * 1.06, text, style)
        top -= style.line_height


def _text_line(x: float, text: str, style: Type, end: bool, pen: Pen, top: float) -> None:
    pen.text(x, top - style.size * 1.06, text, style)
    if end:
        ruled(pen, top - style.line_height - _PAD)


def _height(lines: Sequence[Line]) -> float:
    return sum(style.line_height for _, style in lines)


def _lines_within(lines: Sequence[Line], room: float) -> int:
    """How many lines fill *room*, at least one."""
    used = 0.0
    for count, (_, style) in enumerate(lines):
        used += style.line_height
        if used > room:
            return max(1, count)
    return len(lines)
