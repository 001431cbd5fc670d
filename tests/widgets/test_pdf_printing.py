"""Printing from the preview: paper, pages, and what happens when it does not work."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from sample_pdfs import QR_TEXT, certificate, hundred

from desktop_app.widgets.document_preview import DocumentPreview
from desktop_app.widgets.pdf_printing import chosen_pages

Open = Callable[[bytes], DocumentPreview]


@pytest.fixture
def open_preview(qtbot: QtBot) -> Open:
    """Shows a preview of a file."""
    shown = []

    def show(pdf: bytes) -> DocumentPreview:
        preview = DocumentPreview(None, pdf, "证书 · 林晓雨", "证书-林晓雨")
        qtbot.addWidget(preview)
        shown.append(preview)
        preview.show()
        return preview

    return show


def to_file(path: Path, resolution: int = 300) -> QPrinter:
    """A printer that prints into a PDF file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(resolution)
    return printer


def printing_to(
    preview: DocumentPreview, monkeypatch: pytest.MonkeyPatch, printer: QPrinter | None
) -> None:
    """Let the person choose *printer*."""
    monkeypatch.setattr(preview, "has_printer", lambda: True)
    monkeypatch.setattr(preview, "ask_printer", lambda: printer)


def test_a_certificate_is_printed_landscape_and_sharp(
    qtbot: QtBot,
    open_preview: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    preview = open_preview(certificate())
    printing_to(preview, monkeypatch, to_file(tmp_path / "out.pdf"))
    preview.print_pages()
    qtbot.waitUntil(lambda: "已送到打印机" in preview.notice.text())
    printed = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    width, height = printed.get_page_size(0)
    assert len(printed) == 1
    assert (width, height) == pytest.approx((841.89, 595.28), abs=2)
    picture = printed[0].render(scale=3).to_pil()
    assert [one.text for one in zxingcpp.read_barcodes(picture)] == [QR_TEXT]
    printed.close()


def test_only_the_chosen_pages_are_printed(
    qtbot: QtBot,
    open_preview: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printer = to_file(tmp_path / "out.pdf", 72)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    preview = open_preview(hundred())
    printing_to(preview, monkeypatch, printer)
    preview.print_pages()
    qtbot.waitUntil(lambda: "已送到打印机" in preview.notice.text())
    printed = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert len(printed) == 3
    assert printed.get_page_size(0)[0] < printed.get_page_size(0)[1]
    printed.close()


class _Chosen:
    """The answers of a print dialog."""

    def __init__(self, **chosen: Any) -> None:
        self.chosen = chosen

    def __getattr__(self, name: str) -> Callable[[], Any]:
        return lambda: self.chosen[name]


@pytest.mark.parametrize(
    ("chosen", "pages"),
    [
        ({}, [0, 1, 2]),
        ({"pageOrder": QPrinter.PageOrder.LastPageFirst}, [2, 1, 0]),
        ({"copyCount": 2}, [0, 1, 2, 0, 1, 2]),
        ({"copyCount": 2, "collateCopies": False}, [0, 0, 1, 1, 2, 2]),
        ({"copyCount": 2, "supportsMultipleCopies": True}, [0, 1, 2]),
        ({"printRange": QPrinter.PrintRange.PageRange, "fromPage": 2, "toPage": 9}, [1, 2]),
    ],
)
def test_copies_order_and_range_are_as_chosen(chosen: dict[str, Any], pages: list[int]) -> None:
    usual = {
        "printRange": QPrinter.PrintRange.AllPages,
        "pageOrder": QPrinter.PageOrder.FirstPageFirst,
        "supportsMultipleCopies": False,
        "collateCopies": True,
        "copyCount": 1,
    }
    printer: Any = _Chosen(**usual | chosen)
    assert chosen_pages(printer, 3) == pages


@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support")
def test_a_printer_that_refuses_is_told(
    qtbot: QtBot,
    open_preview: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    preview = open_preview(certificate())
    printing_to(preview, monkeypatch, to_file(tmp_path / "away" / "out.pdf"))
    preview.print_pages()
    qtbot.waitUntil(lambda: "打印机没有接受" in preview.notice.text())
    assert preview.print_button.isEnabled()


def test_a_cancelled_print_stops_and_says_so(
    qtbot: QtBot,
    open_preview: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    preview = open_preview(hundred())
    printing_to(preview, monkeypatch, to_file(tmp_path / "out.pdf", 72))
    printed: list[int] = []

    def cancel_at_the_third(done: int, _total: int) -> None:
        printed.append(done)
        if done == 3:
            assert preview._progress is not None
            preview._progress.canceled.emit()  # as its button does

    preview.print_pages()
    assert preview._job is not None
    preview._job.progressed.connect(cancel_at_the_third)
    qtbot.waitUntil(lambda: "打印已取消" in preview.notice.text())
    assert printed == [1, 2, 3]
    assert preview._job is None


def test_closing_while_printing_stops_the_print(
    open_preview: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = open_preview(hundred())
    printing_to(preview, monkeypatch, to_file(tmp_path / "out.pdf", 72))
    preview.print_pages()
    assert preview._job is not None
    preview.reject()
    assert preview._job is None
    assert not (tmp_path / "out.pdf").exists()
