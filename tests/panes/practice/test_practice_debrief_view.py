"""The debrief in the real pane, by keys and typed text: turns, views, observer, examples."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from looking_back import GOOD, OPINION, PHONE, POOR, practised
from practice_fakes import FakeNavigator, Monotonic
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.records import Person
from desktop_app.panes.practice import build
from desktop_app.panes.practice.view import PracticeView
from desktop_app.system.background import Inline
from desktop_app.widgets.headings import TextLabel

CTRL = Qt.KeyboardModifier.ControlModifier
Opening = Callable[[Person], PracticeView]


@pytest.fixture
def saved() -> list[UUID]:
    return []


@pytest.fixture
def pane(qtbot: QtBot, place: Workplace, saved: list[UUID]) -> Iterator[Opening]:
    views: list[PracticeView] = []

    def opened(actor: Person) -> PracticeView:
        view = build(
            actor=actor,
            practice=place.services.practice,
            modes=place.services.modes,
            exams=place.services.exams,
            debriefing=place.services.debriefing,
            examples=place.services.examples,
            forms=place.services.forms,
            save_pdf=saved.append,
            clock=place.clock,
            background=Inline(),
            navigator=FakeNavigator(),
            monotonic=Monotonic(),
        )
        qtbot.addWidget(view)
        view.resize(1166, 704)
        with qtbot.waitActive(view):
            view.show()
        view.refresh()
        views.append(view)
        return view

    yield opened
    for view in views:
        view.leave()


def _focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(_focus(), key, modifier or Qt.KeyboardModifier.NoModifier)


def _compose(text: str) -> None:
    """Type Chinese as an input method hands it over."""
    QApplication.sendEvent(_focus(), QInputMethodEvent("pin yin", []))
    done = QInputMethodEvent("", [])
    done.setCommitString(text)
    QApplication.sendEvent(_focus(), done)


def _said(view: PracticeView) -> list[str]:
    return [one.text for one in view.talk_page.transcript.messages]


def test_a_turn_is_chosen_by_keys_and_practised_again(pane: Opening, place: Workplace) -> None:
    attempt = practised(place)
    view = pane(place.trainee)
    view.open_target(f"attempt:{attempt}")
    page = view.debrief_page
    _press(Qt.Key.Key_J)
    _press(Qt.Key.Key_Down)
    _press(Qt.Key.Key_J)
    _press(Qt.Key.Key_K)
    assert page.turns.current == 2
    assert [one.current for one in page.turns.blocks[:3]] == [False, True, False]
    assert page.finding.retry_button.text() == "重练第 2 回合"
    _press(Qt.Key.Key_R)
    assert view.talk_page.isVisible()
    assert len(_said(view)) == 3
    assert _said(view)[1] == GOOD[0]
    assert _focus() is view.talk_page.composer.edit
    _compose("您说得对，我现在就查。")
    _press(Qt.Key.Key_Return, CTRL)
    assert _said(view)[3] == "您说得对，我现在就查。"


def test_a_turn_is_chosen_by_mouse_too(qtbot: QtBot, pane: Opening, place: Workplace) -> None:
    attempt = practised(place)
    view = pane(place.trainee)
    view.open_target(f"attempt:{attempt}")
    block = view.debrief_page.turns.blocks[2]
    qtbot.mouseClick(block, Qt.MouseButton.LeftButton)
    assert view.debrief_page.turns.current == 3
    with qtbot.waitSignal(view.debrief_page.retry_requested) as asked:
        block.retry_requested.emit(3)
    assert asked.args == [3]


def test_steps_beyond_either_end_stay_there(pane: Opening, place: Workplace) -> None:
    attempt = practised(place)
    view = pane(place.trainee)
    view.open_target(f"attempt:{attempt}")
    turns = view.debrief_page.turns
    _press(Qt.Key.Key_K)
    assert turns.current == 1
    for _ in range(20):
        _press(Qt.Key.Key_Down)
    assert turns.current == len(turns.blocks)


def test_c_lays_last_and_best_beside_each_turn_and_takes_them_away(
    pane: Opening, place: Workplace
) -> None:
    practised(place)
    practised(place, POOR)
    attempt = practised(place)
    view = pane(place.trainee)
    view.open_target(f"attempt:{attempt}")
    page = view.debrief_page
    first = page.turns.blocks[0]
    assert not first.beside.isVisible()
    _press(Qt.Key.Key_C)
    assert page.turns.chips["last"].isChecked()
    assert first.beside.text() == POOR[0]
    assert page.curve.curve.shows_last
    _press(Qt.Key.Key_C)
    assert page.turns.chips["best"].isChecked()
    assert first.beside.text() == GOOD[0]
    _press(Qt.Key.Key_C)
    assert not first.beside.isVisible()
    assert not page.curve.curve.shows_last


def test_the_three_views_stand_side_by_side_with_what_was_just_typed(
    pane: Opening, place: Workplace
) -> None:
    attempt = practised(place)
    view = pane(place.trainee)
    view.open_target(f"attempt:{attempt}")
    page = view.debrief_page
    page.views.answers[0].setFocus()
    _compose("她要我当场答应退款")
    assert page.turns.current == 0
    page.views.beside_button.setFocus()
    _press(Qt.Key.Key_V)
    assert page.three.isVisible()
    texts = [one.text() for one in _labels(page.three)]
    assert "她要我当场答应退款" in texts
    assert "等待导师 王敏" in texts
    _press(Qt.Key.Key_Escape)
    assert not page.three.isVisible()
    assert page.isVisible()


def _labels(widget: QWidget) -> list[TextLabel]:
    return list(widget.findChildren(TextLabel))


def test_letters_typed_into_the_reflection_are_no_keys(pane: Opening, place: Workplace) -> None:
    attempt = practised(place)
    view = pane(place.trainee)
    view.open_target(f"attempt:{attempt}")
    area = view.debrief_page.views.answers[0]
    area.setFocus()
    QTest.keyClicks(area, "jkrnvco")
    assert area.toPlainText() == "jkrnvco"
    assert view.debrief_page.turns.current == 0


def test_a_mentor_fills_in_the_sheet_by_keys_and_signs(pane: Opening, place: Workplace) -> None:
    attempt = practised(place)
    view = pane(place.mentor)
    view.open_target(f"attempt:{attempt}")
    view.debrief_page.setFocus()
    _press(Qt.Key.Key_O)
    page = view.debrief_page
    assert page.observer.isVisible()
    for step in (Qt.Key.Key_4, Qt.Key.Key_3, Qt.Key.Key_5, Qt.Key.Key_3):
        _press(step)
        _press(Qt.Key.Key_Tab)
    for item in ("strengths", "weaknesses", "advice"):
        assert page.observer.filler.current() == item
        _compose(str(OPINION[item]))
        _press(Qt.Key.Key_Tab)
    page.observer.filler.focus_item("advice")
    _press(Qt.Key.Key_Return, CTRL)
    assert page.signature.isVisible()
    QTest.keyClicks(page.signature.password, PASSWORD)
    _press(Qt.Key.Key_Return)
    assert not page.observer.isVisible()
    (seen,) = place.services.debriefing.observations(place.trainee, attempt)
    assert seen.sheet.answers == OPINION
    trainee = pane(place.trainee)
    trainee.open_target(f"attempt:{attempt}")
    told = [one.text() for one in _labels(trainee.debrief_page.views)]
    assert f"建议：{OPINION['advice']}" in told


def test_esc_puts_the_sheet_away_before_the_debrief(pane: Opening, place: Workplace) -> None:
    attempt = practised(place)
    view = pane(place.mentor)
    view.open_target(f"attempt:{attempt}")
    view.observe_button.click()
    _press(Qt.Key.Key_Escape)
    assert not view.debrief_page.observer.isVisible()
    assert view.debrief_page.isVisible()
    view.debrief_page.setFocus()
    _press(Qt.Key.Key_Escape)
    assert view.list_page.isVisible()


def test_the_observer_opens_the_sums_and_esc_puts_them_away_first(
    pane: Opening, place: Workplace
) -> None:
    view = pane(place.mentor)
    view.open_target(f"attempt:{practised(place)}")
    view.observe_button.click()
    observer = view.debrief_page.observer
    _press(Qt.Key.Key_4)
    QTest.mouseClick(observer.arithmetic_button, Qt.MouseButton.LeftButton)
    assert observer.sums.isVisible()
    assert "总分 = " in observer.sums.text()
    assert "80" in observer.sums.text()
    _press(Qt.Key.Key_Escape)
    assert not observer.sums.isVisible()
    assert observer.isVisible()


def test_a_supervisor_edits_what_is_shared_and_a_trainee_replays_it(
    pane: Opening, place: Workplace
) -> None:
    attempt = practised(place)
    view = pane(place.supervisor)
    view.open_target(f"attempt:{attempt}")
    view.share_button.click()
    sheet = view.debrief_page.share
    assert sheet.replies[0].marked() == ["〔姓名〕", "工号****"]
    _compose("时间说到几点，林晓雨很稳")
    sheet.replies[0].setFocus()
    _press(Qt.Key.Key_Home, CTRL)
    _compose("您好，")
    assert sheet.replies[0].marked() == ["〔姓名〕", "工号****"]
    sheet.comments[0].setFocus()
    _compose("先接住情绪")
    sheet.why.setFocus()
    _press(Qt.Key.Key_Return, CTRL)
    assert not sheet.isVisible()
    assert view.share_button.text() == "看已发的示例"

    trainee = pane(place.trainee)
    trainee.open_target(f"drill:{PHONE}")
    trainee.list_page.preview.examples_button.click()
    replay = trainee.examples_page.replay
    assert _focus() is replay.next_button
    told = [one.text() for one in _labels(replay)]
    assert "时间说到几点，〔姓名〕很稳" in told
    assert replay.shown == 1
    _press(Qt.Key.Key_Space)
    _press(Qt.Key.Key_Return)
    assert replay.shown == 3
    assert "先接住情绪" in [one.text() for one in _labels(replay)]
    for _ in range(40):
        if replay.next_button.text() == "从头再看":
            break
        _press(Qt.Key.Key_Space)
    _press(Qt.Key.Key_Space)
    assert replay.shown == 1
    _press(Qt.Key.Key_Escape)
    assert trainee.list_page.isVisible()


def test_ctrl_g_opens_the_examples_from_the_list(pane: Opening, place: Workplace) -> None:
    view = pane(place.trainee)
    view.list_page.drills.setFocus()
    _press(Qt.Key.Key_G, CTRL)
    assert view.examples_page.empty.isVisible()
    assert not view.examples_page.back_button.isHidden()


def test_ctrl_s_hands_the_debrief_to_the_preview(
    pane: Opening, place: Workplace, saved: list[UUID]
) -> None:
    attempt = practised(place)
    place.clock.advance(timedelta(hours=1))
    view = pane(place.trainee)
    view.open_target(f"attempt:{attempt}")
    _press(Qt.Key.Key_S, CTRL)
    assert saved == [attempt]
