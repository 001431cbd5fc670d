"""The A4 portrait pages of a form: heading and particulars, then the parts, with page numbers."""

from collections.abc import Iterator, Sequence

from desktop_app.documents import ink
from desktop_app.documents.flow import Row, pages, space
from desktop_app.documents.form_about import labels
from desktop_app.documents.form_closing import closing_rows, result_rows
from desktop_app.documents.form_data import SheetData
from desktop_app.documents.form_rows import (
    LEFT,
    RIGHT,
    ROOM,
    ruled,
    section_rows,
)
from desktop_app.documents.ink import MM, Type
from desktop_app.documents.pen import A4_PORTRAIT, Pen
from desktop_app.documents.typeset import fit, width, wrap
from desktop_app.system.background import Progress
from desktop_app.system.text import long_day, tr

_TOP = A4_PORTRAIT[1] - 15 * MM
_RUNNING = 22.0
"""Height of the line that heads every page but the first."""
_BOTTOM = 17 * MM
_ORGANISATION = Type(10, ink.ACCENT, tracking=1)
_TITLE = Type(20, leading=1.3).bold()
_SUBTITLE = Type(10, ink.SECONDARY)
_SMALL = Type(7.5, ink.SECONDARY)
_FACT = Type(9.5)
_FACT_NAME = Type(8.5, ink.SECONDARY)
_FACT_INDENT = 46.0
_CODE = 23 * MM
_WIDEST_TITLE = ROOM - _CODE - 6 * MM


def draw(sheets: Sequence[tuple[SheetData, str]], progress: Progress) -> bytes:
    """The PDF of all sheets; each comes with its note on replaced characters."""
    first = sheets[0][0]
    title = " ".join(part for part in (first.title, first.subject, first.number) if part)
    if len(sheets) > 1:
        title = tr("{title}等 {n} 份").format(title=first.title, n=len(sheets))
    pen = Pen(A4_PORTRAIT, title, first.organisation, first.day)
    for index, (sheet, note) in enumerate(sheets):
        progress.step(index, len(sheets))
        if index:
            pen.new_page()
        _draw_sheet(pen, sheet, note)
    progress.step(len(sheets), len(sheets))
    return pen.finish()


def _draw_sheet(pen: Pen, sheet: SheetData, note: str) -> None:
    room = _TOP - _BOTTOM
    laid = pages(_rows(sheet, note), room, room - _RUNNING)
    for index, rows in enumerate(laid):
        y = _TOP
        if index:
            pen.new_page()
            _running_head(pen, sheet)
            y -= _RUNNING
        for row in rows:
            row.draw(pen, y)
            y -= row.height
        _foot(pen, sheet, index + 1, len(laid))


def _rows(sheet: SheetData, note: str) -> Iterator[Row]:
    yield _heading(sheet)
    yield from _particulars(sheet)
    yield space(10)
    for index, section in enumerate(sheet.sections, 1):
        yield from section_rows(index, section)
    yield from result_rows(sheet)
    yield from closing_rows(sheet, note)


def _heading(sheet: SheetData) -> Row:
    titles = wrap(sheet.title, _TITLE, _WIDEST_TITLE)
    subtitle = _subtitle(sheet)
    height = 24 + len(titles) * _TITLE.line_height + (18 if subtitle else 0) + 8
    if sheet.qr_text:
        height = max(height, _CODE + 12)

    def draw_heading(pen: Pen, top: float) -> None:
        style = fit(sheet.organisation, _ORGANISATION, _WIDEST_TITLE)
        pen.text(LEFT, top - 10, sheet.organisation, style)
        y = pen.lines(LEFT, top - 24 - _TITLE.size * 0.9, titles, _TITLE)
        if subtitle:
            pen.text(LEFT, y + 7, subtitle, fit(subtitle, _SUBTITLE, _WIDEST_TITLE))
        if sheet.qr_text:
            pen.qr(RIGHT - _CODE + 4, top - _CODE + 4, _CODE, sheet.qr_text)
            pen.text(RIGHT - _CODE / 2 + 4, top - _CODE - 2, tr("扫码核对原记录"), _SMALL, "centre")
        pen.line((LEFT, top - height), (RIGHT, top - height), ink.ACCENT, 1.4)

    return Row(height, draw_heading, keep=True)


def _subtitle(sheet: SheetData) -> str:
    """The template's title where it is another, and the sheet's number."""
    parts = [sheet.form_title] if sheet.form_title != sheet.title else []
    if sheet.number:
        parts.append(tr("编号 {number}").format(number=sheet.number))
    return "    ".join(parts)


def _particulars(sheet: SheetData) -> Iterator[Row]:
    """Two facts to a line; what a person writes by hand gets a line to write on."""
    names = zip(labels(sheet.about), (sheet.subject, sheet.subject_role), strict=True)
    facts = [
        *((name, value) for name, value in names if name),
        (tr("填写人"), sheet.filler),
        (tr("日期"), long_day(sheet.day) if sheet.day else ""),
    ]
    for index in range(0, len(facts), 2):
        yield _facts_row(facts[index : index + 2])


def _facts_row(facts: Sequence[tuple[str, str]]) -> Row:
    half = ROOM / 2
    values = [wrap(value, _FACT, half - _FACT_INDENT - 12) if value else () for _, value in facts]
    height = max(1, *(len(lines) for lines in values)) * _FACT.line_height + 8

    def draw_facts(pen: Pen, top: float) -> None:
        base = top - 14
        for index, ((name, _), lines) in enumerate(zip(facts, values, strict=True)):
            left = LEFT + index * half
            pen.text(left + 4, base, name, _FACT_NAME)
            pen.lines(left + _FACT_INDENT, base, lines, _FACT)
            if not lines:
                end = left + half - 16
                pen.line((left + _FACT_INDENT, base - 2.5), (end, base - 2.5), ink.LINE, 0.6)
        ruled(pen, top - height)

    return Row(height, draw_facts, keep=True)


def _running_head(pen: Pen, sheet: SheetData) -> None:
    text = "  ·  ".join(part for part in (sheet.title + tr("（续）"), sheet.subject) if part)
    base = _TOP - 6
    right = tr("编号 {number}").format(number=sheet.number) if sheet.number else ""
    room = ROOM - width(right, _SMALL) - 16
    pen.text(LEFT, base, text, fit(text, _SMALL, room))
    pen.text(RIGHT, base, right, _SMALL, "right")
    pen.line((LEFT, base - 6), (RIGHT, base - 6), ink.LINE, 0.6)


def _foot(pen: Pen, sheet: SheetData, page: int, count: int) -> None:
    base = 10 * MM
    pen.line((LEFT, base + 12), (RIGHT, base + 12), ink.HAIR, 0.6)
    style = fit(sheet.organisation, _SMALL, ROOM / 2 - 60)
    pen.text(LEFT, base, sheet.organisation, style)
    if sheet.number:
        number = tr("编号 {number}").format(number=sheet.number)
        pen.text(A4_PORTRAIT[0] / 2, base, number, _SMALL, "centre")
    pages_text = tr("第 {n} 页 / 共 {m} 页").format(n=page, m=count)
    pen.text(RIGHT, base, pages_text, _SMALL, "right")
