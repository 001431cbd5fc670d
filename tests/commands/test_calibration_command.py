"""`peilian calibration report`: a closed calibration for whom it concerns."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import PASSWORD, Workplace
from scorecard import calibrated

from desktop_app.cli import main
from desktop_app.commands.console import OK, TROUBLE

Report = Callable[..., int]


@pytest.fixture
def report(place: Workplace) -> Report:
    """Run `peilian calibration report` on the workplace's data, the password from a pipe."""

    def run(*arguments: str, person: str = "1001") -> int:
        reading, writing = os.pipe()
        os.write(writing, f"{PASSWORD}\n".encode())
        os.close(writing)
        try:
            data = ["--data", str(place.folder), "--as", person, "--password-fd", str(reading)]
            return main(["calibration", "report", *arguments, *data])
        finally:
            os.close(reading)

    return run


@pytest.fixture
def closed(place: Workplace) -> str:
    """A closed calibration in which the mentor marked 20 below the supervisor."""
    return calibrated(place).title


def test_the_newest_is_told_as_json(
    closed: str, report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report("--json", "--kappa") == OK
    facts = json.loads(capsys.readouterr().out)
    mentor = next(one for one in facts["inspectors"] if not one["reference"])
    assert (facts["title"], facts["same"]) == (closed, 0)
    assert (mentor["name"], mentor["deviation"], mentor["leaning"]) == ("王敏", -20, "strict")
    assert facts["items"][0]["answers"].keys() == {"陈立", "王敏"}
    assert facts["kappa_over_all"]["warmth"] == {"weighted_kappa": 0, "pairs": 1}


def test_it_is_told_in_lines_to_an_inspector(
    closed: str, report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(closed, person="2001") == OK
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("陈立\t80 分\t标准")
    assert lines[2].startswith("王敏\t60 分\t差 -20 分")


def test_it_is_printed(closed: str, report: Report, tmp_path: Path) -> None:
    out = tmp_path / "校准.pdf"
    assert report("--format", "pdf", "--out", str(out)) == OK
    assert closed
    assert out.read_bytes().startswith(b"%PDF")


def test_a_format_without_a_file_writes_nothing(
    closed: str, report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    assert closed
    assert report("--format", "pdf") == TROUBLE
    assert "--out" in capsys.readouterr().err


def test_whom_it_does_not_concern_and_a_wrong_name_are_told(
    closed: str, report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(person="3001") == TROUBLE
    assert "还没有结束的校准" in capsys.readouterr().err
    assert report("十二月") == TROUBLE
    assert closed in capsys.readouterr().err
