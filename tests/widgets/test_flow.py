"""Parts set like words."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.widgets.flow import FlowLayout


class _Box(QWidget):
    def sizeHint(self) -> QSize:
        return QSize(40, 20)


def _flow(qtbot: QtBot, count: int) -> tuple[FlowLayout, list[_Box], QWidget]:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(5, host)
    flow.setContentsMargins(0, 0, 0, 0)
    boxes = [_Box() for _ in range(count)]
    for box in boxes:
        flow.addWidget(box)
    return flow, boxes, host


def test_what_does_not_fit_stands_in_the_next_line(qtbot: QtBot) -> None:
    flow, boxes, _host = _flow(qtbot, 3)
    flow.setGeometry(QRect(0, 0, 100, 200))
    assert [(box.x(), box.y()) for box in boxes] == [(0, 0), (40, 0), (0, 25)]
    assert flow.heightForWidth(100) == 45
    assert flow.heightForWidth(120) == 20


def test_a_part_that_is_wider_than_a_line_has_one_of_its_own(qtbot: QtBot) -> None:
    flow, _boxes, _host = _flow(qtbot, 2)
    assert flow.heightForWidth(10) == 45


def test_parts_can_be_taken_out(qtbot: QtBot) -> None:
    flow, boxes, _host = _flow(qtbot, 2)
    item = flow.takeAt(0)
    assert item is not None
    assert item.widget() is boxes[0]
    assert flow.count() == 1
    assert flow.takeAt(7) is None
    assert flow.itemAt(7) is None
