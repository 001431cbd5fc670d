"""Plans as tables: read back by Excel's library and by csv, formulas kept harmless."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from plan_books import book, entry

from desktop_app.documents.plan_files import CSV, ICS, XLSX, plan_file
from desktop_app.system.background import Cancelled, Progress

EVIL = ("=1+1", "+86 10", "-3", "@SUM(A1)", "\t=1")


def test_a_plan_is_read_back_from_a_workbook() -> None:
    content = plan_file(book(entry(done=True), entry(2, cancelled=True)), XLSX)
    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    head, *rows = sheet.iter_rows(values_only=True)
    first = dict(zip(head, rows[0], strict=True))
    assert (first["日期"], first["开始"], first["结束"]) == ("2026-11-24", "09:00", "10:30")
    assert (first["课次"], first["阶段"], first["类型"]) == ("产品知识", "岗前", "授课")
    assert first["状态"] == "已完成"
    assert dict(zip(head, rows[1], strict=True))["状态"] == "已取消"


@pytest.mark.parametrize("kind", [ICS, XLSX])
def test_a_long_file_tells_how_far_it_is_and_stops_when_it_is_cancelled(kind: str) -> None:
    plans = book(entry(), entry(2), entry(3))
    told: list[tuple[int, int]] = []

    def report(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 2:
            progress.cancel()

    progress = Progress(report)
    with pytest.raises(Cancelled):
        plan_file(plans, kind, progress)
    assert [done for done, _total in told] == sorted(done for done, _total in told)
    assert len(told) == 2


@pytest.mark.parametrize("title", EVIL)
def test_a_title_that_looks_like_a_formula_stays_a_text(title: str) -> None:
    plans = book(entry(title=title))
    sheet = load_workbook(BytesIO(plan_file(plans, XLSX))).active
    assert sheet is not None
    cell = sheet["F2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (title, "s", True)
    rows = list(csv.reader(StringIO(plan_file(plans, CSV).decode("utf-8-sig"))))
    assert rows[1][5] == f"'{title}"


def test_commas_quotes_and_lines_survive_in_a_comma_separated_file() -> None:
    content = plan_file(book(entry(title='他说："好，\n再来"')), CSV)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[1][5] == '他说："好，\n再来"'
