"""Mentoring on the screen: a review by keyboard alone, signed, and found again."""

from uuid import UUID

import pytest
from builders import PASSWORD, Workplace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shadow_room import FIRST_DAY, FULL, Went, self_check, two_weeks_in

from desktop_app.filling.arithmetic import ArithmeticSheet
from desktop_app.panes.mentoring import trainees
from desktop_app.panes.mentoring.shown import Comparison, TraineeRow
from desktop_app.panes.mentoring.view import MentoringView
from desktop_app.system.background import Inline
from desktop_app.widgets import theming
from desktop_app.widgets.table import Table

_ALL_KEYS = 24
"""Keys that a whole review may take beside the words themselves; at one a second with four
sentences typed it stays within the minute."""


class Hands:
    """A person at the keyboard who counts the keys."""

    def __init__(self) -> None:
        self.keys = 0

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.keys += 1
        QTest.keyClick(self._focus(), key, modifier)

    def submit(self) -> None:
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def digits(self, text: str) -> None:
        self.keys += len(text)
        QTest.keyClicks(self._focus(), text)

    def write(self, text: str) -> None:
        """Write words; an input method sends them as a whole."""
        focus = self._focus()
        if isinstance(focus, QPlainTextEdit):
            focus.insertPlainText(text)
        else:
            assert isinstance(focus, QLineEdit), type(focus)
            QTest.keyClicks(focus, text)

    @staticmethod
    def _focus() -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def printed() -> list[UUID]:
    return []


@pytest.fixture
def view(place: Workplace, qtbot: QtBot, printed: list[UUID]) -> MentoringView:
    """The pane of a mentor who owes six days, as the frame shows it."""
    two_weeks_in(place)
    self_check(place, FIRST_DAY, ["paraphrase"])
    return _open(place, qtbot, printed)


def _open(place: Workplace, qtbot: QtBot, printed: list[UUID]) -> MentoringView:
    services = place.services
    view = trainees.build(
        actor=place.mentor,
        mentoring=services.mentoring,
        forms=services.forms,
        register=services.register,
        chain=services.chain,
        private=services.private_notes,
        clock=place.clock,
        background=Inline(),
        navigator=Went(),
        print_sheet=printed.append,
    )
    qtbot.addWidget(view)
    view.resize(1166, 704)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.setFocus()
    view.refresh()
    return view


def _write_review(hands: Hands) -> None:
    """Open the first trainee's owed day and fill it in, by keyboard alone."""
    hands.press(Qt.Key.Key_Return)
    hands.write("四通退款电话、一通改期。第三通客户要求当天到账。")
    hands.press(Qt.Key.Key_Tab)
    for mark in ("4", "3", "4", "5"):
        hands.digits(mark)
        hands.press(Qt.Key.Key_Tab)
    hands.write("先复述再回答。")
    hands.press(Qt.Key.Key_Tab)
    hands.digits("30")
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Tab)
    hands.write("明天由学员开场并复述需求，我旁听。")


def test_a_review_is_written_and_signed_by_keyboard_in_few_keys(
    view: MentoringView, hands: Hands
) -> None:
    _write_review(hands)
    hands.submit()
    hands.write(PASSWORD)
    hands.press(Qt.Key.Key_Return)
    assert "已签名锁定" in view.locked.text()
    assert hands.keys <= _ALL_KEYS
    hands.press(Qt.Key.Key_Return)
    assert view.heading[0] == "影子日 2 · 林晓雨"
    assert view.filler.current() == "what"


@pytest.mark.usefixtures("view")
def test_what_was_typed_is_there_when_the_window_is_opened_anew(
    hands: Hands, place: Workplace, qtbot: QtBot
) -> None:
    _write_review(hands)
    again = _open(place, qtbot, [])
    hands.press(Qt.Key.Key_Return)
    assert again.filler.answers() == {
        **FULL,
        "what": "四通退款电话、一通改期。第三通客户要求当天到账。",
        "good": "先复述再回答。",
        "next": "明天由学员开场并复述需求，我旁听。",
    }


def test_a_wrong_password_keeps_the_sheet_under_it(view: MentoringView, hands: Hands) -> None:
    _write_review(hands)
    before = view.filler.answers()
    hands.submit()
    hands.write("wrong")
    hands.press(Qt.Key.Key_Return)
    assert "密码不对" in view.signature.field.problem()
    hands.press(Qt.Key.Key_Escape)
    assert view.signature.isHidden()
    assert view.filler.answers() == before
    assert view.filler.current() == "next"


def test_open_items_are_marked_and_the_first_takes_the_focus(
    view: MentoringView, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_Return)
    hands.submit()
    assert view.signature.isHidden()
    assert view.filler.current() == "what"
    assert view.filler.row("process").problem == "必填"
    assert "还没有填：今天跟听了什么、倾听与复述、安抚情绪等 7 项" in view.filler.status()


