"""`peilian bank`: questions to files and back, doubles and figures, as somebody who may."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import PASSWORD, Workplace
from exam_questions import PACK, sample

from desktop_app.cli import main
from desktop_app.commands.console import FOUND_FAULTS, OK, TROUBLE
from desktop_app.training.content.loader import load_pack
from desktop_app.training.exams.bank.filtering import Wanted

Bank = Callable[..., int]
FRESH = "1. 会议室要提前多少分钟预订？\nA. 十\nB. 三十\nC. 六十\n答案：B\n解析：提前半小时。\n"


@pytest.fixture
def bank(place: Workplace) -> Bank:
    """Run `peilian bank …` on the workplace's data, the password from a pipe."""
    place.services.library.import_pack(load_pack(PACK))

    def run(*arguments: str, person: str = "1001") -> int:
        reading, writing = os.pipe()
        os.write(writing, f"{PASSWORD}\n".encode())
        os.close(writing)
        try:
            data = ["--data", str(place.folder), "--as", person, "--password-fd", str(reading)]
            return main(["bank", *arguments, *data])
        finally:
            os.close(reading)

    return run


def test_questions_go_out_and_come_back(
    bank: Bank, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "投诉.txt"
    assert bank("export", "--section", "投诉与危机", "--type", "ordering", "--out", str(path)) == OK
    assert "题，写在" in capsys.readouterr().out
    assert sample("five-steps").stem in path.read_text(encoding="utf-8")
    assert bank("import", str(path)) == OK
    told = capsys.readouterr().out
    assert f"“{sample('five-steps').title}”和题库里的一样。" in told
    assert "没有要导入的改动。" in told


def test_new_questions_are_told_and_handed_in(
    place: Workplace, bank: Bank, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "会议.txt"
    path.write_text(FRESH, encoding="utf-8")
    assert bank("import", str(path), "--dry-run") == OK
    assert "是一道新题（单选题，答案 B）。\n1 题可以导入；只是试读" in capsys.readouterr().out
    find = place.services.bank.find
    assert not find(place.supervisor, Wanted(section="会议"))
    assert bank("import", str(path), "--hand-in", "--difficulty", "hard") == OK
    assert "1 题已提交审核" in capsys.readouterr().out
    assert find(place.supervisor, Wanted(section="会议", difficulty="hard", state="in_review"))


def test_a_wrong_line_is_named_and_nothing_is_taken_in(
    place: Workplace, bank: Bank, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "会议.txt"
    path.write_text(FRESH + FRESH.replace("1. ", "2. ").replace("答案：B", "答案：E"), "utf-8")
    before = len(place.services.bank.listed(place.supervisor))
    assert bank("import", str(path)) == FOUND_FAULTS
    told = capsys.readouterr().err
    assert "会议.txt：第 11 行 答案：答案写了 E，选项只到 C。" in told
    assert "1 处要改，没有导入任何内容。" in told
    assert len(place.services.bank.listed(place.supervisor)) == before


def test_what_a_format_cannot_hold_is_told(
    bank: Bank, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "题.aiken")
    assert bank("export", "--section", "投诉与危机", "--out", out) == OK
    assert "Aiken 只能写单选题" in capsys.readouterr().out
    assert bank("export", "--type", "case", "--out", out) == TROUBLE
    assert "没有写出文件。" in capsys.readouterr().err


def test_doubles_are_listed_with_the_reason(
    place: Workplace, bank: Bank, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = next(o for o in place.services.bank.listed(place.supervisor) if o.name == "five-steps")
    assert row.edition is not None
    copy = place.services.bank.copy(place.supervisor, row.edition.version_id)
    version = place.services.bank.publish(place.supervisor, copy.name)
    place.services.bank.decide(place.supervisor, version.id, take=True)
    out = tmp_path / "重.json"
    assert bank("duplicates", "--json", str(out)) == FOUND_FAULTS
    assert "题干、选项和答案完全一样" in capsys.readouterr().out
    found = json.loads(out.read_text(encoding="utf-8"))
    assert next(one for one in found if one["exact"])["first"] == "five-steps"


def test_figures_say_that_nobody_has_sat_an_exam(
    bank: Bank, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bank("stats") == OK
    told = capsys.readouterr().out
    assert "流程与时限" in told
    assert "还没有考试记录" in told


@pytest.mark.parametrize("command", ["import", "export", "stats", "duplicates"])
@pytest.mark.parametrize("person", ["3001", "2001"])
def test_trainees_and_mentors_are_refused(
    bank: Bank, tmp_path: Path, command: str, person: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "会议.txt"
    path.write_text(FRESH, encoding="utf-8")
    more = {"import": [str(path)], "export": ["--out", str(tmp_path / "out.txt")]}
    assert bank(command, *more.get(command, []), person=person) == TROUBLE
    said = capsys.readouterr()
    assert "题库由主管查看、编写和发布" in said.err
    assert sample("five-steps").title not in said.out
    assert not (tmp_path / "out.txt").exists()
