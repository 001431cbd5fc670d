"""The line over time: where points stand, what is told of them, and taking it along."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from desktop_app.widgets.chain_items import ChartPoint
from desktop_app.widgets.line_chart import LineChart

POINTS = (
    ChartPoint("11月2日", 60.0, 3, "11月2日起的一周：均分 60"),
    ChartPoint("11月9日", None, 0, "11月9日起的一周：没有练习"),
    ChartPoint("11月16日", 80.0, 2, "11月16日起的一周：均分 80"),
    ChartPoint("11月23日", 100.0, 1, "11月23日起的一周：均分 100"),
)


def _chart(qtbot: QtBot, *points: ChartPoint) -> LineChart:
    chart = LineChart("每周均分")
    qtbot.addWidget(chart)
    chart.resize(400, 150)
    with qtbot.waitActive(chart):
        chart.show()
    chart.set_points(points)
    chart.setFocus()
    return chart


def test_higher_values_stand_higher_and_later_ones_to_the_right(qtbot: QtBot) -> None:
    chart = _chart(qtbot, *POINTS)
    first, _, third, last = (chart.position_of(place) for place in range(4))

    assert first.x() < third.x() < last.x()
    assert first.y() > third.y() > last.y()


@limits(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(values=st.lists(st.one_of(st.none(), st.floats(0, 100)), max_size=30))
def test_every_point_stands_inside_the_picture(qtbot: QtBot, values: list[float | None]) -> None:
    chart = LineChart("每周均分")
    qtbot.addWidget(chart)
    chart.resize(320, 120)
    chart.set_points([ChartPoint(f"第{n}周", value) for n, value in enumerate(values)])

    for place in range(len(values)):
        assert chart.rect().contains(chart.position_of(place).toPoint())
    assert not chart.grab().isNull()


def test_labels_never_overlap_and_the_last_is_there(qtbot: QtBot) -> None:
    chart = _chart(qtbot, *(ChartPoint(f"{n}月23日", 50.0) for n in range(1, 13)))

    places = list(chart._labelled())

    assert places[0] == 11
    gaps = [
        chart.position_of(right).x() - chart.position_of(left).x()
        for right, left in pairwise(places)
    ]
    assert min(gaps) > chart._label_width(11)
    right = chart.position_of(11).x() + chart._label_width(11) / 2
    assert right <= chart.width() + 1


def test_the_arrow_keys_tell_the_values(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = _chart(qtbot, *POINTS)
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _spot, text, *_rest: told.append(text))

    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(chart, key)

    assert told == [POINTS[3].tip, POINTS[2].tip, POINTS[1].tip, POINTS[2].tip]


def test_the_pointer_tells_the_value_under_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = _chart(qtbot, *POINTS)
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _spot, text, *_rest: told.append(text))

    QTest.mouseMove(chart, chart.position_of(2).toPoint())

    assert told == [POINTS[2].tip]


def test_the_table_behind_it_is_copied(qtbot: QtBot) -> None:
    chart = _chart(qtbot, *POINTS)

    chart.menu().actions()[1].trigger()

    assert QGuiApplication.clipboard().text().splitlines() == [
        "时间\t数值\t次数",
        "11月2日\t60\t3",
        "11月9日\t–\t0",
        "11月16日\t80\t2",
        "11月23日\t100\t1",
    ]


def test_the_picture_is_saved_as_png_and_svg(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = _chart(qtbot, *POINTS)

    for name in ("a.png", "a.svg"):
        monkeypatch.setattr(chart, "ask_path", lambda name=name: tmp_path / name)
        chart.menu().actions()[2].trigger()

    assert QImage(str(tmp_path / "a.png")).width() > 800  # twice the pixels, and a margin
    assert "<svg" in (tmp_path / "a.svg").read_text(encoding="utf-8")


def test_thinking_better_of_saving_saves_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = _chart(qtbot, *POINTS)
    monkeypatch.setattr(chart, "ask_path", lambda: None)

    chart.menu().actions()[2].trigger()

    assert list(tmp_path.iterdir()) == []


def test_a_screen_reader_hears_the_values(qtbot: QtBot) -> None:
    chart = _chart(qtbot, *POINTS)

    assert chart.accessibleName() == "每周均分"
    assert POINTS[0].tip in chart.accessibleDescription()
