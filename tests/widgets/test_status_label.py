"""A foot that says several things breaks between them."""

from pytestqt.qtbot import QtBot

from desktop_app.widgets.status_label import StatusLabel

PARTS = ("得分 81 / 100", "待填 0 项", "已自动保存 16:35:27")


def test_parts_stand_on_as_few_lines_as_they_need_and_are_never_torn(qtbot: QtBot) -> None:
    label = StatusLabel()
    qtbot.addWidget(label)
    label.set_parts((*PARTS, ""))
    label.resize(900, 40)
    label.show()
    assert label.text() == label.told == " · ".join(PARTS)
    first = label.fontMetrics().horizontalAdvance(" · ".join(PARTS[:2]))
    label.resize(first + 8, 40)
    assert label.text().split("\n") == [" · ".join(PARTS[:2]), PARTS[2]]
    label.resize(20, 40)
    assert label.text().split("\n") == list(PARTS)
    assert label.told == " · ".join(PARTS)
