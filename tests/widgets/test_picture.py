"""Charts that can be taken along: copied, saved, with title, note and the table behind them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.system.errors import Trouble
from desktop_app.widgets.chain_items import ChartPoint
from desktop_app.widgets.heat_map import HeatMap
from desktop_app.widgets.line_chart import LineChart
from desktop_app.widgets.mood_curve import MoodCurve
from desktop_app.widgets.picture import Picture
from desktop_app.widgets.radar import Radar, RadarSeries

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Day(NamedTuple):
    day: date
    level: int
    words: str


def _curve() -> Picture:
    curve = MoodCurve()
    curve.set_runs((72, 60, 41), (72, 80))
    return curve


def _radar() -> Picture:
    radar = Radar("自评与导师")
    own, mentor = RadarSeries("自评", (80, 60, None)), RadarSeries("导师", (60, 60, 40))
    radar.show_series(("倾听", "安抚", "用语"), (own, mentor))
    return radar


def _line() -> Picture:
    chart = LineChart("每周均分")
    chart.set_points([ChartPoint("11月2日", 60.0, 3, "60"), ChartPoint("11月9日", None, 0, "")])
    return chart


def _heat() -> Picture:
    heat = HeatMap("每天的练习次数")
    heat.show_days([Day(date(2026, 11, 2), 1, "1 次")], ("无", "1", "2", "3"))
    return heat


TABLES = [
    (_curve, ["回合\t这次情绪\t对照的一次", "开场\t72\t72", "1\t60\t80", "2\t41\t"]),
    (_radar, ["项目\t自评\t导师", "倾听\t80\t60", "安抚\t60\t60", "用语\t–\t40"]),
    (_line, ["时间\t数值\t次数", "11月2日\t60\t3", "11月9日\t–\t0"]),
    (_heat, ["日期\t内容", "2026-11-02\t1 次"]),
]


def _shown(qtbot: QtBot, make: Callable[[], Picture]) -> Picture:
    chart = make()
    qtbot.addWidget(chart)
    chart.resize(400, 220)
    chart.show()
    chart.setFocus()
    return chart


@pytest.mark.parametrize(("make", "rows"), TABLES)
def test_the_table_behind_it_is_copied_by_key(
    qtbot: QtBot, make: Callable[[], Picture], rows: list[str]
) -> None:
    QTest.keyClick(_shown(qtbot, make), Qt.Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text().splitlines() == rows


@pytest.mark.parametrize("make", [make for make, _rows in TABLES])
def test_the_picture_is_copied_by_key(qtbot: QtBot, make: Callable[[], Picture]) -> None:
    QTest.keyClick(_shown(qtbot, make), Qt.Key.Key_C, CTRL)
    image = QGuiApplication.clipboard().image()
    assert image.width() > 800
    middle = range(60, image.height() - 60)
    assert len({image.pixel(x, y) for y in middle for x in range(0, image.width(), 7)}) > 1


@pytest.mark.parametrize("make", [make for make, _rows in TABLES])
def test_every_chart_is_saved_in_three_forms(
    qtbot: QtBot, make: Callable[[], Picture], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = _shown(qtbot, make)
    for name in ("a.png", "a.svg", "a.csv"):
        monkeypatch.setattr(chart, "ask_path", lambda name=name: tmp_path / name)
        QTest.keyClick(chart, Qt.Key.Key_S, CTRL)
    assert not QImage(str(tmp_path / "a.png")).isNull()
    assert "<svg" in (tmp_path / "a.svg").read_text(encoding="utf-8")
    table = (tmp_path / "a.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert table[0] == ",".join(f'"{one}"' for one in chart.table()[0])


def test_title_and_number_of_data_stand_on_what_is_saved(qtbot: QtBot, tmp_path: Path) -> None:
    chart = _shown(qtbot, _curve)
    chart.save(tmp_path / "bare.svg")
    chart.set_caption("客户情绪从 72 降到 41", "n = 2 回合")
    chart.save(tmp_path / "told.svg")
    chart.save(tmp_path / "told.png")
    assert "72 降到 41" in (tmp_path / "told.svg").read_text(encoding="utf-8")
    assert "n = 2" in (tmp_path / "told.svg").read_text(encoding="utf-8")
    assert "n = 2" not in (tmp_path / "bare.svg").read_text(encoding="utf-8")


def test_a_folder_that_is_not_there_is_told_not_swallowed(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="文件夹不存在"):
        _shown(qtbot, _curve).save(tmp_path / "none" / "a.png")


def test_quotes_in_a_table_stay_one_cell(qtbot: QtBot, tmp_path: Path) -> None:
    radar = Radar("技能")
    qtbot.addWidget(radar)
    radar.show_series(('说"您"', "听"), (RadarSeries("自评", (80, 60)),))
    radar.save(tmp_path / "a.csv")
    rows = (tmp_path / "a.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert rows[1] == '"说""您""","80"'


def test_the_arrows_walk_along_the_axes_of_a_radar(qtbot: QtBot) -> None:
    radar = _shown(qtbot, _radar)
    assert isinstance(radar, Radar)
    heard: list[int] = []
    radar.axis_hovered.connect(heard.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(radar, key)
    assert heard == [0, 1, 0, 2]
