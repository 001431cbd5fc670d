"""The part of the tour that sits an examination: the gate, the password, no help, the end."""

from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from desktop_app.panes.practice.customer_column import CustomerColumn
from desktop_app.tour import journeys
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import password_field, sign

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
    hints = driver.window.findChildren(QAbstractButton)
    if any(one.isVisible() and one.text().startswith("要提示") for one in hints):
        raise StepFailed("an examination offers hints")
    columns = driver.window.findChildren(CustomerColumn)
    if any(one.mood.isVisible() for one in columns):
        raise StepFailed("an examination shows the mood")
    journeys.converse(driver, picture_at=2, name="exam")
    journeys.debrief(driver, "debrief-exam")
