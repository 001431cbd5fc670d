"""The list of two-line rows: opening, keeping the place, and what is read aloud."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.widgets.row_list import ListRow, RowList
from desktop_app.widgets.tags import Tone

ROWS = (
    ListRow("a", "林晓雨", "入职第 19 天", (("欠 2 天", "bad"),), "林晓雨"),
    ListRow("b", "周" * 40, "很长的名字", (("都写完了", "good"),), "周"),
    ListRow("c", "没有第二行"),
)


def _list(qtbot: QtBot) -> tuple[RowList, list[str]]:
    shown = RowList("我的学员")
    qtbot.addWidget(shown)
    shown.resize(400, 300)
    shown.set_rows(ROWS)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.setFocus()
    opened: list[str] = []
    shown.opened.connect(opened.append)
    return shown, opened


def test_enter_opens_the_row_that_the_arrows_reached(qtbot: QtBot) -> None:
    shown, opened = _list(qtbot)
    QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert opened == ["b"]


def test_a_click_opens(qtbot: QtBot) -> None:
    shown, opened = _list(qtbot)
    at = shown.visualRect(shown.model().index(2, 0)).center()
    QTest.mouseClick(
        shown.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
    )
    assert opened == ["c"]


def test_rows_that_come_anew_keep_the_selected_record(qtbot: QtBot) -> None:
    shown, _ = _list(qtbot)
    shown.select("b")
    shown.set_rows((ROWS[2], ROWS[1]))
    assert shown.current_key() == "b"
    shown.set_rows((ROWS[0],))
    assert shown.current_key() == "a", "the keys begin at the first row again"


def test_a_row_that_is_to_be_selected_is_the_only_one_told_of(qtbot: QtBot) -> None:
    shown, _opened = _list(qtbot)
    shown.set_rows(())
    told: list[str] = []
    shown.selected.connect(told.append)
    shown.set_rows(ROWS, "b")
    assert (told, shown.current_key()) == (["b"], "b")


def test_it_takes_the_room_of_its_rows(qtbot: QtBot) -> None:
    shown, _ = _list(qtbot)
    assert shown.sizeHint().height() == 3 * shown.row_height()


def test_a_row_is_read_with_its_tags(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    shown, _ = _list(qtbot)
    model: QAbstractItemModel = shown.model()
    qtmodeltester.check(model)
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "林晓雨，入职第 19 天，欠 2 天"
    assert not shown.grab().isNull()


def test_a_small_line_is_painted_and_told(qtbot: QtBot) -> None:
    shown = RowList("学员", clicks_open=False)
    qtbot.addWidget(shown)
    shown.resize(400, 200)
    shown.set_rows([ListRow("a", "林晓雨")])
    plain = shown.grab().toImage()
    shown.set_rows([ListRow("a", "林晓雨", spark=(40.0, 80.9))])
    assert shown.grab().toImage() != plain
    assert shown.rows()[0].spoken() == "林晓雨，近 2 次 40、80"


def test_a_click_only_selects_where_it_is_not_to_open(qtbot: QtBot) -> None:
    shown = RowList("学员", clicks_open=False)
    qtbot.addWidget(shown)
    shown.resize(400, 200)
    shown.set_rows([ListRow("a", "林晓雨"), ListRow("b", "赵一鸣")])
    opened: list[str] = []
    shown.opened.connect(opened.append)
    with qtbot.waitSignal(shown.selected):
        QTest.mouseClick(
            shown.viewport(),
            Qt.MouseButton.LeftButton,
            pos=shown.visualRect(shown.model().index(1, 0)).center(),
        )
    assert shown.current_key() == "b"
    assert opened == []
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert opened == ["b"]


def test_a_title_keeps_its_room_beside_many_tags(qtbot: QtBot) -> None:
    shown = RowList("学员")
    qtbot.addWidget(shown)
    shown.resize(220, 80)
    many: tuple[tuple[str, Tone], ...] = (
        ("6 天没有练习", "warn"), ("下滑", "warn"), ("欠 3 天", "bad")
    )  # fmt: skip
    shown.set_rows([ListRow("a", "", tags=many[2:])])
    untitled = shown.grab().toImage().copy(0, 0, 60, 50)
    shown.set_rows([ListRow("b", "林晓雨", tags=many, spark=(40.0, 80.0))])
    assert shown.grab().toImage().copy(0, 0, 60, 50) != untitled
