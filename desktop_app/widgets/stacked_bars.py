"""How answers are spread: a bar a question, cut into as many pieces as there are choices."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming
from desktop_app.widgets.picture import Picture

_TOKENS = ("heat_0", "heat_1", "heat_2", "heat_3")


@dataclass(frozen=True, slots=True)
class StackedRow:
    """One question: how many chose which, the lowest first; `figure` stands at the right."""

    label: str
    choices: tuple[str, ...]
    counts: tuple[int, ...]
    figure: str

    @property
    def words(self) -> str:
        """Everything that the bar shows."""
        said = tr("，").join(
            tr("{choice} {n}").format(choice=choice, n=n)
            for choice, n in zip(self.choices, self.counts, strict=True)
            if n
        )
        return tr("{label}：{figure}；{said}").format(
            label=self.label, figure=self.figure, said=said or tr("没有人答")
        )


class StackedBars(Picture):
    """Bars from top to bottom, each with its label above; the pieces bear their numbers.

    Hovering tells the choices in words, as Up and Down do.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._rows: tuple[StackedRow, ...] = ()
        self._current = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theming.changed.connect(self._fit)

    def show_rows(self, rows: Sequence[StackedRow]) -> None:
        """Show *rows*."""
        self._rows, self._current = tuple(rows), -1
        self.setAccessibleDescription("；".join(row.words for row in rows))
        self._fit()

    def piece(self, place: int, choice: int) -> QRectF:
        """Return the room of one piece of a bar; it has no width where nobody chose it."""
        row, bar = self._rows[place], self._bar(place)
        whole = sum(row.counts) or 1
        before = sum(row.counts[:choice])
        left = bar.left() + bar.width() * before / whole
        return QRectF(left, bar.top(), bar.width() * row.counts[choice] / whole, bar.height())

    def sizeHint(self) -> QSize:
        return QSize(theming.frame("form"), len(self._rows) * self._step())

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.frame("rail"), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if not step or not self._rows:
            super().keyPressEvent(event)
            return
        self._current = max(0, min(len(self._rows) - 1, self._current + step))
        words = self._rows[self._current].words
        self.setAccessibleDescription(words)
        spot = self._bar(self._current).bottomLeft().toPoint()
        QToolTip.showText(self.mapToGlobal(spot), words, self)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = event.pos().y() // max(1, self._step())
            words = self._rows[place].words if 0 <= place < len(self._rows) else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def table(self) -> list[list[str]]:
        head = [tr("问题"), tr("选项"), tr("人数")]
        rows = [
            [row.label, choice, str(n)]
            for row in self._rows
            for choice, n in zip(row.choices, row.counts, strict=True)
        ]
        return [head, *rows]

    def paint_chart(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, row in enumerate(self._rows):
            self._paint_row(painter, place, row)

    def _paint_row(self, painter: QPainter, place: int, row: StackedRow) -> None:
        bar = self._bar(place)
        top = place * self._step()
        line = QRectF(0, top, self.width(), bar.top() - top - theming.space("xs"))
        figures = fonts.font("text", True)
        painter.setFont(figures)
        painter.setPen(theming.colour("text"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, right, row.figure)
        line.setWidth(line.width() - QFontMetricsF(figures).horizontalAdvance(row.figure) - 8)
        painter.setFont(fonts.font("text"))
        label = QFontMetricsF(fonts.font("text")).elidedText(
            row.label, Qt.TextElideMode.ElideRight, line.width()
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, label)
        painter.setFont(fonts.font("secondary"))
        for choice, n in enumerate(row.counts):
            if n:
                self._paint_piece(painter, self.piece(place, choice), row, choice)
        if place == self._current and self.hasFocus():
            painter.setPen(QPen(theming.colour("text"), theming.frame("ring")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar)

    def _paint_piece(self, painter: QPainter, room: QRectF, row: StackedRow, choice: int) -> None:
        level = min(len(_TOKENS) - 1, choice * len(_TOKENS) // len(row.counts))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theming.colour(_TOKENS[level]))
        painter.drawRect(room.adjusted(0, 0, -1, 0))
        best = level == len(_TOKENS) - 1
        painter.setPen(theming.colour("on_accent" if best else "text"))
        number = str(row.counts[choice])
        metrics = QFontMetricsF(painter.font())
        for text in (f"{row.choices[choice]} {number}", number):
            if metrics.horizontalAdvance(text) < room.width() - theming.space("s"):
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
                return

    def _bar(self, place: int) -> QRectF:
        height = theming.size("chip")
        top = place * self._step() + self._step() - height - theming.space("m")
        return QRectF(QPointF(0, top), QPointF(self.width(), top + height))

    def _step(self) -> int:
        """The height of a question with its bar."""
        line = QFontMetricsF(fonts.font("text")).height()
        return round(line) + theming.space("s") + theming.size("chip") + theming.space("m")

    def _fit(self) -> None:
        self.setFixedHeight(max(1, self.sizeHint().height()))
        self.update()
