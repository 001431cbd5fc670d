"""Signing: the password by keyboard, what went wrong in place, and seconds to wait."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.widgets.signature import Signature


class Desk:
    """A signature over a host that holds a field with the focus."""

    def __init__(self, qtbot: QtBot) -> None:
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.host.resize(800, 600)
        self.field = QLineEdit(self.host)
        self.host.show()
        self.host.activateWindow()
        self.field.setFocus()
        self.signature = Signature(self.host)
        self.passwords: list[str] = []
        self.signature.signed.connect(self.passwords.append)
        self.signature.ask("王敏", "影子日 10 · 林晓雨")

    def press(self, key: Qt.Key) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_the_password_has_the_focus_and_enter_signs_once(desk: Desk) -> None:
    assert desk.signature.password.hasFocus()
    QTest.keyClicks(desk.signature.password, "peilian2026")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    assert desk.passwords == ["peilian2026"], "while it is checked a second Enter does nothing"


def test_a_wrong_password_is_said_under_the_field_and_can_be_typed_anew(desk: Desk) -> None:
    QTest.keyClicks(desk.signature.password, "wrong")
    desk.press(Qt.Key.Key_Return)
    desk.signature.show_problem("密码不对，请再试一次。")
    assert desk.signature.field.problem() == "密码不对，请再试一次。"
    assert desk.signature.password.selectedText()
    QTest.keyClicks(desk.signature.password, "right")
    desk.press(Qt.Key.Key_Return)
    assert desk.passwords == ["wrong", "right"]


def test_seconds_to_wait_run_down_and_block_until_then(desk: Desk) -> None:
    desk.signature.show_problem("密码连续输错", 2.0)
    QTest.keyClicks(desk.signature.password, "x")
    desk.press(Qt.Key.Key_Return)
    assert not desk.passwords
    assert "2 秒" in desk.signature.field.problem()
    desk.signature.second_passed()
    assert "1 秒" in desk.signature.field.problem()
    desk.signature.second_passed()
    assert not desk.signature.field.problem()
    desk.press(Qt.Key.Key_Return)
    assert desk.passwords == ["x"]


def test_an_empty_password_is_asked_for(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Return)
    assert not desk.passwords
    assert desk.signature.field.problem()


def test_esc_leads_back_to_where_one_was_and_forgets_the_password(desk: Desk) -> None:
    QTest.keyClicks(desk.signature.password, "secret")
    desk.press(Qt.Key.Key_Escape)
    assert desk.signature.isHidden()
    assert desk.field.hasFocus()
    assert not desk.signature.password.text()


def test_tab_stays_inside_until_it_is_closed(desk: Desk) -> None:
    seen = set()
    for _ in range(6):
        desk.press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert desk.signature.isAncestorOf(focus)
        seen.add(focus)
    assert {desk.signature.back_button, desk.signature.sign_button} <= seen
