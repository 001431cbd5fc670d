"""A decision that is not taken without a reason."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.widgets.reason_dialog import ReasonDialog


def shown(qtbot: QtBot, danger: bool, name: QLineEdit | None = None) -> ReasonDialog:
    dialog = ReasonDialog(None, "撤销？", "不能收回。", "撤销证书", danger)
    qtbot.addWidget(dialog)
    if name is not None:
        dialog.ask_also("姓名", name, lambda: "" if name.text() else "请填写姓名。")
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


def reads(dialog: ReasonDialog) -> list[str]:
    return [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]


@pytest.mark.parametrize("danger", [True, False])
def test_nothing_is_done_without_a_reason(qtbot: QtBot, danger: bool) -> None:
    dialog = shown(qtbot, danger)
    assert dialog.reject_button.isDefault() == danger
    dialog.reason.setText("  ")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "请写一句原因。" in reads(dialog)
    dialog.reason.setText(" 代考 ")
    dialog.ask = lambda: True  # type: ignore[method-assign]
    assert dialog.given() == "代考"
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_what_else_is_asked_comes_first_and_has_to_be_right(qtbot: QtBot) -> None:
    name = QLineEdit("")
    dialog = shown(qtbot, False, name)
    dialog.reason.setText("写错了")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "请填写姓名。" in reads(dialog)
    assert name.hasFocus()
    name.setText("林晓玉")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_enter_takes_the_way_back_from_what_cannot_be_undone(qtbot: QtBot) -> None:
    dialog = shown(qtbot, True)
    dialog.reason.setText("代考")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.result() == dialog.DialogCode.Rejected
