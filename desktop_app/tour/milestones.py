"""Milestone reviews in the tour: looking ahead, and the decision beside the evidence."""

from PySide6.QtCore import Qt

from desktop_app.panes.mentoring.reviews.view import ReviewsView
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import sign, signed_in, text_item
from desktop_app.widgets.form_fields import Day
from desktop_app.widgets.form_filler import FormFiller

_WORDS = (
    ("和导师谈的要点", "导师也觉得记录稳了，担心的是投诉。"),
    ("和学员谈的要点", "自己说最怕客户打断，这一点和录音相符。"),
    ("差距", "体谅一句常晚半拍；时限少说到钟点。"),
    ("理由", "近两周投诉类的件一半要导师接一段，再练两周。"),
    ("目标", "连续五个案例独立完成。"),
    ("要练的", "每周两次“宣传不符的家长”。"),
    ("导师做什么", "每周陪三件，周四下午复盘十五分钟。"),
)


def look_ahead(driver: Driver) -> None:
    """A trainee sees when the next review comes and what it will rest on."""
    driver.workstation.window.go("mentoring", "reviews")
    driver.settled()
    driver.reads("这一阶段的依据")
    driver.picture("reviews-trainee")


def hold_a_review(driver: Driver) -> None:
    """A supervisor reads the period beside the sheet, quotes it, extends, and sees what moves."""
    driver.workstation.window.go("mentoring", "reviews")
    driver.settled()
    view = driver.find(ReviewsView, lambda _view: True, "the room of reviews")
    driver.until(lambda: view.people.rows(), "the people")
    services, actor = signed_in(driver)
    ready = [
        str(one.person_id)
        for one in services.reviews.ways(actor)
        if one.current is not None and one.current.state == "ready"
    ]
    if not ready:
        raise StepFailed("no review of the sample has both views in")
    view.people.select(ready[0])
    driver.settled()
    driver.picture("reviews")
    view.people.setFocus()
    driver.press(Qt.Key.Key_Return)
    driver.until(lambda: view.page.filler.isVisible(), "the sheet beside the evidence")
    _fill(driver, view)
    driver.reads("签名后：复评改到")
    driver.picture("review-sheet")
    driver.control(Qt.Key.Key_Return)
    sign(driver)
    driver.until(lambda: view.people.isVisible(), "the list again")
    driver.settled()
    way = next(one for one in services.reviews.ways(actor) if str(one.person_id) == ready[0])
    newest = way.newest
    if newest is None or newest.decision != "extend" or not newest.moved:
        raise StepFailed("the extension was not decided, or moved nothing")
    view.panel.verticalScrollBar().setValue(0)
    driver.picture("review-extended")


def _fill(driver: Driver, view: ReviewsView) -> None:
    filler = view.page.filler
    for item, key in (("theory", "4"), ("practice", "3"), ("mentor", "3"), ("self", "4")):
        filler.focus_item(item)
        driver.type(key)
    filler.focus_item("practice-trend")
    driver.type("2")
    filler.focus_item("decision")
    driver.type("2")
    for label, words in _WORDS:
        driver.type(words, text_item(driver, label))
    for item, line in (("strengths", "2"), ("practice-weak", "3")):
        filler.focus_item(item)
        driver.press(Qt.Key(ord(line)), Qt.KeyboardModifier.AltModifier)
        if not str(filler.answers().get(item, "")).strip():
            raise StepFailed(f"nothing was quoted into {item}")
    _choose_day(driver, filler)


def _choose_day(driver: Driver, filler: FormFiller) -> None:
    """Two weeks from today, or the next day that is no holiday."""
    services, _actor = signed_in(driver)
    calendar = services.curriculum.work_calendar()
    day = calendar.nth_working(services.clock.today(), 11)
    editor = filler.row("extend-to").editor
    if not isinstance(editor, Day):
        raise StepFailed("the day of the next review is no date")
    editor.setFocus()
    editor.set_day(day)
    driver.settled()
