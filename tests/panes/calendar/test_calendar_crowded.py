"""Days with more sessions than there is room for: all of them can be reached, none gets lost."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from builders import Workplace
from calendar_room import open_pane
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.ids import new_id
from db.records import Plan, SessionOnDay
from desktop_app.panes.calendar.shown import Line, Weeks
from desktop_app.panes.calendar.view import CalendarView
from desktop_app.training.curriculum.program import Program
from desktop_app.training.curriculum.showing.whose import Scope, Whose

TODAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
MANY = 60


@pytest.fixture
def view(qtbot: QtBot, place: Workplace) -> CalendarView:
    """The supervisor looks at everybody: today and tomorrow hold 60 sessions each."""
    _crowd(place)
    return open_pane(qtbot, place, place.supervisor).days


def _crowd(place: Workplace) -> None:
    services = place.services
    version = services.library.one("program", "new-hire-90", Program)
    plan = Plan(new_id(), place.trainee.id, version.version_id, "方案", TODAY, services.clock.now())
    stage = version.item.stages[0]
    with services.store.writing() as tx:
        tx.plans.add(
            plan,
            [
                SessionOnDay(
                    new_id(), plan.id, place.trainee.id, f"s{day}-{n}", stage.id, stage.tone,
                    f"第 {n} 节", "shadow", day, 540 + n, 60, "电话组", "mentor",
                    {"aim": "", "materials": [], "after": [], "gate": "none"},
                )
                for day in (TODAY, TUESDAY)
                for n in range(MANY)
            ],
        )  # fmt: skip


def _title(view: CalendarView) -> str:
    return view.panel.session_card._name.text()


def test_what_is_added_to_a_full_day_is_chosen_and_seen(
    qtbot: QtBot, place: Workplace, view: CalendarView
) -> None:
    view.panel.day_card.add_button.click()
    sheet = view.new_sheet
    QTest.keyClicks(sheet.name, "Extra")
    sheet.taker.setCurrentIndex(sheet.taker.findData(Whose(Scope.PERSON, place.trainee.id).key))
    qtbot.waitUntil(sheet.add_button.isEnabled)
    sheet.add_button.click()
    key = view.chosen[1]
    assert view.chosen[0] == TODAY
    assert _title(view) == "Extra"
    checked = [one for one in view.panel.day_card.items if one.isChecked()]
    assert [one.accessibleName() for one in checked] == ["14:00 林晓雨 · Extra"]
    chip = view.month._seen(view.month.cell(28), view.month._days[28])[-1]
    assert (view.month._days[28].day, chip.key) == (TODAY, key)
    assert view.month.spot_at(view.month.chip_area(28, 1).center()) is not None


def test_the_panel_leads_to_all_of_a_day(view: CalendarView) -> None:
    card = view.panel.day_card
    assert len(card.items) == 8
    assert card.all_link.text() == "在日程里看全部 60 项"
    view.day_wanted.emit(TUESDAY)
    card.all_link.click()
    assert view.modes["agenda"].isChecked()
    assert view.chosen[0] == TUESDAY
    assert view.agenda.table.model().rowCount() == 40 + 1 + MANY  # the other day is only counted
    view.day_wanted.emit(TODAY)
    card.all_link.click()
    assert view.agenda.table.model().rowCount() == 2 * MANY


def test_the_list_reads_the_rest_of_a_day_as_one_comes_to_it(view: CalendarView) -> None:
    view.mode_wanted.emit("agenda")
    table = view.agenda.table
    count = table.model().rowCount()
    assert count == 2 * (40 + 1)
    assert table.model().index(count - 1, 2).data() == "还有 20 项"
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert table.model().rowCount() == 40 + 1 + MANY
    assert view.chosen[0] == TUESDAY
    assert _title(view) == "第 40 节"  # the first that had not been read
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert _title(view) == "第 39 节"
    assert table.model().rowCount() == 40 + 1 + MANY  # and what was looked through stays


def test_in_the_week_a_strip_counts_what_found_no_room_and_lists_it(view: CalendarView) -> None:
    view.mode_wanted.emit("week")
    week = view.week
    (column, rest), *_others = week._rests
    assert column == 0
    assert len(rest.items) + sum(day == 0 for day, _placed in week._places.values()) == 40
    assert week._days[0].more == MANY - 40  # counted in the head of the day
    assert "第 1 节" in week.tip_at(week.rest_area(0).center())
    QTest.mouseClick(week, Qt.MouseButton.LeftButton, pos=week.rest_area(0).center().toPoint())
    assert view.modes["agenda"].isChecked()
    assert view.chosen == (TODAY, rest.items[0].key)


def test_in_the_week_the_keys_show_what_has_no_room(view: CalendarView) -> None:
    view.mode_wanted.emit("week")
    week = view.week
    hidden = next(rest for _column, rest in week._rests).items[0]
    week.setFocus()
    while view.chosen[1] != hidden.key:
        QTest.keyClick(week, Qt.Key.Key_Down)
    assert hidden.key in week._places
    QTest.keyClick(week, Qt.Key.Key_Space)
    assert week.carried is not None


def test_only_who_plans_can_add(qtbot: QtBot, place: Workplace) -> None:
    _crowd(place)
    days = open_pane(qtbot, place, place.trainee).days
    assert days.panel.day_card.add_button.isHidden()


def test_the_list_begins_with_the_chosen_day(view: CalendarView) -> None:
    view.day_wanted.emit(TUESDAY)
    view.mode_wanted.emit("agenda")
    table = view.agenda.table
    assert table.rowAt(1) == table.currentIndex().row() == 40 + 1
    assert table.model().index(0, 0).data() == "11月23日 今天"


def _lines(people: int) -> Weeks:
    heading = Line("", "十一月班", "", (), heading=True)
    lines = [Line(str(n), f"学员 {n}", "50%", ()) for n in range(people)]
    return Weeks(TODAY - timedelta(days=14), 13, TODAY, (heading, *lines))


def test_a_class_of_thirty_fits_the_overview(view: CalendarView) -> None:
    view.mode_wanted.emit("overview")
    assert view.notice.isHidden()
    view.overview.show_weeks(_lines(30))
    assert view.overview.verticalScrollBar().maximum() == 0


def test_scrolling_the_overview_leaves_nothing_of_before(view: CalendarView) -> None:
    view.mode_wanted.emit("overview")
    overview, screen = view.overview, view.screen()
    overview.show_weeks(_lines(200))
    overview.setFocus()

    def on_screen() -> QImage:
        QApplication.processEvents()
        return screen.grabWindow(view.window().winId()).toImage()

    seen = [on_screen()]
    for value in (7, 40, 41, 300, 12):
        overview.verticalScrollBar().setValue(value)
        moved = on_screen()
        overview.viewport().update()
        assert moved == on_screen()
        seen.append(moved)
    assert all(before != after for before, after in pairwise(seen))
