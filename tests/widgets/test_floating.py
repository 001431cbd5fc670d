"""What floats: side sheets, messages, decisions."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.widgets import dialogs
from desktop_app.widgets.dialogs import Decision
from desktop_app.widgets.sidesheet import SideSheet
from desktop_app.widgets.toast import Toast


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    QVBoxLayout(widget).addWidget(QLineEdit())
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.show()
    widget.activateWindow()
    return widget


def _sheet(host: QWidget) -> SideSheet:
    sheet = SideSheet(host, "改期")
    sheet.body.addWidget(QLineEdit())
    return sheet


def test_sheet_covers_its_host_and_takes_the_focus(host: QWidget) -> None:
    sheet = _sheet(host)
    sheet.open()
    assert sheet.geometry() == host.rect()
    assert sheet.isAncestorOf(host.focusWidget())
    host.resize(1000, 700)
    assert sheet.geometry() == host.rect()


def test_esc_closes_the_sheet_and_gives_the_focus_back(qtbot: QtBot, host: QWidget) -> None:
    before = host.findChildren(QLineEdit)[0]
    before.setFocus()
    sheet = _sheet(host)
    sheet.open()
    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(host.focusWidget(), Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert host.focusWidget() is before


def test_click_beside_the_sheet_closes_it_and_inside_does_not(host: QWidget) -> None:
    sheet = _sheet(host)
    sheet.open()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(sheet, left, pos=QPoint(host.width() - 100, 300))
    assert sheet.isVisible()
    QTest.mouseClick(sheet, left, pos=QPoint(50, 300))
    assert sheet.isHidden()


def test_tab_stays_inside_the_sheet(host: QWidget) -> None:
    sheet = _sheet(host)
    sheet.open()
    for _press in range(6):
        QTest.keyClick(host.focusWidget(), Qt.Key.Key_Tab)
        assert sheet.isAncestorOf(host.focusWidget())


def test_message_never_takes_the_focus(host: QWidget) -> None:
    edit = host.findChildren(QLineEdit)[0]
    edit.setFocus()
    toast = Toast(host)
    toast.show_text("已存为 PDF")
    assert toast.isVisible()
    assert toast.text() == "已存为 PDF"
    assert host.focusWidget() is edit


def test_long_message_stays_within_the_window(host: QWidget) -> None:
    toast = Toast(host)
    toast.show_text("已存为文件，路径很长，" * 20)
    assert host.rect().contains(toast.geometry())


def test_message_can_offer_to_undo(host: QWidget) -> None:
    undone: list[int] = []
    toast = Toast(host)
    toast.show_text("已删除草稿", "撤销", lambda: undone.append(1))
    (button,) = toast.findChildren(QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert toast.isHidden()


def test_dangerous_decision_has_the_way_back_as_default(qtbot: QtBot, host: QWidget) -> None:
    dialog = Decision(host, "删除草稿", "写了 320 个字，不能找回。", "删除", "保留", danger=True)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.reject_button.isDefault()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_usual_decision_is_taken_with_enter(qtbot: QtBot, host: QWidget) -> None:
    dialog = Decision(host, "提交", "提交后不能再改。", "提交并签名")
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("code", "answer"),
    [(QDialog.DialogCode.Accepted, True), (QDialog.DialogCode.Rejected, False)],
)
def test_asking_returns_what_was_decided(
    host: QWidget, monkeypatch: pytest.MonkeyPatch, code: QDialog.DialogCode, answer: bool
) -> None:
    monkeypatch.setattr(Decision, "exec", lambda _dialog: code)
    assert dialogs.ask(host, "提交", "提交后不能再改。", "提交") is answer
