"""Plans out of the calendar and dates back into it, in a window, by mouse and keyboard."""

from datetime import timedelta
from pathlib import Path

import pytest
from builders import Workplace
from calendar_room import files_of, open_pane
from icalendar import Calendar
from noting import Previewed
from plan_books import open_class
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.documents.plan_files import ICS, plan_file
from desktop_app.panes.calendar.exchange.dates_sheet import DatesSheet
from desktop_app.panes.calendar.exchange.export_sheet import ExportSheet
from desktop_app.panes.calendar.pages import CalendarPane
from desktop_app.training.curriculum.exchange.entries import Entry, Wanted

CONTROL = Qt.KeyboardModifier.ControlModifier


def acts(pane: CalendarPane) -> dict[str, bool]:
    """Return the acts of the menu and whether they are offered."""
    return {act.text(): act.isVisible() for act in pane.days.more.actions() if act.text()}


def sheet_of(pane: CalendarPane, kind: type[ExportSheet]) -> ExportSheet:
    (found,) = pane.findChildren(kind)
    return found


def written(place: Workplace, folder: Path, minutes: int) -> tuple[Path, Entry]:
    """Write the class's plan with its last session later by some minutes."""
    wanted = Wanted(class_id=open_class(place, "induction-5").id)
    plans = place.services.plan_files.book(place.supervisor, wanted)
    file = Calendar.from_ical(plan_file(plans, ICS))
    last = file.events[-1]
    last.DTSTART += timedelta(minutes=minutes)
    last.DTEND += timedelta(minutes=minutes)
    path = folder / "plan.ics"
    path.write_bytes(file.to_ical())
    return path, plans.entries[-1]


def test_the_menu_offers_what_each_may(qtbot: QtBot, place: Workplace) -> None:
    of_supervisor = acts(open_pane(qtbot, place, place.supervisor))
    assert all(of_supervisor[name] for name in ("导出计划…", "导入日历文件…", "导入学员和班级…"))
    of_trainee = acts(open_pane(qtbot, place, place.trainee))
    assert [name for name, offered in of_trainee.items() if offered] == [
        "改动记录",
        "导出计划…",
    ]


def test_plans_are_written_by_keyboard(
    qtbot: QtBot, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_class(place, "induction-5")
    pane = open_pane(qtbot, place, place.supervisor)
    names: list[str] = []

    def ask(_sheet: ExportSheet, name: str, suffix: str) -> Path:
        names.append(name)
        return tmp_path / f"plan.{suffix}"

    monkeypatch.setattr(ExportSheet, "ask_path", ask)
    for kind in ("ics", "xlsx", "csv"):
        pane.open_target("export")
        sheet = sheet_of(pane, ExportSheet)
        assert sheet.isVisible()
        offered = [sheet.whose.itemText(n) for n in range(sheet.whose.count())]
        assert offered == ["我能看的全部计划", "十一月班"]
        sheet.whose.setCurrentIndex(1)
        sheet.kind.setCurrentIndex(sheet.kind.findData(kind))
        qtbot.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
        assert (tmp_path / f"plan.{kind}").stat().st_size > 0
        assert not sheet.isVisible()
    assert names == ["十一月班 培训计划"] * 3


def test_dates_are_shown_and_then_taken_in(
    qtbot: QtBot, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, last = written(place, tmp_path, 30)
    monkeypatch.setattr(DatesSheet, "ask_file", lambda _sheet: path)
    pane = open_pane(qtbot, place, place.supervisor)
    pane.open_target("import")
    (sheet,) = pane.findChildren(DatesSheet)
    assert sheet.take_button.isEnabled()
    assert "移动 1 节" in sheet.take_button.text()
    with place.services.store.reading() as tx:
        assert tx.plans.any_of([last.id]) or tx.classes.each_held([last.id])
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert not sheet.isVisible()
    wanted = Wanted()
    moved = place.services.plan_files.book(place.supervisor, wanted).entries
    assert next(one for one in moved if one.id == last.id).start == last.start + 30


def test_a_bad_file_is_told_place_by_place_and_cannot_be_taken(
    qtbot: QtBot, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bad.ics"
    path.write_text("BEGIN:VCALENDAR\r\nno colon\r\nEND:VCALENDAR\r\n")
    monkeypatch.setattr(DatesSheet, "ask_file", lambda _sheet: path)
    pane = open_pane(qtbot, place, place.supervisor)
    pane.open_target("import")
    (sheet,) = pane.findChildren(DatesSheet)
    assert not sheet.take_button.isEnabled()
    texts = [one.text() for one in sheet.findChildren(type(sheet._note))]
    assert "第 2 行" in texts
    assert sheet.again_button.hasFocus()


def test_a_pdf_is_looked_at_first(qtbot: QtBot, place: Workplace) -> None:
    open_class(place, "induction-5")
    previewed = Previewed()
    pane = open_pane(qtbot, place, place.trainee, files_of(place, previewed))
    pane.open_target("export")
    sheet = sheet_of(pane, ExportSheet)
    assert sheet.whose.currentText() == "林晓雨"
    sheet.kind.setCurrentIndex(sheet.kind.findData("pdf-overview"))
    assert sheet.export_button.text() == "预览…"
    sheet.export_button.click()
    assert not sheet.isVisible()
    assert previewed.documents[-1].title == "林晓雨 · 培训计划总览"
