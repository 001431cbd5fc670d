"""The part of the tour that sits an examination: the gate, the password, no help, the end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import password_field, sign, signed_in

_DRILL = "scenario/chat-reschedule"


def enter_an_examination(driver: Driver) -> None:
    """A wrong password is refused; the right one begins it, without hints and without a pause."""
    driver.workstation.window.go("practice", f"start:{_DRILL}?mode=exam")
    field = password_field(driver)
    driver.picture("exam-gate")
    sign(driver, "not the password")
    driver.reads("密码不对")
    driver.picture("exam-refused")
    driver.clear(field)
    sign(driver)
    driver.named(QPlainTextEdit, "您的答复")
    driver.settled()
    driver.picture("exam")
    if any(one.isVisible() for one in driver.window.findChildren(QPushButton, "hint")):
        raise StepFailed("an examination offers hints")
    _hand_in(driver)


def _hand_in(driver: Driver) -> None:
    """End it as one who has no more time; what was not said counts as such."""
    services, actor = signed_in(driver)
    driver.agree_soon("exam-end")
    driver.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    driver.settled()
    driver.until(
        lambda: not any(one.mode == "exam" for one in services.practice.unfinished(actor)),
        "the examination is judged",
    )
    driver.reads("逐句依据")
