"""Writes a template as a workbook that people fill in with Excel or WPS."""

import io
from typing import TYPE_CHECKING, Any

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.forms.exchange.table import (
    COLUMNS,
    HEAD,
    HEAD_SHEET,
    ITEM,
    ITEM_SHEET,
    NEVER,
    NO,
    NOTES_SHEET,
    SECTION,
    SECTION_ID,
    YES,
    Column,
    answer_cell,
    joined,
)
from desktop_app.training.forms.template import Form, FormItem, Section

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_CELL = 32_767
"""Characters: what a cell of a workbook can hold."""
_ROWS_WITH_LISTS = 500
_HEAD_WIDTHS = (12, 44, 60)


def to_workbook(form: Form) -> bytes:
    """Return *form* as the bytes of a workbook; raises Trouble for text that no cell can hold."""
    from openpyxl import Workbook

    book = Workbook()
    head = book.active
    assert head is not None
    head.title = HEAD_SHEET
    _write_head(head, form)
    _write_items(book.create_sheet(ITEM_SHEET), form)
    _write_notes(book.create_sheet(NOTES_SHEET))
    return saved(book)


def saved(book: "Workbook") -> bytes:
    """Return the bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def put(sheet: "Worksheet", row: int, column: int, value: str | int | float | None) -> None:
    """Write a cell; text stays text, also where it begins like a formula."""
    from openpyxl.styles import Alignment
    from openpyxl.utils.exceptions import IllegalCharacterError

    if value is None or value == "":
        return
    if isinstance(value, str) and len(value) > LONGEST_CELL:
        raise _unwritable(tr("有一段文字超过 {n} 个字").format(n=f"{LONGEST_CELL:,}"))
    cell = sheet.cell(row, column)
    try:
        cell.value = value
    except IllegalCharacterError as error:
        raise _unwritable(tr("文字里有看不见的控制字符")) from error
    if isinstance(value, str):
        cell.data_type = "s"
        if value.startswith("="):
            cell.quotePrefix = True
    cell.alignment = Alignment(vertical="top", wrap_text=True)


def put_titles(sheet: "Worksheet", titles: "list[tuple[str, int]]") -> None:
    """Write the first row: titles in bold with their widths, kept in sight while scrolling."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for place, (title, width) in enumerate(titles, 1):
        put(sheet, 1, place, title)
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = width + 2
    sheet.freeze_panes = "A2"


def _unwritable(what: str) -> Trouble:
    return Trouble(
        tr("{what}，Excel 的单元格放不下。").format(what=what),
        tr("没有写出文件。"),
        tr("请改短这段文字，或导出为 YAML。"),
    )


def _write_head(sheet: "Worksheet", form: Form) -> None:
    titles = (tr("字段"), tr("内容"), tr("怎么填"))
    put_titles(sheet, list(zip(titles, _HEAD_WIDTHS, strict=True)))
    for row, column in enumerate(HEAD, 2):
        put(sheet, row, 1, column.title)
        put(sheet, row, 2, _head_value(column, form))
        put(sheet, row, 3, column.note)
        if column.kind == "words" and column.field != "filled_by":
            words = [*column.words.values(), *([NEVER] if column.field == "due" else [])]
            _offer(sheet, words, f"B{row}")


def _head_value(column: Column, form: Form) -> str | int:
    value: Any = getattr(form, column.field)
    if column.field == "filled_by":
        return tr("、").join(column.words[one] for one in value)
    if column.kind == "lines":
        return joined(value)
    if column.kind == "words":
        return NEVER if value is None else column.words[value]
    plain: str | int = value
    return plain


def _write_items(sheet: "Worksheet", form: Form) -> None:
    put_titles(sheet, [(column.title, column.width) for column in COLUMNS])
    row = 1
    for section in form.sections:
        for number, item in enumerate(section.items):
            row += 1
            values = [
                *(_section_value(column, section, number) for column in SECTION),
                *(_item_value(column, item) for column in ITEM),
                section.id,
            ]
            for place, value in enumerate(values, 1):
                put(sheet, row, place, value)
    _offer_lists(sheet, max(row, _ROWS_WITH_LISTS))


def _section_value(column: Column, section: Section, number: int) -> str | int | None:
    if column.field == "weight":
        return section.weight if number == 0 else None
    return section.title


def _item_value(column: Column, item: FormItem) -> str | int | None:
    if column.field.startswith("anchor-"):
        place = int(column.field[-1]) - 1
        return item.anchors[place] if place < len(item.anchors) else None
    if column.field == "shown-item":
        return item.shown_if.item if item.shown_if else None
    if column.field == "shown-answers":
        answers = item.shown_if.one_of if item.shown_if else ()
        return joined([answer_cell(one) for one in answers])
    value: Any = getattr(item, column.field)
    if column.kind == "flag":
        return YES if value else NO
    if column.kind == "words":
        return None if value is None else column.words[value]
    if column.kind == "lines":
        return joined(value)
    plain: str | int = value
    return plain


def _offer_lists(sheet: "Worksheet", last: int) -> None:
    from openpyxl.utils import get_column_letter

    for place, column in enumerate(COLUMNS, 1):
        letter = get_column_letter(place)
        cells = f"{letter}2:{letter}{last}"
        if column.kind == "words":
            _offer(sheet, list(column.words.values()), cells)
        elif column.kind == "flag":
            _offer(sheet, [YES, NO], cells)
        elif column.kind == "whole":
            _bound(sheet, cells)


def _offer(sheet: "Worksheet", words: list[str], cells: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    _limit(sheet, DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True), cells)


def _bound(sheet: "Worksheet", cells: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(
        "whole", operator="between", formula1="0", formula2="100", allow_blank=True
    )
    _limit(sheet, rule, cells)


def _limit(sheet: "Worksheet", rule: Any, cells: str) -> None:
    rule.errorTitle = tr("填写有误")
    rule.error = tr("请从下拉列表里选，或填 0–100 的整数。")
    rule.showErrorMessage = True
    sheet.add_data_validation(rule)
    rule.add(cells)


def _write_notes(sheet: "Worksheet") -> None:
    put_titles(sheet, [(tr("列"), 14), (tr("必填"), 8), (tr("怎么填"), 80)])
    row = 1
    for place, columns in ((HEAD_SHEET, HEAD), (ITEM_SHEET, (*SECTION, *ITEM, SECTION_ID))):
        for column in columns:
            row += 1
            put(sheet, row, 1, f"{place}·{column.title}")
            put(sheet, row, 2, YES if column.required else None)
            told = column.note
            if column.words:
                told += tr("（{words}）").format(words=tr("、").join(column.words.values()))
            put(sheet, row, 3, told)
    for line in (
        tr("第一行的列名请不要改；列的先后可以换，用不到的列可以删。"),
        tr("请不要合并单元格，也不要写公式：导入时会指出是哪一行哪一列。"),
        tr("一格里写几个词时，一行一个；词里本身有换行写 \\n，有反斜杠写 \\\\。"),
        tr("显示条件的答案如果是文字“是”、“3”这样的选项，请加上引号：“3”。"),
    ):
        row += 1
        put(sheet, row, 1, tr("说明"))
        put(sheet, row, 3, line)