def test_alt_and_a_digit_attach_a_record_and_the_focus_stays(
    view: MentoringView, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert view.side.lines[0].row.attached
    assert view.filler.current() == "what"
    assert not view.filler.answers().get("what")


def test_the_radar_shows_itself_only_with_something_to_compare(
    view: MentoringView, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_Return)
    assert view.side.radar.isVisible()
    hands.press(Qt.Key.Key_Tab)
    hands.digits("2")
    assert view.side.finding.text() == "自评比导师高 10 分"
    assert "倾听与复述：导师 40，自评 50" in view.side.radar.accessibleDescription()
    view.side.show_comparison(Comparison("还没有自检可以对照"))
    assert not view.side.radar.isVisible()


def test_esc_leads_back_to_the_list_where_it_was_left(view: MentoringView, hands: Hands) -> None:
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Escape)
    assert view.trainees.hasFocus()
    assert view.trainees.current_key()
    assert view.heading[0] == "带教"
    assert view.actions() == ()


def test_days_turn_with_alt_and_arrows_and_a_signed_one_prints_with_ctrl_p(
    view: MentoringView, hands: Hands, printed: list[UUID]
) -> None:
    _write_review(hands)
    hands.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert not printed
    hands.submit()
    hands.write(PASSWORD)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert len(printed) == 1
    hands.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert view.heading[0] == "影子日 2 · 林晓雨"
    hands.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert view.heading[0] == "影子日 1 · 林晓雨"
    assert view.filler.answers()["listening"] == 4


def test_the_arithmetic_opens_while_it_is_written_and_once_it_is_signed(
    view: MentoringView, hands: Hands
) -> None:
    _write_review(hands)
    QTest.mouseClick(view.arithmetic_button, Qt.MouseButton.LeftButton)
    told = view.findChildren(ArithmeticSheet)[0].text()
    assert "总分 = (80×100) ÷ 100 = 80" in told
    hands.press(Qt.Key.Key_Escape)
    view.filler.focus_item("next")
    hands.submit()
    hands.write(PASSWORD)
    hands.press(Qt.Key.Key_Return)
    assert view.arithmetic_button.isHidden()
    QTest.mouseClick(view.locked.arithmetic_button, Qt.MouseButton.LeftButton)
    assert view.findChildren(ArithmeticSheet)[-1].text() == told


def test_an_evidence_item_of_the_shadow_day_is_picked_at_the_side(
    place: Workplace, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    """A supervisor may add such an item to any form."""
    templates = place.services.templates
    working = templates.edit(place.supervisor, "shadow-day")
    first, *others = working.body["sections"]
    proof = {"id": "proof", "label": "依据", "type": "evidence", "weight": 0}
    body = {**working.body, "sections": [{**first, "items": [*first["items"], proof]}, *others]}
    templates.keep(place.supervisor, working, body)
    templates.publish(place.supervisor, "shadow-day")
    view: MentoringView = request.getfixturevalue("view")
    QTest.keyClick(view.trainees, Qt.Key.Key_Return)
    view.filler.focus_item("proof")

    QTest.keyClick(view.filler.row("proof").editor.focusWidget() or view, Qt.Key.Key_Return)
    assert view.picker.isVisible()
    view.picker.ticket.setText("GD-20261122-7")
    QTest.keyClick(view.picker.ticket, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: not view.picker.isVisible(), timeout=5_000)
    assert view.filler.answers()["proof"] == "ticket:GD-20261122-7"
    assert view.filler.current() == "proof"


def test_a_record_of_the_day_opens_and_leads_back(view: MentoringView, hands: Hands) -> None:
    hands.press(Qt.Key.Key_Return)
    QTest.mouseClick(view.side.lines[0].title, Qt.MouseButton.LeftButton)
    assert view.heading[0] == "服务流程自检 · 林晓雨"
    hands.press(Qt.Key.Key_Escape)
    assert view.heading[0] == "影子日 1 · 林晓雨"


def test_a_name_of_forty_characters_and_a_long_text_stay_inside(
    view: MentoringView, hands: Hands
) -> None:
    view.show_trainees([TraineeRow("x", "龘" * 40, "入职第 1 天", (("欠 2 天", "bad"),))], "x")
    view.refresh()
    hands.press(Qt.Key.Key_Return)
    hands.write("很长的一段话。" * 400)
    assert view.filler.width() + view.side.width() <= view.width()
    assert view.minimumSizeHint().width() <= 904, "fits the narrowest window"


@pytest.mark.parametrize("percent", [100, 150])
def test_every_control_has_a_name_and_a_target_of_32(
    view: MentoringView, hands: Hands, qapp: QApplication, percent: int
) -> None:
    theming.apply(qapp, theming.themes()["dark"], percent)
    try:
        hands.press(Qt.Key.Key_Return)
        QApplication.processEvents()
        controls = [
            one
            for one in view.findChildren(QWidget)
            if one.isVisible() and isinstance(one, QAbstractButton | QPlainTextEdit | Table)
        ]
        assert len(controls) > 5
        for control in controls:
            assert control.accessibleName()
            assert control.height() >= 32
    finally:
        theming.apply(qapp, theming.themes()["light"])
