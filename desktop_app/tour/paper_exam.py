"""A paper exam in the tour: announced, printed, entered with keys, released; another called off."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.panes.exams.held.papers_dialog import PapersDialog
from desktop_app.panes.exams.held.view import HeldView
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import save_preview, sign, signed_in
from desktop_app.widgets.reason_dialog import ReasonDialog

_TITLE = "十二月纸笔考试"
_WHO = "林晓雨"
_PARTS = {"single": (8, 10.0), "case": (1, 20.0)}


def hold_a_paper_exam(driver: Driver, out: Path) -> None:
    """A supervisor announces it, prints it, enters the answer sheets and releases the results."""
    driver.workstation.window.go("exams", "held")
    driver.settled()
    view = driver.find(HeldView, lambda _view: True, "the room of exams")
    _announce(driver, view, _TITLE)
    _print(driver, view, out)
    _enter(driver, view)
    _release(driver, view)
    _call_off(driver, view)


def _announce(driver: Driver, view: HeldView, title: str) -> None:
    driver.click(view.new_button)
    driver.settled()
    form = view.form
    form.title.setText(title)
    form.kind.setCurrentIndex(form.kind.findData("quarter"))
    form.place.setCurrentIndex(form.place.findData("forms"))
    clock = signed_in(driver)[0].clock
    form.opens.set_text(f"{clock.local(clock.now()).hour:02d}:00")
    form.closes.set_text("23:00")
    for kind, count in form.counts.items():
        wanted, marks = _PARTS.get(kind, (0, 2.0))
        count.setValue(wanted)
        form.marks[kind].setValue(marks)
    for n in range(form.people.count()):
        item = form.people.item(n)
        if item.text().startswith(_WHO):
            item.setCheckState(Qt.CheckState.Checked)
    if title == _TITLE:
        driver.picture("paper-exam-announce")
    driver.control(Qt.Key.Key_Return)
    driver.until(lambda: title in [one.title for one in view.list.rows()], "the exam in the list")
    driver.settled()


def _print(driver: Driver, view: HeldView, out: Path) -> None:
    def ask_for_all(dialog: PapersDialog) -> None:
        dialog.sheet.setChecked(True)
        dialog.copies["named"].setChecked(True)
        dialog.answers["end"].setChecked(True)
        dialog.accept_button.click()

    driver.answer_soon(PapersDialog, ask_for_all, "paper-exam-sheets")
    view.papers_button.click()
    save_preview(driver, out / "paper-exam.pdf", "paper-exam-preview")


def _enter(driver: Driver, view: HeldView) -> None:
    view.enter_button.click()
    driver.settled()
    grid = view.entering.grid
    grid.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C, Qt.Key.Key_D) * 2:
        driver.press(key)
    _type(driver, "25")
    driver.reads("0 到 20 之间")
    driver.picture("paper-exam-wrong")
    _type(driver, "15")
    driver.settled()
    driver.picture("paper-exam-grid")
    driver.control(Qt.Key.Key_Return)
    driver.until(lambda: "已录入" in _state(view), "the sheet is entered")
    driver.press(Qt.Key.Key_Escape)
    driver.settled()


def _type(driver: Driver, text: str) -> None:
    for one in text:
        driver.type(one)
    focus = QApplication.focusWidget()
    if focus is None:
        raise StepFailed("nothing is typed into")
    driver.press(Qt.Key.Key_Return)


def _state(view: HeldView) -> str:
    return str(view.entering.grid.model().index(0, 0).data())


def _release(driver: Driver, view: HeldView) -> None:
    driver.until(view.release_button.isEnabled, "a result that is ready")
    view.release_button.click()
    driver.pause()
    sign(driver)
    driver.until(lambda: not view.release_button.isEnabled(), "the result is released")
    driver.settled()


def _call_off(driver: Driver, view: HeldView) -> None:
    def give_a_reason(dialog: ReasonDialog) -> None:
        dialog.reason.setText("考场停电，改到下周")
        dialog.accept_button.click()

    _announce(driver, view, "补测")
    driver.answer_soon(ReasonDialog, give_a_reason, "exam-call-off")
    view.cancel_button.click()
    driver.reads("考场停电，改到下周")
    driver.settled()
