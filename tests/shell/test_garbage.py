"""Garbage is looked through on the window's thread, and only when it is due."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.shell import garbage
from desktop_app.shell.background import ThreadBackground
from desktop_app.shell.garbage import GarbageCollector
from desktop_app.system import heap


class _Circle:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch, qapp: object) -> Iterator[GarbageCollector]:
    assert qapp
    monkeypatch.setattr(garbage, "_LOOK_MS", 5)
    parent = QObject()
    yield GarbageCollector(parent)
    gc.unfreeze()


def test_what_a_worker_drops_is_taken_down_on_the_windows_thread(
    collector: GarbageCollector, qtbot: QtBot
) -> None:
    where: list[int] = []
    collector.start()

    def drop() -> None:
        for _each in range(30_000):
            circle = _Circle()
            weakref.finalize(circle, lambda: where.append(threading.get_ident()))

    worker = threading.Thread(target=drop)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(where), timeout=10_000)
    assert set(where) == {threading.get_ident()}


def test_what_the_start_has_made_is_never_looked_through(collector: GarbageCollector) -> None:
    kept = gc.get_freeze_count()
    collector.start()
    assert gc.get_freeze_count() > kept
    frozen = gc.get_freeze_count()
    collector.start()
    assert gc.get_freeze_count() == frozen


def test_what_is_free_goes_back_only_when_no_work_is_under_way(
    collector: GarbageCollector, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bool] = []
    monkeypatch.setattr(garbage, "_TIDY_MS", 5)
    background = ThreadBackground(lambda _error: None)
    monkeypatch.setattr(heap, "give_back", lambda: given.append(background.busy))
    held = threading.Event()
    background.run(background, held.wait, lambda _result: None)

    collector.tidy_when_idle(background)
    qtbot.wait(50)
    assert given == []

    held.set()
    qtbot.waitUntil(lambda: bool(given))
    assert given == [False]
