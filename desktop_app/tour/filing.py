"""What the tour does with filled-in sheets: find one, correct it, print those of a class."""

from pathlib import Path

from PySide6.QtCore import Qt

from desktop_app.panes.forms.sheets.view import SheetsView
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import save_preview, sign


def correct_and_print(driver: Driver, out: Path) -> None:
    """A sheet is found and corrected, the new one stands; the listed ones become one PDF."""
    driver.workstation.window.go("forms", "sheets")
    driver.settled()
    view = driver.find(SheetsView, lambda _view: True, "the sheets")
    driver.until(lambda: view.list.table.model().rowCount() > 0, "sheets are listed")
    driver.picture("forms")
    view.list.use.setCurrentIndex(view.list.use.findData("theory"))
    driver.settled()
    view.list.table.setFocus()
    view.list.table.selectRow(0)
    driver.press(Qt.Key.Key_Return)
    driver.until(view.signed.isVisible, "the sheet is open")
    driver.settled()
    driver.picture("sheet")
    driver.click(view.signed.afterwards.correct_button)
    driver.until(lambda: view.fill.isVisible(), "the correction is open")
    driver.settled()
    driver.click(view.fill.arithmetic_button)
    driver.reads("总分 = ")
    driver.picture("sheet-arithmetic")
    driver.press(Qt.Key.Key_Escape)
    driver.control(Qt.Key.Key_Return)
    sign(driver)
    driver.until(view.signed.isVisible, "the corrected sheet is shown")
    driver.settled()
    shown = view.signed.shown
    if shown is None or not shown.afterwards.lines:
        raise StepFailed("the new sheet does not name the one that it corrects")
    driver.picture("sheet-corrected")
    driver.press(Qt.Key.Key_Escape)
    driver.settled()
    driver.control(Qt.Key.Key_P)
    save_preview(driver, out / "sheets.pdf", "sheets-preview")
    view.list.use.setCurrentIndex(0)
