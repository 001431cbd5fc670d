"""A list of rows with two lines, an avatar and tags: for few things that people look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming
from desktop_app.widgets.tags import Tone

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_SPARK_DIGITS = 9
"""The width of the small line, in digits of the secondary size."""
_HIGHEST = 100.0
_TITLE_EMS = 6.0
"""A title keeps so much room; tags and line that do not fit beside it are left out: they are
said where the row leads."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row; `key` says which record it is, `avatar` the name of a person to picture.

    `spark` are marks 0 to 100, oldest first, drawn as a small line with the last of them; `finds`
    is what a search finds the row by beside its title.
    """

    key: str
    title: str
    detail: str = ""
    tags: tuple[tuple[str, Tone], ...] = ()
    avatar: str = ""
    spark: tuple[float, ...] = ()
    finds: str = ""

    def spoken(self) -> str:
        """Return the row as a screen reader says it."""
        return "，".join(
            part
            for part in (self.title, self.detail, *(t for t, _ in self.tags), self._spoken_spark())
            if part
        )

    def _spoken_spark(self) -> str:
        if not self.spark:
            return ""
        return tr("近 {n} 次 {marks}").format(
            n=len(self.spark), marks="、".join(str(int(one)) for one in self.spark)
        )


class RowModel(QAbstractListModel):
    """The rows of a list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ListRow, ...] = ()

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        """Show *rows*; the same keys in the same order keep selection and scroll."""
        if [row.key for row in rows] == [row.key for row in self.rows]:
            self.rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        return None


