"""`peilian forms`: templates to files and back, as somebody who may."""

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from builders import PASSWORD, Workplace
from malformed import MALFORMED
from openpyxl import load_workbook

from db.opening import DATABASE
from desktop_app.cli import main
from desktop_app.commands.console import FOUND_FAULTS, OK, TROUBLE

Forms = Callable[..., int]


@pytest.fixture
def forms(place: Workplace) -> Forms:
    """Run `peilian forms …` on the workplace's data, the password from a pipe."""

    def run(*arguments: str, person: str = "1001", password: str = PASSWORD) -> int:
        reading, writing = os.pipe()
        os.write(writing, f"{password}\n".encode())
        os.close(writing)
        try:
            data = ["--data", str(place.folder), "--as", person, "--password-fd", str(reading)]
            return main(["forms", *arguments, *data])
        finally:
            os.close(reading)

    return run


def title(place: Workplace, key: str) -> str:
    with place.services.store.reading() as tx:
        return tx.content.published_one("form", key).title


@pytest.mark.parametrize("kind", ["yaml", "xlsx"])
def test_a_template_goes_out_is_edited_and_comes_back(
    place: Workplace, forms: Forms, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert forms("export", "appearance-check", "--out", str(out), "--format", kind) == OK
    path = out / f"appearance-check.{kind}"
    assert forms("import", str(path)) == OK
    assert "和正在使用的版本一样" in capsys.readouterr().out
    if kind == "yaml":
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("仪容与姿态自检", "晨检"), encoding="utf-8")
    else:
        book = load_workbook(path)
        book["表单"]["B2"] = "晨检"
        book.save(path)
    assert forms("import", str(path), "--dry-run") == OK
    told = capsys.readouterr().out
    assert "标题：“仪容与姿态自检”改为“晨检”" in told
    assert "没有导入任何内容" in told
    assert forms("import", str(path)) == OK
    assert title(place, "appearance-check") == "仪容与姿态自检"
    assert place.services.templates.edit(place.supervisor, "appearance-check").body["title"] == (
        "晨检"
    )
    assert forms("import", str(path), "--publish") == OK
    assert title(place, "appearance-check") == "晨检"


def test_all_templates_go_out_at_once(forms: Forms, tmp_path: Path) -> None:
    assert forms("export", "--all", "--out", str(tmp_path / "all")) == OK
    names = {path.name for path in (tmp_path / "all").iterdir()}
    assert {"shadow-day.yaml", "appearance-check.yaml"} <= names


