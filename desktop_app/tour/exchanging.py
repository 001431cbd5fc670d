"""What the tour does with files of plans: a list taken in, a plan written, changed dates back."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from desktop_app.panes.calendar.exchange.dates_sheet import DatesSheet
from desktop_app.panes.calendar.exchange.export_sheet import ExportSheet
from desktop_app.panes.people.arriving.sheet import ArrivalSheet
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import save_preview, signed_in
from desktop_app.widgets.inputs import PickBox

_PASSWORD = "peilian2026"
_CLASS = "冬季加开班"


def exchange_plans(driver: Driver, out: Path) -> None:
    """A list becomes trainees in a class; their plan goes out, is changed, and comes back."""
    services, _actor = signed_in(driver)
    start = services.clock.today() + timedelta(days=21)
    _take_a_list_in(driver, out, start)
    file = _write_a_plan(driver, out)
    _change_a_date(file)
    _take_dates_back(driver, file)
    file.unlink()


def _take_a_list_in(driver: Driver, out: Path, start: date) -> None:
    from openpyxl import load_workbook

    driver.workstation.window.go("people", "import")
    driver.settled()
    sheet = driver.find(ArrivalSheet, lambda _one: True, "the sheet of a list")
    path = out / "名单.xlsx"
    sheet.ask_template_path = lambda: path  # type: ignore[method-assign]
    sheet.ask_file = lambda: path  # type: ignore[method-assign]
    driver.click(driver.button("下载模板"))
    driver.settled()
    book = load_workbook(path)
    book["学员"].append(("孙悦", "", None, None, None, _CLASS))
    book["班级"].append((_CLASS, "induction-5", start.isoformat(), 12))
    book.save(path)
    driver.control(Qt.Key.Key_O)
    driver.settled()
    driver.reads("有 1 处要改")
    driver.picture("people-import-faults")
    for row, (name, number) in enumerate((("孙悦", "9101"), ("欧阳静宜", "9102")), 2):
        for column, value in enumerate((name, number, None, None, start, _CLASS), 1):
            book["学员"].cell(row, column).value = value
    book.save(path)
    driver.control(Qt.Key.Key_O)
    driver.settled()
    driver.reads("新增 2 位学员，新开 1 个班")
    driver.picture("people-import")
    driver.type(_PASSWORD, sheet.password)
    driver.press(Qt.Key.Key_Return)
    driver.until(lambda: not sheet.isVisible(), "the list is taken in")
    driver.settled()
    path.unlink()


def _write_a_plan(driver: Driver, out: Path) -> Path:
    driver.workstation.window.go("calendar", "export")
    driver.settled()
    sheet = driver.find(ExportSheet, lambda _one: True, "the sheet that writes plans")
    whose, kind = driver.named(PickBox, "谁的计划"), driver.named(PickBox, "文件")
    whose.setCurrentIndex(whose.findText(_CLASS))
    driver.picture("calendar-export")
    file = out / "计划.ics"

    def ask(name: str, suffix: str) -> Path | None:
        return file if name and suffix == "ics" else None

    sheet.ask_path = ask  # type: ignore[method-assign]
    driver.control(Qt.Key.Key_Return)
    driver.until(lambda: not sheet.isVisible(), "the plan is written")
    driver.settled()
    if not file.exists():
        raise StepFailed("no calendar file was written")
    driver.workstation.window.go("calendar", "export")
    driver.settled()
    whose.setCurrentIndex(whose.findText(_CLASS))
    kind.setCurrentIndex(kind.findData("pdf-week"))
    driver.click(driver.button("预览"))
    driver.settled()
    save_preview(driver, out / "培训计划周历.pdf", "calendar-printed")
    return file


def _change_a_date(file: Path) -> None:
    """Do what another calendar does when somebody drags an event."""
    from icalendar import Calendar

    calendar = Calendar.from_ical(file.read_bytes())
    last = calendar.events[-1]
    last.DTSTART += timedelta(minutes=30)
    last.DTEND += timedelta(minutes=30)
    calendar.events[0]["UID"] = "lunch@example.com"
    file.write_bytes(calendar.to_ical())


def _take_dates_back(driver: Driver, file: Path) -> None:
    usual = DatesSheet.ask_file

    def ask(self: DatesSheet) -> Path | None:
        return file if self.parent() is not None else None

    DatesSheet.ask_file = ask  # type: ignore[method-assign]
    try:
        driver.workstation.window.go("calendar", "import")
        driver.settled()
        sheet = driver.find(DatesSheet, lambda _one: True, "the sheet of dates")
        driver.reads("1 节课要移动")
        driver.picture("calendar-import")
        driver.control(Qt.Key.Key_Return)
        driver.until(lambda: not sheet.isVisible(), "the dates are taken in")
        driver.settled()
    finally:
        DatesSheet.ask_file = usual  # type: ignore[method-assign]
