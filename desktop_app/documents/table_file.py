"""A table as an Excel file: plain values, a head that stays in sight, columns wide enough."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from desktop_app.documents.export import save_bytes

_WIDEST = 48
"""Characters; a wider column is read worse than a cell that one opens."""


def write_table(path: Path, title: str, rows: Sequence[Sequence[str | float]]) -> None:
    """Save *rows*, the head first, under *path*; raises Trouble where it cannot be written."""
    save_bytes(path, table_bytes(title, rows))


def table_bytes(title: str, rows: Sequence[Sequence[str | float]]) -> bytes:
    """Return an Excel file of one sheet; a text that looks like a formula stays a text."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise AssertionError("a new workbook has a sheet")
    sheet.title = title[:31]
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
            if number == 1:
                cell.font = Font(bold=True)
    for place in range(1, len(rows[0]) + 1 if rows else 1):
        widest = max(_width(str(row[place - 1])) for row in rows)
        sheet.column_dimensions[get_column_letter(place)].width = min(_WIDEST, widest + 2)
    sheet.freeze_panes = "A2"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _width(text: str) -> int:
    """Room for a text in characters of the sheet, of which a Chinese one takes two."""
    return sum(1 if char.isascii() else 2 for char in text)
