"""`peilian plan`: laying, files, conflicts and working days, as somebody who may."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import vobject
from builders import PASSWORD, Workplace
from openpyxl import load_workbook
from plan_books import open_class

from desktop_app.cli import main
from desktop_app.commands.console import FOUND_FAULTS, OK, TROUBLE

Plan = Callable[..., int]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def plan(place: Workplace) -> Plan:
    """Run `peilian plan …` on the workplace's data, the password from a pipe."""

    def run(*arguments: str, person: str = "1001") -> int:
        reading, writing = os.pipe()
        os.write(writing, f"{PASSWORD}\n".encode())
        os.close(writing)
        try:
            data = ["--data", str(place.folder), "--as", person, "--password-fd", str(reading)]
            return main(["plan", *arguments, *data])
        finally:
            os.close(reading)

    return run


def test_a_plan_is_tried_then_laid(place: Workplace, plan: Plan, capsys: Capture) -> None:
    order = ("lay", "induction-5", "--person", "3001", "--from", "2026-11-28")
    assert plan(*order, "--dry-run") == OK
    assert "只是试排" in capsys.readouterr().out
    with place.services.store.reading() as tx:
        assert tx.plans.of(place.trainee.id) is None
    assert plan(*order) == OK
    assert "已为 林晓雨 排好" in capsys.readouterr().out
    with place.services.store.reading() as tx:
        assert tx.plans.of(place.trainee.id) is not None


def test_what_is_not_there_is_a_sentence(plan: Plan, capsys: Capture, tmp_path: Path) -> None:
    out = str(tmp_path / "plan.ics")
    for order, told in (
        (("lay", "nothing", "--person", "3001", "--from", "2026-12-01"), "可选：new-hire-90"),
        (("lay", "induction-5", "--person", "9999", "--from", "2026-12-01"), "“9999”"),
        (("lay", "induction-5", "--person", "3001", "--from", "明天"), "不是日期"),
        (("export", "--class", "没有的班", "--out", out), "没有您能看的班级"),
        (("export", "--out", str(tmp_path / "plan.doc")), "--format"),
        (("export", "--person", "3001", "--out", out), "没有课次"),
    ):
        assert plan(*order) == TROUBLE
        assert told in capsys.readouterr().err
    assert list(tmp_path.glob("plan*")) == []


def test_only_who_may_lays_and_checks(plan: Plan, capsys: Capture) -> None:
    order = ("lay", "induction-5", "--person", "3001", "--from", "2026-12-01")
    assert plan(*order, person="3001") == TROUBLE
    assert plan("check", person="3001") == TROUBLE
    assert "由主管安排" in capsys.readouterr().err


def test_files_of_each_kind_come_out(place: Workplace, plan: Plan, tmp_path: Path) -> None:
    open_class(place, "induction-5")
    ics, xlsx, table = (tmp_path / f"plan.{kind}" for kind in ("ics", "xlsx", "csv"))
    assert plan("export", "--class", "十一月班", "--out", str(ics)) == OK
    events = vobject.readOne(ics.read_text(encoding="utf-8")).vevent_list
    assert plan("export", "--person", "林晓雨", "--out", str(xlsx), person="3001") == OK
    sheet = load_workbook(xlsx).active
    assert sheet is not None
    assert sheet.max_row == 1 + len(events)
    pdf = tmp_path / "plan.pdf"
    assert plan("export", "--class", "十一月班", "--layout", "overview", "--out", str(pdf)) == OK
    assert pdf.read_bytes().startswith(b"%PDF")
    until = ("--from", "2026-11-24", "--until", "2026-11-24")
    assert plan("export", *until, "--format", "csv", "--out", str(table)) == OK
    assert {line[:10] for line in table.read_text("utf-8-sig").splitlines()[1:]} == {"2026-11-24"}


def test_conflicts_are_named_and_counted(place: Workplace, plan: Plan, capsys: Capture) -> None:
    assert plan("check") == OK
    assert "没有冲突" in capsys.readouterr().out
    place.services.curriculum.lay_plan(
        place.supervisor, place.trainee, "induction-5", place.clock.today()
    )
    place.services.curriculum.set_own_day(
        place.supervisor, place.clock.today().replace(day=24), False, "盘点"
    )
    span = ("--from", "2026-11-24", "--until", "2026-11-24")
    assert plan("check", *span) == FOUND_FAULTS
    assert "不上班（盘点）" in capsys.readouterr().out
    assert plan("check", *span, "--json") == FOUND_FAULTS
    found = json.loads(capsys.readouterr().out)
    assert {(one["kind"], one["day"]) for one in found} == {("closed", "2026-11-24")}


def test_working_days_need_no_signing_in(capsys: Capture) -> None:
    order = ["plan", "workdays", "--from", "2026-09-28", "--days", "6", "--json"]
    assert main(order) == OK
    told = json.loads(capsys.readouterr().out)
    assert told["days"] == [
        "2026-09-28", "2026-09-29", "2026-09-30", "2026-10-08", "2026-10-09", "2026-10-10",
    ]  # fmt: skip
    assert told["closed"]["2026-10-01"] == "国庆节"
    assert told["adjusted"] == ["2026-10-10"]
    assert told["provisional_years"] == []


def test_the_organisations_own_days_count_for_who_signs_in(
    place: Workplace, plan: Plan, capsys: Capture
) -> None:
    place.services.curriculum.set_own_day(
        place.supervisor, place.clock.today().replace(day=24), False, "盘点"
    )
    assert plan("workdays", "--from", "2026-11-23", "--days", "2") == OK
    assert capsys.readouterr().out.split() == ["2026-11-23", "周一", "2026-11-25", "周三"]


@pytest.mark.parametrize("days", ["0", "2001"])
def test_too_many_working_days_are_refused(days: str, capsys: Capture) -> None:
    assert main(["plan", "workdays", "--from", "2026-09-28", "--days", days]) == TROUBLE
    assert "天数应为" in capsys.readouterr().err
