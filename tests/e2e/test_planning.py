"""Planning in the real window: laying, moving across the 2026 holiday week, out and back in."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from builders import PASSWORD
from icalendar import Calendar
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.opening import DATABASE
from desktop_app.app import Workstation
from desktop_app.panes.calendar.exchange.dates_sheet import DatesSheet
from desktop_app.panes.calendar.exchange.export_sheet import ExportSheet
from desktop_app.panes.calendar.pages import CalendarPane
from desktop_app.panes.calendar.shown import Item
from desktop_app.panes.calendar.view import CalendarView
from desktop_app.shell.sign_in import SignInPage
from desktop_app.system.clock import FixedClock
from desktop_app.widgets.sidesheet import SideSheet

SEPTEMBER = datetime(2026, 9, 21, 1, 0, tzinfo=UTC)
"""A working Monday, ten days before the week of the National Day."""
EVE, FIRST_BACK = date(2026, 9, 30), date(2026, 10, 8)
CONTROL = Qt.KeyboardModifier.ControlModifier
S = TypeVar("S", bound=SideSheet)


@pytest.fixture
def workstation(qapp: QApplication, prepared: Path, tmp_path: Path) -> Iterator[Workstation]:
    assert qapp.style() is not None
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copyfile(prepared / DATABASE, folder / DATABASE)
    opened = Workstation(folder, FixedClock(SEPTEMBER))
    assert opened.claim()
    opened.start()
    yield opened
    opened.window.close()
    opened.window.deleteLater()


def _calendar(qtbot: QtBot, workstation: Workstation) -> CalendarView:
    """Sign the supervisor in and lead to the calendar."""
    qtbot.waitUntil(lambda: workstation.services is not None, timeout=20_000)
    (sign_in,) = workstation.window.findChildren(SignInPage)
    sign_in.person.setText("陈立")
    sign_in.password.setText(PASSWORD)
    with qtbot.waitSignal(workstation.signed_in, timeout=20_000):
        qtbot.waitUntil(sign_in.button.isEnabled, timeout=20_000)
        sign_in.button.click()
    workstation.window.go("calendar")
    workspace = workstation.window.workspace
    assert workspace is not None
    pane = workspace.panes.view
    assert isinstance(pane, CalendarPane)
    qtbot.waitUntil(pane.days.bar.person.isVisible, timeout=20_000)
    return pane.days


def _settle(qtbot: QtBot, workstation: Workstation) -> None:
    qtbot.waitUntil(lambda: not workstation.background.busy, timeout=20_000)


def _lay(qtbot: QtBot, workstation: Workstation, days: CalendarView) -> None:
    """Choose the trainee by initials, and lay the long program from today on, by keys alone."""
    people = days.person_sheet
    workstation.window.activateWindow()
    days.month.setFocus()
    qtbot.waitUntil(days.month.hasFocus, timeout=20_000)
    qtbot.waitUntil(workstation.window.isActiveWindow, timeout=20_000)
    QTest.keyClick(days.month, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: people.table.model().rowCount() > 0, timeout=20_000)
    QTest.keyClicks(people.search, "lxy")
    qtbot.waitUntil(lambda: people.table.model().rowCount() == 1, timeout=20_000)
    QTest.keyClick(people.search, Qt.Key.Key_Return)
    qtbot.waitUntil(days.plan_button.isVisible, timeout=20_000)
    days.plan_button.click()
    qtbot.waitUntil(days.plan_sheet.isVisible, timeout=20_000)
    qtbot.waitUntil(days.plan_sheet.lay_button.isEnabled, timeout=20_000)
    QTest.keyClick(days.plan_sheet.start, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not days.plan_sheet.isVisible(), timeout=20_000)
    _settle(qtbot, workstation)


def _shown(days: CalendarView, title: str) -> Item:
    return next(item for item in days.month._items.values() if item.title == title)


def _of(days: CalendarView, day: date) -> list[Item]:
    return [item for item in days.month._items.values() if item.day == day]


def test_a_session_is_moved_across_the_holiday_week_and_back(
    qtbot: QtBot, workstation: Workstation
) -> None:
    days = _calendar(qtbot, workstation)
    _lay(qtbot, workstation, days)
    laid = "机构客服 90 天新人方案 · 林晓雨 · 完成 0 / "
    qtbot.waitUntil(lambda: days.heading[1].startswith(laid), timeout=20_000)
    days.open_target(f"day:{EVE.isoformat()}")
    qtbot.waitUntil(lambda: bool(_of(days, EVE)), timeout=20_000)
    qtbot.waitUntil(lambda: days.chosen[0] == EVE, timeout=20_000)
    _settle(qtbot, workstation)
    item = _of(days, EVE)[0]
    assert not [one for day in range(1, 8) for one in _of(days, date(2026, 10, day))]
    before = {one.key: one.day for one in days.month._items.values()}

    # Onto the National Day, with the mouse: it is closed, and the week after is offered.
    first = days.month._days[0].day
    chip = days.month.chip_area((EVE - first).days, 0).center().toPoint()
    closed = days.month.cell((date(2026, 10, 1) - first).days).center().toPoint()
    QTest.mousePress(days.month, Qt.MouseButton.LeftButton, pos=chip)
    QTest.mouseMove(days.month, chip + QPoint(20, 20))
    QTest.mouseMove(days.month, closed)
    QTest.mouseRelease(days.month, Qt.MouseButton.LeftButton, pos=closed)
    sheet = days.change_sheet
    qtbot.waitUntil(lambda: bool(sheet.box.slot_buttons), timeout=20_000)
    assert "10月1日 周四不上班（国庆节）。" in sheet.box.texts()
    assert not sheet.apply_button.isEnabled()
    sheet.day.set_day(FIRST_BACK)
    qtbot.waitUntil(
        lambda: sheet.carry.count() > 0 and sheet.apply_button.isEnabled(), timeout=20_000
    )
    along = [text for text in sheet.box.texts() if text.startswith("一起改动的")]
    QTest.keyClick(sheet.day, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not sheet.isVisible(), timeout=20_000)
    _settle(qtbot, workstation)
    qtbot.waitUntil(lambda: _shown(days, item.title).day == FIRST_BACK, timeout=20_000)
    after = {one.key: one.day for one in days.month._items.values()}
    moved = {key for key in before if key in after and after[key] != before[key]}
    assert item.key in moved
    assert bool(along) == (len(moved) > 1)
    assert not [one for day in range(1, 8) for one in _of(days, date(2026, 10, day))]

    # And back, with the key that everybody knows: the sheet has given the focus back by now.
    qtbot.waitUntil(days.month.hasFocus, timeout=20_000)
    QTest.keyClick(days.month, Qt.Key.Key_Z, CONTROL)
    _settle(qtbot, workstation)
    qtbot.waitUntil(lambda: _shown(days, item.title).day == EVE, timeout=20_000)
    assert {one.key: one.day for one in days.month._items.values()} == before
    assert days.said() == "已撤销，课次回到原来的时间。"


def test_a_plan_goes_out_is_changed_elsewhere_and_comes_back(
    qtbot: QtBot, workstation: Workstation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.ics"
    monkeypatch.setattr(ExportSheet, "ask_path", lambda _sheet, _name, _suffix: path)
    monkeypatch.setattr(DatesSheet, "ask_file", lambda _sheet: path)
    days = _calendar(qtbot, workstation)
    _lay(qtbot, workstation, days)
    workstation.window.go("calendar", "export")
    out = _sheet(qtbot, days, ExportSheet)
    assert out.whose.currentText().startswith("林晓雨")
    out.kind.setCurrentIndex(out.kind.findData("ics"))
    QTest.keyClick(out, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: path.exists() and not out.isVisible(), timeout=20_000)
    _settle(qtbot, workstation)

    # The other calendar drags the last session on by a quarter of an hour.
    calendar = Calendar.from_ical(path.read_bytes())
    last = max(calendar.events, key=lambda one: one.DTSTART)
    last.DTSTART += timedelta(minutes=15)
    last.DTEND += timedelta(minutes=15)
    begins = last.DTSTART
    path.write_bytes(calendar.to_ical())
    workstation.window.go("calendar", "import")
    back = _sheet(qtbot, days, DatesSheet)
    qtbot.waitUntil(lambda: "移动 1 节" in back.take_button.text(), timeout=20_000)
    QTest.keyClick(back, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not back.isVisible(), timeout=20_000)
    _settle(qtbot, workstation)
    days.open_target(f"day:{begins.date().isoformat()}")
    qtbot.waitUntil(lambda: bool(_of(days, begins.date())), timeout=20_000)
    start = begins.hour * 60 + begins.minute
    assert start in [one.start for one in _of(days, begins.date())]

    # The same file once more has nothing left to change.
    workstation.window.go("calendar", "import")
    qtbot.waitUntil(back.isVisible, timeout=20_000)
    _settle(qtbot, workstation)
    assert not back.take_button.isEnabled()


def _sheet(qtbot: QtBot, days: CalendarView, kind: type[S]) -> S:
    """Return a sheet over the days as soon as it is open."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in days.findChildren(kind)), timeout=20_000)
    return days.findChildren(kind)[0]