def test_faults_of_all_files_are_told_and_nothing_is_taken_in(
    place: Workplace, forms: Forms, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forms("export", "appearance-check", "handover-check", "--out", str(tmp_path))
    good, bad = tmp_path / "handover-check.yaml", tmp_path / "appearance-check.yaml"
    good.write_text(good.read_text(encoding="utf-8").replace("交接班自检", "换班自检"))
    bad.write_text(bad.read_text(encoding="utf-8").replace("type: yes_no", "type: maybe", 1))
    assert forms("import", str(good), str(bad), "--publish") == FOUND_FAULTS
    told = capsys.readouterr().err
    assert "appearance-check.yaml：第 " in told
    assert "sections[1].items[1].type：应为以下之一" in told
    assert title(place, "handover-check") == "交接班自检"


@pytest.mark.parametrize("kind", MALFORMED)
def test_a_malformed_file_is_told_by_its_place_and_changes_nothing(
    place: Workplace, forms: Forms, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    forms("export", "appearance-check", "--out", str(tmp_path), "--format", "xlsx")
    spoil, where, expected = MALFORMED[kind]
    path = spoil(tmp_path / "appearance-check.xlsx")
    before = place.services.templates.listed(place.supervisor)
    capsys.readouterr()
    assert forms("import", str(path), "--publish") == FOUND_FAULTS
    told = capsys.readouterr().err
    assert f"{path.name}：{where}：{expected}" in told
    assert "没有导入任何内容" in told
    assert place.services.templates.listed(place.supervisor) == before


def test_two_files_of_one_key_are_not_taken_in(
    forms: Forms, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forms("export", "appearance-check", "--out", str(tmp_path))
    path = tmp_path / "appearance-check.yaml"
    copy = shutil.copyfile(path, tmp_path / "again.yaml")
    assert forms("import", str(path), str(copy)) == FOUND_FAULTS
    assert "另一个文件也是“appearance-check”" in capsys.readouterr().err


def test_who_may_not_and_who_is_not_are_refused(
    forms: Forms, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "none")
    assert forms("export", "--all", "--out", out, person="3001") == TROUBLE
    assert "由主管编写和发布" in capsys.readouterr().err
    assert forms("export", "--all", "--out", out, password="wrong") == TROUBLE
    assert "密码不对" in capsys.readouterr().err
    assert forms("export", "no-such-form", "--out", out) == TROUBLE
    assert "没有正在使用的表单“no-such-form”" in capsys.readouterr().err
    assert not Path(out).exists()


def test_without_data_or_a_way_to_ask_nothing_is_made(
    tmp_path: Path, place: Workplace, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["forms", "export", "--all", "--out", str(tmp_path), "--as", "1001"]
    assert main([*arguments, "--data", str(tmp_path / "nowhere")]) == TROUBLE
    assert not (tmp_path / "nowhere" / DATABASE).exists()
    assert main([*arguments, "--data", str(place.folder)]) == TROUBLE
    assert "--password-fd" in capsys.readouterr().err
    assert main([*arguments, "--data", str(place.folder), "--password-fd", "987"]) == TROUBLE
    assert "文件描述符 987 读不出密码" in capsys.readouterr().err


def test_signed_sheets_are_written_a_row_each(
    place: Workplace, forms: Forms, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filling, trainee = place.services.forms, place.trainee
    for key, day in (("appearance-check", 0), ("appearance-check", 1), ("handover-check", 1)):
        on = place.clock.today() - timedelta(days=day)
        sheet = filling.open(trainee, key, trainee, on)
        answers = {item.id: "yes" for item in sheet.form.items()}
        filling.sign(trainee, filling.keep(trainee, sheet, answers, ()), None)
    out = tmp_path / "sheets.xlsx"
    today = place.clock.today().isoformat()
    assert forms("export", "--sheets", "--out", str(out), "--about", "林晓雨") == OK
    book = load_workbook(out)
    assert {name: book[name].max_row for name in book.sheetnames} == {
        "仪容与姿态自检": 3,
        "交接班自检": 2,
    }
    row = [cell.value for cell in book["交接班自检"][2]]
    assert row[1:3] == ["林晓雨", "3001"]
    assert row[6:9] == [100, "优秀", "是"]
    assert forms("export", "--sheets", "--out", str(out), "--from", today) == OK
    assert load_workbook(out).sheetnames == ["仪容与姿态自检"]
    assert forms("export", "--sheets", "--out", str(out), "--team", "没有的班") == TROUBLE
    assert "没有叫“没有的班”的小组" in capsys.readouterr().err


def test_signed_sheets_are_not_written_under_a_name_of_another_kind(
    forms: Forms, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "sheets.pdf"
    assert forms("export", "--sheets", "--out", str(out)) == TROUBLE
    assert "只写成 Excel 工作簿" in capsys.readouterr().err
    assert not out.exists()


def test_others_sheets_are_not_written_for_a_trainee(
    place: Workplace, forms: Forms, tmp_path: Path
) -> None:
    filling, trainee = place.services.forms, place.trainee
    sheet = filling.open(trainee, "handover-check", trainee, place.clock.today())
    answers = {item.id: "yes" for item in sheet.form.items()}
    filling.sign(trainee, filling.keep(trainee, sheet, answers, ()), None)
    out = tmp_path / "sheets.xlsx"
    for person, names in (("3002", ["没有表单"]), ("3001", ["交接班自检"])):
        assert forms("export", "--sheets", "--out", str(out), person=person) == OK
        assert load_workbook(out).sheetnames == names
