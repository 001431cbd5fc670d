"""导师笔记: what a trainee finds of what others signed about them."""

from datetime import timedelta
from uuid import UUID

import pytest
from builders import Workplace
from judging import sign_theory
from looking_back import OPINION, observed, practised
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.panes.mentoring import notes
from desktop_app.panes.mentoring.notes_view import NotesView
from desktop_app.system.background import Inline


class Navigator:
    """Remembers where it was led."""

    def __init__(self) -> None:
        self.gone: list[tuple[str, str]] = []

    def go(self, pane: str, target: str = "") -> None:
        self.gone.append((pane, target))

    def notify(self, text: str) -> None:
        raise AssertionError(text)


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


@pytest.fixture
def printed() -> list[UUID]:
    return []


@pytest.fixture
def view(qtbot: QtBot, place: Workplace, navigator: Navigator, printed: list[UUID]) -> NotesView:
    view = notes.build(
        actor=place.trainee,
        mentoring=place.services.mentoring,
        forms=place.services.forms,
        clock=place.clock,
        background=Inline(),
        navigator=navigator,
        print_sheet=printed.append,
    )
    qtbot.addWidget(view)
    view.resize(1166, 704)
    view.show()
    return view


def test_without_a_sheet_it_says_what_will_be_here(view: NotesView) -> None:
    view.refresh()
    assert view.empty.isVisible()
    assert view.heading == ("导师笔记", "导师和主管写给您的")
    assert view.actions() == ()


def test_the_newest_sheet_is_open_to_be_read_only(view: NotesView, place: Workplace) -> None:
    sign_theory(place, place.trainee, 88)
    attempt = practised(place)
    sheet = observed(place, attempt, place.mentor)
    view.refresh()
    assert view.heading[1] == "2 份 · 新的 2 份"
    rows = view.list.rows()
    assert [one.title for one in rows] == ["练习观察意见", "理论考试成绩登记"]
    assert rows[0].tags[0] == ("新", "accent")
    assert view.filler.answers() == OPINION
    assert sheet.number in view.locked.text()
    QTest.keyClicks(view.filler.row("calming").editor, "1")
    assert view.filler.answers()["calming"] == OPINION["calming"]


def test_what_was_looked_at_is_no_longer_new(view: NotesView, place: Workplace) -> None:
    observed(place, practised(place), place.mentor)
    view.refresh()
    place.clock.advance(timedelta(minutes=1))
    view.refresh()
    assert view.heading[1] == "1 份"
    assert all(one.tags[0][0] != "新" for one in view.list.rows())


def test_it_leads_to_the_attempt_and_to_paper(
    view: NotesView, place: Workplace, navigator: Navigator, printed: list[UUID]
) -> None:
    attempt = practised(place)
    sheet = observed(place, attempt, place.mentor)
    view.refresh()
    view.attempt_button.click()
    assert navigator.gone == [("practice", f"attempt:{attempt}")]
    view.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert printed == [sheet.id]


def test_another_sheet_is_shown_by_arrow_and_by_target(view: NotesView, place: Workplace) -> None:
    theory = sign_theory(place, place.trainee, 88)
    observed(place, practised(place), place.mentor)
    view.refresh()
    view.list.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    assert theory.number in view.locked.text()
    assert view.attempt_button not in view.actions()
    other = observed(place, practised(place), place.supervisor)
    view.open_target(f"sheet:{other.id}")
    assert other.number in view.locked.text()
