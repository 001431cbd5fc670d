"""The part of the tour that looks back: compared, from three sides, observed, shared, replayed."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt

from desktop_app.panes.practice.share_sheet import ReplyEdit, ShareSheet
from desktop_app.sample.names import TRAINEE
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import (
    password_field,
    person_id,
    save_preview,
    sign,
    signed_in,
    text_item,
)
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.row_list import RowList

HARD_CALL = "宣传不符的家长"


def look_from_all_sides(driver: Driver, out: Path) -> None:
    """The debrief of the call just made: beside the last run, three views, as a PDF."""
    driver.press(Qt.Key.Key_C)
    driver.reads("实线这次")
    driver.picture("debrief-compared")
    driver.press(Qt.Key.Key_V)
    driver.reads("三方并排")
    driver.picture("debrief-three-views")
    driver.press(Qt.Key.Key_V)
    driver.control(Qt.Key.Key_S)
    save_preview(driver, out / "debrief.pdf", "debrief-preview")


def observe_an_attempt(driver: Driver) -> None:
    """The mentor writes what was seen beside the turns, and signs it."""
    _open_hard_call(driver)
    driver.press(Qt.Key.Key_O)
    form = driver.find(FormFiller, lambda one: bool(one.current()), "the observer's sheet")
    for key in (Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_4):
        driver.press(key)
        driver.press(Qt.Key.Key_Tab)
    for label, text in (
        ("强项", "第 2 回合先说“您这么生气完全可以理解”，再给办法，家长的口气马上缓下来。"),
        ("不足", "第 1 回合说“不太清楚”，家长听到的是没人管，情绪反而更高。"),
        ("建议", "不清楚时先核对：“请问您是在哪一页看到的？我现在就去查。”"),
    ):
        driver.type(text, text_item(driver, label))
    driver.picture("observing")
    form.setFocus()
    driver.control(Qt.Key.Key_Return)
    password_field(driver)
    driver.picture("observing-sign")
    sign(driver)
    driver.reads("观察员")
    driver.settled()
    driver.press(Qt.Key.Key_V)
    driver.reads("打开签名的意见")
    driver.picture("debrief-observed")


def share_a_good_attempt(driver: Driver) -> None:
    """The supervisor looks at what was replaced, says why it is good, and sends it."""
    _open_hard_call(driver)
    driver.click(driver.button("推荐为示例"))
    driver.reads("已经替换")
    masked = driver.find(ReplyEdit, lambda one: bool(one.marked()), "a replaced word")
    if TRAINEE in masked.toPlainText():
        raise StepFailed("the name of the trainee is still there")
    sheet = driver.find(ShareSheet, lambda _sheet: True, "the sheet to approve")
    driver.type("先接住情绪，再核对事实；时间说到了几点。", sheet.why)
    driver.picture("share")
    driver.control(Qt.Key.Key_Return)
    driver.button("看已发的示例")
    driver.settled()
    driver.press(Qt.Key.Key_Escape)
    driver.reads("话术练习")


def replay_an_example(driver: Driver) -> None:
    """The trainee opens the examples and steps through the one that was shared."""
    driver.workstation.window.go("practice")
    driver.settled()
    driver.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    driver.settled()
    driver.reads(HARD_CALL)
    for _step in range(5):
        driver.press(Qt.Key.Key_Space)
    driver.picture("examples")
    driver.click(driver.button("回到列表"))
    driver.reads("今天的复习")


def read_the_notes(driver: Driver) -> None:
    """导师笔记: what the mentor signed, to be read again by whom it is about."""
    driver.workstation.window.go("mentoring")
    driver.settled()
    notes = driver.named(RowList, "导师笔记")
    if not any(row.title == "练习观察意见" for row in notes.rows()):
        raise StepFailed("the mentor's observation is not among the notes")
    driver.picture("notes")
    driver.click(driver.button("确认"))
    driver.reads("签名以后")
    driver.picture("notes-confirmed")


def _open_hard_call(driver: Driver) -> None:
    driver.workstation.window.go("practice", f"attempt:{_hard_call(driver)}")
    driver.settled()
    driver.reads("逐句依据")


def _hard_call(driver: Driver) -> UUID:
    services, actor = signed_in(driver)
    for entry in services.practice.recent(actor, person_id(driver, TRAINEE)):
        if entry.title == HARD_CALL:
            return entry.attempt_id
    raise StepFailed(f"{TRAINEE} has no {HARD_CALL}")
