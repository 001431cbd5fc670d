"""The scrolling view of a PDF: what it renders, where it is, how large."""

from collections.abc import Callable

import pytest
import zxingcpp
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sample_pdfs import QR_TEXT, certificate, hundred

from desktop_app.system.errors import Trouble
from desktop_app.widgets.pdf_view import PdfPages, PdfView

Open = Callable[[bytes], PdfView]


@pytest.fixture
def open_view(qtbot: QtBot) -> Open:
    """Shows a view of a file."""
    shown = []

    def show(pdf: bytes) -> PdfView:
        view = PdfView(PdfPages(pdf))
        qtbot.addWidget(view)
        shown.append(view)
        view.resize(700, 700)
        view.show()
        return view

    return show


def rendered(qtbot: QtBot, view: PdfView) -> set[int]:
    """The pages that are held once all that is visible has been rendered."""
    qtbot.waitUntil(lambda: set(view._visible()) <= view.rendered())
    return view.rendered()


def test_the_page_is_seen_as_it_is_in_the_file(qtbot: QtBot, open_view: Open) -> None:
    view = open_view(certificate())
    view.resize(1100, 900)
    rendered(qtbot, view)
    picture = view.viewport().grab().toImage()
    picture = picture.convertToFormat(picture.Format.Format_Grayscale8)
    pixels = memoryview(picture.constBits()).cast("B", (picture.height(), picture.bytesPerLine()))
    assert [one.text for one in zxingcpp.read_barcodes(pixels)] == [QR_TEXT]


def test_of_a_hundred_pages_only_the_visible_ones_are_rendered(
    qtbot: QtBot, open_view: Open
) -> None:
    view = open_view(hundred())
    assert view.page_count >= 100
    assert max(rendered(qtbot, view)) <= 1
    view.show_page(60)
    assert 59 in rendered(qtbot, view)
    assert len(view.rendered()) <= 6


def test_pictures_of_pages_long_out_of_sight_are_dropped(
    qtbot: QtBot, open_view: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.widgets.pdf_view._CACHE_BYTES", 1)
    view = open_view(hundred())
    rendered(qtbot, view)
    view.show_page(50)
    assert 0 not in rendered(qtbot, view)


def test_home_end_and_page_keys_move_through_the_pages(open_view: Open) -> None:
    view = open_view(hundred())
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.page == view.page_count
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 1
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 0


def test_control_and_wheel_zooms_within_bounds(open_view: Open) -> None:
    view = open_view(certificate())

    def wheel(turn: int) -> None:
        middle = QPointF(view.viewport().rect().center())
        event = QWheelEvent(
            middle,
            middle,
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)

    for _ in range(30):
        wheel(120)
    assert view.zoom_per_cent == 400
    assert view.horizontalScrollBar().maximum() > 0
    for _ in range(60):
        wheel(-120)
    assert view.zoom_per_cent == 25


def test_zooming_keeps_the_place(open_view: Open) -> None:
    view = open_view(hundred())
    view.show_page(40)
    view.zoom_out()
    assert abs(view.page - 40) <= 1


def test_a_page_across_the_paper_is_seen_whole(open_view: Open) -> None:
    view = open_view(certificate())
    view.resize(1200, 500)
    assert view.verticalScrollBar().maximum() == 0
    assert view.horizontalScrollBar().maximum() == 0
    assert view.zoom_per_cent > 50


def test_what_is_no_pdf_is_told_as_a_sentence() -> None:
    with pytest.raises(Trouble, match="已损坏"):
        PdfPages(b"not a pdf")
