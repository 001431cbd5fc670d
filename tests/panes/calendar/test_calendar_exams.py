"""Exams beside the days of the calendar, and the way from there to them."""

from datetime import timedelta

from calendar_room import Notes, open_pane
from exam_room import OPEN, ExamRoom
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.panes.calendar.shown import AGENDA, EXAM, MONTH
from desktop_app.panes.calendar.view import CalendarView


class Led(Notes):
    """A navigator that goes nowhere and says where it was sent."""

    def __init__(self) -> None:
        super().__init__()
        self.there: list[tuple[str, str]] = []

    def go(self, pane: str, target: str = "") -> None:
        self.there.append((pane, target))


def test_an_exam_stands_beside_its_day_and_leads_to_the_pane_of_exams(
    qtbot: QtBot, exam_room: ExamRoom
) -> None:
    place = exam_room.place
    opens = place.clock.now() + timedelta(days=1)
    exam = exam_room.announce(
        title="季度测验", opens_at=opens, closes_at=opens + timedelta(hours=2)
    )
    led = Led()
    pane = open_pane(qtbot, place, place.trainee, navigator=led)
    view = pane.findChild(CalendarView)
    assert view is not None
    day = place.clock.local(opens).date()
    view.day_wanted.emit(day)
    (button,) = view.panel.day_card.exams
    assert "考试 · 季度测验" in button.accessibleName()
    button.click()
    own = exam_room.paper_of(exam, place.trainee)
    assert led.there == [("exams", f"mine:{own}")]


def test_the_panel_is_as_wide_with_its_scroll_bar_as_without(
    qtbot: QtBot, exam_room: ExamRoom
) -> None:
    place = exam_room.place
    opens = place.clock.now() + timedelta(hours=1)
    exam_room.announce(title="很长的名称" * 12, opens_at=opens, closes_at=opens + OPEN)
    panel = open_pane(qtbot, place, place.trainee).days.panel
    content = panel.widget()
    assert content is not None
    widths = set()
    for height in (180, 700):
        panel.setFixedHeight(height)
        QApplication.processEvents()
        widths.add((content.width(), content.height() > height))
    assert len({width for width, _ in widths}) == 1
    assert panel.day_card.exams[0].width() < content.width()


def test_the_list_has_exams_among_the_sessions_and_enter_leads_to_one(
    qtbot: QtBot, exam_room: ExamRoom
) -> None:
    place = exam_room.place
    place.services.curriculum.lay_plan(
        place.supervisor, place.trainee, "induction-5", place.clock.today()
    )
    opens = place.clock.now() + timedelta(minutes=90)
    exam = exam_room.announce(
        title="季度测验", opens_at=opens, closes_at=opens + timedelta(days=3), on_paper=True
    )
    led = Led()
    view = open_pane(qtbot, place, place.trainee, navigator=led).days
    view.modes[AGENDA].click()
    table = view.agenda.table
    rows = [[str(table.model().index(n, c).data()) for c in range(6)] for n in range(99)]
    told = [row[1:] for row in rows if "季度测验" in row[2]]
    at = f"{place.clock.local(opens):%H:%M}"
    assert told == [
        [f"{at} 起", "考试 · 季度测验", "考试", "考场（纸笔）", ""],
        [f"{at} 止", "考试截止 · 季度测验", "考试", "考场（纸笔）", ""],
    ]
    row = next(n for n, one in enumerate(rows) if "考试 · 季度测验" in one[2])
    assert rows[row - 1][0] == rows[row][0]
    assert rows[row - 1][1] <= rows[row][1]
    table.setFocus()
    table.setCurrentIndex(table.model().index(row - 1, 0))
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert view.chosen[1].startswith(EXAM)
    assert table.currentIndex().row() == row
    assert not view.panel.session_card.isVisibleTo(view)
    (button,) = view.panel.day_card.exams
    assert "季度测验" in button.accessibleName()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert led.there == [("exams", f"mine:{exam_room.paper_of(exam, place.trainee)}")]
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == row + 1
    view.modes[MONTH].click()
    assert not view.chosen[1].startswith(EXAM)


def test_an_exam_that_one_may_not_look_at_is_in_the_list_and_leads_nowhere(
    qtbot: QtBot, exam_room: ExamRoom
) -> None:
    place = exam_room.place
    exam_room.announce(title="季度测验", people=(place.trainee.id,))
    led = Led()
    view = open_pane(qtbot, place, place.mentor, navigator=led).days
    view.whose_wanted.emit(f"person:{place.trainee.id}")
    view.modes[AGENDA].click()
    table = view.agenda.table
    assert "考试 · 季度测验" in str(table.model().index(0, 2).data())
    assert view.chosen[1].startswith(EXAM)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert led.there == []
