"""The answer sheet: a box for each letter or sign, lines for words."""

from collections.abc import Iterator, Sequence
from functools import partial

from desktop_app.documents import ink
from desktop_app.documents.exam_paper_data import PartData, QuestionData
from desktop_app.documents.exam_paper_head import NOTE, TEXT
from desktop_app.documents.exam_paper_rows import ruled_lines
from desktop_app.documents.flow import Row, space
from desktop_app.documents.form_rows import LEFT, RIGHT, ROOM
from desktop_app.documents.pen import Pen
from desktop_app.documents.typeset import width
from desktop_app.system.text import number_text, tr

_ACROSS = 5
"""Boxes in a row: the eye finds the fifth without counting."""
_BOX = (46.0, 20.0)
_LINE = 28.0
_SMALL = 18.0


def part_rows(part: PartData) -> Iterator[Row]:
    """The room for the answers of one part."""
    kind = part.questions[0].type if part.questions else ""
    if kind in ("single", "multiple", "true-false"):
        several = part.questions
        for n in range(0, len(several), _ACROSS):
            yield Row(_BOX[1] + 8, partial(_boxes, several[n : n + _ACROSS]))
        return
    for one in part.questions:
        yield from _rows_of(one)


def _rows_of(one: QuestionData) -> Iterator[Row]:
    if one.type == "case":
        title = tr("第 {n} 题（{marks} 分）").format(n=one.number, marks=number_text(one.marks))
        yield Row(TEXT.line_height + 4, partial(_label, title), keep=True)
        yield from ruled_lines(one)
        yield space(8)
    elif one.type == "fill-in":
        for n in range(0, one.blanks, 2):
            labels = [_blank_label(one, place) for place in range(n, min(n + 2, one.blanks))]
            yield Row(_LINE, partial(_lines, labels), keep=n + 2 < one.blanks)
    else:
        count = len(one.lefts) or len(one.choices)
        yield Row(_SMALL + 14, partial(_small_boxes, one, count))


def _blank_label(one: QuestionData, place: int) -> str:
    if one.blanks == 1:
        return tr("{n}.").format(n=one.number)
    number = tr("{n}.").format(n=one.number) if place == 0 else ""
    return f"{number}{tr('（{n}）').format(n=place + 1)}"


def _boxes(several: Sequence[QuestionData], pen: Pen, top: float) -> None:
    each = ROOM / _ACROSS
    for n, one in enumerate(several):
        x, number = LEFT + n * each, str(one.number)
        pen.text(x + 18, top - _BOX[1] / 2 - 3, number, TEXT, "right")
        pen.box((x + 24, top - _BOX[1]), _BOX, border=ink.LINE, thickness=0.8)


def _lines(labels: Sequence[str], pen: Pen, top: float) -> None:
    half, base = ROOM / 2, top - _LINE + 8
    for n, label in enumerate(labels):
        x = LEFT + n * half
        pen.text(x, base, label, TEXT)
        begin = x + max(width(label, TEXT), 24) + 6
        pen.line((begin, base - 3), (x + half - 14, base - 3), ink.LINE, 0.7)


def _small_boxes(one: QuestionData, count: int, pen: Pen, top: float) -> None:
    base = top - _SMALL + 3
    pen.text(LEFT + 18, base, str(one.number), TEXT, "right")
    x = LEFT + 24
    for n in range(count):
        if one.lefts:
            pen.text(
                x + _SMALL / 2, top - _SMALL - 9, tr("（{n}）").format(n=n + 1), NOTE, "centre"
            )
        pen.box((x, top - _SMALL), (_SMALL, _SMALL), border=ink.LINE, thickness=0.8)
        x += _SMALL
        if not one.lefts and n < count - 1:
            pen.text(x + 5, base, "→", NOTE)
        x += 20


def _label(text: str, pen: Pen, top: float) -> None:
    pen.text(LEFT, top - TEXT.size - 2, text, TEXT.bold())
    pen.text(RIGHT, top - TEXT.size - 2, tr("得分 ＿＿＿＿"), NOTE, "right")
