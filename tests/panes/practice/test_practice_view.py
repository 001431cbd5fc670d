"""The pane itself, driven by keys: from the list to the customer to the debrief and back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from builders import Workplace
from practice_fakes import FakeNavigator, Monotonic
from practice_room import CHAT, GOOD, PHONE, SCRIPT
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.panes.practice import build
from desktop_app.panes.practice.debrief_shown import TurnShown
from desktop_app.panes.practice.turns_card import TurnsCard
from desktop_app.panes.practice.view import PracticeView
from desktop_app.system.background import Inline

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def monotonic() -> Monotonic:
    return Monotonic()


@pytest.fixture
def view(qtbot: QtBot, place: Workplace, monotonic: Monotonic) -> Iterator[PracticeView]:
    view = build(
        actor=place.trainee,
        practice=place.services.practice,
        modes=place.services.modes,
        exams=place.services.exams,
        debriefing=place.services.debriefing,
        examples=place.services.examples,
        forms=place.services.forms,
        save_pdf=lambda _attempt: None,
        clock=place.clock,
        background=Inline(),
        navigator=FakeNavigator(),
        monotonic=monotonic,
    )
    qtbot.addWidget(view)
    view.resize(1166, 704)
    view.show()
    qtbot.waitExposed(view)
    view.refresh()
    yield view
    view.leave()


def _focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(_focus(), key, modifier or Qt.KeyboardModifier.NoModifier)


def _say(view: PracticeView, text: str) -> None:
    view.talk_page.composer.edit.insertPlainText(text)
    _press(Qt.Key.Key_Return, CTRL)


def _talk_to_the_end(view: PracticeView, text: str = GOOD) -> None:
    for _ in range(40):
        if view.talk_page.over.isVisible():
            return
        _say(view, text)
    raise AssertionError("a conversation must end")


def test_a_start_target_leads_to_the_customers_line_with_the_focus_in_the_composer(
    view: PracticeView,
) -> None:
    view.open_target(f"start:{PHONE}")
    assert view.talk_page.isVisible()
    assert len(view.talk_page.transcript.messages) == 1
    assert _focus() is view.talk_page.composer.edit
    assert view.heading[0] == "宣传不符的家长"


def test_the_whole_journey_needs_no_mouse(view: PracticeView, place: Workplace) -> None:
    page = view.list_page
    page.drills.setFocus()
    _press(Qt.Key.Key_F, CTRL)
    assert _focus() is page.filters.search
    page.filters.search.insert("想换个时间上课")
    _press(Qt.Key.Key_Down)
    assert page.drills.current_key() == CHAT
    _press(Qt.Key.Key_6)
    _press(Qt.Key.Key_Return)
    assert view.talk_page.isVisible()
    _talk_to_the_end(view)
    assert view.talk_page.over.texts[1].endswith("已经记下。")
    place.clock.advance(timedelta(hours=1))
    _press(Qt.Key.Key_Return)
    assert view.debrief_page.isVisible()
    assert view.heading[0] == "复盘：想换个时间上课"
    assert len(view.debrief_page.turns.blocks) >= 1
    _press(Qt.Key.Key_N)
    assert view.talk_page.isVisible()
    _press(Qt.Key.Key_Escape)
    assert page.isVisible()
    assert page.waiting_card.isVisible()


def test_r_practises_the_weakest_turn_again(view: PracticeView, place: Workplace) -> None:
    view.open_target(f"start:{PHONE}")
    _talk_to_the_end(view, "您先冷静一下。")
    place.clock.advance(timedelta(hours=1))
    _press(Qt.Key.Key_Return)
    _press(Qt.Key.Key_R)
    assert view.talk_page.isVisible()
    assert len(view.talk_page.transcript.messages) % 2 == 1


def test_enter_while_an_input_method_composes_never_sends(view: PracticeView) -> None:
    view.open_target(f"start:{CHAT}")
    edit = view.talk_page.composer.edit
    edit.insertPlainText("您好，")
    QApplication.sendEvent(edit, QInputMethodEvent("wo zai de", []))
    _press(Qt.Key.Key_Return)
    _press(Qt.Key.Key_Return, CTRL)
    assert len(view.talk_page.transcript.messages) == 1
    chosen = QInputMethodEvent("", [])
    chosen.setCommitString("我在的。")
    QApplication.sendEvent(edit, chosen)
    assert edit.toPlainText() == "您好，我在的。"
    _press(Qt.Key.Key_Return, CTRL)
    assert len(view.talk_page.transcript.messages) == 3


def test_the_first_composition_is_the_first_key(view: PracticeView, monotonic: Monotonic) -> None:
    view.open_target(f"start:{CHAT}")
    monotonic.seconds += 9
    edit = view.talk_page.composer.edit
    QApplication.sendEvent(edit, QInputMethodEvent("n", []))
    monotonic.seconds += 6
    chosen = QInputMethodEvent("", [])
    chosen.setCommitString("您好。")
    QApplication.sendEvent(edit, chosen)
    _press(Qt.Key.Key_Return, CTRL)
    assert view.talk_page.transcript.messages[1].note.startswith("首次响应 9 秒 · 答复用时 15 秒")


def test_what_is_typed_is_kept_when_the_pane_is_left(view: PracticeView, place: Workplace) -> None:
    view.open_target(f"start:{CHAT}")
    QTest.keyClicks(_focus(), "abc")
    assert view.leave()
    practice, actor = place.services.practice, place.trainee
    (waiting,) = practice.unfinished(actor)
    assert practice.resume(actor, waiting.id).draft == "abc"


def test_what_is_typed_is_kept_without_leaving(
    qtbot: QtBot, view: PracticeView, place: Workplace
) -> None:
    view.open_target(f"start:{CHAT}")
    with qtbot.waitSignal(view.talk_page.kept, timeout=2000):
        QTest.keyClicks(_focus(), "abc")
    practice, actor = place.services.practice, place.trainee
    (waiting,) = practice.unfinished(actor)
    assert practice.resume(actor, waiting.id).draft == "abc"


def test_a_pause_takes_the_composer_away_and_enter_gives_it_back(view: PracticeView) -> None:
    view.open_target(f"start:{PHONE}")
    _press(Qt.Key.Key_P, CTRL)
    assert not view.talk_page.composer.isVisible()
    _press(Qt.Key.Key_Return)
    assert _focus() is view.talk_page.composer.edit


def test_a_hint_stands_over_the_reply(view: PracticeView) -> None:
    view.open_target(f"start:{PHONE}")
    assert view.talk_page.composer.hint_button.text() == "要提示（−3 分）"
    _press(Qt.Key.Key_H, CTRL)
    assert view.talk_page.composer.hints


def test_being_hidden_pauses_a_practice_run(view: PracticeView) -> None:
    view.open_target(f"start:{PHONE}")
    view.hide()
    view.show()
    assert view.talk_page.paused.isVisible()


def test_a_filter_without_a_match_offers_to_be_cleared(view: PracticeView) -> None:
    page = view.list_page
    page.filters.search.setText("没有这样的")
    assert page.empty.isVisible()
    assert not page.preview.isVisible()
    page.empty.button.click()
    assert page.drills.isVisible()
    assert page.filters.search.text() == ""


def test_a_reason_leads_to_its_words(view: PracticeView, place: Workplace) -> None:
    view.open_target(f"start:{PHONE}")
    _talk_to_the_end(view, "您先冷静一下，是您没看清楚。")
    place.clock.advance(timedelta(hours=1))
    _press(Qt.Key.Key_Return)
    page = view.debrief_page
    for row in page.criteria.rows:
        row.head.click()
        assert row.reasons.isVisible()
    page.turns.show_evidence(2, *_span(view, 2))
    assert page.turns.blocks[1].reply.flashing >= 0


def _span(view: PracticeView, turn: int) -> tuple[int, int]:
    reply = "您先冷静一下，是您没看清楚。"
    block = view.debrief_page.turns.blocks[turn - 1]
    assert reply in block.reply.accessibleName()
    return reply.index("冷静"), reply.index("冷静") + 2


def test_a_long_conversation_is_built_as_far_as_it_is_looked_at(qtbot: QtBot) -> None:
    turn = TurnShown(1, "第 1 回合", "周女士", "怎么办？" * 20, "我向您道歉。", (), ())
    card = TurnsCard()
    qtbot.addWidget(card)
    card.resize(500, 400)
    card.show()
    card.show_turns([replace(turn, number=number) for number in range(1, 61)], own=True)
    at_once = len(card.blocks)
    assert at_once < 20
    card.show_evidence(40, None, None)
    qtbot.waitUntil(lambda: len(card.blocks) > 40 and 0 <= _top(card, 40) < 20)
    built = len(card.blocks)
    assert built < 60
    _area(card).verticalScrollBar().triggerAction(QScrollBar.SliderAction.SliderToMaximum)
    assert len(card.blocks) > built


def _area(card: TurnsCard) -> QScrollArea:
    area = card.findChild(QScrollArea)
    assert area is not None
    return area


def _top(card: TurnsCard, turn: int) -> int:
    """Where a turn begins, counted from the top of what is seen."""
    area = _area(card)
    return card.blocks[turn - 1].mapTo(area.viewport(), QPoint()).y()


def test_a_point_of_the_curve_leads_to_its_turn(view: PracticeView, place: Workplace) -> None:
    view.open_target(f"start:{PHONE}")
    _talk_to_the_end(view, "您先冷静一下。")
    place.clock.advance(timedelta(hours=1))
    _press(Qt.Key.Key_Return)
    curve = view.debrief_page.curve.curve
    curve.setFocus()
    chosen: list[int] = []
    curve.turn_chosen.connect(chosen.append)
    _press(Qt.Key.Key_Right)
    _press(Qt.Key.Key_Return)
    assert chosen == [1]


def test_a_wording_is_folded_until_it_is_asked_for(view: PracticeView) -> None:
    view.open_target(f"start:{SCRIPT}")
    column = view.talk_page.task
    fold = next(one for one in column.findChildren(QAbstractButton) if one.text() == "看标准话术")
    fold.click()
    assert fold.text() == "收起标准话术"


def test_every_control_has_a_name(view: PracticeView, place: Workplace) -> None:
    view.open_target(f"start:{CHAT}")
    _talk_to_the_end(view)
    place.clock.advance(timedelta(hours=1))
    _press(Qt.Key.Key_Return)
    controls = [
        *view.findChildren(QAbstractButton),
        *view.findChildren(QPlainTextEdit),
        *view.findChildren(QLineEdit),
    ]
    inner = {"qt_spinbox_lineedit"}
    nameless = [
        one
        for one in controls
        if not (one.accessibleName() or getattr(one, "text", str)())
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.objectName() not in inner
    ]
    assert nameless == []
