"""Sending a PDF to a printer: rendered page by page at the printer's resolution."""

from PySide6.QtCore import QObject, QRect, QSizeF, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.widgets.pdf_view import PdfPages

_MOST_DPI = 300
"""Finer is not seen on paper and takes many times as long."""


def has_printer() -> bool:
    """Whether this machine has a printer set up."""
    return bool(QPrinterInfo.availablePrinterNames())


def no_printer() -> Trouble:
    """What to tell where there is none."""
    return Trouble(
        tr("这台电脑上没有可用的打印机。"),
        tr("文件没有丢失。"),
        tr("您可以先存为 PDF，再到有打印机的电脑上打印。"),
    )


def suit(printer: QPrinter, size: tuple[float, float]) -> None:
    """Set paper and orientation for a page of *size* in points."""
    paper = QPageSize(
        QSizeF(min(size), max(size)),
        QPageSize.Unit.Point,
        "",
        QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    printer.setPageSize(paper)
    printer.setPageOrientation(_orientation(size))
    printer.setFullPage(True)


class PrintJob(QObject):
    """Prints the chosen pages one at a time, so that the window stays alive and can cancel.

    Signals: `progressed(done, total)`, then `finished()` or `failed(Trouble)`; after `cancel`
    neither.
    """

    progressed = Signal(int, int)
    finished = Signal()
    failed = Signal(Trouble)

    def __init__(self, pages: PdfPages, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._printer = printer
        self._painter = QPainter()
        self._order = chosen_pages(printer, len(pages.sizes))
        self._done = 0
        self._cancelled = False
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._step)

    @property
    def total(self) -> int:
        """How many sheets of paper sides it takes."""
        return len(self._order)

    def start(self) -> None:
        """Begin; the signals follow from the event loop."""
        self._next.start()

    def cancel(self) -> None:
        """Stop; what is not yet with the printer is not printed."""
        self._cancelled = True
        self._next.stop()
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()

    def _step(self) -> None:
        if self._done == self.total:
            self._painter.end()
            self.finished.emit()
            return
        index = self._order[self._done]
        # The orientation counts from the next page on, so it is set before that page begins.
        self._printer.setPageOrientation(_orientation(self._pages.sizes[index]))
        begun = self._printer.newPage() if self._done else self._painter.begin(self._printer)
        if not begun:
            self._fail()
            return
        self._put(index)
        self._done += 1
        self.progressed.emit(self._done, self.total)
        # A modal progress dialog runs the event loop in that call: cancelling may happen there,
        # and a timer already started would step again inside this step.
        if not self._cancelled:
            self._next.start()

    def _put(self, index: int) -> None:
        """Draw a page as large as the paper allows, in its middle."""
        dpi = min(self._printer.resolution(), _MOST_DPI)
        image = self._pages.image(index, dpi / 72)
        paper = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        scale = min(paper.width() / image.width(), paper.height() / image.height())
        wide, high = round(image.width() * scale), round(image.height() * scale)
        left, top = (paper.width() - wide) // 2, (paper.height() - high) // 2
        self._painter.drawImage(QRect(left, top, wide, high), image)

    def _fail(self) -> None:
        if self._painter.isActive():
            self._painter.end()
        self.failed.emit(
            Trouble(
                tr("打印机没有接受这份文件。"),
                tr("文件没有丢失。"),
                tr("请检查打印机是否已开机并连接，或先存为 PDF。"),
            )
        )


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """The pages to print, from 0, in the order of printing, copies included."""
    first, last = 1, count
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        first, last = max(1, printer.fromPage()), min(count, printer.toPage() or count)
    pages = list(range(first - 1, last))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    if printer.supportsMultipleCopies():
        return pages
    copies = printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _ in range(copies)]


def _orientation(size: tuple[float, float]) -> QPageLayout.Orientation:
    wide = size[0] > size[1]
    return QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
