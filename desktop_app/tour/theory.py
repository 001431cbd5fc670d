"""Theory exams in the tour: one is announced, one sat with keys, one marked and released."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.panes.exams.held.view import HeldView
from desktop_app.panes.exams.marking.view import MarkingView
from desktop_app.panes.exams.own.view import OwnExamsView
from desktop_app.panes.exams.sitting.window import SittingWindow
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import change_person, sign, signed_in

_TITLE = "十二月随堂考试"
_WHO = "林晓雨"
_ANSWERED = 8
"""So many questions are answered; the rest of the paper stays open."""


def hold_a_theory_exam(driver: Driver) -> None:
    """A supervisor announces an exam, marks another one and releases it; a trainee sits hers."""
    change_person(driver, "陈立")
    _announce(driver)
    _mark(driver)
    _release(driver)
    change_person(driver, _WHO)
    _sit(driver)
    _look_back(driver)


def _announce(driver: Driver) -> None:
    driver.workstation.window.go("exams", "held")
    driver.settled()
    view = driver.find(HeldView, lambda _view: True, "the room of exams")
    driver.picture("exam-held")
    driver.click(view.new_button)
    driver.settled()
    view.form.title.setText(_TITLE)
    view.form.kind.setCurrentIndex(view.form.kind.findData("quarter"))
    view.form.opens.set_text("21:00")
    view.form.closes.set_text("23:00")
    for n in range(view.form.people.count()):
        item = view.form.people.item(n)
        if item.text().startswith(_WHO):
            item.setCheckState(Qt.CheckState.Checked)
    driver.picture("exam-announce")
    driver.control(Qt.Key.Key_Return)
    driver.until(lambda: _TITLE in [one.title for one in view.list.rows()], "the exam in the list")
    driver.settled()


def _sit(driver: Driver) -> None:
    driver.workstation.window.go("exams")
    driver.settled()
    view = driver.find(OwnExamsView, lambda _view: True, "the trainee's exams")
    open_now = next(one.key for one in view.list.rows() if "可以开始" in dict(one.tags))
    view.list.select(open_now)
    view.list.setFocus()
    driver.picture("exam-own")
    driver.agree_soon("exam-begin")
    driver.press(Qt.Key.Key_Return)
    driver.until(lambda: view.window_in_hand is not None, "the paper over the screen")
    window = view.window_in_hand
    if not isinstance(window, SittingWindow):
        raise StepFailed("no paper was opened")
    window.showNormal()
    window.resize(1366, 768)
    driver.pause(200)
    for _question in range(_ANSWERED):
        _answer(driver)
        window.next_button.click()
        driver.pause()
    window.places.buttons[0].click()
    driver.pause()
    driver.press(Qt.Key.Key_F)
    driver.picture("exam-sitting")
    driver.agree_soon("exam-hand-in")
    window.hand_in_button.click()
    driver.until(lambda: not window.isVisible(), "the paper is handed in")
    driver.settled()


def _answer(driver: Driver) -> None:
    if QApplication.focusWidget() is None:
        raise StepFailed("a choice has no focus")
    driver.press(Qt.Key.Key_A)


def _mark(driver: Driver) -> None:
    driver.workstation.window.go("exams", "marking")
    driver.settled()
    view = driver.find(MarkingView, lambda _view: True, "the room of marking")
    driver.until(lambda: view.save_button.isEnabled(), "an answer to mark")
    driver.picture("exam-marking")
    services, actor = signed_in(driver)
    while waiting := sum(one.waiting for one in services.exam_marking.queue(actor)):
        view.save_button.click()
        driver.settled()
        left = sum(one.waiting for one in services.exam_marking.queue(actor))
        if left >= waiting:
            raise StepFailed("the marks were not kept")
        if left:
            key = next(
                f"{one.exam_id}/{one.version_id}"
                for one in services.exam_marking.queue(actor)
                if one.waiting
            )
            view.chosen.emit(key)
            driver.settled()


def _release(driver: Driver) -> None:
    driver.workstation.window.go("exams", "held")
    driver.settled()
    view = driver.find(HeldView, lambda _view: True, "the room of exams")
    to_release = next(one.key for one in view.list.rows() if "待公布" in dict(one.tags))
    view.list.select(to_release)
    driver.until(view.release_button.isEnabled, "results that are ready")
    driver.picture("exam-results")
    view.release_button.click()
    driver.pause()
    sign(driver)
    driver.until(lambda: not view.release_button.isEnabled(), "the results are released")
    driver.settled()


def _look_back(driver: Driver) -> None:
    driver.workstation.window.go("exams")
    driver.settled()
    view = driver.find(OwnExamsView, lambda _view: True, "the trainee's exams")
    released = next(one.key for one in view.list.rows() if "及格" in dict(one.tags))
    view.list.select(released)
    view.list.setFocus()
    driver.press(Qt.Key.Key_Return)
    driver.until(lambda: view.review.isVisible() and view.review.cards, "the paper explained")
    driver.reads("解析")
    driver.picture("exam-review")
