"""The month grid: where days and chips stand, keys, clicks, and how fast it paints."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.widgets import theming
from desktop_app.widgets.month_grid import MonthGrid

FIRST = date(2026, 10, 26)


@dataclass(frozen=True)
class Session:
    key: str
    title: str = "影子日 1 · 跟听"
    tone: str = "good"
    mark: str = ""
    done: bool = False
    sign: str = ""
    tip: str = ""


@dataclass(frozen=True)
class GridDay:
    day: date
    chips: tuple[Session, ...] = ()
    inside: bool = True
    closed: bool = False
    today: bool = False
    label: str = ""
    label_tone: str = "secondary"
    spoken: str = ""
    more: int = 0


def _days(chips: Callable[[int], tuple[Session, ...]] = lambda _n: ()) -> list[GridDay]:
    return [
        GridDay(
            FIRST + timedelta(days=n),
            chips(n),
            closed=n % 7 > 4,
            label="休" if n % 7 > 4 else "",
            spoken=f"第 {n} 天",
        )
        for n in range(42)
    ]


def _grid(qtbot: QtBot, days: list[GridDay]) -> MonthGrid:
    grid = MonthGrid("月视图")
    qtbot.addWidget(grid)
    grid.resize(840, 620)
    grid.show_days(days)
    grid.show()
    return grid


def _click(grid: MonthGrid, point: QPointF) -> None:
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=point.toPoint())


def test_cells_fill_the_grid_without_gaps(qtbot: QtBot) -> None:
    grid = _grid(qtbot, _days())
    assert grid.cell(0).left() == 0
    assert grid.cell(6).right() == grid.width()
    assert grid.cell(41).bottom() == grid.height()
    assert all(grid.cell(n).right() == grid.cell(n + 1).left() for n in range(6))
    assert all(grid.cell(n).bottom() == grid.cell(n + 7).top() for n in range(35))


def test_half_a_week_is_refused(qtbot: QtBot) -> None:
    grid = _grid(qtbot, [])
    with pytest.raises(ValueError, match="whole weeks"):
        grid.show_days(_days()[:40])
    with pytest.raises(ValueError, match="whole weeks"):
        grid.show_days(_days()[1:36])


@pytest.mark.parametrize(
    ("key", "days"),
    [
        (Qt.Key.Key_Left, -1),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Up, -7),
        (Qt.Key.Key_Down, 7),
    ],
)
def test_arrows_want_the_day_beside_also_beyond_the_grid(
    qtbot: QtBot, key: Qt.Key, days: int
) -> None:
    grid = _grid(qtbot, _days())
    wanted: list[date] = []
    grid.day_wanted.connect(wanted.append)
    for start in (FIRST, FIRST + timedelta(days=41)):
        grid.select(start)
        QTest.keyClick(grid, key)
    assert wanted == [FIRST + timedelta(days=days), FIRST + timedelta(days=41 + days)]


def test_page_keys_turn_and_enter_opens(qtbot: QtBot) -> None:
    grid = _grid(qtbot, _days())
    pages: list[int] = []
    grid.page_wanted.connect(pages.append)
    QTest.keyClick(grid, Qt.Key.Key_PageUp)
    QTest.keyClick(grid, Qt.Key.Key_PageDown)
    assert pages == [-1, 1]
    with qtbot.waitSignal(grid.opened):
        QTest.keyClick(grid, Qt.Key.Key_Return)


def test_a_click_chooses_the_day_and_the_chip_under_it(qtbot: QtBot) -> None:
    grid = _grid(qtbot, _days(lambda n: (Session(f"a{n}"), Session(f"b{n}"))))
    days: list[date] = []
    chips: list[str] = []
    grid.day_wanted.connect(days.append)
    grid.chip_wanted.connect(chips.append)
    _click(grid, grid.chip_area(10, 1).center())
    _click(grid, grid.cell(11).bottomRight() - QPointF(4, 4))
    assert days == [FIRST + timedelta(days=10), FIRST + timedelta(days=11)]
    assert chips == ["b10"]


def test_a_click_beside_the_days_chooses_nothing(qtbot: QtBot) -> None:
    grid = _grid(qtbot, _days())
    assert grid.spot_at(QPointF(5, 5)) is None
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_chips_that_do_not_fit_cannot_be_clicked(qtbot: QtBot) -> None:
    grid = _grid(qtbot, _days(lambda _n: tuple(Session(str(k)) for k in range(8))))
    area = grid.cell(8)
    found = set()
    for top in range(int(area.top()), int(area.bottom())):
        spot = grid.spot_at(QPointF(area.center().x(), top))
        assert spot is not None
        if spot.chip is not None:
            found.add(spot.chip.key)
            number = int(spot.chip.key)
            assert grid.chip_area(8, number).bottom() <= area.bottom()
    assert found == {"0", "1"}


def test_a_closed_day_looks_closed(qtbot: QtBot) -> None:
    grid = _grid(qtbot, _days())
    picture = grid.grab().toImage()
    ratio = picture.devicePixelRatio()

    def ground(place: int) -> int:
        middle = grid.cell(place).center() * ratio
        return picture.pixel(middle.toPoint())

    assert ground(5) == theming.colour("canvas").rgb()
    assert ground(4) == theming.colour("surface").rgb()


def test_the_chosen_day_is_said_to_a_screen_reader(qtbot: QtBot) -> None:
    grid = _grid(qtbot, _days())
    grid.select(FIRST + timedelta(days=3))
    assert grid.accessibleDescription() == "第 3 天"
    grid.select(FIRST - timedelta(days=3))
    assert grid.accessibleDescription() == ""
