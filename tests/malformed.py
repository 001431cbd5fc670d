"""Every kind of malformed template file: what spoils a sound workbook, and how it is told."""

import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from openpyxl import Workbook, load_workbook

HUGE = "长" * 3_500_000
"""A cell of 10 MB in UTF-8."""

Spoil = Callable[[Path], Path]
"""Makes a malformed file of a sound workbook."""


def cell(name: str, value: str, path: Path) -> Path:
    book = load_workbook(path)
    book["项目"][name] = value
    book.save(path)
    return path


def merged(path: Path) -> Path:
    book = load_workbook(path)
    assert isinstance(book, Workbook)
    book["项目"].merge_cells("C2:C3")
    book.save(path)
    return path


def huge(path: Path) -> Path:
    """Put the text in behind the library's back: it keeps to Excel's own bound."""
    cell("C2", "HUGE", path)
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part.replace(b"HUGE", HUGE.encode()))
    return path


def national(path: Path) -> Path:
    """A table as Excel saves it on a Chinese Windows, with a fault in it."""
    rows = "标题,晨检\r\n部分,部分权重,题目,题型\r\n开门前,100,灯都亮着,看看\r\n"
    path = path.with_suffix(".csv")
    path.write_bytes(rows.encode("gb18030"))
    return path


def huge_text(path: Path) -> Path:
    """The same cell in a table of text: the whole file is larger than any may be."""
    path = path.with_suffix(".csv")
    path.write_text(f"部分,部分权重,题目,题型\n开门前,100,{HUGE},是否\n", encoding="utf-8")
    return path


def huge_yaml(path: Path) -> Path:
    path = path.with_suffix(".yaml")
    path.write_text(f"title: 晨检\nuse: self_check\nsummary: {HUGE}\n", encoding="utf-8")
    return path


MALFORMED: dict[str, tuple[Spoil, str, str]] = {
    "header": (
        partial(cell, "C1", "题 目"),
        "项目 第 1 行 C 列",
        "没有叫“题 目”的列；应为以下之一",
    ),
    "weights": (
        partial(cell, "B2", "7"),
        "项目 第 9 行 部分权重",
        "各部分权重合计应为 100；现在合计",
    ),
    "type": (partial(cell, "D3", "打分"), "项目 第 3 行 题型", "应为以下之一：勾选、是否、1–5 分"),
    "formula": (partial(cell, "C2", "=A1&B1"), "项目 第 2 行 题目", "是公式，请改成算好的文字"),
    "merged": (merged, "项目 第 2 行 题目", "合并了单元格 C2:C3，请取消合并"),
    "huge": (huge, "项目 第 2 行 题目", "最多 4,000 个字；现在有 3,500,000 个字"),
    "huge text": (huge_text, "第 2 行 题目", "最多 4,000 个字；现在有 3,500,000 个字"),
    "huge yaml": (huge_yaml, "第 3 行 summary", "这一行有 3,500,009 个字，文件最多 2 MB"),
    "gb18030": (national, "第 3 行 题型", "应为以下之一：勾选、是否、1–5 分"),
}
