"""What the tour does with cards and comparisons: review what is due, compare what people say."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import signed_in

ANSWERED = 2
"""Cards that the tour answers; the rest stays for whoever opens the sample."""


def review_what_is_due(driver: Driver) -> None:
    """The door in the list leads to the first card; answered well, it tells when it comes back."""
    driver.workstation.window.go("practice", "review")
    for number in range(ANSWERED):
        driver.settled()
        driver.type(_good_reply(driver), into=driver.named(QPlainTextEdit, "您的答复"))
        if not number:
            driver.picture("review")
        driver.control(Qt.Key.Key_Return)
        driver.settled()
        driver.reads("下次")
        if not number:
            driver.picture("review-answered")
        driver.press(Qt.Key.Key_Return)
    driver.settled()
    driver.press(Qt.Key.Key_Escape)
    driver.reads("今天的复习")


def _good_reply(driver: Driver) -> str:
    from desktop_app.training.practice.drill import model_reply

    services, actor = signed_in(driver)
    asked = services.repetition.next(actor)
    if asked is None:
        raise StepFailed("no card is due")
    return model_reply(asked.drill, asked.turn.id)


def compare_answers(driver: Driver) -> None:
    """The supervisor sees where people answer the same question differently."""
    driver.workstation.window.go("practice")
    driver.settled()
    driver.click(driver.button("口径一致性"))
    driver.settled()
    driver.reads("要点")
    driver.picture("consistency")
    driver.press(Qt.Key.Key_Escape)
