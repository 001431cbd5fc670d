"""A second start raises the first window instead of opening another."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.shell import single_instance
from desktop_app.shell.single_instance import CALL_FILE, SingleInstance

ROOT = Path(__file__).parents[2]
SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop_app.shell.single_instance import SingleInstance
app = QCoreApplication([])
second = SingleInstance(Path(sys.argv[1]))
found = 2 if second.claim() else 0 if second.raise_first() else 1
sys.exit(3 if "PySide6.QtNetwork" in sys.modules else found)
"""


def _second(folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", SECOND, str(folder)], env=environment)


def test_second_start_finds_the_first_and_raises_it(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim()
    assert first.listen()
    with qtbot.waitSignal(first.raise_requested, timeout=20_000):
        second = _second(tmp_path)
    assert second.wait(20) == 0
    first.release()


def test_start_that_called_before_the_first_could_hear_is_heard(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim()
    (tmp_path / CALL_FILE).touch()
    with qtbot.waitSignal(first.raise_requested):
        assert first.listen()
    assert not (tmp_path / CALL_FILE).exists()
    first.release()


def test_other_changes_in_the_folder_are_no_call(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.listen()
    assert first.listening
    with qtbot.assertNotEmitted(first.raise_requested, wait=50):
        (tmp_path / "backup.db").touch()
    first.release()
    assert not first.listening


def test_folder_is_free_again_after_the_first_has_ended(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    first = SingleInstance(tmp_path)
    assert first.claim()
    first.release()
    again = SingleInstance(tmp_path)
    assert again.claim()
    again.release()


def test_other_folder_is_another_program(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    names = {}
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        names[name] = SingleInstance(tmp_path / name)
        assert names[name].claim()
    assert names["b"].listen()
    assert names["a"].listen()
    for instance in names.values():
        instance.release()


def test_first_that_does_not_answer_is_given_up(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    monkeypatch.setattr(single_instance, "_LONGEST_SECONDS", 0.05)
    assert not SingleInstance(tmp_path).raise_first()
    assert (tmp_path / CALL_FILE).exists()  # for when it has time again


def test_folder_that_is_gone_does_not_stop_the_start(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    gone = SingleInstance(tmp_path / "gone")
    assert gone.claim()
    assert not gone.listen()
    assert not gone.raise_first()
