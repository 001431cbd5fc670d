"""A chart that can be taken along: its picture as PNG or SVG, and the table behind it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming

_SHARPER = 2
"""A saved picture has so many times the pixels of the screen."""
_SPREADSHEET_MARK = "\ufeff"
"""By it a spreadsheet knows UTF-8."""


class Picture(QWidget):
    """Base of the charts: a subclass paints in `paint_chart` and tells `table`.

    The menu (right click, the menu key or Shift+F10) copies and saves; Ctrl+C copies the picture,
    Ctrl+Shift+C the table, Ctrl+S saves. What is taken along bears title and note. `ask_path` is
    what a test replaces.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = name
        self._note = ""

    def set_caption(self, title: str, note: str = "") -> None:
        """Say what a saved picture finds, and how many data it rests on, e.g. `n = 4`."""
        self._title, self._note = title, note

    def paint_chart(self, painter: QPainter) -> None:
        """Paint the chart into the rectangle of this widget."""
        raise NotImplementedError

    def table(self) -> Sequence[Sequence[str]]:
        """Return the table behind the picture, its head first."""
        raise NotImplementedError

    def table_text(self) -> str:
        """Return the table tab-separated, to paste into a sheet."""
        return "\n".join("\t".join(row) for row in self.table())

    def save(self, path: Path) -> None:
        """Save as what the ending says: `.svg`, `.csv` (the table), else PNG.

        Raises Trouble when the file cannot be written; what stood there is then unchanged.
        """
        from desktop_app.documents.export import save_bytes

        ending = path.suffix.lower()
        if ending == ".csv":
            save_bytes(path, (_SPREADSHEET_MARK + self._comma_separated()).encode())
        else:
            save_bytes(path, self._svg() if ending == ".svg" else self._png())

    def ask_path(self) -> Path | None:
        """Where to save; None when the person thought better of it."""
        kinds = tr("PNG 图片 (*.png);;SVG 图片 (*.svg);;CSV 数据表 (*.csv)")
        from desktop_app.documents.export import suggested_name
        from desktop_app.widgets import file_dialogs

        name = suggested_name(self._title, suffix="")
        return file_dialogs.ask_save(self, tr("存为图片或数据表"), name, kinds, "png")

    def menu(self) -> QMenu:
        """Return the acts on the picture."""
        menu = QMenu(self)
        for text, keys, act in self._acts():
            menu.addAction(text, QKeySequence(keys), act)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = QKeySequence(event.keyCombination())
        for _text, keys, act in self._acts():
            if pressed == QKeySequence(keys):
                act()
                event.accept()
                return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.paint_chart(QPainter(self))

    def _acts(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        return (
            (tr("复制图片"), "Ctrl+C", self._copy_picture),
            (tr("复制数据表"), "Ctrl+Shift+C", self._copy_table),
            (tr("存为图片或数据表…"), "Ctrl+S", self._save_asked),
        )

    def _copy_picture(self) -> None:
        QGuiApplication.clipboard().setPixmap(self._pixmap())

    def _copy_table(self) -> None:
        QGuiApplication.clipboard().setText(self.table_text())

    def _save_asked(self) -> None:
        path = self.ask_path()
        if path is not None:
            self.save(path)

    def _comma_separated(self) -> str:
        rows = (
            ",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row)
            for row in self.table()
        )
        return "\r\n".join(rows) + "\r\n"

    def _pixmap(self) -> QPixmap:
        whole = self._whole()
        pixmap = QPixmap(whole * _SHARPER)
        pixmap.setDevicePixelRatio(_SHARPER)
        pixmap.fill(theming.colour("surface"))
        painter = QPainter(pixmap)
        self._paint_whole(painter, whole)
        painter.end()
        return pixmap

    def _png(self) -> bytes:
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._pixmap().save(buffer, "PNG")
        return bytes(content.data())

    def _svg(self) -> bytes:
        from PySide6.QtSvg import QSvgGenerator

        whole, content = self._whole(), QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(whole)
        generator.setViewBox(QRect(0, 0, whole.width(), whole.height()))
        generator.setTitle(self._title)
        painter = QPainter(generator)
        painter.fillRect(QRect(0, 0, whole.width(), whole.height()), theming.colour("surface"))
        self._paint_whole(painter, whole)
        painter.end()
        return bytes(content.data())

    def _whole(self) -> QSize:
        """The size with title, note and a margin around."""
        side = theming.space("l")
        lines = (1 if self._title else 0) + (1 if self._note else 0)
        return QSize(
            self.width() + 2 * side, self.height() + round(lines * self._line()) + 2 * side
        )

    def _line(self) -> float:
        return QFontMetricsF(fonts.font("section")).height() + theming.space("xs")

    def _paint_whole(self, painter: QPainter, whole: QSize) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, line = theming.space("l"), self._line()
        room = QRectF(side, side, whole.width() - 2 * side, line)
        if self._title:
            painter.setFont(fonts.font("section", True))
            painter.setPen(theming.colour("text"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.save()
        painter.translate(side, side + (line if self._title else 0))
        self.paint_chart(painter)
        painter.restore()
        if self._note:
            painter.setFont(fonts.font("secondary"))
            painter.setPen(theming.colour("secondary"))
            room.moveBottom(whole.height() - side)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._note)
