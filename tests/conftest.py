"""What every test stands on: no window, no unexpected message, nothing left behind."""

import gc
import logging
import os
import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

# How quick a machine is decides no test; the bench measures that.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

# Before any PySide import: Qt reads it once, and without a display xcb aborts the process.
# Whoever runs the tests marked `xvfb` sets QT_QPA_PLATFORM=xcb and has a display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from pathlib import Path

    from builders import Workplace
    from classroom import Classroom
    from exam_room import ExamRoom
    from PySide6.QtWidgets import QApplication, QWidget
    from samples import Sample
    from sqlalchemy import Engine

_PLATFORM_NOISE = ("This plugin does not support", "propagateSizeHints")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let Qt warnings fail a test, and leave display tests out where there is no display."""
    if os.environ["QT_QPA_PLATFORM"] == "offscreen":
        away = [item for item in items if item.get_closest_marker("xvfb")]
        items[:] = [item for item in items if not item.get_closest_marker("xvfb")]
        config.hook.pytest_deselected(items=away)
    for item in items:
        item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
        item.add_marker(pytest.mark.qt_log_ignore(*_PLATFORM_NOISE))


def pytest_collection_finish() -> None:
    """Let the collector pass over what was imported: it stays to the end of the run."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _statements_compiled_once() -> Iterator[None]:
    """Let what SQLAlchemy compiled for one test's database serve those of all others."""
    from db import store

    engines: list[Engine] = []
    compiled: dict[Any, Any] = {}
    engine_for = store.engine_for

    def sharing(path: "Path") -> "Engine":
        engine = engine_for(path)
        engines.append(engine)
        engine.dialect = engines[0].dialect  # a part of every key
        del engines[1:]
        engine.update_execution_options(compiled_cache=compiled)
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "engine_for", sharing)
        yield


@pytest.fixture
def expected_logs() -> list[str]:
    """Regular expressions of the warnings and errors that this test means to cause."""
    return []


@pytest.fixture(autouse=True)
def _no_unexpected_logs(
    caplog: pytest.LogCaptureFixture, expected_logs: list[str]
) -> Iterator[None]:
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    surprising = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for record in records
        if record.levelno >= logging.WARNING
        and not any(
            re.search(pattern, record.getMessage())
            for pattern in (*expected_logs, *_PLATFORM_NOISE)
        )
    ]
    assert not surprising, "unexpected log: " + "; ".join(surprising)


@pytest.fixture(autouse=True)
def _no_leaked_windows(_no_unexpected_logs: None) -> Iterator[None]:
    before = set(map(id, _windows()))
    yield
    left = [window for window in _windows() if id(window) not in before]
    if left:
        left.clear()
        gc.collect()  # a window in a reference cycle is not a leak
        left = [window for window in _windows() if id(window) not in before]
    names = [f"{type(window).__name__} {window.windowTitle()!r}" for window in left]
    for window in left:
        window.close()
        window.deleteLater()
    left.clear()
    assert not names, "left behind: " + ", ".join(names)


def _windows() -> "list[QWidget]":
    """Return the live windows without a parent, after what was to be deleted is gone."""
    widgets: Any = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [window for window in widgets.QApplication.topLevelWidgets() if window.parent() is None]


@pytest.fixture(autouse=True)
def _no_garbage_collected_by_workers(request: pytest.FixtureRequest) -> Iterator[None]:
    """What is Qt's is taken down on this thread only, as `shell.garbage` has it in the program."""
    if "qapp" in request.fixturenames:
        gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="session")
def qapp(qapp: "QApplication") -> "QApplication":
    """The application with the shipped fonts and the light theme, as the program starts it."""
    from desktop_app.widgets import fonts, theming

    assert fonts.load()
    qapp.setStyle("Fusion")
    theming.apply(qapp, theming.themes()["light"])
    theming.dress(qapp)  # widgets are tested without the window that is dressed in the program
    return qapp


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Sample]":
    """The usual sample organisation, made once for all who look at it."""
    from samples import Sample, made

    from desktop_app.sample.make import Order

    services = made(tmp_path_factory.mktemp("sample"), Order(runs=4))
    yield Sample(services, {one.name: one for one in services.people.names()})
    services.store.close()


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> "Path":
    """A new database file with nothing in it, made once a run."""
    from builders import MONDAY

    from db.opening import DATABASE, close_store, open_store

    folder = tmp_path_factory.mktemp("blank")
    close_store(open_store(folder, MONDAY, MONDAY.date()).store, MONDAY)
    return folder / DATABASE


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> "Path":
    """A database with the shipped packs and four people, laid down once a run."""
    from builders import prepare

    folder = tmp_path_factory.mktemp("prepared")
    prepare(folder)
    return folder


@pytest.fixture
def place(prepared: "Path", tmp_path: "Path") -> "Iterator[Workplace]":
    """A small organisation of this test's own."""
    from builders import workplace

    place = workplace(prepared, tmp_path / "data")
    yield place
    place.services.store.close()


@pytest.fixture(scope="session")
def prepared_class(prepared: "Path", tmp_path_factory: pytest.TempPathFactory) -> "Path":
    """A database with a class of two trainees, laid down once a run."""
    from classroom import prepare_class

    folder = tmp_path_factory.mktemp("prepared-class")
    prepare_class(prepared, folder)
    return folder


@pytest.fixture
def classroom(prepared_class: "Path", tmp_path: "Path") -> "Iterator[Classroom]":
    """A class of this test's own."""
    from classroom import open_classroom

    found = open_classroom(prepared_class, tmp_path / "data")
    yield found
    found.place.services.store.close()


@pytest.fixture
def exam_room(place: "Workplace") -> "ExamRoom":
    """A workplace in which exams can be held."""
    from exam_room import ExamRoom

    return ExamRoom(place)
