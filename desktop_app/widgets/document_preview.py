"""The preview of a finished document: look at its pages, save them as PDF, print them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressDialog, QWidget

from desktop_app.documents.export import save_bytes
from desktop_app.documents.export import suggested_name as clean_name
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.widgets import file_dialogs, theming
from desktop_app.widgets.buttons import IconButton, PlainButton, PrimaryButton
from desktop_app.widgets.dialogs import Dialog
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.pdf_view import PdfPages, PdfView

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from desktop_app.widgets.pdf_printing import PrintJob

_SHARE_OF_SCREEN = 0.92


class DocumentPreview(Dialog):
    """Shows the pages of *pdf* under *title*; *suggested_name* is the file name to save under,
    with or without its suffix; it is cleaned for all systems.

    The bytes shown are the bytes saved and printed. A file that cannot be shown can still be
    saved. `ask_path`, `has_printer` and `ask_printer` are what a test replaces.
    """

    def __init__(self, parent: QWidget | None, pdf: bytes, title: str, suggested_name: str) -> None:
        super().__init__(parent, title)
        self._pdf = pdf
        self._title = title
        self._file_name = clean_name(suggested_name.removesuffix(".pdf"))
        self._job: PrintJob | None = None
        self._progress: QProgressDialog | None = None
        self.notice = TextLabel(wrap=True)
        self.notice.hide()
        self.pages: PdfPages | None = None
        self.view: PdfView | None = None
        self.page_label = TextLabel("", "mono-digits")
        self.zoom_label = TextLabel("", "mono-digits")
        self.body.addWidget(self.notice)
        self._build_foot()
        try:
            self.pages = PdfPages(pdf)
        except Trouble as trouble:
            self._tell(trouble)
            self.print_button.setEnabled(False)
            self.body.addStretch(1)
        else:
            self._build_view(self.pages)
        self._size()

    def open(self) -> None:
        """Show it over its parent without waiting; it deletes itself once closed."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        super().open()

    def save(self) -> None:
        """Ask where to, and save; what came of it stands above the pages."""
        path = self.ask_path()
        if path is None:
            return
        try:
            save_bytes(path, self._pdf)
        except Trouble as trouble:
            self._tell(trouble)
        else:
            self._say(tr("已存为 {path}").format(path=path), "good")

    def print_pages(self) -> None:
        """Ask for the printer, and print; without any, say that saving works."""
        from desktop_app.widgets.pdf_printing import PrintJob, no_printer

        if self.pages is None or self._job is not None:
            return
        if not self.has_printer():
            self._tell(no_printer())
            return
        printer = self.ask_printer()
        if printer is None:
            return
        job = PrintJob(self.pages, printer, self)
        job.progressed.connect(self._show_progress)
        job.finished.connect(self._printed)
        job.failed.connect(self._not_printed)
        self._job = job
        self._show_progress(0, job.total)
        job.start()

    def ask_path(self) -> Path | None:
        """Where to save; None when the person thought better of it."""
        return file_dialogs.ask_save(
            self, tr("存为 PDF"), self._file_name, tr("PDF 文件 (*.pdf)"), "pdf"
        )

    def has_printer(self) -> bool:
        """Whether this machine has a printer set up."""
        from desktop_app.widgets.pdf_printing import has_printer

        return has_printer()

    def ask_printer(self) -> "QPrinter | None":
        """The printer with the chosen pages and copies; None when the person cancelled."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

        from desktop_app.widgets.pdf_printing import suit

        if self.pages is None:
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._title)
        suit(printer, self.pages.sizes[0])
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(self.pages.sizes))
        try:
            return printer if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
            self._end_job()
        super().done(result)

    def _build_view(self, pages: PdfPages) -> None:
        view = PdfView(pages, self)
        self.body.addWidget(view, 1)
        self.view = view
        view.page_changed.connect(self._show_page)
        view.zoom_changed.connect(self._show_zoom)
        for keys, act in (
            ("Ctrl++", view.zoom_in),
            ("Ctrl+=", view.zoom_in),
            ("Ctrl+-", view.zoom_out),
            ("Ctrl+0", view.fit_width),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self.smaller_button.clicked.connect(view.zoom_out)
        self.larger_button.clicked.connect(view.zoom_in)
        self.fit_button.clicked.connect(view.fit_width)
        self._show_page(1)
        view.setFocus()

    def _build_foot(self) -> None:
        self.smaller_button = IconButton("minus", tr("缩小（Ctrl+-）"))
        self.larger_button = IconButton("plus", tr("放大（Ctrl++）"))
        self.fit_button = PlainButton(tr("适合宽度"))
        self.fit_button.setToolTip(tr("适合宽度（Ctrl+0）"))
        self.close_button = PlainButton(tr("关闭"), "Esc")
        self.print_button = PlainButton(tr("打印…"), "Ctrl P", "print")
        self.save_button = PrimaryButton(tr("存为 PDF…"), "Ctrl S", "save-file")
        self.print_button.setShortcut(QKeySequence("Ctrl+P"))
        self.save_button.setShortcut(QKeySequence("Ctrl+S"))
        self.close_button.clicked.connect(self.reject)
        self.print_button.clicked.connect(self.print_pages)
        self.save_button.clicked.connect(self.save)
        left = (
            self.page_label,
            self.smaller_button,
            self.zoom_label,
            self.larger_button,
            self.fit_button,
        )
        for index, widget in enumerate(left):
            self.foot.insertWidget(index, widget)
        for widget in (self.close_button, self.print_button, self.save_button):
            self.foot.addWidget(widget)
        self.save_button.setDefault(True)

    def _size(self) -> None:
        """As large as the screen comfortably allows, and no larger than a page needs."""
        self.setMinimumSize(0, 0)  # what the buttons need counts, not the width of a question
        room = self.screen().availableGeometry().size() * _SHARE_OF_SCREEN
        wide = min(room.width(), theming.frame("least_width"))
        self.resize(wide, room.height())

    def _show_page(self, page: int) -> None:
        count = self.view.page_count if self.view else 0
        self.page_label.setText(tr("第 {n} / {m} 页").format(n=page, m=count))

    def _show_zoom(self, per_cent: int, fitted: bool) -> None:
        self.zoom_label.setText(f"{per_cent}%")
        self.fit_button.setEnabled(not fitted)

    def _show_progress(self, done: int, total: int) -> None:
        if self._progress is None:
            progress = QProgressDialog(tr("正在打印…"), tr("取消"), 0, total, self)
            progress.setWindowModality(Qt.WindowModality.WindowModal)
            progress.setMinimumDuration(theming.current().motion["progress_after"])
            progress.canceled.connect(self._cancel_printing)
            self._progress = progress
        self._progress.setValue(done)

    def _printed(self) -> None:
        self._end_job()
        self._say(tr("已送到打印机。"), "good")

    def _not_printed(self, trouble: Trouble) -> None:
        self._end_job()
        self._tell(trouble)

    def _cancel_printing(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._end_job()
            self._say(tr("打印已取消。"), "secondary")

    def _end_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()
        progress, self._progress = self._progress, None
        if progress is not None:
            progress.blockSignals(True)
            progress.close()
            progress.deleteLater()

    def _tell(self, trouble: Trouble) -> None:
        self._say(str(trouble), "problem")

    def _say(self, text: str, role: str) -> None:
        theming.set_role(self.notice, role)
        self.notice.setText(text)
        self.notice.show()
