"""Questions as rows: each stays on one page where it fits one, cases may be broken at lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from desktop_app.documents import ink
from desktop_app.documents.exam_paper_data import Answers, ExamPaperData, QuestionData
from desktop_app.documents.exam_paper_head import NOTE, TEXT
from desktop_app.documents.flow import Row, space
from desktop_app.documents.form_rows import LEFT, RIGHT, ROOM
from desktop_app.documents.ink import MM, Type
from desktop_app.documents.pen import Pen
from desktop_app.documents.typeset import fit, width, wrap
from desktop_app.system.text import tr

LETTERS = "ABCDEFGHIJ"
STEP = 25.0
"""Between two ruled lines: what a hand needs."""
_INDENT = 8.5 * MM
_X = LEFT + _INDENT
_ROOM = ROOM - _INDENT
_BRACKETS = 18 * MM
"""At the right of a question whose answer is a letter or a sign."""
_GAP = 9.0
"""Under a question."""
_BLANK = "_" * 16
_STRONG = TEXT.bold()
_ANSWER = Type(9.5, ink.ACCENT, leading=1.5)
_WRITTEN = ("single", "multiple", "true-false")
"""Their answers stand between brackets."""
_LEAST_LINES, _MOST_LINES = 8, 20
_TOGETHER = 4
"""Ruled lines of a case that a page has at least: fewer are no room to write in."""


def question_rows(one: QuestionData, data: ExamPaperData) -> Iterator[Row]:
    """A question with room for its answer, or with the answer under it."""
    after = data.answers is Answers.AFTER
    roomy = not data.on_sheet and not after
    rows = [*_asked(one, roomy), *_choices(one, roomy)]
    if after:
        rows += answer_rows(one)
    if one.type == "case" and roomy:
        yield from _joined(rows)
        yield from ruled_lines(one)
        yield space(_GAP)
        return
    yield from _together([*rows, space(_GAP)])


def key_rows(one: QuestionData) -> Iterator[Row]:
    """The answer to a question by its number, without the question."""
    number = Row(0, partial(_line, LEFT, tr("{n}.").format(n=one.number), _ANSWER.inked(ink.TEXT)))
    yield from _together([number, *answer_rows(one), space(4)])


def ruled_lines(one: QuestionData) -> Iterator[Row]:
    """Lines to write a case on: about one for each mark.

    The first ones stay with what stands before, the last ones with the gap that follows. Lines
    that go on on another page say again which question they are for.
    """
    count = min(_MOST_LINES, max(_LEAST_LINES, round(one.marks)))
    told = tr("第 {n} 题（续）").format(n=one.number)
    again = (Row(NOTE.line_height + 2, partial(_line, LEFT, told, NOTE)),)
    for n in range(count):
        broken = _TOGETHER - 1 <= n < count - _TOGETHER
        yield Row(STEP, _rule, keep=not broken, again=again)


def answer_rows(one: QuestionData, indent: float = _INDENT) -> Iterator[Row]:
    """What is right and why."""
    room = ROOM - indent
    texts = [tr("答案：{answer}").format(answer=one.answer)]
    if one.type == "case":
        texts = [tr("参考答案：{answer}").format(answer=one.answer)]
        texts.append(tr("要点：{points}").format(points=tr("、").join(one.points)))
    texts.append(tr("解析：{why}").format(why=one.explanation))
    for text in texts:
        for line in wrap(text, _ANSWER, room):
            yield Row(_ANSWER.line_height, partial(_line, LEFT + indent, line, _ANSWER))


def _asked(one: QuestionData, roomy: bool) -> Iterator[Row]:
    """Number, material and stem; the brackets stand beside the first line of the stem."""
    number = tr("{n}.").format(n=one.number)
    brackets = roomy and one.type in _WRITTEN
    if one.material:
        for n, line in enumerate(wrap(one.material, TEXT, _ROOM - 10)):
            yield Row(TEXT.line_height, partial(_material, line, number if n == 0 else ""))
        yield space(3)
        number = ""
    style = _STRONG if one.material else TEXT
    stem = wrap(_stem(one, roomy), style, _ROOM - (_BRACKETS if brackets else 0))
    for n, line in enumerate(stem):
        first = n == 0
        yield Row(
            style.line_height,
            partial(_stem_line, line, style, number if first else "", brackets and first),
        )


def _stem(one: QuestionData, roomy: bool) -> str:
    """Return the stem with blanks that can be written on, numbered where there are several."""
    count, room = iter(range(1, one.blanks + 1)), _BLANK if roomy else _BLANK[:8]

    def blank(_found: re.Match[str]) -> str:
        # In signs that no line is broken between: the number stays with its blank.
        number = f"({next(count)})" if one.blanks > 1 else ""
        return f"{number}{room}"

    return re.sub("_{4,}", blank, one.stem) if one.blanks else one.stem


def _choices(one: QuestionData, roomy: bool) -> Iterator[Row]:
    if one.type == "matching":
        yield from _sides(one, roomy)
        return
    texts = [f"{letter}. {text}" for letter, text in zip(LETTERS, one.choices, strict=False)]
    columns = _columns(texts)
    for n in range(0, len(texts), columns):
        yield _options(texts[n : n + columns], columns)
    if one.type == "ordering" and roomy:
        yield Row(TEXT.line_height + 6, partial(_order, len(texts)))


def _columns(texts: Sequence[str]) -> int:
    """Return how many options stand in one line: as many as fit, evenly."""
    widest = max((width(one, TEXT) for one in texts), default=0.0)
    return next((n for n in (4, 2) if len(texts) > 2 and widest <= _ROOM / n - 10), 1)


def _options(texts: Sequence[str], columns: int) -> Row:
    room = _ROOM / columns
    indent = width("A. ", TEXT)
    set_out = [wrap(one[3:], TEXT, room - indent - 6) for one in texts]
    height = max(len(one) for one in set_out) * TEXT.line_height

    def draw(pen: Pen, top: float) -> None:
        for n, (text, lines) in enumerate(zip(texts, set_out, strict=True)):
            x = _X + n * room
            pen.text(x, top - TEXT.size, text[:2], TEXT)
            pen.lines(x + indent, top - TEXT.size, lines, TEXT)

    return Row(height, draw)


def _sides(one: QuestionData, roomy: bool) -> Iterator[Row]:
    """Left sides with a line to write on, right sides with their letters."""
    half = _ROOM / 2
    line = 14 * MM if roomy else 0.0
    for n in range(max(len(one.lefts), len(one.choices))):
        left = wrap(one.lefts[n], TEXT, half - line - 30) if n < len(one.lefts) else ()
        right = wrap(one.choices[n], TEXT, half - 24) if n < len(one.choices) else ()
        number = tr("（{n}）").format(n=n + 1) if left else ""
        letter = f"{LETTERS[n]}." if right else ""
        height = max(len(left), len(right)) * TEXT.line_height + 2
        yield Row(height, partial(_pair, (number, left), (letter, right), line))


def _pair(
    left: tuple[str, Sequence[str]],
    right: tuple[str, Sequence[str]],
    line: float,
    pen: Pen,
    top: float,
) -> None:
    base, half = top - TEXT.size, _ROOM / 2
    pen.text(_X - 4, base, left[0], TEXT)
    pen.lines(_X + 20, base, left[1], TEXT)
    if left[0] and line:
        edge = _X + half - 12
        pen.line((edge - line, base - 3), (edge, base - 3), ink.LINE, 0.7)
    pen.text(_X + half, base, right[0], TEXT)
    pen.lines(_X + half + 18, base, right[1], TEXT)


def _order(count: int, pen: Pen, top: float) -> None:
    """A box for each step, with arrows between."""
    base = top - TEXT.size - 4
    label = tr("顺序：")
    pen.text(_X, base, label, TEXT)
    x, side = _X + width(label, TEXT) + 4, 16.0
    for n in range(count):
        pen.box((x, base - 4), (side, side), border=ink.LINE, thickness=0.8)
        x += side
        if n < count - 1:
            pen.text(x + 4, base, "→", NOTE)
            x += 18


def _together(rows: Sequence[Row]) -> Iterator[Row]:
    """Keep rows on one page, as far as one holds them."""
    yield from _joined(rows[:-1])
    yield from (replace(row, keep=False) for row in rows[-1:])


def _joined(rows: Sequence[Row]) -> Iterator[Row]:
    """Keep rows on one page with what follows them."""
    return (replace(row, keep=True) for row in rows)


def _rule(pen: Pen, top: float) -> None:
    pen.line((_X, top - STEP + 3), (RIGHT, top - STEP + 3), ink.LINE, 0.6)


def _line(x: float, text: str, style: Type, pen: Pen, top: float) -> None:
    pen.text(x, top - style.size, text, style)


def _material(line: str, number: str, pen: Pen, top: float) -> None:
    pen.text(LEFT, top - TEXT.size, number, TEXT)
    pen.box((_X, top - TEXT.line_height - 0.5), (2, TEXT.line_height + 1), fill=ink.LINE)
    pen.text(_X + 10, top - TEXT.size, line, TEXT)


def _stem_line(line: str, style: Type, number: str, brackets: bool, pen: Pen, top: float) -> None:
    base = top - TEXT.size
    pen.text(LEFT, base, number, fit(number, TEXT, _INDENT))
    pen.text(_X, base, line, style)
    if brackets:
        pen.text(RIGHT, base, tr("（　　　）"), TEXT, "right")
