"""The two tables of a list, 学员 and 班级: their columns, and the template to fill in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desktop_app.system.text import tr

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

PEOPLE_SHEET, CLASSES_SHEET = tr("学员"), tr("班级")
_NOTES_SHEET = tr("填写说明")
_ROWS_WITH_LISTS = 500


@dataclass(frozen=True, slots=True)
class Column:
    """A column: title, field, how its value is read, what belongs there."""

    title: str
    field: str
    kind: Literal["text", "day", "whole"]
    note: str
    required: bool = False
    width: int = 14


PEOPLE = (
    Column(tr("姓名"), "name", "text", tr("最多 40 个字"), True),
    Column(tr("工号"), "staff_number", "text", tr("每人一个，不能重复；登录也用它"), True),
    Column(tr("小组"), "team", "text", tr("现有小组的名称，可不填")),
    Column(tr("带教导师"), "mentor", "text", tr("导师的姓名或工号，可不填")),
    Column(tr("入职日期"), "joined", "day", tr("如 2026-12-01；空着就是今天")),
    Column(tr("班级"), "class_name", "text", tr("现有的班，或“班级”表里的新班，可不填"), width=20),
)

CLASSES = (
    Column(tr("班级名称"), "name", "text", tr("不能和现有的班同名"), True, 20),
    Column(tr("培训方案"), "program", "text", tr("方案的名称，从下拉列表里选"), True, 24),
    Column(tr("开始日期"), "start", "day", tr("如 2026-12-01；休息日会顺延"), True),
    Column(tr("人数上限"), "capacity", "whole", tr("1–500 的整数"), True),
    Column(tr("教室"), "room", "text", tr("可不填，按方案里的地点")),
    Column(tr("讲师"), "trainer", "text", tr("讲师的姓名或工号，可不填")),
)

SHEETS: Mapping[str, Sequence[Column]] = {PEOPLE_SHEET: PEOPLE, CLASSES_SHEET: CLASSES}


def template(teams: Sequence[str], mentors: Sequence[str], programs: Sequence[str]) -> bytes:
    """Return an empty list as a workbook, with what can be chosen to choose from."""
    from openpyxl import Workbook

    from desktop_app.training.forms.exchange.to_workbook import put, put_titles, saved

    book = Workbook()
    people = book.active
    assert people is not None
    people.title = PEOPLE_SHEET
    classes = book.create_sheet(CLASSES_SHEET)
    notes = book.create_sheet(_NOTES_SHEET)
    put_titles(people, [(one.title, one.width) for one in PEOPLE])
    put_titles(classes, [(one.title, one.width) for one in CLASSES])
    put_titles(notes, [(tr("表"), 10), (tr("列"), 14), (tr("必填"), 6), (tr("怎么填"), 50)])
    row = 2
    for sheet, columns in SHEETS.items():
        for column in columns:
            texts = (sheet, column.title, tr("是") if column.required else "", column.note)
            for place, text in enumerate(texts, 1):
                put(notes, row, place, text)
            row += 1
    start = row + 1
    for place, (title, words, sheet, letter) in enumerate(
        (
            (tr("小组"), teams, people, "C"),
            (tr("导师"), mentors, people, "D"),
            (tr("方案"), programs, classes, "B"),
        ),
        1,
    ):
        put(notes, start, place, title)
        for down, word in enumerate(words, start + 1):
            put(notes, down, place, word)
        _offer(sheet, letter, place, start + 1, len(words))
    return saved(book)


def _offer(sheet: "Worksheet", letter: str, place: int, first: int, count: int) -> None:
    """Let cells of a column be chosen from words that stand under the notes."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    if not count:
        return
    column = get_column_letter(place)
    words = f"{_NOTES_SHEET}!${column}${first}:${column}${first + count - 1}"
    offered = DataValidation(type="list", formula1=words, allow_blank=True, showErrorMessage=False)
    offered.add(f"{letter}2:{letter}{_ROWS_WITH_LISTS}")
    sheet.add_data_validation(offered)
