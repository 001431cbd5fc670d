"""Malformed files: each fault with its row and column and what was expected, all at once."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from desktop_app.system.errors import Trouble
from desktop_app.training.forms.editing.body import blank
from desktop_app.training.forms.editing.checks import examine
from desktop_app.training.forms.exchange.reading import ReadForm, read_form
from desktop_app.training.forms.exchange.table import (
    HEAD,
    ITEM,
    SECTION,
    SECTION_ID,
    answer_cell,
    answer_of,
    joined,
    split,
)
from desktop_app.training.forms.exchange.to_workbook import to_workbook
from desktop_app.training.forms.template import Form, FormItem, Section

CSV_HEAD = "部分,部分权重,题目,题型,权重"


@pytest.fixture
def form() -> Form:
    body = blank("desk-check", "前台自检", "self_check")
    body["sections"][0]["items"] = [
        {"id": "greeted", "label": "起身问候", "type": "yes_no", "weight": 2},
        {
            "id": "manner",
            "label": "语气",
            "type": "scale",
            "anchors": ["冷淡", "生硬", "平淡", "亲切", "热情"],
        },
    ]
    made, found = examine(body)
    assert made is not None
    assert found == ()
    return made


def told(read: ReadForm) -> list[str]:
    assert read.form is None
    return [f"{fault.place}：{fault.expected}" for fault in read.faults]


def edited(form: Form, path: Path, change: Callable[[Workbook], Any]) -> ReadForm:
    """Read the workbook of *form* after somebody changed something in it."""
    path.write_bytes(to_workbook(form))
    book = load_workbook(path)
    change(book)
    book.save(path)
    return read_form(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "前台自检.xlsx"


def cell(name: str, value: str | float | None) -> Callable[[Workbook], Any]:
    def change(book: Workbook) -> None:
        book["项目"][name] = value

    return change


def test_an_untouched_workbook_reads_as_it_was_written(form: Form, path: Path) -> None:
    assert edited(form, path, lambda _book: None) == ReadForm(path.name, form, ())


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("D2", "打分", "项目 第 2 行 题型：应为以下之一：勾选、是否、1–5 分、0–100 分"),
        ("E2", "很多", "项目 第 2 行 权重：应为 0–100 的整数；现在是“很多”。"),
        ("E2", 2.5, "项目 第 2 行 权重：应为 0–100 的整数；现在是“2.5”。"),
        ("E3", 400, "项目 第 3 行 权重：不能大于 100；现在是“400”。"),
        ("B2", 60, "项目 第 2 行 部分权重：各部分权重合计应为 100；现在合计 60（60）。"),
        ("F2", "也许", "项目 第 2 行 必填：应为“是”或“否”；现在是“也许”。"),
        ("C2", "=A1&B1", "项目 第 2 行 题目：是公式，请改成算好的文字或数字。"),
        ("C2", "长" * 4001, "项目 第 2 行 题目：最多 4,000 个字；现在有 4,001 个字。"),
        ("C2", None, "项目 第 2 行 题目：不能为空"),
        ("O3", None, "项目 第 3 行 3 分说明：不能为空"),
        ("U3", "greeted", "项目 第 3 行 项目编号：项目编号“greeted”已经用过"),
        ("U3", "Größe", "项目 第 3 行 项目编号：只能用小写英文字母、数字和连字符"),
        ("S2", "manner", "项目 第 2 行 显示条件答案：写了显示条件的项目，还要写是哪个答案。"),
        ("T2", "是", "项目 第 2 行 显示条件项目：写了显示条件的答案，还要写是哪一个项目编号。"),
    ],
)
def test_a_fault_names_row_column_and_what_was_expected(
    form: Form, path: Path, name: str, value: str | float | None, expected: str
) -> None:
    assert [one[: len(expected)] for one in told(edited(form, path, cell(name, value)))] == [
        expected
    ]


def test_several_faults_are_all_told_at_once(form: Form, path: Path) -> None:
    def change(book: Workbook) -> None:
        items = book["项目"]
        items["D2"], items["E2"], items["G3"] = "打分", "多", "也许"
        book["表单"]["B6"] = "闲聊"

    places = [fault.place for fault in edited(form, path, change).faults]
    assert places == [
        "表单 第 6 行 用途",
        "项目 第 2 行 题型",
        "项目 第 2 行 权重",
        "项目 第 3 行 一票否决",
    ]


def test_a_condition_may_only_wait_for_an_answer_that_can_come(form: Form, path: Path) -> None:
    def change(book: Workbook) -> None:
        book["项目"]["S3"], book["项目"]["T3"] = "greeted", "也许"

    (only,) = told(edited(form, path, change))
    assert only.startswith("项目 第 3 行 显示条件项目：“起身问候”不会有这个答案")
    assert told(edited(form, path, cell("S3", "later")))[0].startswith("项目 第 3 行 显示条件答案")


def test_merged_cells_are_told_by_their_range(form: Form, path: Path) -> None:
    read = edited(form, path, lambda book: book["项目"].merge_cells("A2:A3"))
    assert told(read) == ["项目 第 2 行 部分：合并了单元格 A2:A3，请取消合并，每一行都写。"]


def test_what_lies_under_a_merged_cell_is_not_told_again(form: Form, path: Path) -> None:
    for cells in ("C2:C3", "C2:D3"):

        def merge(book: Workbook, cells: str = cells) -> None:
            book["项目"].merge_cells(cells)

        assert told(edited(form, path, merge)) == [
            f"项目 第 2 行 题目：合并了单元格 {cells}，请取消合并，每一行都写。"
        ]


def test_merged_columns_are_refused_without_walking_through_them(form: Form, path: Path) -> None:
    """The library would make each of the millions of cells."""
    edited(form, path, lambda book: book["项目"].merge_cells("A2:A3"))
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part.replace(b'"A2:A3"', b'"A2:XFD1048576"'))
    with pytest.raises(Trouble, match="合并了 A2:XFD1048576"):
        read_form(path)


def test_a_file_of_many_short_rows_is_only_too_large(tmp_path: Path) -> None:
    path = tmp_path / "长.csv"
    path.write_text(CSV_HEAD + "\n" + f"开门前,100,{'灯' * 3_999},是否,2\n" * 600, encoding="utf-8")
    with pytest.raises(Trouble, match="文件大于 5 MB"):
        read_form(path)


@pytest.mark.parametrize("field", ["label", "guidance"])
def test_no_text_is_longer_than_a_cell_can_hold(form: Form, field: str) -> None:
    body = form.model_dump(mode="json")
    body["sections"][0]["items"][0][field] = "长" * 4_001
    (only,) = examine(body)[1]
    assert only.path == ("sections", 0, "items", 0, field)
    assert only.expected == "最多 4,000 个字；现在有 4,001 个字。"


def test_a_missing_sheet_or_column_is_told(form: Form, path: Path) -> None:
    assert told(edited(form, path, lambda book: book.remove(book["表单"]))) == [
        "表单：缺少工作表“表单”。"
    ]
    assert [one.partition("；")[0] for one in told(edited(form, path, cell("C1", "题 目")))] == [
        "项目 第 1 行 C 列：没有叫“题 目”的列",
        "项目 第 1 行 题目：缺少列“题目”。",
    ]
    assert told(edited(form, path, lambda book: book["项目"].delete_cols(4))) == [
        "项目 第 1 行 题型：缺少列“题型”。"
    ]


def test_a_cell_of_ten_megabytes_is_told_by_its_place(form: Form, path: Path) -> None:
    edited(form, path, cell("C2", "PLACEHOLDER"))
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = "xl/worksheets/sheet2.xml"
    parts[name] = parts[name].replace(b"PLACEHOLDER", ("长" * 3_500_000).encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    (only,) = told(read_form(path))
    assert only.startswith("项目 第 2 行 题目：最多 4,000 个字；现在有 3,500,000 个字")


def test_a_zip_bomb_and_what_is_no_workbook_are_refused(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * 50_000_000)
    with pytest.raises(Trouble, match="展开后太大"):
        read_form(path)
    for raw in (b"", b"not a workbook", b"PK\x03\x04 cut off"):
        path.write_bytes(raw)
        with pytest.raises(Trouble, match="已损坏，或不是真正的"):
            read_form(path)
    with pytest.raises(Trouble, match="这种文件读不了"):
        read_form(path.with_suffix(".xls"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_same_table_is_read_from_comma_separated_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "晨检.csv"
    rows = [CSV_HEAD, "开门前,100,灯都亮着,是否,2", ",,地面干净,勾选,1"]
    path.write_bytes("\r\n".join(rows).encode(encoding))
    form = read_form(path).form
    assert form is not None
    assert (form.title, form.use, form.key) == ("晨检", "self_check", "own-chen-jian")
    assert [(item.label, item.weight) for item in form.items()] == [
        ("灯都亮着", 2),
        ("地面干净", 1),
    ]


def test_head_lines_may_stand_over_the_table(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    head = ["标题,晨检", "用途,质检", "预计分钟,3", ""]
    path.write_text("\n".join([*head, CSV_HEAD, "开门前,100,灯,是否,2"]), encoding="utf-8")
    form = read_form(path).form
    assert form is not None
    assert (form.title, form.use, form.minutes) == ("晨检", "inspection", 3)
    path.write_text("\n".join(["用途,闲聊", CSV_HEAD, "开门前,99,灯,是否,2"]), encoding="utf-8")
    assert [fault.place for fault in read_form(path).faults] == [
        "第 1 行 用途",
        "第 3 行 部分权重",
    ]


@pytest.mark.parametrize(
    ("line", "title", "use", "key"),
    [
        ("标题,晨检", "晨检", "self_check", "own-chen-jian"),
        ("标题,", "前台自检", "self_check", "own-qian-tai-zi-jian"),
        ("用途,质检", "前台自检", "inspection", "own-qian-tai-zi-jian"),
        ("编号,morning", "前台自检", "self_check", "morning"),
    ],
)
def test_a_single_head_line_is_enough(
    tmp_path: Path, line: str, title: str, use: str, key: str
) -> None:
    path = tmp_path / "前台自检.csv"
    path.write_text("\n".join([line, CSV_HEAD, "开门前,100,灯,是否,2"]), encoding="utf-8")
    # A form of the file's name does not lend its key to a table that has a head of its own.
    form = read_form(path, {"前台自检": {"key": "desk-check", "title": "前台自检"}}).form
    assert form is not None
    assert (form.title, form.use, form.key) == (title, use, key)


def test_a_table_named_after_a_form_takes_its_head(tmp_path: Path) -> None:
    path = tmp_path / "前台自检.csv"
    path.write_text("\n".join([CSV_HEAD, "开门前,100,灯,是否,2"]), encoding="utf-8")
    read = read_form(path, {"前台自检": {"key": "desk-check", "title": "前台自检", "minutes": 9}})
    assert read.form is not None
    assert (read.form.key, read.form.minutes, read.named) == ("desk-check", 9, True)


def test_an_empty_table_says_which_columns_it_should_have(tmp_path: Path) -> None:
    path = tmp_path / "空.csv"
    path.write_text("", encoding="utf-8")
    assert told(read_form(path))[0].startswith("第 1 行：应有列名：部分、部分权重、题目、题型")
    path.write_text(CSV_HEAD, encoding="utf-8")
    assert told(read_form(path)) == ["第 2 行：至少要有一行项目。"]


def test_a_yaml_file_tells_line_and_field(tmp_path: Path) -> None:
    path = tmp_path / "check.yaml"
    path.write_text(
        "key: check\ntitle: 晨检\nuse: self_check\nsections:\n"
        "- id: a\n  title: 开门前\n  weight: 60\n  items:\n"
        "  - id: lamp\n    label: 灯\n    type: lamp\n"
        "  - id: floor\n    label: 地\n    type: tick\n    wieght: 3\n",
        encoding="utf-8",
    )
    assert [fault.place for fault in read_form(path).faults] == [
        "第 7 行 sections[1].weight",
        "第 11 行 sections[1].items[1].type",
        "第 15 行 sections[1].items[2].wieght",
    ]
    path.write_text("kind: script\n", encoding="utf-8")
    assert told(read_form(path)) == ["第 1 行 kind：应为 form：这里只导入表单模板。"]


@pytest.mark.parametrize(
    "values", [[], [""], ["a\nb", "c\\n", "\\e"], ["\\", "\\\\n", "\r"], ["", "", "是"]]
)
def test_texts_of_one_cell_come_back_as_they_were(values: list[str]) -> None:
    assert split(joined(values)) == values


@pytest.mark.parametrize(
    "value", [True, False, 1, 3, -2, "yes", "no", "3", "是", "已勾选", "“3”", "“", "", "0123", "³"]
)
def test_an_answer_keeps_its_type_in_a_cell(value: bool | int | str) -> None:
    read = answer_of(answer_cell(value))
    assert (type(read), read) == (type(value), value)


def test_every_field_of_a_template_has_its_column() -> None:
    """A field that is added and forgotten here would be lost on its way through a workbook."""
    item = {one.field for one in ITEM if not one.field.startswith(("anchor-", "shown-"))}
    assert item | {"anchors", "shown_if"} == set(FormItem.model_fields)
    assert {one.field for one in (*SECTION, SECTION_ID)} | {"items"} == set(Section.model_fields)
    assert {one.field for one in HEAD} | {"kind", "sections"} == set(Form.model_fields)
