"""`peilian exam results` and the figures of `peilian bank stats`, as somebody who may."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import PASSWORD
from exam_room import ExamRoom

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
    assert command("exam", "results", "--exam", "没有这场") == FOUND_FAULTS


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
