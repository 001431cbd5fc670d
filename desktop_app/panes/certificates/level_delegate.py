"""Paints the level of a certificate as a tag inside a table."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.widgets import fonts, theming


class LevelDelegate(QStyledItemDelegate):
    """Tints the ground of a level: gold ones in one tone, all others in another.

    *gold* is the text of the gold level; the text itself tells which it is.
    """

    def __init__(self, gold: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gold = gold

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        text = str(index.data())
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(
            option.widget.style().ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        tone = "warn" if text == self._gold else "good"
        font = fonts.font("secondary")
        metrics = QFontMetricsF(font)
        room = theming.space("s")
        width = metrics.horizontalAdvance(text) + 2 * room
        height = metrics.height() + theming.space("xxs")
        area = QRectF(option.rect)
        tag = QRectF(area.left() + room, area.center().y() - height / 2, width, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theming.colour(f"{tone}_fill"))
        radius = theming.current().radius["small"]
        painter.drawRoundedRect(tag, radius, radius)
        painter.setPen(theming.colour(tone))
        painter.setFont(font)
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()
