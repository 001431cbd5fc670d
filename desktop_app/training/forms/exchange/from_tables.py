"""Makes a template of the tables 表单 and 项目, and tells every fault by row and column."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from desktop_app.system.text import tr
from desktop_app.training.content.cells import MOST_ROWS, Cell, Row, Table
from desktop_app.training.content.expectations import field_text
from desktop_app.training.content.file_faults import FileFault
from desktop_app.training.forms.exchange.table import (
    COLUMNS,
    HEAD,
    ITEM,
    NEVER,
    NO,
    SECTION,
    SECTION_ID,
    YES,
    Column,
    answer_of,
    split,
)

Body = dict[str, Any]
Place = tuple[str, int, str]
"""Sheet, row and column of a value."""

_YES_NO = {YES: True, NO: False, "√": True, "×": False, "true": True, "false": False}


class Reading:
    """Reads the tables of one file: `body` is what they say, `faults` what is wrong with cells.

    `places` leads from a path in the body to where it stands, for what is found out later.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.body: Body = {"kind": "form"}
        self.faults: list[FileFault] = []
        self.places: dict[tuple[str | int, ...], Place] = {}
        self._ids: set[str] = set()
        self._covered: set[Place] = set()

    def fault(self, table: str, row: int, column: str, expected: str) -> None:
        """Note a fault; a second one at the same place would only repeat the first.

        What is missing under a merged cell is that cell's fault.
        """
        if (table, row, column) in self._covered:
            return
        found = FileFault(self.file, row, column, expected, table)
        if not any((f.sheet, f.row, f.column) == (table, row, column) for f in self.faults):
            self.faults.append(found)

    def at(self, path: tuple[str | int, ...], expected: str) -> None:
        """Note what is wrong at a path of the body, at its place or that of its surroundings."""
        place = next(
            (self.places[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self.places),
            None,
        )
        if place is not None:
            self.fault(*place, expected)
        elif not self.faults:  # else a missing sheet or line is told already
            self.fault("", 0, field_text(path), expected)

    # 表单

    def read_head(self, table: Table) -> None:
        """Read the lines of 表单: a title in the first cell, its value in the second.

        What `body` says already may be left out.
        """
        known = {column.title: column for column in HEAD}
        seen: set[str] = set()
        for row in table.rows:
            name = row.texts()[0] if row.cells else ""
            if not name or name == tr("字段"):
                self._note_cells(table, row)
                continue
            column = known.get(name)
            if column is None or name in seen:
                told = tr("没有叫“{name}”的字段；应为以下之一：{names}。")
                if name in seen:
                    told = tr("“{name}”写了两次，请只留一行。")
                self.fault(
                    table.name,
                    row.number,
                    row_title(table, name),
                    told.format(name=name[:20], names=tr("、").join(known)),
                )
                continue
            seen.add(name)
            self._read_line(table, row, column)
        for column in HEAD:
            if column.required and column.title not in seen and column.field not in self.body:
                told = tr("缺少“{name}”这一行。").format(name=column.title)
                self.fault(table.name, 0, column.title, told)

    def _read_line(self, table: Table, row: Row, column: Column) -> None:
        cell = row.cells[1] if len(row.cells) > 1 else Cell(None)
        place = (table.name, row.number, column.title)
        self.places[column.field,] = place
        if column.field == "filled_by":
            self.body["filled_by"] = self._fillers(cell, column, place)
            return
        value = self._value(cell, column, place)
        if value is not None:
            self.body[column.field] = value

    def _fillers(self, cell: Cell, column: Column, place: Place) -> list[str]:
        value = self._plain(cell, place)
        names = str(value).replace(",", "、").replace("，", "、").split("、") if value else []
        found = [self._word(name, column, place) for name in names if name.strip()]
        return [one for one in found if one is not None]

    def _note_cells(self, table: Table, row: Row) -> None:
        for cell in row.cells:
            if cell.fault:
                self.fault(table.name, row.number, "", cell.fault)

    # 项目

    def read_items(self, table: Table) -> None:
        """Read the rows of 项目 under its column titles."""
        rows = [row for row in table.rows if not row.blank]
        if not rows:
            self.fault(table.name, 1, "", tr("应有列名：{names}。").format(names=_names()))
            return
        columns = self._titles(table, rows[0])
        if columns is None:
            return
        if len(table.rows) > MOST_ROWS:
            told = tr("超过 {n} 行，请拆成几张表单。").format(n=f"{MOST_ROWS:,}")
            self.fault(table.name, MOST_ROWS + 1, "", told)
        sections: list[Body] = []
        self.body["sections"] = sections
        for row in rows[1:]:
            self._read_row(table, row, columns, sections)
        if not sections:
            self.fault(table.name, rows[0].number + 1, "", tr("至少要有一行项目。"))
        _name(sections)

    def _titles(self, table: Table, row: Row) -> dict[int, Column] | None:
        known = {column.title: column for column in COLUMNS}
        columns: dict[int, Column] = {}
        before = len(self.faults)
        for place, (text, cell) in enumerate(zip(row.texts(), row.cells, strict=True)):
            if cell.fault:
                self.fault(table.name, row.number, letter(place), cell.fault)
            elif text and (text not in known or known[text] in columns.values()):
                told = tr("没有叫“{name}”的列；应为以下之一：{names}。")
                if text in known:
                    told = tr("列“{name}”有两个，请只留一个。")
                told = told.format(name=text[:20], names=_names())
                self.fault(table.name, row.number, letter(place), told)
            elif text:
                columns[place] = known[text]
        for column in COLUMNS:
            if column.required and column not in columns.values():
                told = tr("缺少列“{name}”。").format(name=column.title)
                self.fault(table.name, row.number, column.title, told)
        return columns if len(self.faults) == before else None

    def _read_row(
        self, table: Table, row: Row, columns: Mapping[int, Column], sections: list[Body]
    ) -> None:
        cells = {
            column.title: cell
            for place, cell in enumerate(row.cells)
            if (column := columns.get(place)) is not None
        }
        for place, cell in enumerate(row.cells):
            if cell.fault and place not in columns:
                self.fault(table.name, row.number, letter(place), cell.fault)
        section = self._section(table, row, cells, sections)
        item = self._item(table, row, cells, ("sections", len(sections) - 1), section)
        section["items"].append(item)

    def _section(
        self, table: Table, row: Row, cells: Mapping[str, Cell], sections: list[Body]
    ) -> Body:
        title, weight, name = (
            self._value(cells.get(c.title, Cell(None)), c, (table.name, row.number, c.title))
            for c in (*SECTION, SECTION_ID)
        )
        title = title.strip() if title else None
        last = sections[-1] if sections else None
        same = last is not None and title in (None, last["title"])
        if same and name is not None and last is not None and last["id"] not in (None, name):
            same = False
        if not same or last is None:
            last = {"id": name, "title": title or "", "items": []}
            path = ("sections", len(sections))
            for column in (*SECTION, SECTION_ID):
                self.places[*path, column.field] = (table.name, row.number, column.title)
            self.places[path] = (table.name, row.number, SECTION[0].title)
            if any(one["title"] == title and name is None for one in sections):
                told = tr("部分“{title}”分在两处，请把它的项目排在一起。").format(title=title)
                self.fault(table.name, row.number, SECTION[0].title, told)
            sections.append(last)
        last["id"] = last["id"] or name
        if weight is not None:
            if last.setdefault("weight", weight) != weight:
                told = tr("同一部分的权重写得不一样：{a} 和 {b}，请只写一个。")
                told = told.format(a=last["weight"], b=weight)
                self.fault(table.name, row.number, SECTION[1].title, told)
            self.places["sections", len(sections) - 1, "weight"] = (
                table.name,
                row.number,
                SECTION[1].title,
            )
        return last

    def _item(
        self,
        table: Table,
        row: Row,
        cells: Mapping[str, Cell],
        where: tuple[str, int],
        section: Body,
    ) -> Body:
        path = (*where, "items", len(section["items"]))
        item: Body = {}
        found: dict[str, Any] = {}
        for column in ITEM:
            place = (table.name, row.number, column.title)
            self.places[*path, *_field(column)] = place
            value = self._value(cells.get(column.title, Cell(None)), column, place)
            if value is not None:
                found[column.field] = value
        self.places[path] = (table.name, row.number, ITEM[0].title)
        self.places[*path, "anchors"] = (table.name, row.number, _title("anchor-1"))
        item.update({k: v for k, v in found.items() if not k.startswith(("anchor-", "shown-"))})
        item.setdefault("label", "")
        item["id"] = self._fresh(table, row, found.get("id"))
        anchors = [found.get(f"anchor-{step}", "") for step in range(1, 6)]
        while anchors and not anchors[-1]:
            anchors.pop()
        if anchors:
            item["anchors"] = anchors
        if "shown-item" in found or "shown-answers" in found:
            self._condition(table, row, found, item)
        if item["id"] is not None:
            self._ids.add(item["id"])
        return item

    def _fresh(self, table: Table, row: Row, name: str | None) -> str | None:
        if name in self._ids:
            told = tr("项目编号“{name}”已经用过，请改一个，或空着自动编。")
            self.fault(table.name, row.number, _title("id"), told.format(name=name))
            return None
        return name

    def _condition(self, table: Table, row: Row, found: Body, item: Body) -> None:
        if "shown-item" not in found:
            told = tr("写了显示条件的答案，还要写是哪一个项目编号。")
            self.fault(table.name, row.number, _title("shown-item"), told)
        elif not found.get("shown-answers"):
            told = tr("写了显示条件的项目，还要写是哪个答案。")
            self.fault(table.name, row.number, _title("shown-answers"), told)
        elif found["shown-item"] not in self._ids:
            told = tr("要写前面某一项的项目编号；前面没有“{name}”。")
            told = told.format(name=found["shown-item"])
            self.fault(table.name, row.number, _title("shown-item"), told)
        else:
            item["shown_if"] = {"item": found["shown-item"], "one_of": found["shown-answers"]}

    # Cells

    def _plain(self, cell: Cell, place: Place) -> str | int | float | bool | None:
        if cell.covered:
            self._covered.add(place)
        if cell.fault or isinstance(cell.value, date):
            self.fault(*place, cell.fault or tr("是日期，请改成文字。"))
            return None
        return cell.value

    def _value(self, cell: Cell, column: Column, place: Place) -> Any:
        value = self._plain(cell, place)
        if value is None:
            return None
        readers: Mapping[str, Callable[[Any, Column, Place], Any]] = {
            "text": lambda value, _column, _place: text_of(value),
            "name": lambda value, _column, _place: text_of(value).strip() or None,
            "lines": lambda value, _column, _place: split(text_of(value)),
            "answers": lambda value, _c, _p: [answer_of(one) for one in split(text_of(value))],
            "words": self._word,
            "whole": self._whole,
            "flag": self._flag,
        }
        return readers[column.kind](value, column, place)

    def _word(self, value: Any, column: Column, place: Place) -> str | None:
        text = text_of(value).strip()
        if not text or (column.field == "due" and text == NEVER):
            return None
        meant = {word: name for name, word in column.words.items()}
        # Typed by hand, the dash of 1–5 分 is whatever the keyboard has.
        meant |= {word.replace("–", "-"): name for word, name in meant.items()}
        if text not in meant:
            told = tr("应为以下之一：{words}；现在是“{value}”。")
            words = tr("、").join(column.words.values())
            self.fault(*place, told.format(words=words, value=text[:30]))
            return None
        return str(meant[text])

    def _whole(self, value: Any, column: Column, place: Place) -> int | None:
        text = text_of(value).strip()
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) <= 6) or isinstance(value, bool):
            span = "1–240" if column.field == "minutes" else "0–100"
            told = tr("应为 {span} 的整数；现在是“{value}”。")
            self.fault(*place, told.format(span=span, value=text[:30]))
            return None
        return int(text)

    def _flag(self, value: Any, _column: Column, place: Place) -> bool | None:
        if isinstance(value, bool):
            return value
        text = text_of(value).strip()
        if not text:
            return None
        if text.lower() not in _YES_NO:
            told = tr("应为“是”或“否”；现在是“{value}”。")
            self.fault(*place, told.format(value=text[:30]))
            return None
        return _YES_NO[text.lower()]


