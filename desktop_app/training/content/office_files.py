"""Opens text, Word and Excel files that others made, whatever is in them, or says why not."""

import io
import re
import warnings
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.yaml_source import unreadable

if TYPE_CHECKING:
    from docx.document import Document
    from openpyxl.workbook import Workbook

MALFORMED = (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, SyntaxError)
"""The readers walk through XML of any making: what they raise for a damaged one is not told."""


_MERGE = re.compile(
    rb"""mergeCell\s[^>]*?\bref\s*=\s*["']([A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?)["']"""
)
_MOST_MERGED = 200_000
"""Cells that merged ranges may cover together."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How large a file may be, as it is and unpacked, in bytes, and what to do about a larger."""

    file: int
    unpacked: int
    smaller: str


def read_bytes(path: Path, bounds: Bounds) -> bytes:
    """Return the file as it is; raises Trouble where it is gone, locked or far too large."""
    try:
        if path.stat().st_size > bounds.file:
            raise too_large(path, bounds)
        return path.read_bytes()
    except OSError as error:
        reason = tr("文件打不开：{reason}").format(reason=unreadable(error))
        raise unfit(path, reason, tr("请确认文件还在、没有被别的程序占用。")) from error


def decoded(path: Path, raw: bytes) -> str:
    """Return a text file's text: UTF-8, UTF-16 with its mark, else GB 18030."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeError:
            continue
        if "\x00" not in text:
            return text
    raise unfit(path, tr("这不是一份文字文件。"), tr("请用记事本另存为 UTF-8 文本再导入。"))


def word(path: Path, raw: bytes, bounds: Bounds) -> "Document":
    """Return a Word file as its paragraphs and tables; raises Trouble."""
    from docx import Document
    from docx.opc.exceptions import OpcError

    refuse_bomb(path, raw, bounds)
    try:
        return Document(io.BytesIO(raw))
    except (OpcError, *MALFORMED) as bad:
        raise damaged(path) from bad


def workbook(path: Path, raw: bytes, bounds: Bounds, values: bool = False) -> "Workbook":
    """Return an Excel file, with *values* what its formulas came to; raises Trouble."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    refuse_bomb(path, raw, bounds)
    _refuse_vast_merges(path, raw)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on styles and validations, which nobody here reads
            return load_workbook(io.BytesIO(raw), data_only=values)
    except (InvalidFileException, *MALFORMED) as bad:
        raise damaged(path) from bad


def refuse_bomb(path: Path, raw: bytes, bounds: Bounds) -> None:
    """Raise Trouble for what is no packed file, or unpacks to more than *bounds* allow."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
    except zipfile.BadZipFile as bad:
        raise damaged(path) from bad
    if unpacked > bounds.unpacked:
        raise unfit(path, tr("文件展开后太大。"), bounds.smaller)


def _refuse_vast_merges(path: Path, raw: bytes) -> None:
    """Raise Trouble where whole columns or rows are merged: the reader would make every cell."""
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        sheets = [name for name in packed.namelist() if name.startswith("xl/worksheets/")]
        try:
            ranges = [one for name in sheets for one in _MERGE.findall(packed.read(name))]
        except MALFORMED as bad:
            raise damaged(path) from bad
    areas = {one.decode(): _area(one.decode()) for one in ranges}
    if sum(areas.values()) > _MOST_MERGED:
        told = tr("合并了 {range}，整行整列的合并读不了。").format(
            range=max(areas, key=areas.__getitem__)
        )
        raise unfit(path, told, tr("请取消合并，每一格都写，再导入。"))


def _area(cells: str) -> int:
    """Return how many cells a range like `A2:C9` has."""
    first, _, last = cells.partition(":")
    (left, top), (right, bottom) = _corner(first), _corner(last or first)
    return max(0, right - left + 1) * max(0, bottom - top + 1)


def _corner(cell: str) -> tuple[int, int]:
    letters, digits = cell.rstrip("0123456789"), cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(digits)


def too_large(path: Path, bounds: Bounds) -> Trouble:
    """The file is larger than anybody would write by hand."""
    told = tr("文件大于 {n} MB。").format(n=bounds.file // 1024 // 1024)
    return unfit(path, told, bounds.smaller)


def damaged(path: Path) -> Trouble:
    """The file is not what its name says."""
    return unfit(
        path,
        tr("文件已损坏，或不是真正的 Word、Excel 文件。"),
        tr("请用 Word 或 Excel 打开，另存一份再导入。"),
    )


def unfit(path: Path, what: str, do: str) -> Trouble:
    """The file cannot be used: nothing of it was taken."""
    said = tr("“{file}”：{what}").format(file=path.name, what=what)
    return Trouble(said, tr("没有导入任何内容。"), do)
