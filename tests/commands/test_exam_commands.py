"""`peilian exam` and the figures of `peilian bank stats`, as somebody who may."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import PASSWORD
from exam_room import ExamRoom
from pypdf import PdfReader

from desktop_app.cli import main
from desktop_app.commands.console import FOUND_FAULTS, OK, TROUBLE
from desktop_app.training.exams.kinds import ExamKind

Command = Callable[..., int]


@pytest.fixture
def command(exam_room: ExamRoom) -> Command:
    """Run a command on the organisation's data, the password from a pipe."""

    def run(*arguments: str, person: str = "1001") -> int:
        reading, writing = os.pipe()
        os.write(writing, f"{PASSWORD}\n".encode())
        os.close(writing)
        folder = str(exam_room.place.folder)
        try:
            return main(
                [*arguments, "--data", folder, "--as", person, "--password-fd", str(reading)]
            )
        finally:
            os.close(reading)

    return run


def text_of(path: Path) -> str:
    """All text of a file, without spaces and line ends."""
    pages = PdfReader(path).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


@pytest.fixture
def released(exam_room: ExamRoom) -> None:
    exam = exam_room.announce(kind=ExamKind.HALF_YEAR)
    exam_room.sit(exam, exam_room.place.trainee, wrong=("single",))
    exam_room.close()
    exam_room.mark_all(exam, 10)
    exam_room.release(exam)


def test_without_an_exam_it_says_so(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("exam", "results") == OK
    assert "还没有考试" in capsys.readouterr().out


@pytest.mark.usefixtures("released")
def test_exams_and_results_are_listed(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("exam", "results") == OK
    assert "理论考试" in capsys.readouterr().out
    assert command("exam", "results", "--exam", "理论考试") == OK
    told = capsys.readouterr().out
    assert "林晓雨" in told
    assert "80" in told
    assert [line.split()[-1] for line in told.splitlines()[2:]] == ["已公布", "缺考"]
    assert command("exam", "results", "--exam", "没有这场") == FOUND_FAULTS


def test_what_an_exam_waits_for_is_listed(
    exam_room: ExamRoom, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    exam_room.announce(on_paper=True)
    exam_room.close()
    assert command("exam", "results") == OK
    assert capsys.readouterr().out.splitlines()[1].split()[-1] == "待录入"


@pytest.mark.usefixtures("released")
def test_the_pay_review_list_is_written(command: Command, tmp_path: Path) -> None:
    import openpyxl

    path = tmp_path / "pay.xlsx"
    span = ("--first", "2026-11-01", "--last", "2026-11-30")
    assert command("exam", "results", "--pay-review", str(path), *span) == OK
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert [row[1] for row in sheet.iter_rows(values_only=True)] == ["姓名", "林晓雨", "赵一鸣"]


@pytest.mark.usefixtures("released")
def test_a_trainee_is_refused(command: Command) -> None:
    assert command("exam", "results", person="3001") == TROUBLE


@pytest.mark.usefixtures("released")
def test_the_bank_tells_the_figures(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("bank", "stats") == OK
    assert "14 题有考试记录，0 题需要看一看。" in capsys.readouterr().out


def test_the_sheets_of_a_paper_exam_are_written(
    command: Command, exam_room: ExamRoom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "卷.pdf"
    write = ("exam", "paper", "理论考试", "--out", str(out))
    assert command(*write) == FOUND_FAULTS
    assert "没有叫“理论考试”的纸笔考试" in capsys.readouterr().err
    exam_room.announce(on_paper=True, forms=2)
    exam_room.announce(title="上机")
    assert command(*write, "--sheet", "--answers", "end", "--names") == OK
    assert "理论考试" in capsys.readouterr().out
    text = text_of(out)
    assert all(one in text for one in ("林晓雨", "赵一鸣", "A卷", "B卷", "答题纸", "答案与解析"))
    assert command(*write, "--form", "B", "--no-paper", "--answers", "end") == OK
    assert "A卷" not in text_of(out)
    before = out.read_bytes()
    assert command(*write, "--no-paper") == TROUBLE
    assert "没有要打印的内容" in capsys.readouterr().err
    assert command(*write, person="3001") == TROUBLE
    exam_room.announce(on_paper=True)
    assert command(*write) == FOUND_FAULTS
    assert "有 2 场纸笔考试" in capsys.readouterr().err
    assert out.read_bytes() == before
