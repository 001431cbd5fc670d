"""Reads templates from files of any of the three kinds; what is wrong is told with its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.cells import Table, read_comma_separated, read_workbook
from desktop_app.training.content.file_faults import FileFault
from desktop_app.training.content.keys import own_key
from desktop_app.training.content.writing.files import read_yaml
from desktop_app.training.forms.editing.checks import examine
from desktop_app.training.forms.exchange.from_tables import Reading
from desktop_app.training.forms.exchange.table import HEAD, HEAD_SHEET, ITEM, ITEM_SHEET
from desktop_app.training.forms.template import Form

ENDINGS = (".yaml", ".yml", ".xlsx", ".csv")


@dataclass(frozen=True, slots=True)
class ReadForm:
    """What a file holds: a form, or the faults that keep it from being one.

    `named` is False where the file did not say a key: such a form is a new one.
    """

    file: str
    form: Form | None
    faults: tuple[FileFault, ...]
    named: bool = True


def read_form(path: Path, heads: Mapping[str, Mapping[str, Any]] | None = None) -> ReadForm:
    """Read one file; raises Trouble only where it cannot be opened at all.

    *heads* are the templates that there are, by title: a comma-separated table without head lines
    takes the head of the one that the file is named after.
    """
    ending = path.suffix.lower()
    if ending in (".yaml", ".yml"):
        return _read_yaml(path)
    if ending == ".xlsx":
        return _read_workbook(path)
    if ending == ".csv":
        return _read_comma_separated(path, heads or {})
    raise Trouble(
        tr("“{file}”：这种文件读不了。").format(file=path.name),
        tr("没有导入任何内容。"),
        tr("请另存为 .yaml、.xlsx 或 .csv 再导入；旧的 .xls 也请先另存。"),
    )


def _read_yaml(path: Path) -> ReadForm:
    form, faults = read_yaml(path, "form", tr("表单模板"), examine)
    return ReadForm(path.name, form, faults)


def _read_workbook(path: Path) -> ReadForm:
    tables = read_workbook(path, (HEAD_SHEET, ITEM_SHEET))
    reading = Reading(path.name)
    for name in (HEAD_SHEET, ITEM_SHEET):
        if name not in tables:
            told = tr("缺少工作表“{name}”。").format(name=name)
            reading.fault(name, 0, "", told)
    if HEAD_SHEET in tables:
        reading.read_head(tables[HEAD_SHEET])
    if ITEM_SHEET in tables:
        reading.read_items(tables[ITEM_SHEET])
    return _finished(reading)


def _read_comma_separated(path: Path, heads: Mapping[str, Mapping[str, Any]]) -> ReadForm:
    """Head lines, if any, stand over the column titles; none of them has to be there."""
    table = read_comma_separated(path)
    wanted = {column.title for column in ITEM if column.required}
    names = {column.title for column in HEAD}
    start = next((n for n, row in enumerate(table.rows) if wanted & set(row.texts())), 0)
    head = [row for row in table.rows[:start] if not row.blank]
    reading = Reading(path.name)
    reading.body |= {"title": path.stem[:40], "use": "self_check"}
    if head or (table.rows and table.rows[0].texts()[:1] and table.rows[0].texts()[0] in names):
        reading.read_head(Table("", tuple(head)))
    else:
        reading.body |= heads.get(path.stem, {})
    reading.read_items(Table("", table.rows[start:]))
    return _finished(reading)


def _finished(reading: Reading) -> ReadForm:
    body = reading.body
    named = "key" in body
    if not named:
        body["key"] = own_key(str(body.get("title", "")))
    form, found = examine(body)
    if "sections" in body:
        for one in found:
            reading.at(one.path, one.expected)
    faults = tuple(sorted(reading.faults, key=lambda one: (one.sheet != HEAD_SHEET, one.row)))
    return ReadForm(reading.file, None if faults else form, faults, named)
