"""What the tour does as a planner: everybody at a glance, a move and its undoing, a class."""

from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop_app.panes.calendar.changing.change_sheet import ChangeSheet
from desktop_app.panes.calendar.changing.new_sheet import NewSheet
from desktop_app.panes.calendar.classes.open_sheet import OpenSheet
from desktop_app.panes.calendar.overview_view import OverviewView
from desktop_app.panes.calendar.view import CalendarView
from desktop_app.sample.names import TRAINEE
from desktop_app.tour.driver import Driver, StepFailed
from desktop_app.tour.moves import person_id


def plan_the_month(driver: Driver) -> None:
    """The supervisor looks at everybody, then moves a session of one trainee and takes it back."""
    driver.workstation.window.go("calendar", "all")
    days = driver.find(CalendarView, lambda _view: True, "the calendar")
    driver.settled()
    driver.picture("planning-month")
    driver.press(Qt.Key.Key_W)
    driver.settled()
    driver.picture("planning-week")
    driver.press(Qt.Key.Key_O)
    driver.find(OverviewView, lambda _view: True, "the overview")
    driver.settled()
    driver.picture("planning-overview")
    driver.press(Qt.Key.Key_M)
    driver.workstation.window.go("calendar", f"person:{person_id(driver, TRAINEE)}")
    driver.settled()
    _move_and_undo(driver, days)
    _add_one(driver, days)
    _look_at_classes(driver)


def _move_and_undo(driver: Driver, days: CalendarView) -> None:
    """Take the next open session up with the space bar, and carry it one day on."""
    days.month.setFocus()
    item = None
    for _day in range(40):  # a holiday or a weekend may lie between
        item = days.month._items.get(days.chosen[1])
        if item is not None and not item.done and not item.late:
            break
        driver.press(Qt.Key.Key_Right)
        driver.settled()
    if item is None:
        raise StepFailed("no session is to come")
    driver.press(Qt.Key.Key_Space)
    driver.press(Qt.Key.Key_Right)
    driver.picture("planning-carried")
    driver.press(Qt.Key.Key_Return)
    sheet = driver.find(ChangeSheet, lambda _sheet: True, "what the move brings")
    driver.settled()
    driver.picture("planning-move")
    day, start = item.day, item.start
    while not sheet.apply_button.isEnabled():
        day += timedelta(days=1)
        sheet.day.set_day(day)
        driver.pause(300)
        driver.settled()
        if day > item.day + timedelta(days=20):
            raise StepFailed("no day takes the session")
    driver.control(Qt.Key.Key_Return)
    driver.until(lambda: not sheet.isVisible(), "the session has moved")
    driver.settled()
    driver.picture("planning-moved")
    driver.control(Qt.Key.Key_Z)
    driver.until(lambda: days.said().startswith("已撤销"), "the move is taken back")
    driver.settled()
    back = days.month._items.get(item.key)
    if back is None or (back.day, back.start) != (item.day, start):
        raise StepFailed("the session is not where it was")


def _add_one(driver: Driver, days: CalendarView) -> None:
    """Draw an hour into the week with the mouse; Esc leaves it."""
    driver.press(Qt.Key.Key_W)
    driver.settled()
    week = days.week
    start, end = (week.point(week._days[4].day, minutes).toPoint() for minutes in (730, 800))
    QTest.mousePress(week, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(week, start + QPoint(0, 15))
    QTest.mouseMove(week, end)
    driver.picture("planning-drawn")
    QTest.mouseRelease(week, Qt.MouseButton.LeftButton, pos=end)
    sheet = driver.find(NewSheet, lambda _sheet: True, "a new session")
    driver.type("退款政策更新说明", into=sheet.name)
    driver.pause(300)
    driver.settled()
    driver.picture("planning-new")
    driver.press(Qt.Key.Key_Escape)
    driver.press(Qt.Key.Key_M)
    driver.settled()


def _look_at_classes(driver: Driver) -> None:
    """The page of classes, and what opening one would give."""
    driver.press(Qt.Key.Key_C)
    driver.reads("班级")
    driver.settled()
    driver.picture("planning-classes")
    driver.press(Qt.Key.Key_N)
    sheet = driver.find(OpenSheet, lambda _sheet: True, "a new class")
    driver.type("一月新人班", into=sheet.name)
    driver.pause(300)
    driver.settled()
    driver.picture("planning-class")
    driver.press(Qt.Key.Key_Escape)
    driver.press(Qt.Key.Key_Escape)
    driver.reads("课程日历")
