"""A row of today: how it is opened, passed over and named."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.widgets.task_row import TaskRow


def _row(qtbot: QtBot, title: str = "投诉分级与升级", done: bool = False) -> TaskRow:
    row = TaskRow("10:00", title, "培训室 2", "课次", "plain", "60 分钟", done)
    qtbot.addWidget(row)
    row.resize(500, row.sizeHint().height())
    row.show()
    return row


def test_enter_space_and_click_open(qtbot: QtBot) -> None:
    row = _row(qtbot)
    opened: list[str] = []
    row.clicked.connect(lambda: opened.append("opened"))
    QTest.keyClick(row, Qt.Key.Key_Return)
    QTest.keyClick(row, Qt.Key.Key_Space)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert len(opened) == 3


def test_up_and_down_ask_for_the_neighbour(qtbot: QtBot) -> None:
    row = _row(qtbot)
    steps: list[int] = []
    row.step_wanted.connect(steps.append)
    QTest.keyClick(row, Qt.Key.Key_Down)
    QTest.keyClick(row, Qt.Key.Key_Up)
    assert steps == [1, -1]


def test_everything_on_the_row_is_in_its_name(qtbot: QtBot) -> None:
    assert _row(qtbot).accessibleName() == "10:00，投诉分级与升级，培训室 2，课次，60 分钟"


def test_a_row_is_a_target_of_at_least_32_px(qtbot: QtBot) -> None:
    assert _row(qtbot).sizeHint().height() >= 32


def test_a_done_row_looks_different(qtbot: QtBot) -> None:
    assert _row(qtbot).grab().toImage() != _row(qtbot, done=True).grab().toImage()
