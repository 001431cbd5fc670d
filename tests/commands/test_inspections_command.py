"""`peilian inspections owed`: who is owed how many, for supervisors alone."""

import json
import os
from collections.abc import Callable

import pytest
from builders import PASSWORD, Workplace
from inspecting import add_contacts, draw

from desktop_app.cli import main
from desktop_app.commands.console import OK, TROUBLE

Owed = Callable[..., int]
WEEK = "2026-11-25"


@pytest.fixture
def owed(place: Workplace) -> Owed:
    """Run `peilian inspections owed` on the workplace's data, the password from a pipe."""

    def run(*arguments: str, person: str = "1001", week: str = WEEK) -> int:
        reading, writing = os.pipe()
        os.write(writing, f"{PASSWORD}\n".encode())
        os.close(writing)
        try:
            data = ["--data", str(place.folder), "--as", person, "--password-fd", str(reading)]
            return main(["inspections", "owed", "--week", week, *arguments, *data])
        finally:
            os.close(reading)

    return run


def test_the_week_is_told_as_json(
    place: Workplace, owed: Owed, capsys: pytest.CaptureFixture[str]
) -> None:
    add_contacts(place, place.mentor, 2)
    draw(place, place.mentor)
    assert owed("--json") == OK
    facts = json.loads(capsys.readouterr().out)
    assert (facts["week"], facts["owed"], facts["without_contacts"]) == ("2026-11-23", 6, 4)
    mentor = next(one for one in facts["agents"] if one["name"] == "王敏")
    assert (mentor["owed"], mentor["drawn"], mentor["contacts"]) == (3, True, 1)


def test_the_week_is_told_in_lines(owed: Owed, capsys: pytest.CaptureFixture[str]) -> None:
    assert owed() == OK
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2026-11-23 这一周：还欠 6 次，已完成 0 次。"
    assert "2001\t王敏\t欠 3 次\t没有可抽的接待" in lines


def test_a_trainee_is_refused_and_a_day_that_is_none_is_told(
    owed: Owed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert owed(person="3001") == TROUBLE
    assert "质检由主管抽取" in capsys.readouterr().err
    assert owed(week="昨天") == TROUBLE
    assert "不是日期" in capsys.readouterr().err
