"""A table as an Excel or comma-separated file: plain values, a head in sight, wide columns."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from pathlib import Path

from desktop_app.documents.export import save_bytes
from desktop_app.system.background import Progress

_WIDEST = 48
"""Characters; a wider column is read worse than a cell that one opens."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet program takes for a formula (OWASP, CSV injection)."""


def write_table(path: Path, title: str, rows: Sequence[Sequence[str | float]]) -> None:
    """Save *rows*, the head first, under *path*; raises Trouble where it cannot be written."""
    save_bytes(path, table_bytes(title, rows))


def table_bytes(
    title: str, rows: Sequence[Sequence[str | float]], progress: Progress | None = None
) -> bytes:
    """Return an Excel file of one sheet; a text that looks like a formula stays a text.

    Raises Cancelled when *progress* says so.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise AssertionError("a new workbook has a sheet")
    sheet.title = title[:31]
    progress = progress or Progress()
    for number, row in enumerate(rows, start=1):
        progress.step(number, len(rows))
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
                # Edited in Excel, a text that begins like a formula would become one.
                cell.quotePrefix = value.startswith(_FORMULA)
            if number == 1:
                cell.font = Font(bold=True)
    for place in range(1, len(rows[0]) + 1 if rows else 1):
        widest = max(_width(str(row[place - 1])) for row in rows)
        sheet.column_dimensions[get_column_letter(place)].width = min(_WIDEST, widest + 2)
    sheet.freeze_panes = "A2"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def comma_separated(rows: Sequence[Sequence[str | float]]) -> bytes:
    """Return a comma-separated file in UTF-8 with a mark, which Excel opens without garbling.

    A text that looks like a formula gets an apostrophe before it, so that it stays a text.
    """
    stream = StringIO(newline="")
    csv.writer(stream).writerows([[_harmless(value) for value in row] for row in rows])
    return stream.getvalue().encode("utf-8-sig")


def _harmless(value: str | float) -> str | float:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _width(text: str) -> int:
    """Room for a text in characters of the sheet, of which a Chinese one takes two."""
    return sum(1 if char.isascii() else 2 for char in text)