class RowList(QListView):
    """Arrows move, Enter opens, and so does a click unless *clicks_open* is False: then it selects.

    Signals: `opened(key)`, `selected(key)`.
    """

    opened = Signal(str)
    selected = Signal(str)

    def __init__(self, name: str, clicks_open: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        theming.set_role(self, "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._rows = RowModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_RowPainter(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        if clicks_open:
            self.clicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._announce)
        theming.changed.connect(self.doItemsLayout)

    def set_rows(self, rows: Sequence[ListRow], selected: str = "") -> None:
        """Show *rows*; *selected*, or else the row that was selected, is so where it is there.

        It is selected before the keys would begin at the first row: nobody hears of that one.
        """
        kept = selected or self.current_key()
        self._rows.set_rows(rows)
        self.updateGeometry()
        if kept and kept != self.current_key():
            self.select(kept)
        if self.hasFocus():
            self._start()

    def rows(self) -> tuple[ListRow, ...]:
        """Return what is shown."""
        return self._rows.rows

    def current_key(self) -> str:
        """Return the key of the selected row, or an empty text."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].key if index.isValid() else ""

    def select(self, key: str) -> None:
        """Select the row with *key*, where there is one."""
        for place, row in enumerate(self._rows.rows):
            if row.key == key:
                self.setCurrentIndex(self._rows.index(place))

    def sizeHint(self) -> QSize:
        """Just the room that the rows need; under it the list scrolls."""
        return QSize(theming.frame("rail"), max(1, len(self._rows.rows)) * self.row_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.frame("rail") // 2, self.row_height())

    def row_height(self) -> int:
        """Return the height of one row."""
        lines = QFontMetricsF(fonts.font("text")).height()
        lines += QFontMetricsF(fonts.font("secondary")).height()
        return round(lines) + 2 * theming.space("s")

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        self._start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() and self.current_key():
            self.opened.emit(self.current_key())
            event.accept()
            return
        super().keyPressEvent(event)

    def _start(self) -> None:
        """Let the keys begin at the first row where none is selected."""
        if not self.currentIndex().isValid() and self._rows.rows:
            self.setCurrentIndex(self._rows.index(0))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.rows[index.row()].key)

    def _announce(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.selected.emit(self._rows.rows[current.row()].key)


class _RowPainter(QStyledItemDelegate):
    """Paints a row; its height grows with the text."""

    def __init__(self, view: RowList) -> None:
        super().__init__(view)
        self._list = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(theming.frame("rail"), self._list.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ListRow = index.data(_ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        self._paint_ground(painter, area, option)
        side = theming.space("m")
        inner = area.adjusted(side, theming.space("s"), -side, -theming.space("s"))
        if row.avatar:
            inner.setLeft(_paint_avatar(painter, inner, row.avatar) + side)
        least = inner.left() + _title_room(row.title)
        for text, tone in reversed(row.tags):
            if inner.right() - _tag_width(text) - theming.space("s") >= least:
                inner.setRight(_paint_tag(painter, inner, text, tone) - theming.space("s"))
        if row.spark and inner.right() - _spark_width() - theming.space("m") >= least:
            inner.setRight(_paint_spark(painter, inner, row.spark) - theming.space("m"))
        _paint_lines(painter, inner, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem) -> None:
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        under = bool(state & QStyle.StateFlag.State_MouseOver)
        radius = theming.current().radius["normal"]
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or under:
            painter.setBrush(theming.colour("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), radius, radius)
        if chosen and self._list.hasFocus():
            painter.setPen(theming.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 1.5, -0.5, -1.5), radius, radius)


_TAG_COLOURS = {
    "accent": ("accent_soft", "accent", "accent_soft"),
    "good": ("good_fill", "good", "good_fill"),
    "warn": ("warn_fill", "warn", "warn_fill"),
    "bad": ("bad_fill", "bad", "bad_fill"),
    "plain": ("canvas", "secondary", "border"),
}


def _paint_avatar(painter: QPainter, area: QRectF, name: str) -> float:
    side = min(float(theming.size("avatar")), area.height())
    circle = QRectF(area.left(), area.center().y() - side / 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theming.colour("accent_soft"))
    painter.drawEllipse(circle)
    painter.setPen(theming.colour("accent"))
    painter.setFont(fonts.font("text", bold=True))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, name.strip()[:1])
    return circle.right()


def _title_room(title: str) -> float:
    """The room that a title keeps, whatever else stands beside it."""
    metrics = QFontMetricsF(fonts.font("text", bold=True))
    return min(metrics.horizontalAdvance(title), _TITLE_EMS * metrics.height())


def _tag_width(text: str) -> float:
    metrics = QFontMetricsF(fonts.font("secondary"))
    return metrics.horizontalAdvance(text) + 2 * theming.space("s")


def _spark_width() -> float:
    metrics = QFontMetricsF(fonts.font("secondary"))
    digits = metrics.horizontalAdvance("0") * _SPARK_DIGITS
    return digits + metrics.horizontalAdvance("100") + theming.space("xs")


def _paint_tag(painter: QPainter, area: QRectF, text: str, tone: str) -> float:
    font = fonts.font("secondary")
    metrics = QFontMetricsF(font)
    width = _tag_width(text)
    height = metrics.height() + theming.space("xs")
    box = QRectF(area.right() - width, area.center().y() - height / 2, width, height)
    ground, ink, frame = _TAG_COLOURS[tone]
    radius = theming.current().radius["small"]
    painter.setPen(theming.colour(frame))
    painter.setBrush(theming.colour(ground))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(theming.colour(ink))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return box.left()


def _paint_spark(painter: QPainter, area: QRectF, marks: tuple[float, ...]) -> float:
    """Draw the marks as a line with the last one as a figure; returns where it begins."""
    font = fonts.font("secondary")
    metrics = QFontMetricsF(font)
    room = metrics.horizontalAdvance("100")
    painter.setFont(font)
    painter.setPen(theming.colour("secondary"))
    right = QRectF(area.right() - room, area.top(), room, area.height())
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(right, middle, str(int(marks[-1])))
    width = metrics.horizontalAdvance("0") * _SPARK_DIGITS
    box = QRectF(right.left() - theming.space("xs") - width, area.top(), width, area.height())
    box.adjust(0, theming.space("xs"), 0, -theming.space("xs"))
    step = width / max(1, len(marks) - 1)
    points = [
        QPointF(box.left() + step * place, box.bottom() - box.height() * mark / _HIGHEST)
        for place, mark in enumerate(marks)
    ]
    painter.setPen(QPen(theming.colour("accent"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))
    painter.setBrush(theming.colour("accent"))
    painter.drawEllipse(points[-1], 2.0, 2.0)
    return box.left()


def _paint_lines(painter: QPainter, area: QRectF, row: ListRow) -> None:
    bold, small = fonts.font("text", bold=True), fonts.font("secondary")
    first, second = QFontMetricsF(bold), QFontMetricsF(small)
    line = QRectF(area)
    line.setHeight(first.height())
    if not row.detail:
        line.moveTop(area.center().y() - first.height() / 2)
    elide = Qt.TextElideMode.ElideRight
    painter.setFont(bold)
    painter.setPen(theming.colour("text"))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(line, middle, first.elidedText(row.title, elide, line.width()))
    if row.detail:
        rest = QRectF(area.left(), line.bottom(), area.width(), second.height())
        painter.setFont(small)
        painter.setPen(theming.colour("secondary"))
        painter.drawText(rest, middle, second.elidedText(row.detail, elide, rest.width()))
