"""The review driven by keys in the real pane: due cards asked, typed answers, the end."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from builders import Workplace
from practice_fakes import FakeNavigator, Monotonic
from practice_room import PHONE
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.errors import FaultKind, StoreFault
from desktop_app.panes.practice import build
from desktop_app.panes.practice.review.door import ReviewDoor
from desktop_app.panes.practice.review.page import ReviewPage
from desktop_app.panes.practice.view import PracticeView
from desktop_app.system.background import Inline
from desktop_app.training.practice.drill import model_reply
from desktop_app.training.practice.kpi import Timing

CTRL = Qt.KeyboardModifier.ControlModifier
POOR = "好的，我知道了，您稍等一下。"


def practise_badly(place: Workplace) -> None:
    """Leave cards that are due the day after, which it is now."""
    practice, actor = place.services.practice, place.trainee
    running = practice.start_by_key(actor, PHONE)
    while not running.conversation.over:
        running = practice.send(actor, running, POOR, Timing(5, 30))
    practice.finish(actor, running, 60)
    place.clock.advance(timedelta(days=1))


def built(place: Workplace, monotonic: Monotonic) -> PracticeView:
    return build(
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
        repetition=place.services.repetition,
    )


@pytest.fixture
def monotonic() -> Monotonic:
    return Monotonic()


@pytest.fixture
def view(qtbot: QtBot, place: Workplace, monotonic: Monotonic) -> Iterator[PracticeView]:
    view = built(place, monotonic)
    qtbot.addWidget(view)
    view.resize(1166, 704)
    view.show()
    qtbot.waitExposed(view)
    view.refresh()
    yield view
    view.leave()


def page(view: PracticeView) -> ReviewPage:
    found = view.findChild(ReviewPage)
    assert found is not None
    return found


def door(view: PracticeView) -> ReviewDoor:
    found = view.findChild(ReviewDoor)
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    QTest.keyClick(focus, key, modifier)


def say(view: PracticeView, text: str) -> None:
    page(view).composer.edit.insertPlainText(text)
    press(Qt.Key.Key_Return, CTRL)


def well(place: Workplace) -> str:
    """Return a model reply to what is asked now."""
    asked = place.services.repetition.next(place.trainee)
    assert asked is not None
    return model_reply(asked.drill, asked.turn.id)


def test_without_cards_there_is_no_door_and_the_page_says_what_belongs_there(
    view: PracticeView,
) -> None:
    assert not door(view).isVisible()
    view.open_target("review")
    assert page(view).end.isVisible()
    press(Qt.Key.Key_Return)
    assert view.list_page.isVisible()


def test_the_whole_review_needs_no_mouse(
    view: PracticeView, place: Workplace, monotonic: Monotonic
) -> None:
    practise_badly(place)
    view.refresh()
    waiting = place.services.repetition.waiting(place.trainee).count
    assert door(view).title == f"今天的复习 · {waiting} 张 · 约 {-(-waiting * 45 // 60)} 分钟"
    door(view).button.setFocus()
    press(Qt.Key.Key_Return)
    review = page(view)
    assert QApplication.focusWidget() is review.composer.edit
    for _ in range(waiting):
        monotonic.seconds += 40
        say(view, well(place))
        assert review.foot.isVisible()
        assert review.foot.texts[0].startswith("下次 11月")
        assert review.foot.texts[1].endswith("。")
        press(Qt.Key.Key_Return)
    assert review.end.isVisible()
    assert place.services.repetition.waiting(place.trainee).count == 0
    press(Qt.Key.Key_Return)
    assert view.list_page.isVisible()
    assert not door(view).isVisible()


def test_an_answer_shows_its_evidence(view: PracticeView, place: Workplace) -> None:
    practise_badly(place)
    view.open_target("review")
    reply = well(place)
    say(view, reply)
    shown = page(view).card.reply
    assert shown is not None
    assert shown.accessibleName() == reply
    assert shown.accessibleDescription()


def test_enter_while_an_input_method_composes_never_answers(
    view: PracticeView, place: Workplace
) -> None:
    practise_badly(place)
    view.open_target("review")
    edit = page(view).composer.edit
    QApplication.sendEvent(edit, QInputMethodEvent("bao qian", []))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, CTRL)
    assert page(view).composer.isVisible()
    chosen = QInputMethodEvent("", [])
    chosen.setCommitString("非常抱歉。")
    QApplication.sendEvent(edit, chosen)
    press(Qt.Key.Key_Return, CTRL)
    assert page(view).foot.isVisible()


def test_nothing_coming_to_mind_shows_the_reference(
    qtbot: QtBot, view: PracticeView, place: Workplace
) -> None:
    practise_badly(place)
    view.open_target("review")
    with qtbot.waitSignal(page(view).gave_up):
        page(view).composer.hint_button.click()
    assert page(view).foot.isVisible()
    assert QApplication.focusWidget() is page(view).foot.button
    assert "没说到" in page(view).foot.texts[1]


def test_esc_leaves_and_what_was_typed_is_there_again(
    view: PracticeView, place: Workplace, qtbot: QtBot, monotonic: Monotonic
) -> None:
    practise_badly(place)
    view.open_target("review")
    QTest.keyClicks(page(view).composer.edit, "abc")
    press(Qt.Key.Key_Escape)
    assert view.list_page.isVisible()
    view.open_target("review")
    assert page(view).composer.text() == "abc"
    # The same after the program was closed: another pane over the same file.
    again = built(place, monotonic)
    qtbot.addWidget(again)
    again.open_target("review")
    assert page(again).composer.text() == "abc"


def test_time_stands_still_while_one_is_elsewhere(
    view: PracticeView, place: Workplace, monotonic: Monotonic
) -> None:
    practise_badly(place)
    view.open_target("review")
    monotonic.seconds += 5
    press(Qt.Key.Key_Escape)
    monotonic.seconds += 1000
    view.open_target("review")
    monotonic.seconds += 20
    page(view).ticked.emit()
    assert page(view).side.stopwatch.shown[0] == "00:25"


def test_an_answer_that_cannot_be_recorded_stays_and_is_told(
    view: PracticeView, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    practise_badly(place)
    view.open_target("review")

    def full(*_args: object) -> None:
        raise StoreFault(FaultKind.DISK_FULL, "peilian.db")

    monkeypatch.setattr(place.services.repetition, "answer", full)
    say(view, "非常抱歉。")
    assert page(view).composer.text() == "非常抱歉。"
    assert page(view).composer.notice
    monkeypatch.undo()
    press(Qt.Key.Key_Return, CTRL)
    assert page(view).foot.isVisible()


def test_another_drill_puts_the_card_aside(view: PracticeView, place: Workplace) -> None:
    practise_badly(place)
    view.open_target("review")
    QTest.keyClicks(page(view).composer.edit, "abc")
    view.open_target(f"start:{PHONE}")
    assert view.talk_page.isVisible()
    view.open_target("review")
    assert page(view).isVisible()
    assert page(view).composer.text() == "abc"


def test_every_control_of_the_review_has_a_name(view: PracticeView, place: Workplace) -> None:
    practise_badly(place)
    view.open_target("review")
    say(view, POOR)
    nameless = [
        one for one in page(view).findChildren(QAbstractButton)
        if one.isVisible() and not (one.accessibleName() or one.text())
    ]  # fmt: skip
    assert nameless == []
