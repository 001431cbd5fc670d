"""The crash path: every thread, each fault once, the environment's as a sentence."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.shell.crash import FAULT_FILE, CrashReporter
from desktop_app.shell.crash_dialog import CrashDialog
from desktop_app.shell.trouble import TroubleDialog
from desktop_app.system.errors import NotAllowed, Trouble


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The dialogs that were asked instead of shown."""
    asked: list[object] = []

    def ask(dialog: CrashDialog | TroubleDialog) -> bool:
        asked.append([label.text() for label in dialog.findChildren(QLabel)])
        dialog.deleteLater()
        return True

    monkeypatch.setattr(CrashDialog, "ask", ask)
    monkeypatch.setattr(TroubleDialog, "ask", ask)
    return asked


@pytest.fixture
def reporter(qapp: QApplication, tmp_path: Path, shown: list[object]) -> Iterator[CrashReporter]:
    assert qapp is not None
    assert shown == []
    made = CrashReporter("0.1.0")
    made.install(tmp_path)
    yield made
    made.uninstall()


def _raise(number: int = 0) -> None:
    raise ValueError(f"broken {number}")


def test_fault_in_a_slot_is_shown_once_with_version_and_traceback(
    qtbot: QtBot, reporter: CrashReporter, shown: list[object], expected_logs: list[str]
) -> None:
    expected_logs.append("crash")
    reports: list[str] = []
    reporter.crashed.connect(reports.append)
    for number in range(3):
        try:
            _raise(number)
        except ValueError:
            sys.excepthook(*sys.exc_info())
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert len(reports) == 1
    assert reports[0].startswith("陪练 0.1.0")
    assert "ValueError: broken 0" in reports[0]
    assert "_raise" in reports[0]


def test_other_fault_is_shown_too(
    qtbot: QtBot, reporter: CrashReporter, shown: list[object], expected_logs: list[str]
) -> None:
    expected_logs.append("crash")
    reporter.report(ValueError("one"))
    reporter.report(KeyError("two"))
    qtbot.waitUntil(lambda: len(shown) == 2)


def test_fault_in_a_plain_thread_is_caught(
    qtbot: QtBot, reporter: CrashReporter, shown: list[object], expected_logs: list[str]
) -> None:
    expected_logs.append("crash")
    assert reporter is not None
    thread = threading.Thread(target=_raise)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(shown) == 1)


def test_fault_in_a_pool_thread_is_caught(
    qtbot: QtBot, reporter: CrashReporter, shown: list[object], expected_logs: list[str]
) -> None:
    expected_logs.append("crash")
    assert reporter is not None
    pool = QThreadPool()
    pool.start(_raise)
    pool.waitForDone()
    qtbot.waitUntil(lambda: len(shown) == 1)


def test_trouble_is_a_sentence_and_no_crash(
    qtbot: QtBot, reporter: CrashReporter, shown: list[object]
) -> None:
    reporter.report(Trouble("磁盘已满。", "已填的内容还在。", "请腾出空间再试。"))
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert shown == [["这一步没有完成", "磁盘已满。", "已填的内容还在。", "请腾出空间再试。"]]


def test_refusal_says_that_it_is_one(
    qtbot: QtBot, reporter: CrashReporter, shown: list[object]
) -> None:
    reporter.report(NotAllowed("只有主管可以签发证书。"))
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert shown == [["这一步没有权限", "只有主管可以签发证书。"]]


@pytest.mark.no_qt_log
def test_words_of_qt_go_to_the_log(
    reporter: CrashReporter, expected_logs: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    expected_logs.append("a word of Qt")
    assert reporter is not None
    qWarning("a word of Qt")
    assert any("a word of Qt" in record.getMessage() for record in caplog.records)


def test_hooks_are_given_back(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    before = sys.excepthook, threading.excepthook
    reporter = CrashReporter("0.1.0")
    reporter.install(tmp_path)
    assert sys.excepthook != before[0]
    assert (tmp_path / FAULT_FILE).exists()
    reporter.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


def test_reporter_does_without_its_file_in_a_lost_folder(
    qapp: QApplication, tmp_path: Path
) -> None:
    assert qapp is not None
    reporter = CrashReporter("0.1.0")
    reporter.install(tmp_path / "gone")
    reporter.uninstall()
    assert not (tmp_path / "gone").exists()


def test_report_can_be_copied(qtbot: QtBot) -> None:
    dialog = CrashDialog(None, "陪练 0.1.0\n\nTraceback")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "陪练 0.1.0\n\nTraceback"
    with qtbot.waitSignal(dialog.accepted):
        dialog.go_on_button.click()
