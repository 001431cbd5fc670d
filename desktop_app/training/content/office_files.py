"""Opens text, Word and Excel files that others made, whatever is in them, or says why not."""

import io
import warnings
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr

if TYPE_CHECKING:
    from docx.document import Document
    from openpyxl.workbook import Workbook

MALFORMED = (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, SyntaxError)
"""The readers walk through XML of any making: what they raise for a damaged one is not told."""


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
            told = tr("文件大于 {n} MB。").format(n=bounds.file // 1024 // 1024)
            raise unfit(path, told, bounds.smaller)
        return path.read_bytes()
    except OSError as error:
        reason = tr("文件打不开（{reason}）。").format(reason=error.strerror or error)
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
