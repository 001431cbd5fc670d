"""The end of a form: how the total is made, what it rests on, who signs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from desktop_app.documents import ink
from desktop_app.documents.flow import Row, space
from desktop_app.documents.form_answers import tick_box
from desktop_app.documents.form_data import EvidenceData, SectionData, SheetData
from desktop_app.documents.form_rows import (
    LABEL,
    LEFT,
    NOTE,
    RIGHT,
    ROOM,
    SECTION,
    ruled,
    text_rows,
)
from desktop_app.documents.ink import Type
from desktop_app.documents.pen import Pen
from desktop_app.documents.typeset import fit, width, wrap
from desktop_app.system.text import tr

_CLOSING_HEIGHT = 300.0
"""Evidence and signatures are kept together if they are no higher than this."""
_TEXT = Type(9.5)
_SMALL = Type(8.5, ink.SECONDARY)
_TOTAL = Type(15, ink.ACCENT).bold()
_BAND = Type(9.5, ink.ACCENT).bold()
_FAILED = Type(9.5, ink.BAD).bold()
_EVIDENCE_TITLE = 100.0
_EVIDENCE_DETAIL = 250.0
_EVIDENCE_LINES = 12


def result_rows(sheet: SheetData) -> Iterator[Row]:
    """How the sections make the total, the total with its band, and why the sheet failed."""
    counted = [one for one in sheet.sections if one.weight_text or one.score_text]
    if counted or sheet.total_text:
        yield _block_head(tr("计分"))
        for section in counted:
            yield _share_row(section)
        yield _total_row(sheet, keep=bool(sheet.failed_note))
    if sheet.failed_note:
        yield _failed_row(sheet.failed_note)
    yield space(12)


def _share_row(section: SectionData) -> Row:

    def draw_share(pen: Pen, top: float) -> None:
        base = top - 12
        pen.text(LEFT + 9, base, section.title, fit(section.title, _TEXT, ROOM - 190))
        pen.text(RIGHT - 110, base, section.weight_text, _TEXT.inked(ink.SECONDARY), "right")
        if section.score_text:
            pen.text(RIGHT - 4, base, section.score_text, _TEXT, "right")
        else:
            pen.line((RIGHT - 60, base - 2), (RIGHT - 4, base - 2), ink.LINE, 0.6)
        ruled(pen, top - 17)

    return Row(17, draw_share, keep=True)


def _total_row(sheet: SheetData, keep: bool) -> Row:
    height = 29.0

    def draw_total(pen: Pen, top: float) -> None:
        base = top - 19.5
        unit = tr("分")
        end = RIGHT - 8 - width(unit, _TEXT)
        start = end - (width(sheet.total_text, _TOTAL) if sheet.total_text else 56)
        pen.text(LEFT + 9, base, tr("合计"), _TEXT.bold())
        if sheet.band_text:
            _band_tag(pen, start - 14, base, sheet.band_text)
        if sheet.total_text:
            pen.text(start, base, sheet.total_text, _TOTAL)
        else:
            pen.line((start, base - 2), (end, base - 2), ink.SECONDARY, 0.6)
        pen.text(end + 4, base, unit, _TEXT)
        ruled(pen, top - height)

    return Row(height, draw_total, keep=keep)


def _band_tag(pen: Pen, right: float, base: float, text: str) -> None:
    wide = width(text, _BAND) + 18
    pen.box((right - wide, base - 4.5), (wide, 17), border=ink.ACCENT, radius=8.5)
    pen.text(right - wide / 2, base + 0.7, text, _BAND, "centre")


def _failed_row(note: str) -> Row:
    lines = wrap(note, _FAILED, ROOM - 24)
    height = len(lines) * _FAILED.line_height + 12

    def draw_failed(pen: Pen, top: float) -> None:
        pen.box((LEFT, top - height - 6), (ROOM, height), fill=ink.BAD_SOFT)
        pen.box((LEFT, top - height - 6), (2.4, height), fill=ink.BAD)
        pen.lines(LEFT + 12, top - 6 - 6 - _FAILED.size * 1.06, lines, _FAILED)

    return Row(height + 6, draw_failed)


def closing_rows(sheet: SheetData, note: str) -> Iterator[Row]:
    """Evidence, note and signatures; together on one page if they are not long.

    Otherwise the signatures keep at least the last record with them: nobody signs a bare page.
    """
    rows = [
        *_evidence(sheet.summary, tr("这一阶段的依据")),
        *_evidence(sheet.evidence, tr("本表依据的记录")),
    ]
    if note:
        rows.append(_note_row(note))
    signatures = [*_signatures(sheet)]
    height = sum(row.height for row in (*rows, *signatures))
    first = 0 if height < _CLOSING_HEIGHT else max(0, len(rows) - 2)
    for index, row in enumerate(rows):
        yield replace(row, keep=row.keep or (bool(signatures) and index >= first))
    yield from signatures


def _evidence(evidence: Sequence[EvidenceData], title: str) -> Iterator[Row]:
    if not evidence:
        return
    yield _block_head(title)
    again = (_block_head(tr("{title}（续）").format(title=title)),)
    for one in evidence:
        yield from _evidence_rows(one, again)
    yield space(12)


def _evidence_rows(one: EvidenceData, again: tuple[Row, ...]) -> Iterator[Row]:
    times = wrap(one.time, NOTE, _EVIDENCE_TITLE - 16)
    titles = wrap(one.title, LABEL, _EVIDENCE_DETAIL - _EVIDENCE_TITLE - 10)
    details = wrap(one.detail, NOTE, ROOM - _EVIDENCE_DETAIL - 4) if one.detail else ()
    first, rest = details[:_EVIDENCE_LINES], details[_EVIDENCE_LINES:]
    columns = (
        (9.0, times, NOTE),
        (_EVIDENCE_TITLE, titles, LABEL),
        (_EVIDENCE_DETAIL, first, NOTE),
    )
    height = max(len(lines) * style.line_height for _, lines, style in columns)
    height += 0 if rest else 6

    def draw_evidence(pen: Pen, top: float) -> None:
        for x, lines, style in columns:
            pen.lines(LEFT + x, top - 12.5, lines, style)
        if not rest:
            ruled(pen, top - height)

    yield Row(height, draw_evidence, again=again)
    yield from text_rows(LEFT + _EVIDENCE_DETAIL, [(line, NOTE) for line in rest], again, last=6)


def _note_row(note: str) -> Row:
    lines = wrap(note, NOTE, ROOM)
    height = len(lines) * NOTE.line_height + 8
    return Row(height, partial(_draw_note, lines))


def _draw_note(lines: Sequence[str], pen: Pen, top: float) -> None:
    pen.lines(LEFT, top - NOTE.size, lines, NOTE)


def _signatures(sheet: SheetData) -> Iterator[Row]:
    """Lines to sign on, up to three abreast; above them who has signed in the system."""
    if sheet.signed_by:
        yield _signed_row(sheet)
    roles = sheet.signature_roles
    for index in range(0, len(roles), 3):
        yield signature_row(roles[index : index + 3], keep=index + 3 < len(roles))


def _signed_row(sheet: SheetData) -> Row:
    text = tr("{name} 已在系统中签名，内容自此锁定。").format(name=sheet.signed_by)
    if sheet.signed_at_text:
        text = tr("{name} 已于 {time} 在系统中签名，内容自此锁定。").format(
            name=sheet.signed_by, time=sheet.signed_at_text
        )
    lines = wrap(text, LABEL, ROOM - 24)

    def draw_signed(pen: Pen, top: float) -> None:
        tick_box(pen, LEFT + 4, top - 13, chosen=True)
        pen.lines(LEFT + 20, top - 12, lines, LABEL)

    return Row(len(lines) * LABEL.line_height + 4, draw_signed, keep=bool(sheet.signature_roles))


def signature_row(roles: Sequence[str], keep: bool) -> Row:
    """Lines to sign on by hand, one for each role."""
    column = ROOM / 3

    def draw_signatures(pen: Pen, top: float) -> None:
        for index, role in enumerate(roles):
            left = LEFT + index * column + 4
            right = left + column - 20
            label = tr("{role}签名").format(role=role)
            pen.text(left, top - 22, label, fit(label, LABEL, column - 70))
            start = left + min(width(label, LABEL), column - 70) + 6
            pen.line((start, top - 24), (right, top - 24), ink.SECONDARY, 0.6)
            pen.text(left, top - 46, tr("日期"), _SMALL)
            for share, unit in ((0.5, tr("年")), (0.75, tr("月")), (1.0, tr("日"))):
                x = left + 20 + (right - left - 20) * share
                pen.text(x, top - 46, unit, _SMALL, "right")

    return Row(56, draw_signatures, keep=keep)


def _block_head(title: str) -> Row:
    def draw_head(pen: Pen, top: float) -> None:
        pen.text(LEFT, top - 12, title, SECTION)
        pen.line((LEFT, top - 19), (RIGHT, top - 19), ink.LINE, 0.6)

    return Row(20, draw_head, keep=True)