def text_of(value: str | int | float | bool) -> str:
    """Return a cell as text: what looks like a number was typed as text all the same."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def letter(place: int) -> str:
    """Return a column's letter, counted from 0."""
    from openpyxl.utils import get_column_letter

    return tr("{letter} 列").format(letter=get_column_letter(place + 1))


def row_title(table: Table, name: str) -> str:
    """Return what a line of 表单 is called in a fault."""
    return name[:20] if table.name else ""


def _names() -> str:
    return tr("、").join(column.title for column in COLUMNS)


def _title(field: str) -> str:
    return next(column.title for column in COLUMNS if column.field == field)


def _field(column: Column) -> tuple[str | int, ...]:
    """Return where a column's value stands within an item."""
    if column.field.startswith("anchor-"):
        return ("anchors", int(column.field[-1]) - 1)
    return ({"shown-item": "shown_if"}.get(column.field, column.field),)


def _name(sections: list[Body]) -> None:
    """Give an id to whatever was left without one."""
    items = [item for section in sections for item in section["items"]]
    for stem, several in (("section", sections), ("item", items)):
        taken = {one["id"] for one in several}
        number = 0
        for one in several:
            while one["id"] is None:
                number += 1
                if f"{stem}-{number}" not in taken:
                    one["id"] = f"{stem}-{number}"
                    taken.add(one["id"])
