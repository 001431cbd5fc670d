"""`peilian forms print`: empty forms and filled-in sheets as one PDF, as somebody who may."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import PASSWORD, Workplace
from classroom import TUESDAY, new_class
from judging import sign_theory
from pypdfium2 import PdfDocument

from desktop_app.cli import main
from desktop_app.commands.console import OK, TROUBLE

Print = Callable[..., int]


@pytest.fixture
def printed(place: Workplace, tmp_path: Path) -> Print:
    """Print into `sheets.pdf`, the password from a pipe."""

    def run(*arguments: str, person: str = "1001", password: str = PASSWORD) -> int:
        reading, writing = os.pipe()
        os.write(writing, password.encode())
        os.close(writing)
        try:
            fixed = ["--data", str(place.folder), "--as", person, "--password-fd", str(reading)]
            out = ["--out", str(tmp_path / "sheets.pdf")]
            return main(["forms", "print", *arguments, *out, *fixed])
        finally:
            os.close(reading)

    return run


def _text(folder: Path) -> str:
    pdf = PdfDocument(folder / "sheets.pdf")
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def test_an_empty_template_is_printed(printed: Print, tmp_path: Path) -> None:
    assert printed("--template", "shadow-day") == OK
    assert "影子日" in _text(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "seen"),
    [
        ((), {"林晓雨", "赵一鸣"}),
        (("--about", "3001"), {"林晓雨"}),
        (("--about", "赵一鸣", "--use", "theory"), {"赵一鸣"}),
        (("--from", "2026-11-23", "--to", "2026-11-23"), {"林晓雨", "赵一鸣"}),
    ],
)
def test_sheets_are_printed_by_person_and_period(
    place: Workplace,
    printed: Print,
    tmp_path: Path,
    arguments: tuple[str, ...],
    seen: set[str],
) -> None:
    sign_theory(place, place.trainee, 91)
    sign_theory(place, place.stranger, 70)
    place.services.store.close()

    assert printed(*arguments) == OK

    assert {name for name in ("林晓雨", "赵一鸣") if name in _text(tmp_path)} == seen


def test_a_class_is_printed_by_its_name(place: Workplace, printed: Print, tmp_path: Path) -> None:
    new = new_class(place, "九月班", TUESDAY, place.trainee)
    place.services.classes.open(place.supervisor, new)
    sign_theory(place, place.trainee, 91)
    sign_theory(place, place.stranger, 70)
    place.services.store.close()

    assert printed("--class", "九月班") == OK
    assert "赵一鸣" not in _text(tmp_path)


def test_nobody_prints_what_they_may_not_see(
    place: Workplace, printed: Print, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = sign_theory(place, place.stranger, 70)
    place.services.store.close()

    for arguments in ((), (other.number,), ("--about", "3002")):
        for person in ("2001", "3001"):
            assert printed(*arguments, person=person) == TROUBLE
    assert "您能看的表单" in capsys.readouterr().err
    assert not (tmp_path / "sheets.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--template", "no-such"), "没有编号为 no-such"),
        (("--about", "没有这个人"), "没有“没有这个人”"),
        (("--team", "没有这组"), "现有的小组"),
        (("--joined", "九月"), "2026-09"),
        (("--class", "没有这班"), "您能看到的班：还没有。"),
        (("--from", "昨天"), "请写成 2026-11-22"),
    ],
)
def test_a_slip_is_told_and_nothing_written(
    printed: Print,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    told: str,
) -> None:
    assert printed(*arguments) == TROUBLE
    assert told in capsys.readouterr().err
    assert not (tmp_path / "sheets.pdf").exists()


def test_a_wrong_password_prints_nothing(printed: Print, tmp_path: Path) -> None:
    assert printed("--template", "shadow-day", password="wrong") == TROUBLE
    assert not (tmp_path / "sheets.pdf").exists()
