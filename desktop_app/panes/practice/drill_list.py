"""The list of drills itself: two lines a drill, grouped by kind."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.panes.practice.shown import DrillRow
from desktop_app.system.text import tr
from desktop_app.widgets import fonts, icons, theming

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole


class _Drills(QAbstractListModel):
    """Rows are drills, or texts that head a group."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[DrillRow | str] = []

    def set_drills(self, drills: Sequence[DrillRow]) -> None:
        self.beginResetModel()
        self._rows = []
        for kind, title in (
            ("script", tr("话术")),
            ("scenario", tr("场景")),
            ("rush", tr("同时接待")),
        ):
            group = [one for one in drills if one.kind == kind]
            if group:
                self._rows += [tr("{kind} · {n} 个").format(kind=title, n=len(group)), *group]
        self.endResetModel()

    def row_of(self, key: str) -> int:
        for number, row in enumerate(self._rows):
            if isinstance(row, DrillRow) and row.key == key:
                return number
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ENTRY:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, str):
                return row
            parts = (row.title, row.facts, row.best, row.since)
            return "，".join(part for part in parts if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class _Look(QStyledItemDelegate):
    """Icon, title and facts at the left; where the person stands at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        if isinstance(index.data(ENTRY), str):
            return QSize(0, theming.size("control"))
        lines = _height("text") + _height("secondary")
        return QSize(0, lines + 2 * theming.space("s"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, area = index.data(ENTRY), _area(option)
        if isinstance(entry, str):
            painter.setFont(fonts.font("secondary"))
            painter.setPen(theming.colour("secondary"))
            inside = area.adjusted(theming.space("m"), 0, 0, -theming.space("xs"))
            painter.drawText(inside, Qt.AlignmentFlag.AlignBottom, entry)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, area)
        inside = area.adjusted(theming.space("m"), 0, -theming.space("m"), 0)
        side = theming.size("icon")
        icon = QRectF(inside.left(), inside.top(), side, inside.height())
        icons.paint(painter, icon, entry.icon, "secondary")
        left = inside.adjusted(side + theming.space("m"), 0, 0, 0)
        taken = _lines(painter, left, entry.best, entry.since, right=True)
        _lines(
            painter, left.adjusted(0, 0, -taken - theming.space("m"), 0), entry.title, entry.facts
        )
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect) -> None:
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if not selected and not state & QStyle.StateFlag.State_MouseOver:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if selected and focused:
            painter.setPen(theming.colour("accent"))
        painter.setBrush(theming.colour("accent_soft" if selected else "hover"))
        radius = theming.current().radius["small"]
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _area(option: QStyleOptionViewItem) -> QRect:
    area: QRect = option.rect
    return area


def _height(token: str) -> int:
    return QFontMetrics(fonts.font(token)).height()


def _lines(painter: QPainter, area: QRect, above: str, below: str, right: bool = False) -> int:
    """Paint two lines, each cut to the room there is; return the wider one's width."""
    widest = 0
    top = area.top() + theming.space("s")
    if not above:
        top += _height("text") // 2
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    for text, token, colour in ((above, "text", "text"), (below, "secondary", "secondary")):
        if not text:
            continue
        font = fonts.font(token)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        painter.setPen(theming.colour(colour))
        painter.drawText(QRect(area.left(), top, area.width(), metrics.height()), side, shown)
        widest = max(widest, metrics.horizontalAdvance(shown))
        top += metrics.height()
    return widest


class DrillList(QListView):
    """Arrows move, Enter or a double click opens. Signals: `opened(key)`, `selected(key)`."""

    opened = Signal(str)
    selected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("练习"))
        self._drills = _Drills(self)
        self.setModel(self._drills)
        self.setItemDelegate(_Look(self))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self._open())
        self.selectionModel().currentChanged.connect(lambda _new, _old: self._announce())
        theming.changed.connect(self._restyle)

    def set_drills(self, drills: Sequence[DrillRow], selected: str) -> None:
        """Show *drills*, *selected* among them; where the list was scrolled to is kept."""
        scrolled = self.verticalScrollBar().value()
        self.selectionModel().blockSignals(True)
        self._drills.set_drills(drills)
        self.selectionModel().blockSignals(False)
        self.verticalScrollBar().setValue(scrolled)
        row = self._drills.row_of(selected)
        if row < 0:
            return
        index = self._drills.index(row, 0)
        if not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setCurrentIndex(index)

    def current_key(self) -> str:
        """Return the key of the drill that is selected, or an empty text."""
        entry = self.currentIndex().data(ENTRY)
        return entry.key if isinstance(entry, DrillRow) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key():
            self._open()
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) or event.text().isdecimal():
            event.ignore()  # they pick a mode in the preview
            return
        super().keyPressEvent(event)

    def _open(self) -> None:
        if self.current_key():
            self.opened.emit(self.current_key())

    def _restyle(self) -> None:
        self.doItemsLayout()
        self.scrollTo(self.currentIndex())

    def _announce(self) -> None:
        if self.current_key():
            self.selected.emit(self.current_key())
