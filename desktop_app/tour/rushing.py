"""The part of the tour that answers several customers at once, from the first word to the end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from desktop_app.panes.practice.rush.thread_list import ThreadButton
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import signed_in
from desktop_app.training.practice.drill import model_reply
from desktop_app.training.practice.rush.drill import CLOSING, OPENING, Customer
from desktop_app.training.practice.rush.running import RushRun

_RUSH = "rush/evening-before-class"
_IN_A_HURRY = "haohao"
"""She also has a number that the others must not read."""
_CALM = "miaomiao"
_MOST = 16
_ALT = Qt.KeyboardModifier.AltModifier


def answer_several_at_once(driver: Driver) -> None:
    """A word to all, one by name, one in private, the summary; the debrief tells the order."""
    _choose_who_comes_first(driver)
    driver.workstation.window.go("practice", f"start:{_RUSH}")
    driver.settled()
    driver.until(lambda: _run(driver) is not None, "the rush has begun")
    _send(driver, OPENING)
    driver.press(Qt.Key.Key_2, _ALT)
    _type(driver, _IN_A_HURRY)
    driver.picture("rush")
    driver.control(Qt.Key.Key_Return)
    _wait_for_exchange(driver, _IN_A_HURRY, 1)
    driver.press(Qt.Key.Key_2, _ALT)  # the same again: the other way, in private
    driver.find(
        QPushButton, lambda one: one.isChecked() and one.text().startswith("私聊"), "in private"
    )
    _send(driver, _IN_A_HURRY)
    driver.picture("rush-private")
    driver.press(Qt.Key.Key_1, _ALT)
    driver.press(Qt.Key.Key_A, _ALT)
    if not _composer(driver).toPlainText().startswith("@"):
        raise StepFailed("Alt+A puts no name in")
    _send(driver, _CALM)
    _answer_the_rest(driver)
    driver.click(driver.button("看复盘"))
    driver.reads("先后")
    driver.picture("rush-debrief")


def _choose_who_comes_first(driver: Driver) -> None:
    """Before talking to them it is learned whom to answer first; the run waits in the list."""
    driver.workstation.window.go("practice", f"start:{_RUSH}?mode=choosing")
    driver.settled()
    driver.button("1 ")
    driver.press(Qt.Key.Key_1)
    driver.button("下一句")
    driver.press(Qt.Key.Key_Return)
    driver.reads("先回哪一位")
    driver.press(Qt.Key.Key_1)
    driver.button("下一句")
    driver.picture("rush-choosing")
    services, actor = signed_in(driver)
    for attempt in services.practice.unfinished(actor):
        services.practice.put_away(actor, attempt.id)


def _answer_the_rest(driver: Driver) -> None:
    """Go to the next who waits until nobody is left; then to the summary."""
    for _message in range(_MOST):
        run = _run(driver)
        if run is None:
            return
        driver.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
        talk = _talk_at_hand(driver) or CLOSING
        late = next((one for one in run.drill.customers if not run.talks[one.id].exchanges), None)
        if talk == CLOSING and late is not None:
            _wait_for_arrival(driver, late)
            continue
        if talk == CLOSING:
            _type(driver, CLOSING)
            driver.picture("rush-summary")
        _send(driver, talk)
    raise StepFailed("the rush does not end")


def _wait_for_arrival(driver: Driver, late: Customer) -> None:
    driver.find(ThreadButton, lambda one: one.key == late.id, f"{late.name} comes")


def _send(driver: Driver, talk: str) -> None:
    before = _said(driver, talk)
    if not _composer(driver).toPlainText().removeprefix("@").strip() or talk == _CALM:
        _type(driver, talk)
    driver.control(Qt.Key.Key_Return)
    _wait_for_exchange(driver, talk, before + 1)


def _type(driver: Driver, talk: str) -> None:
    run = _run(driver)
    if run is None:
        raise StepFailed("the rush is over too early")
    at = run.talks[talk]
    reply = model_reply(at.drill, at.turn or "")
    written = _composer(driver).toPlainText()
    driver.type(reply.removeprefix(written), into=_composer(driver))


def _wait_for_exchange(driver: Driver, talk: str, count: int) -> None:
    driver.until(lambda: _said(driver, talk) >= count, f"the message to {talk} was recorded")
    driver.settled()


def _composer(driver: Driver) -> QPlainTextEdit:
    edit = driver.named(QPlainTextEdit, "您的答复")
    driver.until(edit.isEnabled, "the composer takes text")
    return edit


def _talk_at_hand(driver: Driver) -> str:
    """Return the customer to whom the next message goes; empty for everybody."""
    return driver.find(ThreadButton, ThreadButton.isChecked, "whom it goes to").key


def _said(driver: Driver, talk: str) -> int:
    run = _run(driver)
    return _MOST if run is None else len(run.with_talk(talk))


def _run(driver: Driver) -> RushRun | None:
    """Return the rush as the records have it; None when it is over."""
    services, actor = signed_in(driver)
    rushes = services.practice.rushes
    for attempt in services.practice.unfinished(actor):
        if rushes.is_rush(attempt.id):
            run = rushes.resume(actor, attempt.id).run
            return None if run.over else run
    return None
