"""Lists of trainees and classes: looked at with every fault, then taken in whole or not at all."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from builders import PASSWORD, Workplace
from openpyxl import Workbook, load_workbook
from plan_books import open_class

from db.records import Role
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.content.file_faults import BadFiles
from desktop_app.training.people.arriving.matching import Standing
from desktop_app.training.people.passwords import WeakPassword

HEAD = ("姓名", "工号", "小组", "带教导师", "入职日期", "班级")
NEW = ("孙悦", "3101", "电话二组", "王敏", date(2026, 12, 1), "十二月班")
CLASS_HEAD = ("班级名称", "培训方案", "开始日期", "人数上限", "教室", "讲师")
CLASS = ("十二月班", "induction-5", "2026/12/1", 12, None, "1001")

Rows = Sequence[Sequence[Any]]


def written(folder: Path, people: Rows = (NEW,), classes: Rows = (CLASS,)) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, head, rows in (("学员", HEAD, people), ("班级", CLASS_HEAD, classes)):
        sheet = book.create_sheet(name)
        for row in (head, *rows):
            sheet.append(row)
    path = folder / "名单.xlsx"
    book.save(path)
    return path


def faults(place: Workplace, path: Path) -> list[tuple[str, str]]:
    """Return place and expectation of each fault; nothing may have been written."""
    before = len(place.services.people.names())
    with pytest.raises(BadFiles) as bad:
        place.services.arriving.read(place.supervisor, path)
    assert len(place.services.people.names()) == before
    assert place.services.classes.listed(place.supervisor) == ()
    return [(one.place, one.expected) for one in bad.value.faults]


def test_a_list_is_looked_at_and_then_taken_in(place: Workplace, tmp_path: Path) -> None:
    arriving = place.services.arriving
    known = ("林晓雨", 3001, None, None, None, "十二月班")
    found = arriving.read(place.supervisor, written(tmp_path, (NEW, known)))
    assert [one.standing for one in found.people] == [Standing.NEW, Standing.JOINS]
    assert (found.new_people, found.joining, len(found.classes)) == (1, 1, 1)
    assert [one.name for one in place.services.people.names() if one.staff_number == "3101"] == []
    assert arriving.take_in(place.supervisor, found, PASSWORD) == 1
    new = next(one for one in place.services.people.names() if one.staff_number == "3101")
    assert (new.name, new.team, new.mentor) == ("孙悦", "电话二组", "王敏")
    assert (new.roles, new.joined_on) == (frozenset({Role.TRAINEE}), date(2026, 12, 1))
    assert place.services.people.sign_in("3101", PASSWORD).id == new.id
    (entry,) = place.services.classes.listed(place.supervisor)
    assert (entry.training_class.name, entry.members) == ("十二月班", 2)
    page = place.services.curriculum.page(new, new.id, date(2026, 12, 1), date(2026, 12, 31))
    assert page.plan is not None
    again = arriving.read(place.supervisor, written(tmp_path, (NEW,), ()))
    assert not again.changes


def test_somebody_comes_into_a_class_that_runs(place: Workplace, tmp_path: Path) -> None:
    open_class(place, "induction-5")
    joining = ("孙悦", "3101", None, None, None, "十一月班")
    found = place.services.arriving.read(place.supervisor, written(tmp_path, (joining,), ()))
    place.services.arriving.take_in(place.supervisor, found, PASSWORD, anyway=True)
    (entry,) = place.services.classes.listed(place.supervisor)
    assert entry.members == 3


@pytest.mark.parametrize(
    ("row", "at", "told"),
    [
        ((None, "3101"), "学员 第 2 行 姓名", "这一格要填"),
        (("孙悦", None), "学员 第 2 行 工号", "这一格要填"),
        (("孙悦", "3001"), "学员 第 2 行 工号", "已经是“林晓雨”"),
        (("王敏", "2001"), "学员 第 2 行 工号", "不是学员"),
        (("孙悦", "3101", "三组"), "学员 第 2 行 小组", "现有的小组：电话二组"),
        (("孙悦", "3101", None, "无名"), "学员 第 2 行 带教导师", "没有叫“无名”的同事"),
        (("孙悦", "3101", None, "林晓雨"), "学员 第 2 行 带教导师", "不是导师"),
        (("孙悦", "3101", None, None, "下周"), "学员 第 2 行 入职日期", "现在是“下周”"),
        (("孙悦", "3101", None, None, "2026-02-30"), "学员 第 2 行 入职日期", "应为日期"),
        (("孙悦", "3101", None, None, None, "没有"), "学员 第 2 行 班级", "没有叫“没有”的班"),
        (("孙" * 41, "3101"), "学员 第 2 行 姓名", "最多 40 个字"),
        (("=1+1", "3101"), "学员 第 2 行 姓名", "是公式"),
    ],
)
def test_a_fault_is_told_by_row_and_column(
    place: Workplace, tmp_path: Path, row: Sequence[Any], at: str, told: str
) -> None:
    ((where, expected),) = faults(place, written(tmp_path, (row,), ()))
    assert where == at
    assert told in expected


@pytest.mark.parametrize(
    ("row", "at", "told"),
    [
        (("十二月班", "没有的方案", "2026-12-01", 5), "培训方案", "应为以下之一"),
        (("十二月班", "induction-5", "明天", 5), "开始日期", "应为日期"),
        (("十二月班", "induction-5", "2026-12-01", "很多"), "人数上限", "1–500 的整数"),
        (("十二月班", "induction-5", "2026-12-01", 5, None, "无名"), "讲师", "没有叫“无名”"),
    ],
)
def test_a_class_that_cannot_be_is_told(
    place: Workplace, tmp_path: Path, row: Sequence[Any], at: str, told: str
) -> None:
    ((where, expected),) = faults(place, written(tmp_path, (), (row,)))
    assert where == f"班级 第 2 行 {at}"
    assert told in expected


def test_doubles_and_crowds_are_told_all_at_once(place: Workplace, tmp_path: Path) -> None:
    small = ("十二月班", "induction-5", "2026-12-01", 1)
    second = ("李想", "3102", None, None, None, "十二月班")
    found = faults(place, written(tmp_path, (NEW, second, ("周一帆", "3101")), (small, small)))
    assert [where for where, _told in found] == [
        "学员 第 3 行 班级",
        "学员 第 4 行 工号",
        "班级 第 3 行 班级名称",
    ]


def test_merged_cells_and_wrong_heads_are_told(place: Workplace, tmp_path: Path) -> None:
    path = written(tmp_path, (NEW, NEW), ())
    book = load_workbook(path)
    book["学员"].merge_cells("A2:A3")
    book.save(path)
    assert any("合并了单元格 A2:A3" in told for _where, told in faults(place, path))
    book["学员"].unmerge_cells("A2:A3")
    book["学员"]["A1"] = "名字"
    book.save(path)
    told = dict(faults(place, path))
    assert "没有叫“名字”的列" in told["学员 第 1 行 A 列"]
    assert "缺少列“姓名”" in told["学员 第 1 行 姓名"]


def test_a_comma_separated_list_in_any_usual_encoding(place: Workplace, tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        path.write_text("姓名,工号,小组\n孙悦,3101,电话二组\n", encoding=encoding)
        (one,) = place.services.arriving.read(place.supervisor, path).people
        assert (one.name, one.staff_number, one.team) == ("孙悦", "3101", "电话二组")
    path.write_text("姓名,工号\n孙悦,\n", encoding="gb18030")
    assert faults(place, path) == [("第 2 行 工号", "这一格要填：每人一个，不能重复；登录也用它。")]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04junk", b"\x00\x01\x02"])
def test_what_is_no_list_is_said_so(place: Workplace, tmp_path: Path, content: bytes) -> None:
    for name in ("名单.xlsx", "名单.csv"):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(Trouble, match=name):
            place.services.arriving.read(place.supervisor, path)


def test_a_cell_of_ten_megabytes_is_told_not_kept(place: Workplace, tmp_path: Path) -> None:
    small = written(tmp_path, (("NAME", "3101"),), ())
    path = tmp_path / "大.xlsx"
    with ZipFile(small) as whole, ZipFile(path, "w", ZIP_DEFLATED) as large:
        for name in whole.namelist():
            content = whole.read(name)
            large.writestr(name, content.replace(b"NAME", b"a" * (10 * 1024 * 1024)))
    assert any("最多 4,000 个字" in told for _where, told in faults(place, path))
    table = tmp_path / "名单.csv"
    table.write_text("姓名,工号\n" + "a" * (10 * 1024 * 1024), encoding="utf-8")
    assert faults(place, table)[0] == (
        "第 2 行 姓名",
        "最多 4,000 个字；现在有 10,485,760 个字。",
    )


def test_a_weak_password_or_a_list_overtaken_keeps_nothing(
    place: Workplace, tmp_path: Path
) -> None:
    found = place.services.arriving.read(place.supervisor, written(tmp_path))
    with pytest.raises(WeakPassword):
        place.services.arriving.take_in(place.supervisor, found, "kurz")
    place.services.arriving.take_in(place.supervisor, found, PASSWORD, anyway=True)
    with pytest.raises(Trouble, match="已经有"):
        place.services.arriving.take_in(place.supervisor, found, PASSWORD, anyway=True)
    assert len(place.services.classes.listed(place.supervisor)) == 1


def test_the_template_is_read_as_an_empty_list(place: Workplace, tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(place.services.arriving.template(place.supervisor))
    assert load_workbook(path).sheetnames == ["学员", "班级", "填写说明"]
    assert faults(place, path) == [("第 2 行", "列名下面没有内容。")]
    book = load_workbook(path)
    book["学员"].append(NEW[:5])
    book.save(path)
    assert place.services.arriving.read(place.supervisor, path).new_people == 1


def test_only_who_manages_people_may(place: Workplace, tmp_path: Path) -> None:
    path = written(tmp_path)
    found = place.services.arriving.read(place.supervisor, path)
    for actor in (place.trainee, place.mentor):
        with pytest.raises(NotAllowed):
            place.services.arriving.read(actor, path)
        with pytest.raises(NotAllowed):
            place.services.arriving.template(actor)
        with pytest.raises(NotAllowed):
            place.services.arriving.take_in(actor, found, PASSWORD)
