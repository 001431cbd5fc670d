"""Fields that are picked: several choices, and a record as evidence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.form_items import ShownForm, ShownItem, ShownSection

ITEMS = (
    ShownItem("where", "在哪里接待", "several", choices=("电话", "网聊", "前台")),
    ShownItem("proof", "依据", "evidence"),
    ShownItem("why", "说明", "text", fatal=True),
)
FORM = ShownForm("表单", (ShownSection("全部", ITEMS[:2]), ShownSection("另外", ITEMS[2:])))


@pytest.fixture
def filler(qtbot: QtBot) -> FormFiller:
    made = FormFiller()
    qtbot.addWidget(made)
    made.resize(760, 500)
    made.show_form(FORM, {})
    with qtbot.waitActive(made):
        made.show()
    return made


def _press(filler: FormFiller, *keys: Qt.Key) -> None:
    editor = filler.row(filler.current()).editor
    for key in keys:
        QTest.keyClick(editor.focusProxy() or editor, key)


def test_several_are_added_and_taken_away_by_digit_and_by_space(filler: FormFiller) -> None:
    told: list[object] = []
    filler.answered.connect(lambda _item, value: told.append(value))
    filler.focus_item("where")

    _press(filler, Qt.Key.Key_3, Qt.Key.Key_1)
    _press(filler, Qt.Key.Key_Right, Qt.Key.Key_Space)
    _press(filler, Qt.Key.Key_3, Qt.Key.Key_Delete)

    assert told == [["前台"], ["电话", "前台"], ["电话", "网聊", "前台"], ["电话", "网聊"], None]
    assert filler.answers()["where"] is None


def test_a_record_is_asked_for_and_taken_back_by_key(filler: FormFiller, qtbot: QtBot) -> None:
    told: list[object] = []
    filler.answered.connect(lambda _item, value: told.append(value))
    filler.focus_item("proof")

    with qtbot.waitSignal(filler.pick_requested) as asked:
        _press(filler, Qt.Key.Key_Return)
    filler.set_picked("proof", "attempt:1#3", "对练 差价说明 第 3 句")
    row = filler.row("proof")

    assert asked.args == ["proof"]
    assert told == []
    assert filler.answers()["proof"] == "attempt:1#3"
    _press(filler, Qt.Key.Key_Delete)
    assert told == [None]
    row.set_answer("ticket:GD-7")
    row.set_read_only(True)
    assert row.editor.grab().width() > 0


def test_what_an_answer_leaves_out_is_neither_shown_nor_reached(filler: FormFiller) -> None:
    assert filler.open_count == 3
    filler.set_hidden(frozenset({"why"}))

    assert not filler.row("why").isVisible()
    assert filler.open_count == 2
    filler.focus_item("proof")
    _press(filler, Qt.Key.Key_Down)
    assert filler.current() == "proof"
    filler.set_hidden(frozenset())
    assert filler.row("why").isVisible()
