"""Bars: how much of a whole, with its label and value above."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.system.text import number_text
from desktop_app.widgets import fonts, theming


class ScoreBar(QWidget):
    """A label, an optional smaller label, a value at the right, and a bar under them."""

    def __init__(
        self,
        label: str,
        sublabel: str = "",
        value: float | None = None,
        maximum: float = 100,
        value_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label, self._sublabel = label, sublabel
        self._fill_token = "accent"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value(value, maximum, value_text)

    def set_value(self, value: float | None, maximum: float = 100, value_text: str = "") -> None:
        """Show *value* of *maximum*, None as an empty bar; *value_text* replaces the number."""
        self._value, self._maximum = value, maximum
        self._value_text = value_text or number_text(value)
        self.setAccessibleName(f"{self._label} {self._value_text}")
        self.update()

    def set_tone(self, token: str) -> None:
        """Fill the bar with another colour token, e.g. `bad`."""
        self._fill_token = token
        self.update()

    @property
    def share(self) -> float:
        """The filled part, 0 to 1."""
        if self._value is None or self._maximum <= 0:
            return 0.0
        return max(0.0, min(1.0, self._value / self._maximum))

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(fonts.font("text")).height()
        return QSize(theming.frame("rail"), round(line) + theming.space("xs") + theming.size("bar"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.space("xxl") * 3, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_texts(painter)
        thick = theming.size("bar")
        paint_bar(
            painter,
            QRectF(0, self.height() - thick, self.width(), thick),
            self.share,
            self._fill_token,
        )

    def _paint_texts(self, painter: QPainter) -> None:
        regular, bold, small = fonts.font("text"), fonts.font("text", True), fonts.font("secondary")
        height = QFontMetricsF(regular).height()
        value_width = QFontMetricsF(bold).horizontalAdvance(self._value_text)
        room = self.width() - value_width - theming.space("s")
        line = QRectF(0, 0, self.width(), height)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theming.colour("text"))
        painter.setFont(bold)
        painter.drawText(line, right, self._value_text)
        painter.setFont(regular)
        metrics = QFontMetricsF(regular)
        label = metrics.elidedText(self._label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, label)
        left = metrics.horizontalAdvance(label) + theming.space("xs")
        painter.setPen(theming.colour("secondary"))
        painter.setFont(small)
        sublabel = QFontMetricsF(small).elidedText(
            self._sublabel, Qt.TextElideMode.ElideRight, max(0.0, room - left)
        )
        painter.drawText(line.adjusted(left, 1, 0, 1), Qt.AlignmentFlag.AlignVCenter, sublabel)


def paint_bar(painter: QPainter, area: QRectF, share: float, fill_token: str = "accent") -> None:
    """Paint a bar filled to *share* (0 to 1) into *area*."""
    radius = area.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theming.colour("track"))
    painter.drawRoundedRect(area, radius, radius)
    if share > 0:
        filled = QRectF(area)
        filled.setWidth(max(area.height(), area.width() * share))
        painter.setBrush(theming.colour(fill_token))
        painter.drawRoundedRect(filled, radius, radius)
