"""The part of the tour that writes a program: dragged, checked, published, offered to a class."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop_app.panes.programs.view import ProgramsView
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import signed_in

_KEY = "new-hire-90"
_DRAGGED = "session:t-stress"
_TITLE = "开口第一句：先接住情绪"


def write_a_program(driver: Driver) -> None:
    """A supervisor moves and adds sessions, publishes, and lets what runs take it up."""
    driver.workstation.window.go("programs", "")
    view = driver.find(ProgramsView, lambda _view: True, "the programs")
    driver.settled()
    view.listing.rows.select(_KEY)
    driver.settled()
    driver.picture("programs")
    driver.click(view.listing.edit_button)
    driver.until(lambda: view.page is view.editor, "the time line")
    driver.settled()
    driver.picture("program-line")
    _drag(driver, view)
    _add_one(driver, view)
    driver.agree_soon("program-publish-question")
    driver.click(view.editor.publish_button)
    driver.until(lambda: view.page is not view.editor, "the program is published")
    driver.settled()
    if view.page is view.offers:
        _take_up(driver, view)
    driver.reads("第 2 版")
    driver.picture("program-published")
    services, actor = signed_in(driver)
    if services.revising.behind(actor, _KEY):
        raise StepFailed("a plan still follows the first version")


def _drag(driver: Driver, view: ProgramsView) -> None:
    """Drag a session to the next day with the mouse."""
    line, left = view.editor.line, Qt.MouseButton.LeftButton
    line.reveal(_DRAGGED)
    driver.pause()
    card = line.card(_DRAGGED)
    shown = card.shown
    if shown is None:
        raise StepFailed("the session is not on the line")
    day, start = shown.day + 1, card.rect().center()
    QTest.mousePress(card, left, pos=start)
    QTest.mouseMove(card, start + QPoint(20, 0))
    QTest.mouseMove(card, card.mapFrom(line.canvas, line.centre_of(day, shown.band)))
    driver.pause()
    QTest.mouseRelease(card, left, pos=card.rect().center())
    driver.until(
        lambda: card.shown is not None and card.shown.day == day, "the session stands there"
    )
    driver.picture("program-dragged")


def _add_one(driver: Driver, view: ProgramsView) -> None:
    """Add a session by keyboard: without words it has faults, with them it has none."""
    page = view.editor
    page.line.setFocus()
    driver.press(Qt.Key.Key_N)
    driver.until(page.check_links, "what a session without words lacks")
    driver.picture("program-checked")
    for name in ("title", "aim"):
        page.properties.focus_field(name)
        driver.type(_TITLE)
    driver.until(lambda: not page.check_links(), "nothing is lacking")
    page.line.setFocus()
    driver.press(Qt.Key.Key_Right)


def _take_up(driver: Driver, view: ProgramsView) -> None:
    """Look at every difference, and take all of them up."""
    driver.picture("program-offers")
    driver.agree_soon("program-offers-question")
    driver.click(view.offers.all_button)
    driver.until(view.offers.empty.isVisible, "everything follows the new version")
    driver.settled()
    driver.click(view.offers.back_button)
    driver.until(lambda: view.page is view.listing, "the list")
    driver.settled()
