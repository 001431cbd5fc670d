"""Fields and inputs: problems shown inline, passwords hidden, Enter safe while composing."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.widgets import theming
from desktop_app.widgets.fields import Field, PasswordEdit, SearchEdit
from desktop_app.widgets.inputs import DateEdit, NumberEdit, PickBox, TextArea


def test_problem_replaces_the_hint_and_goes_again(qtbot: QtBot) -> None:
    field = Field("密码", QLineEdit(), "至少 8 个字符。")
    qtbot.addWidget(field)
    assert field.problem() == ""
    field.set_problem("两次输入的密码不一样。")
    assert field.problem() == "两次输入的密码不一样。"
    assert field.control.accessibleDescription() == "两次输入的密码不一样。"
    field.set_problem("")
    assert field.problem() == ""
    assert field.control.accessibleDescription() == "至少 8 个字符。"


def test_field_names_its_control(qtbot: QtBot) -> None:
    field = Field("姓名", QLineEdit())
    qtbot.addWidget(field)
    assert field.control.accessibleName() == "姓名"
    assert field.focusProxy() is field.control


def test_password_is_hidden_again_after_it_was_cleared(qtbot: QtBot) -> None:
    edit = PasswordEdit()
    qtbot.addWidget(edit)
    assert edit.echoMode() == QLineEdit.EchoMode.Password
    edit.actions()[0].trigger()
    assert edit.echoMode() == QLineEdit.EchoMode.Normal
    edit.clear()
    assert edit.echoMode() == QLineEdit.EchoMode.Password


def test_eye_gets_its_picture_after_the_first_paint(qtbot: QtBot) -> None:
    edit = PasswordEdit()
    qtbot.addWidget(edit)
    qtbot.waitUntil(lambda: not edit.actions()[0].icon().isNull())


def test_search_line_is_named_by_its_placeholder(qtbot: QtBot) -> None:
    edit = SearchEdit("按姓名筛选")
    qtbot.addWidget(edit)
    assert edit.accessibleName() == "按姓名筛选"


def test_ctrl_enter_submits_and_enter_begins_a_line(qtbot: QtBot) -> None:
    area = TextArea()
    qtbot.addWidget(area)
    area.show()
    QTest.keyClicks(area, "abc")
    QTest.keyClick(area, Qt.Key.Key_Return)
    assert area.toPlainText() == "abc\n"
    with qtbot.waitSignal(area.submit_requested):
        QTest.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert area.toPlainText() == "abc\n"


def test_enter_never_submits_while_an_input_method_composes(qtbot: QtBot) -> None:
    area = TextArea()
    qtbot.addWidget(area)
    area.show()
    heard: list[int] = []
    area.submit_requested.connect(lambda: heard.append(1))
    QApplication.sendEvent(area, QInputMethodEvent("nihao", []))
    assert area.composing
    QTest.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard == []
    ended = QInputMethodEvent("", [])
    ended.setCommitString("你好")
    QApplication.sendEvent(area, ended)
    QTest.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard == [1]
    assert area.toPlainText() == "你好"


def test_area_grows_with_its_text_up_to_its_bound(qtbot: QtBot) -> None:
    area = TextArea(lines=2, most_lines=4)
    qtbot.addWidget(area)
    area.show()
    heights = []
    for lines in (1, 3, 4, 30):
        area.setPlainText("\n".join("行" * 3 for _ in range(lines)))
        heights.append(area.height())
        assert (area.verticalScrollBar().maximum() > 0) == (lines > 4), lines
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_number_has_its_unit_and_bounds(qtbot: QtBot) -> None:
    edit = NumberEdit(10, 120, "秒")
    qtbot.addWidget(edit)
    edit.setValue(500)
    assert edit.text() == "120 秒"


def test_day_comes_back_as_it_was_set(qtbot: QtBot) -> None:
    edit = DateEdit(date(2026, 11, 22))
    qtbot.addWidget(edit)
    assert edit.day() == date(2026, 11, 22)
    assert edit.text() == "2026年11月22日"


def test_a_long_entry_keeps_a_list_narrow_and_is_told_whole(qtbot: QtBot) -> None:
    box, name = PickBox("看谁", most_ems=8), "买买提艾力·古丽米热·热依汗古丽"
    qtbot.addWidget(box)
    box.addItems(["李睿", name])
    box.resize(box.sizeHint())
    box.show()
    assert box.sizeHint().width() <= 8 * theming.current().type["text"]
    box.setCurrentIndex(1)
    box.grab()
    assert box.toolTip() == name
    box.setCurrentIndex(0)
    box.grab()
    assert box.toolTip() == ""
