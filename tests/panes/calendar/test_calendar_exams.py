"""Exams beside the days of the calendar, and the way from there to them."""

from datetime import timedelta

from calendar_room import Notes, open_pane
from exam_room import OPEN, ExamRoom
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

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
