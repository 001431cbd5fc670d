"""What the tour does to calibrate: one scores, another sits down, and closed ones are read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop_app.panes.quality.calibration.view import CalibrationView
from desktop_app.sample.names import SUPERVISOR
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import change_person, save_preview, sign, signed_in

_AGREED = "说对但漏了退回方式，算 3 分。"


def calibrate(driver: Driver) -> None:
    """The supervisor scores blind, hands the seat over, and writes down what was agreed."""
    change_person(driver, SUPERVISOR)
    services, actor = signed_in(driver)
    entries = services.calibrations.entries(actor)
    under_way = next(one for one in entries if one.closed_at is None)
    driver.workstation.window.go("quality", f"calibration:{under_way.id}")
    driver.settled()
    driver.picture("calibration-round")
    driver.click(driver.button("开始评分"))
    driver.reads("在评分")
    driver.picture("calibration-blind")
    driver.press(Qt.Key.Key_Escape)
    driver.settled()
    view = driver.find(CalibrationView, lambda one: one.isVisible(), "the calibrations")
    seat = next(one for key, one in view.round.acts.items() if key != str(actor.id))
    driver.click(seat)
    driver.picture("calibration-seat")
    sign(driver)
    driver.reads("在评分")
    driver.press(Qt.Key.Key_Escape)
    driver.settled()
    oldest = [one for one in entries if one.closed_at is not None][-1]
    driver.workstation.window.go("quality", f"calibration:{oldest.id}")
    driver.settled()
    driver.picture("calibration")
    words = driver.find(QLineEdit, lambda one: one is view.results.words, "what was agreed")
    driver.clear(words)
    driver.type(_AGREED, words)
    driver.press(Qt.Key.Key_Return)
    driver.settled()
    if _AGREED not in [
        one.text for one in services.calibrations.results(actor, oldest.id).agreed.values()
    ]:
        raise StepFailed("what was agreed is not recorded")
    driver.click(driver.button("预览和打印"))
    save_preview(driver, driver.out / "calibration.pdf", "calibration-paper")
