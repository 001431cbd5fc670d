"""What every pane's view is: it stands in its place from the beginning."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.widgets.pane import PaneView, built_in


def test_a_view_is_built_in_the_place_that_waits_for_it(qtbot: QtBot) -> None:
    place, other = QWidget(), QWidget()
    qtbot.addWidget(place)
    qtbot.addWidget(other)
    with built_in(place):
        assert PaneView().parentWidget() is place
        assert PaneView(other).parentWidget() is other
        with built_in(other):
            assert PaneView().parentWidget() is other
        assert PaneView().parentWidget() is place


def test_no_place_waits_any_more_when_building_has_failed(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    with pytest.raises(ValueError, match="broken"), built_in(place):
        raise ValueError("broken")
    view = PaneView()
    qtbot.addWidget(view)
    assert view.parentWidget() is None
