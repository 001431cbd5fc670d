"""The pages of a PDF in a scrolling view; only what is visible is ever rendered."""

from bisect import bisect_right
from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.widgets import theming

_SCREEN_SCALE = 96 / 72
"""Pixels per PDF point at 100 %."""
_ZOOM_STEP = 1.25
_LEAST, _MOST = 0.25, 4.0
_CACHE_BYTES = 96 * 1024 * 1024


class PdfPages:
    """An open PDF; raises Trouble when the bytes are none."""

    def __init__(self, pdf: bytes) -> None:
        from pypdfium2 import PdfDocument, PdfiumError

        try:
            self._document: Any = PdfDocument(pdf)
        except PdfiumError as error:
            raise Trouble(
                tr("文件的内容已损坏，无法显示。"), tr("记录没有改变。"), tr("请重新生成后再试。")
            ) from error
        self.sizes: list[tuple[float, float]] = [
            self._document.get_page_size(index) for index in range(len(self._document))
        ]
        """Width and height of each page in points."""

    def image(self, index: int, scale: float) -> QImage:
        """A page as an opaque picture with *scale* pixels to a point."""
        page = self._document[index]
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        image = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_RGB32,
        ).copy()
        bitmap.close()
        page.close()
        return image


class PdfView(QAbstractScrollArea):
    """Shows pages below one another, fitted to the width or at a chosen zoom.

    Signals: `page_changed(page)` counts from 1; `zoom_changed(per_cent, fitted)`.
    """

    page_changed = Signal(int)
    zoom_changed = Signal(int, bool)

    def __init__(self, pages: PdfPages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._zoom: float | None = None
        self._tops: list[int] = [0]
        self._cache: OrderedDict[int, tuple[float, QImage]] = OrderedDict()
        self._page = 1
        self._told_zoom = (0, False)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._render_next)
        self.setAccessibleName(tr("文件预览"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        # Without this the bar would come and go with the fit that its own width decides.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        theming.changed.connect(self.viewport().update)

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 1."""
        return self._page

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pages.sizes)

    @property
    def zoom_per_cent(self) -> int:
        """The size of what is shown; 100 is the size on paper at 96 dpi."""
        return round(100 * self._scale() / _SCREEN_SCALE)

    def rendered(self) -> set[int]:
        """The pages, from 0, that are held as pictures."""
        return set(self._cache)

    def zoom_in(self) -> None:
        """One step larger."""
        self._set_zoom(self._scale() / _SCREEN_SCALE * _ZOOM_STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self._set_zoom(self._scale() / _SCREEN_SCALE / _ZOOM_STEP)

    def fit_width(self) -> None:
        """As wide as the view, also when it is resized; pages across the paper are seen whole."""
        self._set_zoom(None)

    def show_page(self, page: int) -> None:
        """Scroll to *page*, from 1."""
        self.verticalScrollBar().setValue(self._tops[max(0, min(page, self.page_count) - 1)])

    def sizeHint(self) -> QSize:
        return QSize(theming.frame("crash"), theming.frame("least_height"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theming.colour("track"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index in self._visible():
            place = self._place(index)
            painter.fillRect(place, QColor(Qt.GlobalColor.white))
            if index in self._cache:
                painter.drawImage(place, self._cache[index][1])
            painter.setPen(theming.colour("strong_border"))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        self._later.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Home:
            self.show_page(1)
        elif event.key() == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()
            event.accept()
        else:
            super().wheelEvent(event)

    def _scale(self) -> float:
        """Pixels per point now."""
        if self._zoom is not None:
            return self._zoom * _SCREEN_SCALE
        gaps = 2 * theming.space("l")
        across, down = self.viewport().width() - gaps, self.viewport().height() - gaps
        fits = [
            min(across / width, down / height) if width > height else across / width
            for width, height in self._pages.sizes
        ]
        return max(_LEAST * _SCREEN_SCALE, min(_MOST * _SCREEN_SCALE, *fits))

    def _set_zoom(self, zoom: float | None) -> None:
        self._zoom = None if zoom is None else max(_LEAST, min(_MOST, zoom))
        self._lay_out()

    def _lay_out(self) -> None:
        """Place the pages anew, keeping what is at the top of the view there."""
        bar = self.verticalScrollBar()
        share = bar.value() / self._tops[-1] if self._tops[-1] else 0.0
        scale, gap = self._scale(), theming.space("l")
        self._tops = [gap]
        for _width, height in self._pages.sizes:
            self._tops.append(self._tops[-1] + round(height * scale) + gap)
        widest = max((width for width, _ in self._pages.sizes), default=0.0)
        view = self.viewport().size()
        bar.setRange(0, max(0, self._tops[-1] - view.height()))
        bar.setPageStep(view.height())
        bar.setSingleStep(theming.size("row"))
        bar.setValue(round(share * self._tops[-1]))
        across = self.horizontalScrollBar()
        sideways = across.value() / across.maximum() if across.maximum() else 0.5
        across.setRange(0, max(0, round(widest * scale) + 2 * gap - view.width()))
        across.setPageStep(view.width())
        across.setValue(round(sideways * across.maximum()))
        self._tell_page()
        self._tell_zoom()

    def _place(self, index: int) -> QRect:
        """Where a page is within the viewport."""
        width, height = self._pages.sizes[index]
        scale = self._scale()
        across = self.horizontalScrollBar()
        wide = round(width * scale)
        left = (self.viewport().width() - wide) // 2
        if across.maximum():
            left += across.maximum() // 2 - across.value()
        top = self._tops[index] - self.verticalScrollBar().value()
        return QRect(left, top, wide, round(height * scale))

    def _visible(self) -> range:
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_right(self._tops, top + self.viewport().height())
        return range(first, min(last, self.page_count))

    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        page = max(1, min(bisect_right(self._tops, middle), self.page_count))
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        self.viewport().update()

    def _tell_zoom(self) -> None:
        told = (self.zoom_per_cent, self._zoom is None)
        if told != self._told_zoom:
            self._told_zoom = told
            self.zoom_changed.emit(*told)

    def _render_next(self) -> None:
        """Render one visible page that has no picture at this scale; more in the next round."""
        scale = self._scale() * self.devicePixelRatioF()
        for index in self._visible():
            if index not in self._cache or self._cache[index][0] != scale:
                self._cache[index] = (scale, self._pages.image(index, scale))
                self._cache.move_to_end(index)
                self._forget()
                self.viewport().update()
                return

    def _forget(self) -> None:
        """Drop the pictures not seen for longest, beyond the memory allowed; never visible ones."""
        seen = self._visible()
        used = sum(image.sizeInBytes() for _, image in self._cache.values())
        for index in [one for one in self._cache if one not in seen]:
            if used <= _CACHE_BYTES:
                return
            used -= self._cache.pop(index)[1].sizeInBytes()
