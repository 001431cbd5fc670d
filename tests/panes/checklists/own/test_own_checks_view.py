"""Self-checks on the screen: a shift's check by keyboard alone, and the days before."""

from datetime import timedelta

import pytest
from builders import Workplace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.filling.arithmetic import ArithmeticSheet
from desktop_app.panes.checklists import own
from desktop_app.panes.checklists.own.shown import Square
from desktop_app.panes.checklists.own.view import OwnChecksView
from desktop_app.system.background import Inline

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SECTIONS = 6
LISTS = (
    "service-self-check",
    "appearance-check",
    "handover-check",
    "privacy-desk-check",
    "ticket-closing-check",
    "complaint-check",
    "emergency-check",
    "front-desk-check",
    "vip-visit-check",
)


class Quiet:
    """A navigator that goes nowhere."""

    def go(self, pane: str, target: str = "") -> None:
        raise AssertionError((pane, target))

    def notify(self, text: str) -> None:
        """Take notice of nothing."""


def _open(place: Workplace, qtbot: QtBot) -> OwnChecksView:
    view = own.build(
        actor=place.trainee,
        checks=place.services.checks,
        forms=place.services.forms,
        clock=place.clock,
        background=Inline(),
        navigator=Quiet(),
    )
    qtbot.addWidget(view)
    view.resize(1166, 704)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.setFocus()
    view.refresh()
    return view


@pytest.fixture
def view(place: Workplace, qtbot: QtBot) -> OwnChecksView:
    """The pane as the frame shows it first."""
    return _open(place, qtbot)


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def test_the_keys_go_to_the_first_item_at_once(view: OwnChecksView) -> None:
    assert view.filler.current() == "standard-opening"


def test_a_good_shift_is_checked_with_seven_keys(view: OwnChecksView) -> None:
    for _ in range(SECTIONS):
        _press(Qt.Key.Key_Y, SHIFT)
    _press(Qt.Key.Key_Return, CONTROL)
    assert "自评 100 分" in view.summary.text()
    assert "优秀" in view.summary.text()


def test_two_exceptions_cost_few_keys_more(view: OwnChecksView) -> None:
    presses = [
        (Qt.Key.Key_Down, None),
        (Qt.Key.Key_N, None),  # 语调
        (Qt.Key.Key_Y, SHIFT),
        (Qt.Key.Key_Y, SHIFT),
        (Qt.Key.Key_Y, SHIFT),
        (Qt.Key.Key_Up, None),
        (Qt.Key.Key_Up, None),
        (Qt.Key.Key_N, None),  # 时间说到钟点
        (Qt.Key.Key_Down, None),
        (Qt.Key.Key_Down, None),
        (Qt.Key.Key_Y, SHIFT),
        (Qt.Key.Key_Y, SHIFT),
        (Qt.Key.Key_Y, SHIFT),
        (Qt.Key.Key_Return, CONTROL),
    ]
    for key, modifier in presses:
        _press(key, modifier or Qt.KeyboardModifier.NoModifier)
    assert len(presses) <= 15, "half a second a key leaves time to think within 30 seconds"
    assert "没有做到 2 项：“语调亲切，语速适中”“时间说到日期或钟点”" in view.summary.text()


KEY_S, THOUGHT_S = 0.28, 1.2
"""Keystroke-level model: a key of an average typist (Card, Moran and Newell 1983), and a thought
at each item (Kieras 2001)."""


def test_every_list_of_a_good_day_is_done_within_thirty_seconds(view: OwnChecksView) -> None:
    for key in LISTS:
        view.open_target(f"form:{key}")
        view.filler.focus_first()
        items, presses = view.filler.open_count, 1
        while view.filler.open_count and presses < items:
            _press(Qt.Key.Key_Y, SHIFT)
            presses += 1
        _press(Qt.Key.Key_Return, CONTROL)
        assert "自评 100 分" in view.summary.text(), key
        assert presses * KEY_S + items * THOUGHT_S <= 30, f"{key}: {presses} keys, {items} items"


