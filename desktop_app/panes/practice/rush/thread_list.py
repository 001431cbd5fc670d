"""Everybody who waits: a row each with name, last line, clock and mood, in order of arrival."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.practice.page import Column
from desktop_app.panes.practice.rush.shown import ThreadRow, ThreadsShown
from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming
from desktop_app.widgets.headings import TextLabel

_TONES = {"plain": "secondary", "warn": "warn", "bad": "bad", "good": "good"}


class ThreadList(QFrame):
    """New rows come below the others, so nothing moves under the pointer.

    Signals: `chosen(key)`, an empty key for everybody. Attributes: `rows`, `everybody`.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theming.set_role(self, "side-left")
        self.rows: list[ThreadButton] = []
        self._sentence = TextLabel("", "section")
        self.everybody = ThreadButton()
        self.everybody.setAccessibleName(tr("全体"))
        self.everybody.clicked.connect(lambda: self.chosen.emit(""))
        self._column = Column("xs")
        layout = QVBoxLayout(self)
        side = theming.space("s")
        layout.setContentsMargins(side, theming.space("l"), side + 1, side)
        layout.setSpacing(theming.space("s"))
        layout.addLayout(_inset(self._sentence))
        layout.addWidget(self._column, 1)
        self._column.content.addWidget(self.everybody)
        self._column.content.addStretch(1)
        told = tr("Alt+数字 换人，再按一次换群聊或私聊；Ctrl+J 下一位在等的")
        keys = TextLabel(told, "secondary", wrap=True)
        layout.addLayout(_inset(keys))

    def clear(self) -> None:
        """Forget everybody; another rush begins."""
        for row in self.rows:
            self._column.content.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []

    def show_threads(self, threads: ThreadsShown) -> None:
        """Show who waits; a row that is there stays where it is."""
        self._sentence.setText(threads.sentence)
        self.everybody.show_room(threads.room, threads.everybody)
        for place, shown in enumerate(threads.rows):
            if place == len(self.rows):
                row = ThreadButton()
                row.clicked.connect(lambda _on=False, key=shown.key: self.chosen.emit(key))
                self.rows.append(row)
                self._column.content.insertWidget(len(self.rows), row)
            self.rows[place].show_thread(shown)

    def mark(self, key: str) -> None:
        """Show which of them is looked at."""
        for row in self.rows:
            row.setChecked(row.key == key)
        self.everybody.setChecked(not any(row.isChecked() for row in self.rows))


class ThreadButton(QAbstractButton):
    """Attributes: `key` (of the conversation), `shown` (the row, None for everybody)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = ""
        self.shown: ThreadRow | None = None
        self._title = self._detail = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theming.changed.connect(self.updateGeometry)

    def show_room(self, name: str, detail: str) -> None:
        """Stand for everybody."""
        self._title, self._detail = name, detail
        self.setAccessibleName(tr("全体：{detail}，Alt+0").format(detail=detail))
        self.update()

    def show_thread(self, row: ThreadRow) -> None:
        """Stand for one customer."""
        if row == self.shown:
            return
        self.key, self.shown = row.key, row
        self._title, self._detail = row.name, row.last
        state = row.done or tr("等了 {clock}").format(clock=row.clock)
        parts = (row.name, state, row.mood, row.last, f"Alt+{row.number}")
        self.setAccessibleName("，".join(part for part in parts if part))
        self.update()

    def nextCheckState(self) -> None:
        """Whoever is looked at is told by `mark` alone."""

    def sizeHint(self) -> QSize:
        return QSize(theming.frame("rail"), round(2 * _height("text") + 2 * theming.space("s")))

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.frame("key"), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            event.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        inner = QRectF(self.rect()).adjusted(
            theming.space("s"), theming.space("s"), -theming.space("s"), -theming.space("s")
        )
        number = str(self.shown.number) if self.shown else "0"
        _paint_number(painter, inner, number, self.isChecked())
        inner.setLeft(inner.left() + theming.size("badge") + theming.space("s"))
        if self.shown is not None:
            self._paint_state(painter, inner, self.shown)
        else:
            _paint_text(painter, _upper(inner), self._title, bold=True)
            _paint_text(painter, _lower(inner), self._detail, "secondary", "secondary")

    def _paint_ground(self, painter: QPainter) -> None:
        radius = theming.current().radius["normal"]
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theming.colour("accent_soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self.hasFocus():
            ring = theming.frame("ring")
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theming.colour("accent"), ring))
            inside = QRectF(self.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2)
            painter.drawRoundedRect(inside, radius, radius)

    def _paint_state(self, painter: QPainter, inner: QRectF, row: ThreadRow) -> None:
        """Name and clock above; mood as dot and word, then the last line, below."""
        right = row.clock or row.done
        tone = _TONES[row.tone]
        above, below = _upper(inner), _lower(inner)
        width = QFontMetricsF(fonts.font("text", bold=True)).horizontalAdvance(right)
        _paint_text(painter, above, right, "text", tone, row.tone in ("warn", "bad"), right=True)
        _paint_text(
            painter, above.adjusted(0, 0, -width - theming.space("s"), 0), self._title, bold=True
        )
        if row.mood:
            _paint_mood(painter, below, row)
        _paint_text(painter, below, row.last, "secondary", "secondary")


def _paint_mood(painter: QPainter, area: QRectF, row: ThreadRow) -> None:
    """A dot and a word at the left of *area*, which begins behind them afterwards."""
    dot = float(theming.space("s"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theming.colour(row.mood_tone))
    painter.drawEllipse(QPointF(area.left() + dot / 2, area.center().y()), dot / 2, dot / 2)
    area.setLeft(area.left() + dot + theming.space("xs"))
    _paint_text(painter, area, row.mood, "secondary", row.mood_tone)
    word = QFontMetricsF(fonts.font("secondary")).horizontalAdvance(row.mood)
    area.setLeft(area.left() + word + theming.space("s"))


def _inset(label: TextLabel) -> QHBoxLayout:
    """Let *label* begin where the rows' content begins."""
    row = QHBoxLayout()
    side = theming.space("s")
    row.setContentsMargins(side, 0, side, 0)
    row.addWidget(label, 1)
    return row


def _height(token: str) -> float:
    return QFontMetricsF(fonts.font(token)).height()


def _upper(area: QRectF) -> QRectF:
    return QRectF(area.left(), area.top(), area.width(), area.height() / 2)


def _lower(area: QRectF) -> QRectF:
    return QRectF(area.left(), area.center().y(), area.width(), area.height() / 2)


def _paint_number(painter: QPainter, area: QRectF, number: str, chosen: bool) -> None:
    side = theming.size("badge")
    box = QRectF(area.left(), area.center().y() - side / 2, side, side)
    radius = theming.current().radius["small"]
    painter.setPen(theming.colour("accent" if chosen else "strong_border"))
    painter.setBrush(theming.colour("surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setFont(fonts.font("secondary"))
    painter.setPen(theming.colour("accent" if chosen else "secondary"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)


def _paint_text(
    painter: QPainter,
    area: QRectF,
    text: str,
    token: str = "text",
    colour: str = "text",
    bold: bool = False,
    right: bool = False,
) -> None:
    font = fonts.font(token, bold=bold)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(font)
    painter.setPen(theming.colour(colour))
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)
