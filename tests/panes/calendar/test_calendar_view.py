"""The calendar on the screen: keys, clicks, the sheets, and that work reaches the store."""

from collections.abc import Iterator
from datetime import date

import pytest
from builders import Workplace
from calendar_room import open_pane
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.panes.calendar.shown import AGENDA, MONTH, WEEK
from desktop_app.panes.calendar.view import CalendarView
from desktop_app.widgets import theming
from desktop_app.widgets.headings import TextLabel

TODAY = date(2026, 11, 23)


def _open(qtbot: QtBot, place: Workplace, actor: Person) -> CalendarView:
    return open_pane(qtbot, place, actor).days


@pytest.fixture
def view(qtbot: QtBot, place: Workplace) -> CalendarView:
    """The calendar of a trainee whose plan starts today."""
    place.services.curriculum.lay_plan(place.supervisor, place.trainee, "new-hire-90", TODAY)
    return _open(qtbot, place, place.trainee)


@pytest.fixture
def leading(qtbot: QtBot, place: Workplace) -> CalendarView:
    """The calendar of a supervisor."""
    return _open(qtbot, place, place.supervisor)


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    theming.apply(qapp, theming.themes()["dark"], 150)
    yield
    theming.apply(qapp, theming.themes()["light"])


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def _day(view: CalendarView) -> str:
    return view.panel.day_card.title_texts()[0]


def test_the_focus_starts_on_the_month(view: CalendarView) -> None:
    assert _focus() is view.month
    assert _day(view) == "11月23日 周一"


def test_arrows_walk_over_the_end_of_the_month(view: CalendarView) -> None:
    for _ in range(2):
        QTest.keyClick(_focus(), Qt.Key.Key_Down)
    assert view.bar.title.text() == "2026年12月"
    assert _day(view) == "12月7日 周一"
    assert _focus() is view.month


def test_letters_change_the_view_and_come_back_to_today(view: CalendarView) -> None:
    QTest.keyClick(_focus(), Qt.Key.Key_PageDown)
    assert view.bar.title.text() == "2026年12月"
    QTest.keyClick(_focus(), Qt.Key.Key_T)
    assert view.bar.title.text() == "2026年11月"
    for key, mode, focus in (
        (Qt.Key.Key_W, WEEK, view.week),
        (Qt.Key.Key_A, AGENDA, view.agenda.table),
        (Qt.Key.Key_M, MONTH, view.month),
    ):
        QTest.keyClick(_focus(), key)
        assert view.modes[mode].isChecked()
        assert _focus() is focus
    assert _day(view) == "11月23日 周一"


def test_enter_goes_into_the_session_and_esc_back(view: CalendarView) -> None:
    QTest.keyClick(_focus(), Qt.Key.Key_Return)
    assert _focus() is view.panel.session_card.done_button
    QTest.keyClick(_focus(), Qt.Key.Key_Escape)
    assert _focus() is view.month


def test_marking_done_shows_at_once_and_can_be_taken_back(view: CalendarView) -> None:
    card = view.panel.session_card
    card.done_button.click()
    assert card.undone_button.isVisible()
    assert not card.done_button.isVisible()
    assert view.said() == "已标记完成。"
    card.undone_button.click()
    assert card.done_button.isVisible()


def test_space_marks_done_and_again_takes_it_back(view: CalendarView) -> None:
    card = view.panel.session_card
    QTest.keyClick(_focus(), Qt.Key.Key_Return)
    for button in (card.undone_button, card.done_button):
        QTest.keyClick(_focus(), Qt.Key.Key_Space)
        assert _focus() is button


def test_the_reminder_lands_on_the_clipboard(view: CalendarView) -> None:
    view.panel.session_card.reminder_button.click()
    assert QGuiApplication.clipboard().text().startswith("林晓雨，您好。")


def test_tab_passes_the_sessions_of_a_day_before_what_is_done_with_them(
    view: CalendarView,
) -> None:
    items = view.panel.day_card.items
    assert len(items) == 4
    items[0].setFocus()
    seen = []
    for _ in range(4):
        QTest.keyClick(_focus(), Qt.Key.Key_Tab)
        seen.append(_focus())
    assert seen == [*items[1:], view.panel.session_card.open_button]


def test_the_sessions_of_a_day_can_be_chosen_in_the_panel(view: CalendarView) -> None:
    view.panel.day_card.items[2].click()
    assert view.panel.session_card._name.text() == "练习 · 两份真实订单"


def test_in_the_week_up_and_down_pass_from_session_to_session(view: CalendarView) -> None:
    QTest.keyClick(_focus(), Qt.Key.Key_W)
    names = []
    for _ in range(4):
        QTest.keyClick(_focus(), Qt.Key.Key_Down)
        names.append(view.panel.session_card._name.text())
    assert names[:3] == ["岗前 1 · 服务是什么", "练习 · 两份真实订单", "每日总结 1"]
    assert names[3] == "岗前 2 · 课程与产品"
    assert _day(view) == "11月24日 周二"


def test_in_the_week_a_session_stands_at_its_hour_and_opens_by_click(view: CalendarView) -> None:
    QTest.keyClick(_focus(), Qt.Key.Key_W)
    keys = [item.key for item in view.week._days[0].chips]
    first, second = (view.week.area(key) for key in keys[:2])
    assert first.top() < second.top()
    QTest.mouseClick(view.week, Qt.MouseButton.LeftButton, pos=second.center().toPoint())
    assert view.panel.session_card._name.text() == "岗前 1 · 服务是什么"