def test_open_items_take_the_focus_back(view: OwnChecksView) -> None:
    for _ in range(SECTIONS - 1):
        _press(Qt.Key.Key_Y, SHIFT)
    _press(Qt.Key.Key_Return, CONTROL)
    assert view.filler.current() == "recorded"
    assert view.filler.row("kept-promises").problem == "必填"
    assert not view.summary.isVisible()


def test_a_draft_is_there_after_a_killed_process(
    view: OwnChecksView, place: Workplace, qtbot: QtBot
) -> None:
    _press(Qt.Key.Key_Y, SHIFT)
    _press(Qt.Key.Key_N)
    kept = view.filler.answers()
    assert len(kept) == 4
    again = _open(place, qtbot)
    assert again.filler.answers() == kept
    assert again.filler.current() == "paraphrase", "it goes on at the first open item"


def test_after_handing_in_the_sheet_is_read_only_and_may_be_repeated(
    view: OwnChecksView,
) -> None:
    for _ in range(SECTIONS):
        _press(Qt.Key.Key_Y, SHIFT)
    _press(Qt.Key.Key_Return, CONTROL)
    assert not view.submit_button.isVisible()
    view.filler.focus_item("thanked")
    _press(Qt.Key.Key_N)
    assert view.filler.answers()["thanked"] == "yes"
    QTest.mouseClick(view.repeat_button, Qt.MouseButton.LeftButton)
    assert view.submit_button.isVisible()
    assert view.filler.open_count == 19


def test_the_arithmetic_of_a_handed_in_sheet_opens(view: OwnChecksView) -> None:
    for _ in range(SECTIONS):
        _press(Qt.Key.Key_Y, SHIFT)
    _press(Qt.Key.Key_Return, CONTROL)
    QTest.mouseClick(view.page.arithmetic_button, Qt.MouseButton.LeftButton)
    (sheet,) = view.findChildren(ArithmeticSheet)
    assert sheet.isVisible()
    assert "÷ 100 = 100" in sheet.text()


@pytest.mark.usefixtures("view")
def test_a_day_of_the_history_opens_with_enter(place: Workplace, qtbot: QtBot) -> None:
    for _ in range(SECTIONS):
        _press(Qt.Key.Key_Y, SHIFT)
    _press(Qt.Key.Key_Return, CONTROL)
    place.clock.advance(timedelta(days=1))
    later = _open(place, qtbot)
    later.squares.setFocus()
    _press(Qt.Key.Key_Return)
    assert later.submit_button.isVisible(), "today has no sheet to open"
    _press(Qt.Key.Key_Left)
    assert "自评 100" in later.squares.accessibleDescription()
    _press(Qt.Key.Key_Return)
    assert later.return_button.isVisible()
    assert "11月23日" in later.summary.text()


def test_the_list_is_walked_with_the_arrows(view: OwnChecksView) -> None:
    view.checks.setFocus()
    _press(Qt.Key.Key_Down)
    assert len(view.filler.answers()) == 0
    assert view.filler.row("uniform").isVisible()
    assert view.checks.hasFocus(), "walking the list does not leave it"
    _press(Qt.Key.Key_Return)
    assert view.filler.current() == "uniform"


def test_a_click_opens_a_square_that_has_a_sheet(qtbot: QtBot) -> None:
    view = OwnChecksView()
    qtbot.addWidget(view)
    view.squares.show_squares(
        [Square("95", "11月20日 周五 · 自评 95 · 优秀", "good", "x"), Square("", "没有做", "plain")]
    )
    opened: list[str] = []
    view.squares.opened.connect(opened.append)
    for place in (0, 1):
        QTest.mouseClick(
            view.squares,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            view.squares.square_rect(place).center(),
        )
    assert opened == ["x"]
    assert view.squares.square_rect(0).width() >= 32


def test_every_control_has_a_name(view: OwnChecksView) -> None:
    named: list[QWidget] = [view.checks, view.squares, *view.findChildren(QAbstractButton)]
    assert all(one.accessibleName() for one in named if one.isVisible())
