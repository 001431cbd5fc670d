"""Every mode from the list to its result, typed as people type: with keys and an input method."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from practice_fakes import FakeNavigator, Monotonic
from practice_hands import CTRL, focus, open_pane, press, type_in
from practice_room import CHAT, GOOD
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.panes.practice.modes.study_page import StudyPage
from desktop_app.panes.practice.view import PracticeView

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


def _choose_in_list(view: PracticeView, key: str, mode: Qt.Key) -> None:
    view.open_target(f"drill:{key}")
    view.list_page.drills.setFocus()
    press(mode)
    press(Qt.Key.Key_Return)


def _result(view: PracticeView) -> str:
    assert view.result_page.isVisible()
    return view.result_page.next_button.text()


def _done(place: Workplace) -> list[tuple[str, float | None, bool]]:
    recent = place.services.practice.recent(place.trainee, place.trainee.id)
    return [(one.mode, one.total, one.passed) for one in recent]


def test_learning_is_read_with_enter_and_leads_to_choosing(
    view: PracticeView, place: Workplace
) -> None:
    view.open_target(f"drill:{SCRIPT}")
    view.list_page.drills.setFocus()
    assert view.list_page.preview.start_button.text() == "开始学习"
    press(Qt.Key.Key_Return)
    page = view.study_page
    assert page.learning.isVisible()
    assert page.guide.texts[0] == "第 1 / 4 句"
    for _ in range(4):
        press(Qt.Key.Key_Return)
    assert _result(view) == "下一步：选择"
    assert _done(place) == [("learning", None, True)]
    press(Qt.Key.Key_Return)
    assert page.choosing.isVisible()


def test_choosing_takes_a_number_tells_why_and_goes_on_with_enter(
    view: PracticeView, place: Workplace
) -> None:
    _choose_in_list(view, SCRIPT, Qt.Key.Key_2)
    page = view.study_page
    for _ in range(4):
        assert page.choosing.isVisible()
        press(Qt.Key.Key_3)
        press(Qt.Key.Key_1)  # what is picked is picked
        assert all(not one.button.isEnabled() for one in page.choosing.options)
        assert any("您选的" in one.button.accessibleDescription() for one in page.choosing.options)
        press(Qt.Key.Key_Return)
    assert _result(view)
    assert [mode for mode, _total, _passed in _done(place)] == ["choosing"]


def test_a_cloze_is_filled_with_tab_and_checked_with_ctrl_enter(
    qtbot: QtBot, view: PracticeView, place: Workplace
) -> None:
    _choose_in_list(view, SCRIPT, Qt.Key.Key_3)
    page = view.study_page
    assert focus() is page.cloze.blanks[0]
    type_in("我听您说完")
    assert page.cloze.texts() == ("我听您说完",)
    press(Qt.Key.Key_Tab)
    assert focus() is page.foot.button
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focus() is page.cloze.blanks[0]
    press(Qt.Key.Key_Return, CTRL)
    assert page.verdict.accessibleName() == "这一句 100 分"
    press(Qt.Key.Key_Return)
    for line in range(1, 12):
        assert page.guide.texts[0] == f"第 {line // 4 + 1} / 3 轮 · 第 {line % 4 + 1} / 4 句"
        qtbot.waitUntil(lambda: all(one.isVisible() for one in page.cloze.blanks))
        for number, blank in enumerate(page.cloze.blanks):
            assert focus() is blank
            type_in(f"词{number}")
            press(Qt.Key.Key_Tab)
        page.cloze.blanks[-1].setFocus()
        press(Qt.Key.Key_Return)  # every gap is filled: Enter in the last one hands in
        press(Qt.Key.Key_Return)
    assert _result(view) == "再来一遍填空"
    ((mode, total, passed),) = _done(place)
    assert (mode, passed) == ("cloze", False)
    assert total is not None
    assert 0 < total < 50


def test_a_recital_is_written_and_compared(view: PracticeView, place: Workplace) -> None:
    _choose_in_list(view, SCRIPT, Qt.Key.Key_4)
    page = view.study_page
    studied = place.services.modes.resume(place.trainee, _waiting(place))
    for moment in studied.run.moments:
        assert focus() is page.composer.edit
        type_in(moment.wording)
        press(Qt.Key.Key_Return, CTRL)
        assert page.verdict.accessibleName() == "这一句 100 分"
        press(Qt.Key.Key_Return)
    assert _result(view) == "下一步：快答"
    assert _done(place) == [("recital", 100, True)]


def test_a_quick_answer_is_taken_when_its_time_runs_out(
    view: PracticeView, place: Workplace, monotonic: Monotonic
) -> None:
    _choose_in_list(view, SCRIPT, Qt.Key.Key_5)
    page = view.study_page
    assert page.guide.stopwatch.shown == ("00:20", "限 20 秒")
    type_in("您尽管说，我听您说完")
    monotonic.seconds += 17
    page.ticked.emit()
    assert page.guide.stopwatch.shown == ("00:03", "限 20 秒")
    assert not page.verdict.isVisible()
    monotonic.seconds += 4
    page.ticked.emit()
    assert page.verdict.accessibleName() == "这句没答上"
    stored = place.services.modes.resume(place.trainee, _waiting(place)).run.done[0].answer
    assert (stored.given, stored.late) == (("您尽管说，我听您说完",), True)


def test_a_miss_in_a_quick_round_repeats_it(
    view: PracticeView, place: Workplace, monotonic: Monotonic
) -> None:
    _choose_in_list(view, SCRIPT, Qt.Key.Key_5)
    page = view.study_page
    moments = place.services.modes.resume(place.trainee, _waiting(place)).run.moments
    for number, moment in enumerate(moments):
        monotonic.seconds += 8
        type_in("嗯" if number == 0 else moment.wording)
        press(Qt.Key.Key_Return, CTRL)
        press(Qt.Key.Key_Return)
    assert page.guide.texts[0] == "第 1 / 4 句 · 这一轮第 2 遍"
    for moment in moments:
        type_in(moment.wording)
        press(Qt.Key.Key_Return, CTRL)
        press(Qt.Key.Key_Return)
    assert _result(view) == "下一步：对练"
    assert _done(place) == [("quick", 92.5, True)]
    press(Qt.Key.Key_Return)
    assert view.talk_page.isVisible()


def test_free_practice_is_a_number_away(view: PracticeView, place: Workplace) -> None:
    _choose_in_list(view, CHAT, Qt.Key.Key_6)
    for _ in range(40):
        if view.talk_page.over.isVisible():
            break
        type_in(GOOD)
        press(Qt.Key.Key_Return, CTRL)
    assert [mode for mode, _total, _passed in _done(place)] == ["practice"]


def test_an_examination_asks_who_sits_there_and_is_judged_when_left(
    view: PracticeView, place: Workplace
) -> None:
    _choose_in_list(view, CHAT, Qt.Key.Key_7)
    gate = view.exam_gate
    assert gate.isVisible()
    assert not gate.release_fields[0].isVisible()
    QTest.keyClicks(focus(), "wrong one")
    press(Qt.Key.Key_Return)
    assert "密码不对" in gate.field.problem()
    gate.password.clear()
    QTest.keyClicks(focus(), PASSWORD)
    press(Qt.Key.Key_Return)
    assert view.talk_page.isVisible()
    assert not gate.isVisible()
    assert not view.talk_page.customer.mood.isVisible()
    type_in(GOOD)
    press(Qt.Key.Key_Return, CTRL)
    view.talk_page.confirm = lambda *_args, **_more: True  # type: ignore[method-assign]
    press(Qt.Key.Key_Escape)
    assert view.list_page.isVisible()
    assert [mode for mode, _total, _passed in _done(place)] == ["exam"]


def test_a_second_examination_today_wants_a_supervisor(
    view: PracticeView, place: Workplace
) -> None:
    place.services.exams.begin(place.trainee, CHAT, PASSWORD)
    place.clock.advance(timedelta(minutes=30))
    view.refresh()
    view.open_target(f"drill:{CHAT}")
    view.list_page.drills.setFocus()
    press(Qt.Key.Key_7)
    mode = view.list_page.preview.modes.current()
    assert mode is not None
    assert mode.note == "今天 09:00 已经考过一次，再考要主管当场放行。"
    press(Qt.Key.Key_Return)
    gate = view.exam_gate
    assert gate.release_fields[0].isVisible()
    QTest.keyClicks(gate.password, PASSWORD)
    QTest.keyClicks(gate.supervisor, "2001")
    QTest.keyClicks(gate.supervisor_password, PASSWORD)
    press(Qt.Key.Key_Return)
    assert "只有主管能放行" in gate.field.problem()
    gate.supervisor.clear()
    QTest.keyClicks(gate.supervisor, "1001")
    press(Qt.Key.Key_Return)
    assert view.talk_page.isVisible()


def _waiting(place: Workplace) -> UUID:
    return place.services.practice.unfinished(place.trainee)[0].id


def test_escape_lets_a_run_wait_in_the_list_under_its_name(view: PracticeView) -> None:
    view.open_target(f"start:{SCRIPT}?mode=cloze")
    type_in("我听")
    press(Qt.Key.Key_Escape)
    assert view.list_page.isVisible()
    assert view.list_page.waiting_card.isVisible()
    view.list_page.resume_button.click()
    assert view.study_page.cloze.texts() == ("我听",)


def test_the_arrows_pick_the_neighbouring_mode_and_the_pick_is_remembered(
    view: PracticeView,
) -> None:
    view.open_target(f"drill:{SCRIPT}")
    view.list_page.drills.setFocus()
    modes = view.list_page.preview.modes
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Left)
    current = modes.current()
    assert current is not None
    assert current.name == "choosing"
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    view.open_target(f"drill:{CHAT}")
    current = modes.current()
    assert current is not None
    assert current.name == "choosing"


def test_a_finished_run_opens_as_its_result(view: PracticeView, place: Workplace) -> None:
    modes, actor = place.services.modes, place.trainee
    studying = modes.begin(actor, SCRIPT, "learning")
    while studying.run.step is not None:
        studying = modes.answer(actor, studying, ("read",), 5)
    view.open_target(f"attempt:{studying.attempt.id}")
    assert _result(view) == "下一步：选择"
    press(Qt.Key.Key_Escape)
    assert view.list_page.isVisible()


def test_time_stands_still_while_nobody_looks(view: PracticeView, monotonic: Monotonic) -> None:
    view.open_target(f"start:{SCRIPT}?mode=quick")
    monotonic.seconds += 5
    view.hide()
    monotonic.seconds += 600
    view.show()
    view.study_page.ticked.emit()
    assert view.study_page.guide.stopwatch.shown[0] == "00:15"
    assert not view.study_page.verdict.isVisible()


def test_the_list_costs_nothing_of_the_modes(view: PracticeView) -> None:
    view.leave()
    view.hide()
    view.show()
    assert view.findChild(StudyPage) is None
    view.open_target(f"start:{SCRIPT}?mode=cloze")
    assert view.findChild(StudyPage) is view.study_page
