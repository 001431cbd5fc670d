"""What lies over a host follows its size, and does no harm when it has become garbage."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.widgets.overlays import Overlay
from desktop_app.widgets.toast import Toast


def test_an_overlay_covers_its_host_at_every_size(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    overlay = Overlay(host)
    overlay.open()
    host.resize(320, 240)
    host.show()
    assert overlay.size() == host.size()


def test_what_has_lost_its_attributes_still_hears_its_host(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    overlay, toast = Overlay(host), Toast(host)
    for garbage in (overlay, toast):
        garbage.__dict__.clear()  # as the collector leaves it before Qt takes it down
    host.resize(320, 240)
    host.show()
    assert overlay.size() == host.size()
