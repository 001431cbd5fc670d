"""The log file: written, rotated, never in the way."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.system import log


@pytest.fixture(autouse=True)
def _stopped() -> Iterator[None]:
    root = logging.getLogger()
    level = root.level
    yield
    log.stop()
    root.setLevel(level)


def test_log_holds_what_was_logged_with_utc_times(tmp_path: Path) -> None:
    path = log.start(tmp_path)
    assert path is not None
    logging.getLogger("peilian.test").info("打开数据 %s", 7)
    line = path.read_text(encoding="utf-8")
    assert "打开数据 7" in line
    assert line.split(" ")[0].endswith("Z")


def test_log_makes_its_folder(tmp_path: Path) -> None:
    assert log.start(tmp_path / "new") == tmp_path / "new" / log.FILE_NAME


def test_log_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert log.start(tmp_path / "file") is None


def test_full_log_begins_a_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LARGEST_FILE", 200)
    log.start(tmp_path)
    for number in range(40):
        logging.getLogger("peilian.test").info("line %d of many", number)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [log.FILE_NAME, *(f"{log.FILE_NAME}.{n}" for n in range(1, 5))]


def test_starting_again_moves_the_log(tmp_path: Path) -> None:
    first = log.start(tmp_path / "a")
    second = log.start(tmp_path / "b")
    logging.getLogger("peilian.test").info("later")
    assert first is not None
    assert second is not None
    assert "later" not in first.read_text(encoding="utf-8")
    assert "later" in second.read_text(encoding="utf-8")
