"""Reminders and progress in the tour: the text to send, and figures down to their sessions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop_app.panes.calendar.pages import CalendarPane
from desktop_app.panes.calendar.progress.shown import DONE
from desktop_app.panes.calendar.progress.view import ProgressView
from desktop_app.panes.people.record_view import RecordView
from desktop_app.sample.accounts import TRAINEE
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import person_id
from desktop_app.widgets.task_row import TaskRow

_MOST_ROWS = 40
"""As many steps down as there may be things to do before the one that is looked for."""


def copy_tomorrow(driver: Driver) -> None:
    """A trainee copies the reminder of the next day, then sees their own progress."""
    driver.workstation.window.go("today")
    driver.settled()
    row = driver.find(TaskRow, lambda one: "节课" in one.accessibleName(), "the next day")
    for _step in range(_MOST_ROWS):
        if not row.hasFocus():
            driver.press(Qt.Key.Key_Down)
    driver.press(Qt.Key.Key_C)
    driver.reads("已复制")
    if "请提前" not in QGuiApplication.clipboard().text():
        raise StepFailed("the reminder is not on the clipboard")
    driver.picture("reminder")
    driver.workstation.window.go("calendar")
    driver.settled()
    driver.press(Qt.Key.Key_J)
    driver.reads("我的课程进度")
    driver.picture("progress-own")
    driver.press(Qt.Key.Key_Escape)
    driver.workstation.window.go("settings", "section:reminding")
    driver.reads("在系统托盘显示图标")
    driver.picture("settings-reminding")


def open_progress(driver: Driver) -> None:
    """A supervisor opens a record's progress down to a session."""
    driver.workstation.window.go("people", f"person:{person_id(driver, TRAINEE)}")
    driver.settled()
    record = driver.find(RecordView, lambda _view: True, "the record")
    driver.until(lambda: record.progress_button.isVisible(), "the progress of the plan")
    driver.click(record.progress_button)
    view = driver.find(ProgressView, lambda _view: True, "the page of progress")
    driver.until(lambda: view.list.table.current_key(), "whose progress it is")
    driver.click(view.list.total)
    driver.picture("progress-all")
    view.list.table.setFocus()
    driver.press(Qt.Key.Key_Down)
    driver.click(view.detail.states[DONE])
    driver.click(view.detail.rule_button)
    driver.picture("progress-one")
    view.detail.table.setFocus()
    driver.press(Qt.Key.Key_Down)
    driver.press(Qt.Key.Key_Return)
    pane = driver.find(CalendarPane, lambda _pane: True, "the calendar")
    driver.until(lambda: pane.page is not view, "the session")
    driver.settled()
