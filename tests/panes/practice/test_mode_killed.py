"""A process killed in mid-conversation, in every mode: the same line, with what was typed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from builders import PASSWORD, Workplace, services_at
from practice_fakes import FakeNavigator, Monotonic
from practice_hands import CTRL, focus, open_pane, press, type_in
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.panes.practice.view import PracticeView
from desktop_app.training.practice.modes.names import COUNTING, LADDER

SCRIPT = "script/angry-customer"


@pytest.fixture
def monotonic() -> Monotonic:
    return Monotonic()


@pytest.fixture
def view(qtbot: QtBot, place: Workplace, monotonic: Monotonic) -> Iterator[PracticeView]:
    view = open_pane(place, monotonic, FakeNavigator())
    qtbot.addWidget(view)
    view.resize(1166, 704)
    view.show()
    qtbot.waitExposed(view)
    view.refresh()
    yield view
    view.talk_page.confirm = lambda *_args, **_more: True  # type: ignore[method-assign]
    view.leave()


def _answer_the_first_line(view: PracticeView, mode: str) -> None:
    if mode == "choosing":
        press(Qt.Key.Key_1)
    elif mode != "learning":
        type_in("您尽管说，我听您说完。")
        press(Qt.Key.Key_Return, CTRL)
    if mode not in ("practice", "exam"):
        press(Qt.Key.Key_Return)
        assert view.study_page.guide.texts[0].endswith("第 2 / 4 句")


@pytest.mark.parametrize("mode", LADDER)
def test_a_killed_run_goes_on_at_the_same_line_with_what_was_typed(
    qtbot: QtBot, view: PracticeView, place: Workplace, monotonic: Monotonic, mode: str
) -> None:
    view.open_target(f"start:{SCRIPT}?mode={mode}")
    if mode == "exam":
        QTest.keyClicks(focus(), PASSWORD)
        press(Qt.Key.Key_Return)
    _answer_the_first_line(view, mode)
    typed = "" if mode in ("learning", "choosing") else "换作是我也"
    if typed:
        type_in(typed)
    asked = _line(view)
    (view.talk_page if mode in COUNTING else view.study_page).flush()
    # The process is killed here: nothing more is asked of this window or of its services.
    after = replace(place, services=services_at(place.folder, place.clock))
    again = open_pane(after, monotonic, FakeNavigator())
    qtbot.addWidget(again)
    again.show()
    qtbot.waitExposed(again)
    again.activateWindow()
    again.refresh()
    assert again.list_page.waiting_card.isVisible()
    again.list_page.resume_button.click()
    if mode == "exam":
        assert again.exam_gate.isVisible(), "whoever goes on with an examination says who they are"
        QTest.keyClicks(again.exam_gate.password, PASSWORD)
        QTest.keyClick(again.exam_gate.password, Qt.Key.Key_Return)
    assert _line(again) == asked
    assert _standing_there(again, mode) == typed
    if mode != "exam":  # leaving it would judge it, and so will the window that was killed
        again.leave()
    after.services.store.close()


def _line(view: PracticeView) -> str:
    """What the customer has said last."""
    if view.talk_page.isVisible():
        return view.talk_page.transcript.messages[-1].text
    assert view.study_page.isVisible()
    return view.study_page.cue


def _standing_there(view: PracticeView, mode: str) -> str:
    if mode in COUNTING:
        return view.talk_page.composer.text()
    return "" if mode in ("learning", "choosing") else "".join(view.study_page.texts())
