"""The background runner: off the window's thread, back on it, gone with its owner."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop_app.shell.background import ThreadBackground
from desktop_app.system.background import Cancelled, Progress
from desktop_app.system.errors import Trouble
from desktop_app.widgets.buttons import PlainButton


class Reports:
    """What was reported as nobody's."""

    def __init__(self) -> None:
        self.errors: list[Exception] = []


@pytest.fixture
def reports() -> Reports:
    return Reports()


@pytest.fixture
def runner(qapp: QCoreApplication, reports: Reports) -> Iterator[ThreadBackground]:
    assert qapp is not None
    made = ThreadBackground(reports.errors.append)
    yield made
    assert made.close()


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.show()
    return widget


def test_work_runs_elsewhere_and_its_result_comes_back(
    qtbot: QtBot, runner: ThreadBackground, owner: QWidget
) -> None:
    here = threading.get_ident()
    seen: list[tuple[int, int]] = []
    runner.run(
        owner, threading.get_ident, lambda there: seen.append((there, threading.get_ident()))
    )
    qtbot.waitUntil(lambda: len(seen) == 1)
    there, back = seen[0]
    assert there != here
    assert back == here


def test_result_is_dropped_when_its_pane_is_gone(
    qtbot: QtBot, runner: ThreadBackground, reports: Reports
) -> None:
    doomed = QWidget()
    gate = threading.Event()
    heard: list[bool] = []
    runner.run(doomed, gate.wait, heard.append)
    delete(doomed)
    gate.set()
    marker: list[bool] = []
    runner.run(QCoreApplication.instance(), lambda: True, marker.append)
    qtbot.waitUntil(lambda: marker == [True])
    assert runner.close()
    QCoreApplication.processEvents()
    assert heard == []
    assert reports.errors == []


def test_error_goes_to_whoever_asked_for_it(
    qtbot: QtBot, runner: ThreadBackground, owner: QWidget, reports: Reports
) -> None:
    failures: list[Exception] = []
    runner.run(owner, _fail, lambda _result: None, failures.append)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0], Trouble)
    assert reports.errors == []


def test_error_that_nobody_asked_for_is_reported(
    qtbot: QtBot, runner: ThreadBackground, owner: QWidget, reports: Reports
) -> None:
    runner.run(owner, _fail, lambda _result: None)
    qtbot.waitUntil(lambda: len(reports.errors) == 1)
    assert reports.errors[0].__traceback__ is not None


def test_long_work_shows_its_progress_and_takes_it_away(
    qtbot: QtBot, runner: ThreadBackground, owner: QWidget
) -> None:
    runner.set_window(owner)
    gate = threading.Event()
    results: list[str] = []

    def work(progress: Progress) -> str:
        progress.step(3, 10)
        gate.wait(10)
        return "完成"

    runner.run_long(owner, "生成证书", work, results.append)
    qtbot.waitUntil(lambda: runner.corner is not None and runner.corner.isVisible())
    corner = runner.corner
    assert corner is not None
    assert corner.titles() == ["生成证书"]
    assert owner.rect().contains(corner.geometry())
    gate.set()
    qtbot.waitUntil(lambda: results == ["完成"])
    assert not corner.isVisible()
    assert corner.titles() == []


def test_long_work_outlives_the_window_that_showed_it(
    qtbot: QtBot, runner: ThreadBackground, owner: QWidget
) -> None:
    gone = QWidget()
    runner.set_window(gone)
    gate = threading.Event()
    results: list[bool] = []
    runner.run_long(owner, "生成证书", lambda _progress: gate.wait(10), results.append)
    qtbot.waitUntil(lambda: runner.corner is not None)
    delete(gone)
    assert runner.corner is None
    gate.set()
    qtbot.waitUntil(lambda: results == [True])


def test_quick_work_never_shows_a_bar(
    qtbot: QtBot, runner: ThreadBackground, owner: QWidget
) -> None:
    runner.set_window(owner)
    results: list[int] = []
    runner.run_long(owner, "快", lambda _progress: 1, results.append)
    qtbot.waitUntil(lambda: results == [1])
    assert runner.corner is None


def test_cancelled_work_stops_at_its_next_step_and_reports_nothing(
    qtbot: QtBot, runner: ThreadBackground, owner: QWidget, reports: Reports
) -> None:
    runner.set_window(owner)
    steps = 0

    def work(progress: Progress) -> None:
        nonlocal steps
        while True:
            steps += 1
            progress.step(steps, 0)
            QThread.msleep(1)

    results: list[None] = []
    runner.run_long(owner, "很久", work, results.append)
    qtbot.waitUntil(lambda: runner.corner is not None and runner.corner.isVisible())
    corner = runner.corner
    assert corner is not None
    corner.findChildren(PlainButton)[0].click()
    qtbot.waitUntil(lambda: not corner.isVisible())
    assert results == []
    assert reports.errors == []


def test_whoever_asked_for_errors_hears_of_a_cancellation(
    qtbot: QtBot, runner: ThreadBackground, owner: QWidget
) -> None:
    failures: list[Exception] = []

    def work(progress: Progress) -> None:
        progress.cancel()
        progress.step(1, 2)

    runner.run_long(owner, "取消", work, lambda _result: None, failures.append)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0], Cancelled)


def test_closing_stops_long_work_and_drops_its_result(
    qapp: QCoreApplication, reports: Reports
) -> None:
    runner = ThreadBackground(reports.errors.append)
    started = threading.Event()
    heard: list[object] = []

    def work(progress: Progress) -> None:
        while True:
            started.set()
            progress.step(0, 0)

    runner.run_long(QObject(qapp), "很久", work, heard.append)
    assert started.wait(10)
    assert runner.close()
    QCoreApplication.processEvents()
    assert heard == []
    assert reports.errors == []


def _fail() -> None:
    raise Trouble("磁盘已满。", "已填的内容还在。", "请腾出空间再试。")


def test_nothing_begins_after_the_end(qapp: QCoreApplication, owner: QWidget) -> None:
    assert qapp is not None
    begun: list[str] = []
    runner = ThreadBackground(lambda error: begun.append(repr(error)))
    assert runner.close()

    runner.run(owner, lambda: begun.append("work"), lambda _none: begun.append("done"))
    runner.run_long(owner, "", lambda _progress: begun.append("long"), lambda _none: None)

    assert not runner.busy
    assert runner.close()
    assert begun == []
