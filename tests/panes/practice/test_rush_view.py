"""The pages of a rush, driven by keys: arriving customers, Alt and digits, composition, debrief."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from builders import Workplace
from practice_fakes import FakeNavigator, Monotonic
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.panes.practice import build
from desktop_app.panes.practice.rush.page import RushPage
from desktop_app.panes.practice.view import PracticeView
from desktop_app.system.background import Inline
from desktop_app.widgets import theming

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
DIGITS = (Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
SEEN = "各位家长晚上好，三位家长的问题我都看到了，今晚截止的入班确认我先办，请等我几分钟。"
HAO = "快截止了还收不到，换谁都急，抱歉。这件事我来办，我这就私信您核对，十分钟内改好重发。"
HAO_PRIVATE = "谢谢您。周浩，原号码后四位7315，核对上了。号码已经改好，链接重新发给您了，请看一下。"
MIAO = "您好，明天九点上课，请八点四十五到，在三楼302教室，请带水杯、铅笔和绘本。"
MILI = "照片会传到群相册，上课当天下午六点前就能看到，谢谢您。"
SUMMARY = (
    "小结：一、周六9点上课，8:45到302教室；二、请带水杯、铅笔和绘本；三、入班确认今晚21点截止。"
)


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
    view.open_target("start:rush/evening-before-class")
    yield view
    view.leave()


@pytest.fixture
def page(view: PracticeView) -> RushPage:
    return view.rush_page


def _focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(_focus(), key, modifier or Qt.KeyboardModifier.NoModifier)


def _compose(text: str) -> None:
    """Write *text* as an input method hands it over."""
    QApplication.sendEvent(_focus(), QInputMethodEvent("pin yin", []))
    done = QInputMethodEvent("", [])
    done.setCommitString(text)
    QApplication.sendEvent(_focus(), done)


def _say(text: str) -> None:
    _compose(text)
    _press(Qt.Key.Key_Return, CTRL)


def _pass(page: RushPage, monotonic: Monotonic, seconds: float) -> None:
    monotonic.seconds += seconds
    page.ticked.emit()


def _play(page: RushPage, monotonic: Monotonic) -> None:
    """Serve everybody by keyboard alone, in the right order."""
    _say(SEEN)
    _pass(page, monotonic, 30)
    for number, text in ((2, HAO), (1, MIAO), (3, MILI)):
        _press(DIGITS[number], ALT)
        _press(Qt.Key.Key_A, ALT)
        _say(text)
    _press(DIGITS[2], ALT)
    _press(DIGITS[2], ALT)
    _say(HAO_PRIVATE)
    _press(DIGITS[0], ALT)
    _press(DIGITS[0], ALT)
    _say(SUMMARY)


def test_it_opens_with_the_focus_in_the_composer(view: PracticeView, page: RushPage) -> None:
    assert page.isVisible()
    assert _focus() is page.composer.edit
    assert view.heading[0] == "开课前一晚的家长群"
    assert [row.shown.name for row in page.threads.rows if row.shown] == ["苗苗妈妈", "浩浩妈妈"]
    assert page.threads.everybody.isChecked()


def test_the_whole_journey_needs_no_mouse(
    view: PracticeView, page: RushPage, monotonic: Monotonic, place: Workplace
) -> None:
    _play(page, monotonic)
    assert page.over.isVisible()
    assert page.over.texts[1].endswith("已经记下。")
    place.clock.advance(timedelta(hours=1))
    _press(Qt.Key.Key_Return)
    debrief = view.rush_debrief_page
    assert debrief.isVisible()
    assert view.heading[0] == "复盘：开课前一晚的家长群"
    assert len(debrief.groups.turns.blocks) == 6
    _press(Qt.Key.Key_N)
    assert page.isVisible()
    assert len(page.threads.rows) == 2
    _press(Qt.Key.Key_Escape)
    assert view.list_page.isVisible()
    assert view.list_page.waiting_card.isVisible()


def test_a_newcomer_neither_takes_the_focus_nor_moves_a_row(
    page: RushPage, monotonic: Monotonic
) -> None:
    _press(DIGITS[1], ALT)
    _compose("您好，明")
    places = [row.mapTo(page, QPoint()) for row in page.threads.rows]
    _pass(page, monotonic, 40)
    assert len(page.threads.rows) == 3
    assert _focus() is page.composer.edit
    assert page.composer.text() == "您好，明"
    assert [row.mapTo(page, QPoint()) for row in page.threads.rows[:2]] == places


def test_enter_while_composing_neither_sends_nor_breaks_the_line(page: RushPage) -> None:
    QApplication.sendEvent(_focus(), QInputMethodEvent("nin hao", []))
    _press(Qt.Key.Key_Return)
    _press(Qt.Key.Key_Return, CTRL)
    assert page.composer.text() == ""
    assert not [one for one in page.transcript.messages if one.side == "own"]


def test_alt_and_a_digit_choose_and_the_same_again_goes_private(page: RushPage) -> None:
    _press(DIGITS[1], ALT)
    assert [one.isChecked() for one in page.where.buttons] == [True, False]
    assert page.where.buttons[0].text() == "群里 @苗苗妈妈"
    _press(DIGITS[1], ALT)
    assert [one.isChecked() for one in page.where.buttons] == [False, True]
    assert page.threads.rows[0].isChecked()
    assert not page.threads.everybody.isChecked()
    assert page.composer.edit.placeholderText() == "只有苗苗妈妈看得到"
    _press(Qt.Key.Key_J, CTRL)
    assert page.threads.rows[1].isChecked()


def test_a_click_chooses_too_and_hands_the_focus_to_the_composer(page: RushPage) -> None:
    row = page.threads.rows[1]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert row.isChecked()
    assert _focus() is page.composer.edit
    QTest.mouseClick(page.where.buttons[1], Qt.MouseButton.LeftButton)
    assert page.where.buttons[1].isChecked()
    QTest.mouseClick(page.threads.everybody, Qt.MouseButton.LeftButton)
    assert page.threads.everybody.isChecked()


def test_the_text_for_each_stays_with_each(page: RushPage) -> None:
    _press(DIGITS[1], ALT)
    _compose("写给苗苗")
    _press(DIGITS[2], ALT)
    _compose("写给浩浩")
    _press(DIGITS[1], ALT)
    assert page.composer.text() == "写给苗苗"


def test_a_name_is_put_in_where_the_cursor_is(page: RushPage) -> None:
    assert not page.where.mention_button.isVisible()
    _press(DIGITS[2], ALT)
    _press(Qt.Key.Key_A, ALT)
    assert page.composer.text() == "@浩浩妈妈 "
    assert page.where.mention_button.isVisible()


def test_rows_say_to_a_screen_reader_what_they_show(page: RushPage, monotonic: Monotonic) -> None:
    _pass(page, monotonic, 65)
    name = page.threads.rows[1].accessibleName()
    assert name.startswith("浩浩妈妈，等了 01:05，激动，")
    assert name.endswith("Alt+2")
    assert all(
        one.accessibleName() for one in page.findChildren(QAbstractButton) if one.isVisible()
    )


def test_a_pause_hides_the_composer_and_gives_it_back(page: RushPage) -> None:
    _compose("写到一半")
    _press(Qt.Key.Key_P, CTRL)
    assert page.paused.isVisible()
    assert not page.where.isVisible()
    _press(Qt.Key.Key_Return)
    assert page.composer.text() == "写到一半"
    assert _focus() is page.composer.edit


def test_the_debrief_shows_one_customer_and_leads_to_evidence(
    view: PracticeView, page: RushPage, monotonic: Monotonic, place: Workplace
) -> None:
    _play(page, monotonic)
    place.clock.advance(timedelta(hours=1))
    _press(Qt.Key.Key_Return)
    debrief = view.rush_debrief_page
    names = [one.text() for one in debrief.groups.buttons]
    assert names == ["按时间", "苗苗妈妈", "浩浩妈妈", "米粒爸爸", "全体", "小结"]
    debrief.groups.choose(2)
    assert [one.number for one in debrief.groups.turns.blocks] == [2, 5]
    debrief.criteria.evidence_requested.emit(6, None, None)
    assert debrief.groups.buttons[0].isChecked()
    assert debrief.curve.isVisibleTo(debrief)
    debrief.groups.choose(2)
    assert debrief.curve.curve.accessibleDescription().startswith("开场：58 ")
    debrief.curve.turn_chosen.emit(2)  # her second answer is the fifth message of all
    assert debrief.turns.current == 5
    assert debrief.groups.buttons[2].isChecked()
    debrief.groups.choose(4)  # to everybody: nobody's mood
    assert not debrief.curve.isVisibleTo(debrief)
    debrief.groups.choose(0)
    assert debrief.waits.chart.row_at(debrief.waits.chart.rect().topLeft().toPointF()) == 0
    debrief.waits.chart.setFocus()
    _press(Qt.Key.Key_Down)
    assert "浩浩妈妈" in debrief.waits.chart.accessibleDescription()
    _press(Qt.Key.Key_R)
    assert page.isVisible()


def test_the_keys_walk_the_messages_turn_pages_compare_and_lay_the_views_side_by_side(
    view: PracticeView, page: RushPage, monotonic: Monotonic, place: Workplace
) -> None:
    _play(page, monotonic)
    place.clock.advance(timedelta(hours=1))
    _press(Qt.Key.Key_Return)
    debrief = view.rush_debrief_page
    assert not any(chip.isVisible() for chip in debrief.turns.chips.values())
    place.clock.advance(timedelta(hours=1))
    _press(Qt.Key.Key_N)
    _play(page, monotonic)
    _press(Qt.Key.Key_Return)
    debrief.groups.choose(2)
    _press(Qt.Key.Key_J)
    assert debrief.turns.current == 2
    _press(Qt.Key.Key_J)  # the next message of this customer, not the next of all
    assert debrief.turns.current == 5
    assert debrief.finding.retry_button.text() == "从第 5 条重练"
    _press(Qt.Key.Key_J)
    _press(Qt.Key.Key_K)
    assert debrief.turns.current == 2
    _press(Qt.Key.Key_C)
    assert debrief.turns.compared_with == "last"
    assert all(block.beside.text() for block in debrief.turns.blocks)
    debrief.groups.choose(0)
    assert debrief.turns.compared_with == "last"
    bar = debrief.turns.column.verticalScrollBar()
    assert bar.maximum() > 0
    _press(Qt.Key.Key_PageDown)
    assert bar.value() > 0
    _press(Qt.Key.Key_PageUp)
    assert bar.value() == 0
    _press(Qt.Key.Key_V)
    assert debrief.three.isVisible()
    assert not debrief.groups.isVisible()
    _press(Qt.Key.Key_Escape)
    assert debrief.groups.isVisible()
    debrief.groups.choose(2)
    _press(Qt.Key.Key_J)
    _press(Qt.Key.Key_J)
    _press(Qt.Key.Key_R)
    assert page.isVisible()
    running = place.services.practice.unfinished(place.trainee)[0]
    assert len(place.services.practice.rushes.resume(place.trainee, running.id).run.events) == 4


def test_both_pages_are_painted_in_both_themes_and_at_any_text_size(
    view: PracticeView, page: RushPage, monotonic: Monotonic, qapp: QApplication
) -> None:
    try:
        for theme, percent in (("dark", 100), ("light", 150), ("light", 90)):
            theming.apply(qapp, theming.themes()[theme], percent)
            assert not view.grab().isNull()
            row = page.threads.rows[0]
            assert row.height() == row.sizeHint().height()
    finally:
        theming.apply(qapp, theming.themes()["light"])
    _play(page, monotonic)
    _press(Qt.Key.Key_Return)
    assert not view.rush_debrief_page.grab().isNull()
