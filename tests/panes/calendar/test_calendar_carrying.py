"""Sessions carried with the mouse and the keys: what is asked for, and that Esc leaves them."""

from datetime import date

import pytest
from builders import Workplace
from calendar_room import open_pane
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.panes.calendar.shown import Item
from desktop_app.panes.calendar.view import CalendarView

TODAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)
THURSDAY = date(2026, 11, 26)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot, place: Workplace) -> CalendarView:
    """The supervisor looks at a trainee whose plan starts tomorrow."""
    place.services.curriculum.lay_plan(place.supervisor, place.trainee, "new-hire-90", TUESDAY)
    days = open_pane(qtbot, place, place.supervisor).days
    days.open_target(f"person:{place.trainee.id}")
    days.open_target(f"day:{TUESDAY.isoformat()}")
    return days


def _drag(widget: QWidget, start: QPoint, *ways: QPoint, drop: bool = True) -> None:
    QTest.mousePress(widget, LEFT, pos=start)
    for way in ways:
        QTest.mouseMove(widget, way)
    if drop:
        QTest.mouseRelease(widget, LEFT, pos=ways[-1])


def _first(view: CalendarView) -> Item:
    return next(item for item in view.month._items.values() if item.day == TUESDAY)


def _month_points(view: CalendarView, day: date) -> tuple[QPoint, QPoint]:
    """Return the first session of Tuesday, and the middle of *day*."""
    place = (TUESDAY - view.month._days[0].day).days
    chip = view.month.chip_area(place, 0).center().toPoint()
    there = view.month.cell((day - view.month._days[0].day).days)
    return chip, there.center().toPoint()


def _shown(view: CalendarView) -> list[str]:
    return view.change_sheet.box.texts()


def test_dragging_to_another_day_asks_before_it_moves(view: CalendarView) -> None:
    chip, there = _month_points(view, THURSDAY)
    _drag(view.month, chip, chip + QPoint(30, 30), there)
    sheet = view.change_sheet
    assert sheet.isVisible()
    assert sheet.day.day() == THURSDAY
    assert _first(view).day == TUESDAY
    sheet.apply_button.click()
    assert not sheet.isVisible()
    assert view.said().startswith("“岗前 1 · 公司与部门”已移到 11月26日 周四 09:00。")
    moved = view.month._items[view.chosen[1]]
    assert view.chosen[0] == moved.day == THURSDAY
    assert moved.title == "岗前 1 · 公司与部门"
    view._toast._on_action()
    assert view.chosen == (TUESDAY, moved.key)
    assert _first(view).title == "岗前 1 · 公司与部门"


def test_esc_ends_a_drag_where_it_began(view: CalendarView) -> None:
    chip, there = _month_points(view, THURSDAY)
    _drag(view.month, chip, chip + QPoint(30, 30), there, drop=False)
    assert view.month.carried is not None
    QTest.keyClick(view.month, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.month, LEFT, pos=there)
    assert view.month.carried is None
    assert not view.change_sheet.isVisible()


def test_a_drop_on_its_own_day_asks_nothing(view: CalendarView) -> None:
    chip, _there = _month_points(view, THURSDAY)
    _drag(view.month, chip, chip + QPoint(20, 5))
    assert not view.change_sheet.isVisible()


def test_keys_take_up_carry_and_put_down(view: CalendarView) -> None:
    view.month.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(view.month, key)
    assert view.change_sheet.isVisible()
    assert view.change_sheet.day.day() == THURSDAY


def test_keys_carry_over_the_end_of_the_month(view: CalendarView) -> None:
    view.month.setFocus()
    QTest.keyClick(view.month, Qt.Key.Key_Space)
    for _ in range(2):
        QTest.keyClick(view.month, Qt.Key.Key_Down)
    assert view.bar.title.text() == "2026年12月"
    assert view.month.carried is not None
    QTest.keyClick(view.month, Qt.Key.Key_Return)
    assert view.change_sheet.day.day() == date(2026, 12, 8)


