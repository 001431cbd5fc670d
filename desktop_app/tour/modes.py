"""The part of the tour that learns one script step by step, in every mode that teaches."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from desktop_app.tour.driver import Driver
from desktop_app.tour.moves import signed_in

_SCRIPT = "script/angry-customer"
_NEARLY = "您慢慢说，我听着。换作是我也会生气。是哪天的事？"


def learn_step_by_step(driver: Driver) -> None:
    """学习, 选择, 填空, 背诵, 快答: a look at each, the first two to their results."""
    _see_the_offers(driver)
    _begin(driver, "learning", "看懂了，下一句")
    driver.picture("mode-learning")
    _press_on_to_the_result(driver)
    _begin(driver, "choosing", "1 ")
    driver.press(Qt.Key.Key_2)
    driver.button("下一句")
    driver.picture("mode-choosing")
    for _line in range(3):
        driver.press(Qt.Key.Key_Return)
        driver.press(Qt.Key.Key_1)
        driver.settled()
    driver.press(Qt.Key.Key_Return)
    driver.button("再来一遍")
    driver.picture("mode-result")
    _begin(driver, "cloze", "检查")
    driver.type("我听您讲完", into=driver.named(QLineEdit, "第 1 空"))
    driver.control(Qt.Key.Key_Return)
    driver.reads("标准说法")
    driver.picture("mode-cloze")
    _write(driver, "recital", "mode-recital")
    _write(driver, "quick", "mode-quick")
    _put_away(driver)


def _see_the_offers(driver: Driver) -> None:
    driver.workstation.window.go("practice", f"drill:{_SCRIPT}")
    driver.settled()
    driver.find(QPushButton, lambda one: one.text() == "学习", "the modes")
    driver.press(Qt.Key.Key_7)
    driver.picture("modes")


def _begin(driver: Driver, mode: str, button: str) -> None:
    driver.workstation.window.go("practice", f"start:{_SCRIPT}?mode={mode}")
    driver.settled()
    driver.button(button)


def _press_on_to_the_result(driver: Driver) -> None:
    for _line in range(4):
        driver.press(Qt.Key.Key_Return)
        driver.settled()
    driver.reads("学过的")


def _write(driver: Driver, mode: str, picture: str) -> None:
    _begin(driver, mode, "发送")
    driver.type(_NEARLY, into=driver.named(QPlainTextEdit, "您的答复"))
    if mode == "quick":
        driver.picture(picture)
    driver.control(Qt.Key.Key_Return)
    driver.button("下一句")
    if mode != "quick":
        driver.picture(picture)


def _put_away(driver: Driver) -> None:
    """Leave nothing half done: the rest of the tour begins its own."""
    services, actor = signed_in(driver)
    for attempt in services.practice.unfinished(actor):
        services.practice.put_away(actor, attempt.id)
