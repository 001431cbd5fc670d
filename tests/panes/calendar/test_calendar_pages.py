"""Pages over the days: opened by target, closed again, and never against what they hold back."""

from builders import Workplace
from pytestqt.qtbot import QtBot

from desktop_app.panes.calendar.pages import CalendarPane, SubPage
from desktop_app.panes.calendar.view import CalendarView


class Told(SubPage):
    """A page that keeps what it was asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.busy = False
        self.freshened = 0
        self.target_requested.connect(self.opened.append)
        self.refresh_requested.connect(self._count)
        self.set_heading("跟听", "11月23日 周一")

    def _count(self) -> None:
        self.freshened += 1

    def leave(self) -> bool:
        return not self.busy


def _pane(qtbot: QtBot) -> tuple[CalendarPane, list[Told]]:
    built: list[Told] = []

    def build() -> SubPage:
        built.append(Told())
        return built[-1]

    pane = CalendarPane(CalendarView, {"session": build})
    qtbot.addWidget(pane)
    pane.days.set_heading("课程日历", "")
    return pane, built


def test_a_page_is_built_when_it_is_first_opened(qtbot: QtBot) -> None:
    pane, built = _pane(qtbot)
    assert not built
    pane.open_session("a")
    pane.close_page()
    pane.open_target("session:b")
    assert len(built) == 1
    assert built[0].opened == ["a", "b"]
    assert pane.page is built[0]


def test_heading_and_keys_are_those_of_the_page(qtbot: QtBot) -> None:
    pane, built = _pane(qtbot)
    pane.open_session("a")
    assert pane.heading == ("跟听", "11月23日 周一")
    built[0].closed.emit()
    assert pane.heading == ("课程日历", "")
    assert pane.keys == pane.days.keys


def test_a_page_that_holds_something_back_is_not_left(qtbot: QtBot) -> None:
    pane, built = _pane(qtbot)
    pane.open_session("a")
    built[0].busy = True
    pane.close_page()
    pane.open_target("day:2026-11-24")
    assert pane.page is built[0]
    assert not pane.leave()


def test_what_is_not_shown_is_refreshed_when_it_is_shown_again(qtbot: QtBot) -> None:
    pane, built = _pane(qtbot)
    asked: list[str] = []
    pane.days.refresh_requested.connect(lambda: asked.append("days"))
    pane.open_session("a")
    pane.refresh()
    assert (built[0].freshened, asked) == (1, [])
    pane.close_page()
    assert asked == ["days"]


def test_other_targets_are_for_the_days(qtbot: QtBot, place: Workplace) -> None:
    pane, _built = _pane(qtbot)
    asked: list[str] = []
    pane.days.target_requested.connect(asked.append)
    pane.open_session("a")
    pane.open_target(f"person:{place.trainee.id}")
    assert asked == [f"person:{place.trainee.id}"]
    assert pane.page is pane.days
