"""Writes signed sheets as a workbook: a sheet of its own for each form, a row for each sheet."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_app.system.text import number_text, tr
from desktop_app.training.forms.answers import read_answers
from desktop_app.training.forms.exchange.to_workbook import put, put_titles, saved
from desktop_app.training.forms.scoring import Band

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

    from desktop_app.training.forms.sheets import SignedSheet

_NO_TITLE = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31
"""Characters of a sheet's name in a workbook."""
_HEAD = (
    (tr("编号"), 18),
    (tr("姓名"), 10),
    (tr("工号"), 8),
    (tr("小组"), 12),
    (tr("填写人"), 10),
    (tr("日期"), 12),
    (tr("总分"), 8),
    (tr("结论"), 8),
)
_ITEM_WIDTH = 16


def sheets_workbook(sheets: Sequence["SignedSheet"]) -> bytes:
    """Return the bytes of a workbook; an item that a later version dropped keeps its column."""
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    by_form: dict[str, list[SignedSheet]] = {}
    for one in sheets:
        by_form.setdefault(one.sheet.form_key, []).append(one)
    for several in by_form.values():
        _write(book, several)
    if not by_form:
        put_titles(book.create_sheet(tr("没有表单")), list(_HEAD))
    return saved(book)


def _write(book: "Workbook", sheets: Sequence["SignedSheet"]) -> None:
    page = book.create_sheet(_name(book, sheets[-1].form.title))
    labels = {item.id: item.label for one in sheets for item in one.form.items()}
    put_titles(page, [*_HEAD, *((label, _ITEM_WIDTH) for label in labels.values())])
    for row, one in enumerate(sheets, 2):
        answers = read_answers(one.form, one.sheet.answers)
        texts = [answers[item].text if item in answers else None for item in labels]
        for column, value in enumerate([*_facts(one), *texts], 1):
            put(page, row, column, value)


def _facts(one: "SignedSheet") -> list[str | float | None]:
    total, score = one.sheet.total, one.score
    return [
        one.sheet.number,
        one.subject.name,
        one.subject.staff_number,
        one.subject.team,
        one.filler.name,
        one.sheet.day.isoformat(),
        None if total is None else float(number_text(total)),
        Band(score.band).label if score.band else None,
    ]


def _name(book: "Workbook", title: str) -> str:
    """Return a name for a form's sheet that a workbook takes and does not have yet."""
    plain = _NO_TITLE.sub("-", title)[:_LONGEST_TITLE].strip("'") or tr("表单")
    name, number = plain, 1
    while name in book.sheetnames:
        number += 1
        name = f"{plain[: _LONGEST_TITLE - 4]} {number}"
    return name
