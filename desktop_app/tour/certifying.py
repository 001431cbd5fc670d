"""What the tour does with certificates beside issuing one: a layout, a class, and verifying."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop_app.panes.certificates.class_sheet import ClassSheet
from desktop_app.panes.certificates.design.page import DesignPage
from desktop_app.panes.certificates.verify_sheet import VerifySheet
from desktop_app.sample.accounts import PASSWORD
from desktop_app.tour.driver import Driver
from desktop_app.tour.moves import signed_in


def lay_out(driver: Driver) -> None:
    """A supervisor moves a line along a guide, tries a long name in gold, and publishes."""
    driver.workstation.window.go("certificates")
    driver.settled()
    driver.click(driver.button("版面…"))
    page = driver.find(DesignPage, lambda one: one.isVisible(), "the designer")
    canvas = page.canvas
    driver.until(lambda: canvas.page.boxes, "the page is drawn")
    driver.settled()
    driver.picture("certificate-designer")
    left, top, right, bottom = next(one for one in canvas.page.boxes if one.key == "lead").ink
    start = canvas.point_of((left + right) / 2, (top + bottom) / 2).toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    for way in (QPoint(9, 3), QPoint(2, 2)):
        QTest.mouseMove(canvas, start + way)
    driver.until(lambda: canvas.page.guides, "a guide is met")
    driver.settled()
    driver.picture("certificate-guide")
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(2, 2))
    driver.click(page.level_buttons["gold"])
    driver.click(page.long_button)
    driver.reads("这个姓名能印全")
    driver.settled()
    driver.picture("certificate-long-name")
    driver.agree_soon("certificate-publish-question")
    driver.click(page.publish_button)
    driver.until(lambda: not page.isVisible(), "the layout is published")
    driver.settled()


def issue_a_class(driver: Driver, out: Path) -> None:
    """Everybody who is due is issued in three clicks, the last of which keeps the files."""
    driver.workstation.window.go("certificates")
    driver.settled()
    driver.click(driver.button("批量签发…"))
    sheet = driver.find(ClassSheet, lambda one: one.isVisible(), "the class")
    driver.settled()
    driver.picture("certificate-class")
    services, actor = signed_in(driver)
    if not services.signing.state(actor).unlocked:
        driver.type_soon(PASSWORD, "certificate-passphrase-again")
    driver.click(sheet.issue_button)
    driver.until(sheet.one_file_button.isVisible, "the class is issued")
    driver.settled()
    driver.picture("certificate-class-issued")
    sheet.ask_file = lambda: out / "certificates.pdf"  # type: ignore[method-assign]
    driver.click(sheet.one_file_button)
    driver.until((out / "certificates.pdf").exists, "the certificates in one file")
    driver.click(sheet.close_button)
    driver.settled()


def verify(driver: Driver) -> None:
    """The text of a code is genuine; with one character changed it is not."""
    services, actor = signed_in(driver)
    newest = services.certification.register(actor)[0]
    code = services.certification.certificate(actor, newest.id).code
    driver.click(driver.button("验真…"))
    sheet = driver.find(VerifySheet, lambda one: one.isVisible(), "the sheet that verifies")
    for text, says, name in (
        (code, "有效", "certificate-genuine"),
        (code.replace("|2", "|3", 1), "被改动过", "certificate-altered"),
    ):
        driver.clear(sheet.text)
        driver.type(text, sheet.text)
        driver.click(sheet.check_button)
        driver.until(partial(_tells, sheet, says), says)
        driver.settled()
        driver.picture(name)
    driver.click(sheet.close_button)
    driver.settled()


def _tells(sheet: VerifySheet, text: str) -> bool:
    return any(one.text() == text for one in sheet.findChildren(QLabel) if one.isVisible())
