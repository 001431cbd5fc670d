"""Matching and profiles on the screen: by keyboard, in both sizes, with long names, empty."""

from datetime import date

import pytest
from builders import Workplace
from matching_room import to_be_paired
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shadow_room import Went

from desktop_app.panes.mentoring import matching, profiles
from desktop_app.panes.mentoring.matching.shown import PairRow
from desktop_app.panes.mentoring.matching.view import MatchingView
from desktop_app.panes.mentoring.profiles.view import ProfilesView
from desktop_app.system.background import Inline
from desktop_app.widgets import theming
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.table import Table


def _shown(qtbot: QtBot, view: PaneView) -> None:
    qtbot.addWidget(view)
    view.resize(1118, 600)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.refresh()
    view.setFocus()


@pytest.fixture
def paired(place: Workplace) -> Workplace:
    """Two people wait for a mentor."""
    to_be_paired(place)
    return place


@pytest.fixture
def view(paired: Workplace, qtbot: QtBot) -> MatchingView:
    place = paired
    view = matching.build(place.supervisor, place.services.matching, place.clock, Inline(), Went())
    _shown(qtbot, view)
    return view


@pytest.fixture
def people(paired: Workplace, qtbot: QtBot) -> ProfilesView:
    place = paired
    view = profiles.build(place.supervisor, place.services.matching, place.clock, Inline(), Went())
    _shown(qtbot, view)
    return view


def _mentor(place: Workplace, name: str) -> str:
    return next(one.mentor for one in place.services.people.names() if one.name == name)


def test_a_pair_is_made_by_keyboard_alone(view: MatchingView, place: Workplace) -> None:
    assert view.trainees.hasFocus()
    QTest.keyClick(view.trainees, Qt.Key.Key_Down)
    QTest.keyClick(view.trainees, Qt.Key.Key_Tab)
    assert view.choices.hasFocus()
    QTest.keyClick(view.choices, Qt.Key.Key_Return)
    assert _mentor(place, "唐乐") == "王敏"
    assert view.actions() == (view.history_button, view.undo_button, view.all_button)


def test_the_reason_is_asked_for_where_it_is_needed(view: MatchingView, place: Workplace) -> None:
    assert view.reason_field.isHidden()
    view.choices.setFocus()
    QTest.keyClick(view.choices, Qt.Key.Key_Down)
    assert view.reason_field.isVisible()
    QTest.keyClick(view.choices, Qt.Key.Key_Return)
    assert view.reason.hasFocus()
    assert view.reason_field.problem()
    QTest.keyClicks(view.reason, "night shift")
    QTest.keyClick(view.reason, Qt.Key.Key_Return)
    assert _mentor(place, "许平") == "周航"


def test_the_history_opens_at_the_side_and_esc_closes_it(view: MatchingView) -> None:
    view.history_button.click()
    assert view.history is not None
    assert view.history.isVisible()
    QTest.keyClick(view.history.close_button, Qt.Key.Key_Escape)
    assert view.history.isHidden()


def test_a_profile_is_kept_when_a_field_is_left(people: ProfilesView, place: Workplace) -> None:
    key = people.people.current_key()
    people.temperament.setFocus()
    QTest.keyClick(people.temperament, Qt.Key.Key_1)
    people.strengths.setFocus()
    people.strengths.setText("群聊、回访")
    people.satisfaction.setFocus()
    QTest.keyClick(people.satisfaction, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(people.satisfaction, "91.5")
    people.search.setFocus()
    with place.services.store.reading() as tx:
        kept = {str(k): one for k, one in tx.mentoring.profiles().items()}[key]
    assert (kept.temperament, kept.strengths) == ("introvert", ["群聊", "回访"])
    assert kept.satisfaction == 91.5
    assert people.people.current_key() == key


def test_the_day_of_joining_is_kept_when_it_is_left(people: ProfilesView, place: Workplace) -> None:
    key = people.people.current_key()
    people.joined.setFocus()
    people.joined.set_day(date(2024, 3, 1))
    people.search.setFocus()
    joined = {str(one.id): one.joined_on for one in place.services.people.names()}
    assert joined[key] == date(2024, 3, 1)


def test_a_wrong_figure_is_told_and_not_kept(people: ProfilesView, place: Workplace) -> None:
    people.satisfaction.setFocus()
    QTest.keyClicks(people.satisfaction, "999")
    people.search.setFocus()
    with place.services.store.reading() as tx:
        assert max(one.satisfaction or 0 for one in tx.mentoring.profiles().values()) == 96.0
    QTest.keyClicks(people.search, "zzz")
    assert people.people.model().rowCount() == 0


@pytest.mark.parametrize("percent", [100, 125])
def test_every_control_has_a_name_a_target_and_room(
    view: MatchingView, people: ProfilesView, qapp: QApplication, percent: int
) -> None:
    theming.apply(qapp, theming.themes()["dark"], percent)
    try:
        view.show_trainees([PairRow("x", "龘" * 40, "没有导师", (("待配对", "warn"),))])
        QApplication.processEvents()
        for pane in (view, people):
            assert pane.minimumSizeHint().width() <= 904, "fits the narrowest window"
            for one in pane.findChildren(QWidget):
                inner = isinstance(one.parent(), QAbstractSpinBox)  # a part of its control
                if (
                    one.isVisible()
                    and not inner
                    and isinstance(one, QPushButton | QLineEdit | Table)
                ):
                    assert one.accessibleName() or one.property("text"), one
                    assert one.height() >= 32
    finally:
        theming.apply(qapp, theming.themes()["light"])


def test_an_empty_organisation_says_what_belongs_here(qtbot: QtBot) -> None:
    view = MatchingView()
    _shown(qtbot, view)
    view.show_trainees(())
    shown = [one.text() for one in view.findChildren(QLabel) if one.isVisible()]
    assert "还没有学员" in shown
