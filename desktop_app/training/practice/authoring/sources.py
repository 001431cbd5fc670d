"""Reads a dialogue's file as rows of cells: text in any usual encoding, Word, Excel."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.system.text import tr
from desktop_app.training.content import office_files
from desktop_app.training.content.office_files import (
    Bounds,
    decoded,
    unfit,
    word,
    workbook,
)
from desktop_app.training.practice.authoring import limits

if TYPE_CHECKING:
    from docx.document import Document
    from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a text or one row of a table; `number` counts from 1 as the program shows it."""

    number: int
    cells: tuple[str, ...]
    fault: str = ""
    """What is wrong with it already here, such as a formula without a value."""


def read_rows(path: Path) -> tuple[Row, ...]:
    """Return the rows of the file that are not empty; raises Trouble where it cannot be read."""
    readers = {".txt": _text, ".csv": _comma, ".docx": _word, ".xlsx": _excel}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise unfit(
            path,
            tr("这种文件读不了。"),
            tr("请另存为 .txt、.docx 或 .xlsx 再导入；旧的 .doc、.xls 也请先另存。"),
        )
    rows = tuple(reader(path, read_bytes(path)))
    if not rows:
        raise unfit(path, tr("文件里没有内容。"), tr("请选一份有对话的文件。"))
    if len(rows) > limits.MOST_ROWS:
        told = tr("文件超过 {n} 行。").format(n=limits.MOST_ROWS)
        raise unfit(path, told, tr("请按场景拆成几份再导入。"))
    return rows


def read_bytes(path: Path) -> bytes:
    """Return the file as it is; raises Trouble where it is gone, locked or far too large."""
    return office_files.read_bytes(path, _bounds())


def _bounds() -> Bounds:
    smaller = tr("请只留下对话文字，去掉图片和附件。")
    return Bounds(limits.MOST_FILE_BYTES, limits.MOST_UNPACKED_BYTES, smaller)


def _text(path: Path, raw: bytes) -> Iterator[Row]:
    lines = decoded(path, raw).splitlines()
    for number, line in enumerate(lines, 1):
        if line.strip():
            cells = line.split("\t") if "\t" in line.strip() else [line]
            yield Row(number, tuple(cell.strip() for cell in cells))


def _comma(path: Path, raw: bytes) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(decoded(path, raw)))
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(reader.line_num, tuple(cell.strip() for cell in cells))
    except csv.Error as error:
        raise unfit(path, tr("表格格式有误。"), tr("请另存为 .xlsx 再导入。")) from error


def _word(path: Path, raw: bytes) -> Iterator[Row]:
    """Rows of the tables where there are any of two columns, else the paragraphs."""
    document = word(path, raw, _bounds())
    rows = list(_table_rows(document))
    if any(len(row.cells) > 1 for row in rows):
        yield from rows
        return
    number = 0
    for paragraph in document.paragraphs:
        for line in paragraph.text.splitlines() or [""]:
            number += 1
            if line.strip():
                yield Row(number, (line.strip(),))


def _table_rows(document: "Document") -> Iterator[Row]:
    number = 0
    for table in document.tables:
        for row in table.rows:
            number += 1
            # A merged cell is handed out once for each place that it covers.
            texts = list({cell._tc: cell.text.strip() for cell in row.cells}.values())
            if any(texts):
                yield Row(number, tuple(texts))


def _excel(path: Path, raw: bytes) -> Iterator[Row]:
    """Rows of the first sheet that has any; a formula counts by the value that was kept with it."""
    values = workbook(path, raw, _bounds(), values=True)
    formulas = workbook(path, raw, _bounds())
    for sheet in values.worksheets:
        rows = list(_sheet_rows(sheet, formulas[sheet.title]))
        if rows:
            yield from rows
            return


def _sheet_rows(values: "Worksheet", formulas: "Worksheet") -> Iterator[Row]:
    # A sheet that only claims a million rows is read no further than it may be.
    most = limits.MOST_ROWS + 1
    pairs: Iterable[tuple[tuple[object, ...], tuple[object, ...]]] = zip(
        _cells(values, most),
        _cells(formulas, most),
        strict=False,
    )
    for number, (found, written) in enumerate(pairs, 1):
        cells = [_cell(value) for value in found]
        fault = ""
        for place, (value, formula) in enumerate(zip(found, written, strict=False)):
            if value is None and isinstance(formula, str) and formula.startswith("="):
                column = chr(ord("A") + place) if place < 26 else "?"
                told = tr("单元格 {cell} 是公式，没有算好的值，请改成文字。")
                fault = told.format(cell=f"{column}{number}")
        while cells and not cells[-1]:
            cells.pop()
        if cells or fault:
            yield Row(number, tuple(cells), fault)


def _cells(sheet: "Worksheet", most: int) -> Iterator[tuple[object, ...]]:
    return sheet.iter_rows(
        max_row=min(sheet.max_row, most),
        max_col=min(sheet.max_column, limits.MOST_COLUMNS),
        values_only=True,
    )


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
