"""Mentoring in the tour: pairing by proposal, own notes of a shadow day, a case, a private note."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from desktop_app.filling.page import FillPage
from desktop_app.panes.mentoring.matching.view import MatchingView
from desktop_app.panes.mentoring.view import MentoringView
from desktop_app.sample.names import MENTOR
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import change_person, sign, signed_in, text_item
from desktop_app.widgets.form_filler import FormFiller

SECRET = "接投诉前会紧张，先让她听两通再上。"


def pair_the_newcomers(driver: Driver) -> None:
    """A supervisor sees reasons and load, chooses otherwise once, takes the rest as proposed."""
    driver.workstation.window.go("mentoring", "matching")
    driver.settled()
    view = driver.find(MatchingView, lambda _view: True, "the room of matching")
    driver.until(lambda: view.trainees.rows(), "the trainees")
    driver.picture("matching")
    waiting = [row.key for row in view.trainees.rows() if ("待配对", "warn") in row.tags]
    view.choices.setFocus()
    driver.press(Qt.Key.Key_Down)
    driver.press(Qt.Key.Key_Return)
    driver.reads("没有按建议配对")
    driver.type("同在电话组，方便跟听", view.reason)
    driver.picture("matching-choice")
    driver.press(Qt.Key.Key_Return)
    driver.settled()
    driver.click(view.all_button)
    driver.settled()
    services, actor = signed_in(driver)
    page = services.matching.page(actor)
    left = [one for one in page.trainees if one.known.person.mentor_id is None]
    if left or len(waiting) < 2:
        raise StepFailed("somebody is still without a mentor")
    driver.click(view.history_button)
    driver.reads("同在电话组，方便跟听")
    driver.picture("matching-history")
    driver.press(Qt.Key.Key_Escape)
    driver.workstation.window.go("mentoring", "profiles")
    driver.settled()
    driver.picture("profiles")


def write_own_notes(driver: Driver) -> None:
    """A trainee writes down what the shadow day brought, before reading the mentor's view."""
    driver.workstation.window.go("mentoring")
    driver.settled()
    driver.control(Qt.Key.Key_N)
    driver.settled()
    for label, text in (
        ("印象最深的一通", "家长问退费几天到账，问了两遍，声音越来越急。"),
        ("客户真正想要的", "担心的是钱会不会少，不是哪一天到。"),
        ("导师起作用的一句", "“一分不少退回您付款的那张卡”，说完对方就不急了。"),
        ("疑问一", "为什么先问付款渠道，再答到账时间？"),
        ("明天想试的一句", "“我现在就登记，周四下午六点前回复您。”"),
    ):
        driver.type(text, text_item(driver, label))
    filler = driver.find(FormFiller, lambda one: bool(one.current()), "the notes")
    filler.focus_item("understood")
    driver.press(Qt.Key.Key_3)
    driver.picture("notes-own")
    driver.control(Qt.Key.Key_Return)
    driver.reads("BJ-")


def log_a_case(driver: Driver) -> None:
    """A mentor sees who slips, logs a supervised case by keyboard, keeps a note to themselves."""
    change_person(driver, MENTOR)
    driver.workstation.window.go("mentoring")
    driver.settled()
    view = driver.find(MentoringView, lambda _view: True, "the mentor's page")
    services, actor = signed_in(driver)
    mine = services.mentoring.trainees(actor)
    one = next((each for each in mine if each.cases.owed), None)
    if one is None:
        raise StepFailed("no trainee of the mentor is owed a case")
    view.trainees.select(str(one.person.id))
    driver.settled()
    driver.picture("mentoring-overview")
    driver.click(view.overview.private.add_button)
    driver.type(SECRET, driver.find(QPlainTextEdit, lambda each: each.hasFocus(), "a note"))
    driver.click(view.overview.case_button)
    driver.settled()
    filler = view.case.filler
    for keys in ("1", "3"):
        driver.type(keys)
        driver.press(Qt.Key.Key_Tab)
    driver.type("七天内申请退费，说清渠道和到账天数，报了单号。")
    driver.press(Qt.Key.Key_Tab)
    _pick_a_turn(driver, view.case)
    driver.press(Qt.Key.Key_Tab)
    driver.type("4")
    filler.focus_item("calming")
    for mark in "4454":
        driver.type(mark)
        driver.press(Qt.Key.Key_Tab)
    driver.type("下一件先复述再答，复述里带上客户的担心。")
    driver.picture("case")
    driver.control(Qt.Key.Key_Return)
    driver.find(
        QLineEdit, lambda each: each.echoMode() == QLineEdit.EchoMode.Password, "a password"
    )
    sign(driver)
    driver.until(lambda: view.trainees.isVisible(), "the list again")
    driver.settled()
    kept = services.mentoring.cases(actor, one.person)[0].answers
    if kept.get("help") != "独立完成" or not str(kept.get("record")).startswith("attempt:"):
        raise StepFailed("the case was not kept as it was logged")


def _pick_a_turn(driver: Driver, page: FillPage) -> None:
    """The newest drill's first sentence, by keyboard alone."""
    driver.press(Qt.Key.Key_Return)
    driver.settled()
    driver.until(lambda: page.picker.attempts.hasFocus(), "drills to pick from")
    driver.press(Qt.Key.Key_Return)
    driver.settled()
    driver.until(lambda: page.picker.turns.hasFocus(), "the sentences of a drill")
    driver.press(Qt.Key.Key_Down)
    driver.picture("case-evidence")
    driver.press(Qt.Key.Key_Return)
    driver.until(lambda: page.filler.current() == "record", "the case again")
