"""The radar: where values lie, what it tells, and that few values break nothing."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.widgets import theming
from desktop_app.widgets.radar import Radar, RadarSeries

AXES = ("倾听", "安抚", "用语", "流程")


@pytest.fixture
def radar(qtbot: QtBot) -> Radar:
    radar = Radar("自评与导师")
    qtbot.addWidget(radar)
    radar.resize(330, 260)
    radar.show()
    return radar


def test_the_first_axis_points_up_and_values_grow_from_the_centre(radar: Radar) -> None:
    radar.show_series(AXES, [RadarSeries("自评", (100, 50, 0, 100))])
    centre, top, half = radar.point(0, 0), radar.point(0, 100), radar.point(0, 50)
    assert top.x() == pytest.approx(centre.x())
    assert top.y() < half.y() < centre.y()
    assert half.y() == pytest.approx((top.y() + centre.y()) / 2)
    assert radar.point(1, 100).x() > centre.x()
    assert radar.point(0, 250) == top, "a value beyond the scale stays on its edge"


def test_an_axis_tells_the_values_of_all_views(radar: Radar) -> None:
    radar.show_series(
        AXES, [RadarSeries("自评", (100, 50, 0, 80)), RadarSeries("导师", (60, None, 40, 80))]
    )
    assert radar.axis_text(0) == "倾听：自评 100，导师 60"
    assert radar.axis_text(1) == "安抚：自评 50，导师 –"
    assert "流程：自评 80，导师 80" in radar.accessibleDescription()


def test_hovering_an_axis_names_it(radar: Radar) -> None:
    radar.show_series(AXES, [RadarSeries("自评", (100, 50, 0, 80))])
    hovered: list[int] = []
    radar.axis_hovered.connect(hovered.append)
    QTest.mouseMove(radar, radar.point(1, 90).toPoint())
    QTest.mouseMove(radar, QPoint(1, 1))
    assert hovered == [1, -1]


def test_both_views_are_drawn_in_their_colours(radar: Radar) -> None:
    radar.show_series(
        AXES,
        [
            RadarSeries("导师", (60, 60, 60, 60), "series_1"),
            RadarSeries("自评", (100, 100, 100, 100), "series_2", dashed=True),
        ],
    )
    picture = radar.grab().toImage()
    for token, value in (("series_1", 60), ("series_2", 100)):
        spot = radar.point(1, value).toPoint()
        assert picture.pixelColor(spot) == theming.colour(token)


@pytest.mark.parametrize("values", [(None,) * 4, (80, None, None, None), (80, 60, None, None)])
def test_few_values_are_drawn_without_a_shape(
    radar: Radar, values: tuple[float | None, ...]
) -> None:
    radar.show_series(AXES, [RadarSeries("导师", values)])
    assert not radar.grab().isNull()


def test_a_series_must_have_a_value_by_axis(radar: Radar) -> None:
    with pytest.raises(ValueError, match="axis"):
        radar.show_series(AXES, [RadarSeries("自评", (1, 2))])
