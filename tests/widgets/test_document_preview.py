"""The preview of a document: its pages, saving and printing."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from sample_pdfs import certificate, hundred

from desktop_app.widgets.document_preview import DocumentPreview
from desktop_app.widgets.pdf_view import PdfView

Open = Callable[[bytes], DocumentPreview]


@pytest.fixture
def open_preview(qtbot: QtBot) -> Open:
    """Shows a preview of a file, in the active window."""
    shown = []

    def show(pdf: bytes) -> DocumentPreview:
        preview = DocumentPreview(None, pdf, "证书 · 林晓雨", "证书-林晓雨.pdf")
        qtbot.addWidget(preview)
        shown.append(preview)
        with qtbot.waitActive(preview):
            preview.show()
            preview.activateWindow()
        return preview

    return show


def view_of(preview: DocumentPreview) -> PdfView:
    """The view, which is there for every file that can be shown."""
    assert preview.view is not None
    return preview.view


def test_the_page_in_view_is_counted(open_preview: Open) -> None:
    preview = open_preview(hundred())
    count = view_of(preview).page_count
    assert preview.page_label.text() == f"第 1 / {count} 页"
    view_of(preview).show_page(7)
    assert preview.page_label.text() == f"第 7 / {count} 页"


def test_at_first_the_page_is_as_wide_as_the_view_and_stays_so(open_preview: Open) -> None:
    preview = open_preview(hundred())
    view = view_of(preview)
    before = view.zoom_per_cent
    assert not preview.fit_button.isEnabled()
    preview.resize(preview.width() + 200, preview.height())
    assert view.zoom_per_cent > before
    assert view.horizontalScrollBar().maximum() == 0
    assert preview.zoom_label.text() == f"{view.zoom_per_cent}%"


@pytest.mark.parametrize("larger", [Qt.Key.Key_Plus, Qt.Key.Key_Equal])
def test_control_and_plus_minus_nought_zoom(open_preview: Open, larger: Qt.Key) -> None:
    preview = open_preview(certificate())
    view = view_of(preview)
    fitted = view.zoom_per_cent
    QTest.keyClick(view, larger, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom_per_cent == pytest.approx(fitted * 1.25, abs=1)
    QTest.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom_per_cent == pytest.approx(fitted, abs=1)
    QTest.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom_per_cent == fitted


def test_control_s_saves_the_very_bytes_that_are_shown(
    qtbot: QtBot, open_preview: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = open_preview(certificate())
    monkeypatch.setattr(preview, "ask_path", lambda: tmp_path / "证书.pdf")
    QTest.keyClick(preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(preview.notice.isVisible)
    assert (tmp_path / "证书.pdf").read_bytes() == certificate()
    assert "已存为" in preview.notice.text()
    assert preview.isVisible()


def test_thinking_better_of_saving_changes_nothing(
    open_preview: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = open_preview(certificate())
    monkeypatch.setattr(preview, "ask_path", lambda: None)
    preview.save()
    assert not preview.notice.isVisible()


def test_a_full_disk_is_told_in_the_preview(
    open_preview: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    preview = open_preview(certificate())
    monkeypatch.setattr(preview, "ask_path", lambda: tmp_path / "a.pdf")
    monkeypatch.setattr(os, "fsync", full)
    preview.save()
    assert "磁盘已满" in preview.notice.text()
    assert list(tmp_path.iterdir()) == []


def test_without_a_printer_it_says_that_saving_works(
    open_preview: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = open_preview(certificate())
    monkeypatch.setattr(preview, "has_printer", lambda: False)
    preview.print_button.click()
    assert "没有可用的打印机" in preview.notice.text()
    assert "存为 PDF" in preview.notice.text()
    assert preview.save_button.isEnabled()


def test_a_machine_without_print_service_has_no_printer(
    monkeypatch: pytest.MonkeyPatch, open_preview: Open
) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    preview = open_preview(certificate())
    for names, expected in (([], False), (["前台"], True)):
        monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda names=names: names)
        assert preview.has_printer() is expected


def test_escape_closes(open_preview: Open) -> None:
    preview = open_preview(certificate())
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()
    assert preview.result() == QDialog.DialogCode.Rejected


def test_a_damaged_file_is_told_and_can_still_be_saved(
    open_preview: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = open_preview(b"not a pdf")
    assert "已损坏" in preview.notice.text()
    assert not preview.print_button.isEnabled()
    monkeypatch.setattr(preview, "ask_path", lambda: tmp_path / "a.pdf")
    preview.save()
    assert (tmp_path / "a.pdf").read_bytes() == b"not a pdf"


def test_every_control_has_a_name(open_preview: Open) -> None:
    preview = open_preview(certificate())
    controls = [
        preview.smaller_button,
        preview.larger_button,
        preview.fit_button,
        preview.close_button,
        preview.print_button,
        preview.save_button,
        view_of(preview),
    ]
    assert all(control.accessibleName() for control in controls)


def test_the_buttons_are_never_cut(open_preview: Open) -> None:
    preview = open_preview(certificate())
    for button in (preview.save_button, preview.print_button, preview.close_button):
        assert button.width() >= button.sizeHint().width()


def test_opened_over_a_window_it_is_gone_once_closed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    preview = DocumentPreview(window, certificate(), "证书", "证书")
    preview.open()
    with qtbot.waitSignal(preview.destroyed):
        preview.close()


@pytest.mark.parametrize("suggested", ["评估/林晓雨", "评估/林晓雨.pdf"])
def test_the_file_name_offered_is_clean(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, suggested: str
) -> None:
    offered: list[str] = []
    monkeypatch.setattr(QFileDialog, "selectFile", lambda _self, name: offered.append(name))
    monkeypatch.setattr(QFileDialog, "exec", lambda _self: 0)
    preview = DocumentPreview(None, certificate(), "评估", suggested)
    qtbot.addWidget(preview)
    assert preview.ask_path() is None
    assert offered == ["评估 林晓雨.pdf"]
