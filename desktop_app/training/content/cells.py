"""Reads the tables of a workbook or a comma-separated file as cells, each with its fault."""

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.system.text import tr
from desktop_app.training.content.office_files import (
    Bounds,
    decoded,
    read_bytes,
    too_large,
    unfit,
    workbook,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS = 2_000
"""Rows of a table that are looked at: a form of that many items is none."""
MOST_COLUMNS = 60
LONGEST_TEXT = 4_000
"""Characters of a cell: two printed pages."""

_MEGABYTE = 1024 * 1024
_MOST_LOOKED_THROUGH = 64 * _MEGABYTE


def bounds() -> Bounds:
    """Return how large a file with tables may be."""
    return Bounds(5 * _MEGABYTE, 40 * _MEGABYTE, tr("请只留下表格内容，去掉图片和别的工作表。"))


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and what is wrong with it already as a cell."""

    value: str | int | float | bool | date | None
    fault: str = ""
    covered: bool = False
    """Another cell is merged over it, and has the fault of both."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `number` counts from 1 as the program shows it."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return all(cell.value is None and not cell.fault for cell in self.cells)

    def texts(self) -> tuple[str, ...]:
        """Return the cells as plain text, for recognising a heading."""
        return tuple("" if c.value is None else str(c.value).strip() for c in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `name` is the sheet of a workbook, empty in a comma-separated file."""

    name: str
    rows: tuple[Row, ...]


def read_workbook(path: Path, wanted: Collection[str], dates: bool = False) -> dict[str, Table]:
    """Return the *wanted* sheets by name; raises Trouble for what is no workbook.

    Where *dates* are expected, a day is a value like others; else it is a fault.
    """
    limits = bounds()
    book = workbook(path, read_bytes(path, limits), limits)
    return {
        name.strip(): _table(book[name], dates)
        for name in book.sheetnames
        if name.strip() in wanted
    }


def _table(sheet: "Worksheet", dates: bool) -> Table:
    return Table(sheet.title.strip(), tuple(_sheet_rows(sheet, _merged(sheet), dates)))


def _merged(sheet: "Worksheet") -> dict[tuple[int, int | None], Cell]:
    """Return what merged ranges make of the cells that they lie over."""
    told = tr("合并了单元格 {range}，请取消合并，每一行都写。")
    found: dict[tuple[int, int | None], Cell] = {}
    for one in sheet.merged_cells.ranges:
        for row, column in one.cells:
            found[row, column] = Cell(None, covered=True)
        found[one.min_row, one.min_col] = Cell(None, told.format(range=one.coord))
    return found


def _sheet_rows(
    sheet: "Worksheet", merged: dict[tuple[int, int | None], Cell], dates: bool
) -> Iterator[Row]:
    # A sheet that only claims a million rows is read no further than it may be.
    last = min(sheet.max_row, MOST_ROWS + 1)
    width = min(sheet.max_column, MOST_COLUMNS)
    for number, row in enumerate(sheet.iter_rows(max_row=last, max_col=width), 1):
        yield Row(
            number,
            tuple(merged.get((number, one.column)) or _cell(one, dates) for one in row),
        )


def _cell(cell: Any, dates: bool) -> Cell:
    value = cell.value
    if cell.data_type == "f":
        return Cell(None, tr("是公式，请改成算好的文字或数字。"))
    if cell.data_type == "e":
        told = tr("是错误值“{value}”，请改成文字或数字。")
        return Cell(None, told.format(value=value))
    if value is None or isinstance(value, bool | int | float):
        return Cell(value)
    if dates and isinstance(value, datetime):
        return Cell(value.date())
    if not isinstance(value, str):
        return Cell(None, tr("是日期或时间，请改成文字。"))
    return _text(value)


def _text(value: str) -> Cell:
    if len(value) > LONGEST_TEXT:
        told = tr("最多 {most} 个字；现在有 {n} 个字。")
        return Cell(None, told.format(most=f"{LONGEST_TEXT:,}", n=f"{len(value):,}"))
    return Cell(value or None)


def read_comma_separated(path: Path) -> Table:
    """Return the rows of a file in UTF-8, UTF-16 or GB 18030; raises Trouble.

    A file that is too large is looked through for the cell that makes it so: that is told by its
    place, and what stands in it is not kept.
    """
    usual_size = Bounds(5 * _MEGABYTE, 0, tr("请拆成几个文件。"))
    raw = read_bytes(path, replace(usual_size, file=_MOST_LOOKED_THROUGH))
    text = decoded(path, raw)
    # A long cell is told with its place, not by the reader; its bound is the process's.
    usual = csv.field_size_limit(max(len(text), 1))
    reader = csv.reader(io.StringIO(text, newline=""))
    rows: list[Row] = []
    try:
        for cells in reader:
            rows.append(Row(reader.line_num, tuple(_text(one) for one in cells)))
            if len(rows) > MOST_ROWS:
                break
    except csv.Error as error:
        raise unfit(path, tr("表格格式有误。"), tr("请另存为 .xlsx 再导入。")) from error
    finally:
        csv.field_size_limit(usual)
    if len(raw) > usual_size.file and not any(one.fault for row in rows for one in row.cells):
        raise too_large(path, usual_size)
    return Table("", tuple(rows))