def test_in_the_week_a_drag_moves_to_day_and_time(view: CalendarView) -> None:
    view.mode_wanted.emit("week")
    item = _first(view)
    start = view.week.area(item.key).center().toPoint()
    there = view.week.point(THURSDAY, item.start + 60 + item.minutes // 2).toPoint()
    _drag(view.week, start, start + QPoint(20, 20), there)
    sheet = view.change_sheet
    assert sheet.isVisible()
    assert (sheet.day.day(), sheet.start.minutes()) == (THURSDAY, item.start + 60)


def test_the_lower_edge_stretches(view: CalendarView) -> None:
    view.mode_wanted.emit("week")
    item = _first(view)
    area = view.week.area(item.key)
    edge = QPoint(round(area.center().x()), round(area.bottom()) - 2)
    there = view.week.point(TUESDAY, item.start + item.minutes + 30).toPoint()
    _drag(view.week, edge, edge + QPoint(0, 12), QPoint(edge.x(), there.y()))
    assert view.change_sheet.isVisible()
    assert view.change_sheet.minutes.value() == item.minutes + 30


def test_shift_with_arrows_changes_the_length(view: CalendarView) -> None:
    view.mode_wanted.emit("week")
    item = _first(view)
    view.week.setFocus()
    QTest.keyClick(view.week, Qt.Key.Key_Space)
    for _ in range(2):
        QTest.keyClick(view.week, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view.week, Qt.Key.Key_Return)
    assert view.change_sheet.minutes.value() == item.minutes + 30


def test_drawing_on_an_empty_place_begins_a_session_there(
    view: CalendarView, place: Workplace, qtbot: QtBot
) -> None:
    view.mode_wanted.emit("week")
    start, end = (view.week.point(TODAY, minutes).toPoint() for minutes in (605, 690))
    _drag(view.week, start, start + QPoint(0, 15), end)
    sheet = view.new_sheet
    assert sheet.isVisible()
    typed = sheet.typed()
    assert (typed.day, typed.start, typed.minutes) == (TODAY, 600, 90)
    assert typed.taker == f"person:{place.trainee.id}"
    sheet.name.setText("退款答疑")
    qtbot.waitUntil(sheet.add_button.isEnabled)
    sheet.add_button.click()
    assert view.said() == "已新增“退款答疑”：11月23日 周一 10:00。"
    QTest.keyClick(view.week, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert view.said() == "已撤销，新增的课次不再在日历上。"


def _cell(view: CalendarView, day: date) -> QPoint:
    """Return a place on *day* that no session takes."""
    area = view.month.cell((day - view.month._days[0].day).days)
    return QPoint(round(area.center().x()), round(area.bottom()) - 4)


def test_days_drawn_in_the_month_have_a_session_each_but_for_closed_ones(
    view: CalendarView, place: Workplace, qtbot: QtBot
) -> None:
    first, last = date(2026, 12, 4), date(2026, 12, 8)  # Friday to Tuesday
    view.open_target("day:2026-12-04")
    begin, end = _cell(view, first), _cell(view, last)
    _drag(view.month, begin, begin + QPoint(20, 0), end, drop=False)
    assert view.month.drawing == tuple((d - view.month._days[0].day).days for d in (first, last))
    QTest.mouseRelease(view.month, LEFT, pos=end)
    sheet = view.new_sheet
    assert sheet.isVisible()
    assert (sheet.day.day(), sheet.until.day()) == (first, last)
    sheet.name.setText("晨会复盘")
    sheet.start.set_minutes(19 * 60)
    qtbot.waitUntil(sheet.add_button.isEnabled)
    sheet.add_button.click()
    assert view.said() == "已新增“晨会复盘”：从 12月4日 周五 19:00 起，共 3 节。"

    def held() -> list[date]:
        with place.services.store.reading() as tx:
            plan = tx.plans.of(place.trainee.id)
            assert plan is not None
            found = tx.plans.sessions(plan.id)
        return [one.day for one in found if one.title == "晨会复盘"]

    assert held() == [first, date(2026, 12, 7), last]
    assert view.chosen[0] == first
    QTest.keyClick(view.month, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert held() == []


def test_esc_leaves_days_that_are_being_drawn(view: CalendarView) -> None:
    begin = _cell(view, THURSDAY)
    _drag(view.month, begin, begin + QPoint(20, 0), drop=False)
    assert view.month.drawing is not None
    QTest.keyClick(view.month, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.month, LEFT, pos=begin)
    assert not view.new_sheet.isVisible()


def test_the_last_day_goes_along_with_the_first(view: CalendarView) -> None:
    QTest.keyClick(view.month, Qt.Key.Key_N)
    sheet = view.new_sheet
    assert sheet.until.day() == sheet.day.day() == TUESDAY
    sheet.day.set_day(THURSDAY)
    assert sheet.until.day() == THURSDAY
    sheet.until.set_day(date(2026, 12, 1))
    sheet.day.set_day(date(2026, 11, 27))
    assert sheet.until.day() == date(2026, 12, 1)
    sheet.day.set_day(date(2026, 12, 3))
    assert sheet.until.day() == date(2026, 12, 3)


def test_a_new_session_needs_a_name_and_somebody(view: CalendarView, qtbot: QtBot) -> None:
    view.whose_wanted.emit("all")
    QTest.keyClick(view.month, Qt.Key.Key_N)
    sheet = view.new_sheet
    quiet = ["名称和对象都有了，这里会列出冲突和没有冲突的时间。"]
    qtbot.waitUntil(lambda: sheet.isVisible() and sheet.box.texts() == quiet)
    assert sheet.problems() == []
    sheet.add_button.click()
    assert sheet.problems() == ["请填写课次的名称。", "请选一个班或一位学员。"]
    assert sheet.isVisible()
    sheet.name.setText("退款答疑")
    assert sheet.problems() == ["请选一个班或一位学员。"]


def test_calling_off_asks_first_and_enter_leaves_it(view: CalendarView) -> None:
    QTest.keyClick(view.month, Qt.Key.Key_Delete)
    assert view.change_sheet.isVisible()
    assert view.change_sheet.cancel_button.hasFocus()
    QTest.keyClick(view.change_sheet.cancel_button, Qt.Key.Key_Return)
    assert not view.change_sheet.isVisible()
    assert _first(view)


def test_a_free_time_that_is_taken_goes_into_the_question(view: CalendarView, qtbot: QtBot) -> None:
    chip, there = _month_points(view, date(2026, 11, 28))
    _drag(view.month, chip, chip + QPoint(30, 30), there)
    assert any("11月28日 周六不上班" in text for text in _shown(view))
    sheet = view.change_sheet
    sheet.box.slot_buttons[0].click()
    qtbot.waitUntil(sheet.apply_button.isEnabled)
    assert sheet.day.day() == date(2026, 12, 1)


def test_a_trainee_carries_nothing(qtbot: QtBot, place: Workplace) -> None:
    place.services.curriculum.lay_plan(place.supervisor, place.trainee, "new-hire-90", TODAY)
    view = open_pane(qtbot, place, place.trainee).days
    QTest.keyClick(view.month, Qt.Key.Key_Space)
    QTest.keyClick(view.month, Qt.Key.Key_N)
    QTest.keyClick(view.month, Qt.Key.Key_Delete)
    assert view.month.carried is None
    assert not view.new_sheet.isVisible()
    assert not view.change_sheet.isVisible()
    offered = {act.text() for act in view.more.actions() if act.isVisible()}
    assert offered.isdisjoint({"新增课次", "撤销上一次改动", "班级", "教室和班次"})