def test_the_agenda_lists_the_month_and_arrows_choose(view: CalendarView) -> None:
    QTest.keyClick(_focus(), Qt.Key.Key_A)
    assert view.agenda.table.model().rowCount() > 20
    QTest.keyClick(_focus(), Qt.Key.Key_Down)
    assert view.panel.session_card._name.text() == "岗前 1 · 服务是什么"
    QTest.keyClick(_focus(), Qt.Key.Key_PageUp)
    assert view.bar.title.text() == "2026年10月"
    assert view.agenda.empty.isVisible()


def test_a_refresh_keeps_day_session_and_mode(view: CalendarView) -> None:
    QTest.keyClick(_focus(), Qt.Key.Key_W)
    view.panel.day_card.items[1].click()
    view.refresh()
    assert view.modes[WEEK].isChecked()
    assert view.panel.session_card._name.text() == "岗前 1 · 服务是什么"


def test_without_a_plan_the_panel_says_who_lays_it(qtbot: QtBot, place: Workplace) -> None:
    view = _open(qtbot, place, place.trainee)
    assert view.panel.blank_card.isVisible()
    assert not view.panel.blank_button.isVisible()
    assert not view.plan_button.isVisible()
    assert not view.bar.person.isVisible()
    assert not view.legend.isVisible()


def test_a_supervisor_finds_a_trainee_and_lays_a_plan_by_keyboard(
    leading: CalendarView, place: Workplace
) -> None:
    leading.panel.blank_button.click()
    sheet = leading.person_sheet
    assert _focus() is sheet.search
    QTest.keyClicks(sheet.search, "lxy")
    QTest.keyClick(sheet.search, Qt.Key.Key_Return)
    assert not sheet.isVisible()
    assert leading.bar.person.text() == "林晓雨"
    leading.plan_button.click()
    plan = leading.plan_sheet
    assert plan.isVisible()
    assert plan.start.day() == TODAY
    assert plan.lay_button.isEnabled()
    QTest.keyClick(plan.start, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not plan.isVisible()
    assert leading.heading[1] == "机构客服 90 天新人方案 · 林晓雨 · 完成 0 / 67"
    assert place.services.curriculum.page(place.trainee, place.trainee.id, TODAY, TODAY).sessions


def test_another_start_day_is_previewed_before_it_can_be_laid(
    leading: CalendarView, place: Workplace, qtbot: QtBot
) -> None:
    leading.open_target(f"person:{place.trainee.id}")
    leading.plan_button.click()
    plan = leading.plan_sheet
    plan.start.set_day(date(2026, 11, 28))
    assert not plan.lay_button.isEnabled()
    qtbot.waitUntil(plan.lay_button.isEnabled)

    def told() -> set[str]:
        # What a layout was given this moment is shown with the next event.
        return {label.text() for label in plan.findChildren(TextLabel) if label.isVisible()}

    qtbot.waitUntil(lambda: "第一天：2026年11月30日 周一" in told())


def test_a_supervisor_makes_a_day_free_with_a_note(leading: CalendarView) -> None:
    card = leading.panel.day_card
    card.change_link.click()
    assert _focus() is card.note
    card.note.insert("校庆")  # QTest types ASCII only
    QTest.keyClick(card.note, Qt.Key.Key_Return)
    assert card.title_texts()[1] == "自定休息日 · 校庆"
    assert card.drop_button.isVisible()
    assert leading.said() == "11月23日 周一 已设为休息日。"
    leading._toast._on_action()
    assert card.change_link.isVisible()
    assert card.change_link.text() == "设为休息日"


def test_letters_typed_into_a_note_change_no_view(leading: CalendarView) -> None:
    leading.panel.day_card.change_link.click()
    QTest.keyClicks(_focus(), "TWA")
    assert leading.panel.day_card.note.text() == "TWA"
    assert leading.modes[MONTH].isChecked()


def test_an_unsettled_year_is_confirmed_with_one_button(leading: CalendarView) -> None:
    leading.open_target("day:2027-02-06")
    assert leading.notice.isVisible()
    leading.notice.button.click()
    assert not leading.notice.isVisible()


def test_large_text_in_a_small_window_leaves_most_to_the_days(
    large: None,  # noqa: ARG001 - the theme in force
    view: CalendarView,
) -> None:
    view.window().resize(904, 504)
    assert view.panel.width() < view.width() * 0.4
    assert view.month.minimumSizeHint().height() < 504


def test_a_page_that_comes_late_takes_no_focus_from_the_pane_in_front(
    qtbot: QtBot, place: Workplace
) -> None:
    pane = open_pane(qtbot, place, place.trainee)
    host, elsewhere = QWidget(), QLineEdit()
    both = QVBoxLayout(host)
    both.addWidget(elsewhere)
    both.addWidget(pane)
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    pane.days.month.setFocus()
    pane.hide()
    elsewhere.setFocus()
    pane.days.mode_wanted.emit(WEEK)
    focused = _focus()
    pane.setParent(None)  # each is closed by itself
    assert focused is elsewhere
