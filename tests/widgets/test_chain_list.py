"""The time line: opening and ticking by key and mouse, what is spoken, what stays."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.widgets import theming
from desktop_app.widgets.chain_items import ChainEntry
from desktop_app.widgets.chain_list import ChainList

ENTRIES = tuple(
    ChainEntry(
        f"attempt:{n}",
        "11月20日 周五" if n < 2 else "11月19日 周四",
        f"1{n}:00",
        "练习",
        f"场景 {n}",
        "电话",
        f"{80 + n} 分",
        "达标" if n else "未达标",
        failed=not n,
    )
    for n in range(6)
)


def _list(qtbot: QtBot, choosing: bool = False, width: int = 700) -> ChainList:
    chain = ChainList("证据链", choosing)
    qtbot.addWidget(chain)
    chain.resize(width, 300)
    with qtbot.waitActive(chain):
        chain.show()
    chain.set_entries(ENTRIES)
    chain.setFocus()
    return chain


@pytest.fixture
def restored_theme(qapp: QApplication) -> Iterator[None]:
    yield
    theming.apply(qapp, theming.themes()["light"])


def test_enter_opens_the_current_record(qtbot: QtBot) -> None:
    chain = _list(qtbot)
    QTest.keyClick(chain, Qt.Key.Key_Down)

    with qtbot.waitSignal(chain.opened) as opened:
        QTest.keyClick(chain, Qt.Key.Key_Return)

    assert opened.args == ["attempt:1"]


def test_a_click_opens_what_is_under_it(qtbot: QtBot) -> None:
    chain = _list(qtbot)
    spot = chain.visualRect(chain.model().index(3, 0)).center()

    with qtbot.waitSignal(chain.opened) as opened:
        QTest.mouseClick(chain.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert opened.args == ["attempt:3"]


def test_a_click_beside_the_records_opens_nothing(qtbot: QtBot) -> None:
    chain = _list(qtbot)
    opened: list[str] = []
    chain.opened.connect(opened.append)

    QTest.mouseClick(chain.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 280))

    assert opened == []


def test_ticking_takes_and_takes_back(qtbot: QtBot) -> None:
    chain = _list(qtbot, choosing=True, width=340)
    told: list[frozenset[str]] = []
    chain.chosen_changed.connect(lambda: told.append(chain.chosen()))

    QTest.keyClick(chain, Qt.Key.Key_Space)
    QTest.keyClick(chain, Qt.Key.Key_Down)
    QTest.keyClick(chain, Qt.Key.Key_Return)
    QTest.keyClick(chain, Qt.Key.Key_Space)

    assert told == [
        frozenset({"attempt:0"}),
        frozenset({"attempt:0", "attempt:1"}),
        frozenset({"attempt:0"}),
    ]


def test_ctrl_enter_is_left_to_the_form(qtbot: QtBot) -> None:
    chain = _list(qtbot, choosing=True)

    QTest.keyClick(chain, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert chain.chosen() == frozenset()


def test_a_screen_reader_hears_the_whole_record(qtbot: QtBot) -> None:
    chain = _list(qtbot)
    index = chain.model().index(0, 0)

    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "11月20日 周五 10:00，练习，场景 0，电话，80 分，未达标"


def test_new_entries_leave_one_where_one_was(qtbot: QtBot) -> None:
    chain = _list(qtbot)
    chain.select("attempt:4")

    chain.set_entries(ENTRIES[2:])
    assert chain.current_key() == "attempt:4"

    chain.set_entries(ENTRIES[:2])
    assert chain.current_key() == "attempt:0"  # gone: the keys begin at the newest again


def test_two_lines_are_taken_where_one_is_too_narrow(qtbot: QtBot) -> None:
    wide, narrow = _list(qtbot), _list(qtbot, width=300)

    assert not wide.two_lines
    assert narrow.two_lines
    heights = [one.visualRect(one.model().index(0, 0)).height() for one in (wide, narrow)]
    assert heights[0] < heights[1]


@pytest.mark.usefixtures("restored_theme")
def test_rows_grow_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    chain = _list(qtbot)
    before = chain.visualRect(chain.model().index(0, 0)).height()

    theming.apply(qapp, theming.themes()["dark"], 150)

    assert chain.visualRect(chain.model().index(0, 0)).height() > before


def test_thousands_of_records_paint_as_fast_as_a_screenful(qtbot: QtBot) -> None:
    chain = _list(qtbot)
    painted: list[int] = []
    delegate = chain.itemDelegate()
    paint = delegate.paint

    def counting(painter: object, option: object, index: object) -> None:
        painted.append(1)
        paint(painter, option, index)  # type: ignore[arg-type]

    delegate.paint = counting  # type: ignore[method-assign]
    chain.set_entries([ENTRIES[n % 6] for n in range(5000)])
    chain.grab()

    assert 0 < len(painted) < 60
