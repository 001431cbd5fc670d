"""Reads lists of trainees and classes; every fault is told by row and column."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.cells import (
    MOST_ROWS,
    Cell,
    Row,
    Table,
    read_comma_separated,
    read_workbook,
)
from desktop_app.training.content.file_faults import FileFault
from desktop_app.training.people.arriving.table import (
    CLASSES,
    CLASSES_SHEET,
    PEOPLE_SHEET,
    SHEETS,
    Column,
)

ENDINGS = (".xlsx", ".csv")
_MOST_CAPACITY = 500
_LONGEST = 40
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a list: its values by field, and where it stands."""

    row: int
    values: Mapping[str, Any]

    def text(self, name: str) -> str:
        """Return a text, empty where nothing stands."""
        return str(self.values.get(name) or "")


@dataclass(slots=True)
class Lists:
    """What a file holds, and what is wrong with it so far."""

    file: str
    people: list[Line] = field(default_factory=list)
    classes: list[Line] = field(default_factory=list)
    faults: list[FileFault] = field(default_factory=list)
    sheets: bool = False
    """A workbook names its sheets in faults."""

    def fault(self, sheet: str, row: int, name: str, expected: str) -> None:
        """Note what is wrong with a value, by the title of its column."""
        title = next((one.title for one in SHEETS[sheet] if one.field == name), name)
        place = sheet if self.sheets else ""
        self.faults.append(FileFault(self.file, row, title, expected, place))


def read_lists(path: Path) -> Lists:
    """Read a workbook or a comma-separated file; raises Trouble where it cannot be opened."""
    ending = path.suffix.lower()
    lists = Lists(path.name, sheets=ending == ".xlsx")
    if ending == ".xlsx":
        tables = read_workbook(path, tuple(SHEETS), dates=True)
        if not tables:
            told = tr("没有叫“{a}”或“{b}”的工作表；请用模板填写。")
            told = told.format(a=PEOPLE_SHEET, b=CLASSES_SHEET)
            lists.faults.append(FileFault(path.name, 0, "", told))
    elif ending == ".csv":
        table = read_comma_separated(path)
        tables = {_sheet_of(table): table}
    else:
        raise Trouble(
            tr("“{file}”：这种文件读不了。").format(file=path.name),
            tr("没有导入任何内容。"),
            tr("请另存为 .xlsx 或 .csv 再导入；旧的 .xls 也请先另存。"),
        )
    for sheet, table in tables.items():
        lines = _read(lists, sheet, table)
        (lists.people if sheet == PEOPLE_SHEET else lists.classes).extend(lines)
    if not lists.faults and not lists.people and not lists.classes:
        lists.faults.append(FileFault(path.name, 2, "", tr("列名下面没有内容。")))
    return lists


def _sheet_of(table: Table) -> str:
    """Tell by its titles which of the two a comma-separated table is."""
    names = {name for row in table.rows[:3] for name in row.texts()}
    return CLASSES_SHEET if CLASSES[0].title in names else PEOPLE_SHEET


def _read(lists: Lists, sheet: str, table: Table) -> list[Line]:
    rows = [row for row in table.rows if not row.blank]
    if not rows:
        return []
    places = _titles(lists, sheet, rows[0])
    if places is None:
        return []
    if len(table.rows) > MOST_ROWS:
        told = tr("超过 {n} 行，请分成几份导入。").format(n=f"{MOST_ROWS:,}")
        lists.fault(sheet, MOST_ROWS + 1, "", told)
        return []
    return [_line(lists, sheet, row, places) for row in rows[1:]]


def _titles(lists: Lists, sheet: str, row: Row) -> dict[int, Column] | None:
    columns = {one.title: one for one in SHEETS[sheet]}
    names = tr("、").join(columns)
    places: dict[int, Column] = {}
    before = len(lists.faults)
    for place, (text, cell) in enumerate(zip(row.texts(), row.cells, strict=True)):
        if cell.fault:
            lists.fault(sheet, row.number, _letter(place), cell.fault)
        elif text and (text not in columns or columns[text] in places.values()):
            told = tr("没有叫“{name}”的列；应为以下之一：{names}。")
            if text in columns:
                told = tr("列“{name}”有两个，请只留一个。")
            lists.fault(sheet, row.number, _letter(place), told.format(name=text[:20], names=names))
        elif text:
            places[place] = columns[text]
    for one in SHEETS[sheet]:
        if one.required and one not in places.values():
            told = tr("缺少列“{name}”；第一行应为列名。").format(name=one.title)
            lists.fault(sheet, row.number, one.title, told)
    return places if len(lists.faults) == before else None


def _line(lists: Lists, sheet: str, row: Row, places: Mapping[int, Column]) -> Line:
    values: dict[str, Any] = {}
    for place, cell in enumerate(row.cells):
        column = places.get(place)
        if cell.fault:
            name = column.title if column else _letter(place)
            lists.fault(sheet, row.number, name, cell.fault)
        elif column is not None and cell.value is not None:
            try:
                values[column.field] = _value(cell, column)
            except _Wrong as wrong:
                lists.fault(sheet, row.number, column.title, str(wrong))
    faulty = {fault.column for fault in lists.faults if fault.row == row.number}
    for column in places.values():
        empty = values.get(column.field) in (None, "")
        if column.required and empty and column.title not in faulty:
            lists.fault(sheet, row.number, column.title, tr("这一格要填：{note}。").format(
                note=column.note
            ))  # fmt: skip
    return Line(row.number, values)


class _Wrong(Exception):
    """A value that cannot be used, with what is expected."""


def _value(cell: Cell, column: Column) -> str | date | int:
    if column.kind == "day":
        return _day(cell)
    text = _text(cell)
    if column.kind == "whole":
        if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= _MOST_CAPACITY):
            told = tr("应为 1–{most} 的整数；现在是“{value}”。")
            raise _Wrong(told.format(most=_MOST_CAPACITY, value=text[:30]))
        return int(text)
    if len(text) > _LONGEST:
        told = tr("最多 {most} 个字；现在有 {n} 个字。")
        raise _Wrong(told.format(most=_LONGEST, n=f"{len(text):,}"))
    return text


def _text(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, bool | date):
        raise _Wrong(tr("应为文字；现在是日期或对错。"))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())


def _day(cell: Cell) -> date:
    if isinstance(cell.value, date):
        return cell.value
    text = _text(cell)
    found = _DAY.fullmatch(text)
    try:
        if found is not None:
            return date(*(int(part) for part in found.groups()))
    except ValueError:
        pass
    raise _Wrong(tr("应为日期，如 2026-12-01；现在是“{value}”。").format(value=text[:30]))


def _letter(place: int) -> str:
    from openpyxl.utils import get_column_letter

    return tr("{letter} 列").format(letter=get_column_letter(place + 1))
