"""A read-only table for lists of records: rows in, the opened row's key out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.widgets import theming

Index = QModelIndex | QPersistentModelIndex
KEY_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
"""The whole row, for a delegate that paints cells by hand."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; without a width it takes what its content needs, with `stretch` the rest.

    `ems` is its room in characters at any size of text, for a stretching one the least. Where a
    table is too narrow for all, `spare` columns are left out, the last ones first.
    """

    title: str
    align: Literal["left", "right", "centre"] = "left"
    width: int = 0
    stretch: bool = False
    ems: float = 0.0
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `tone` is a colour token, `sort` what it is ordered by instead of its text."""

    text: str
    tone: str = ""
    bold: bool = False
    sort: Any = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `key` says which record it is."""

    key: str
    cells: Sequence[Cell | str] = field(default_factory=tuple)


class Keyed(Protocol):
    """Something that a row is made of; `key` says which record it is."""

    @property
    def key(self) -> str: ...


K = TypeVar("K", bound=Keyed)


def _same(row: Any) -> Row:
    """A row that has been made already."""
    if not isinstance(row, Row):
        raise TypeError(f"no row: {row!r}")
    return row


_ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignCenter,
}


class TableModel(QAbstractTableModel):
    """Rows of cells, replaced as a whole; each is made when it is first seen."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._items: tuple[Any, ...] = ()
        self._make: Callable[[Any], Row] = _same
        self._made: dict[int, Row] = {}

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show *rows* instead of what is shown."""
        self.set_items(rows, _same)

    def set_items(self, items: Sequence[K], make: Callable[[K], Row]) -> None:
        """Show a row for each of *items* instead of what is shown."""
        self.beginResetModel()
        self._items, self._make, self._made = tuple(items), make, {}
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Return the number of the row with *key*, or -1."""
        return next((number for number, one in enumerate(self._items) if one.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNMENTS[self._columns[section].align]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._row(index.row())
        if role == ROW_ROLE:
            return row
        given = row.cells[index.column()] if index.column() < len(row.cells) else ""
        cell = given if isinstance(given, Cell) else Cell(given)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == KEY_ROLE:
            return row.key
        if role == SORT_ROLE:
            return cell.text if cell.sort is None else cell.sort
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNMENTS[self._columns[index.column()].align]
        return _look(cell, role)

    def _row(self, number: int) -> Row:
        row = self._made.get(number)
        if row is None:
            row = self._made[number] = self._make(self._items[number])
        return row


def _look(cell: Cell, role: int) -> Any:
    if role == Qt.ItemDataRole.ForegroundRole and cell.tone:
        return theming.colour(cell.tone)
    if role == Qt.ItemDataRole.ToolTipRole and cell.tip:
        return cell.tip
    if role == Qt.ItemDataRole.FontRole and cell.bold:
        from desktop_app.widgets import fonts

        return fonts.font("text", bold=True)
    return None


class _Sorted(QSortFilterProxyModel):
    """Orders by what the cells say; values of different kinds by their text."""

    def lessThan(self, left: Index, right: Index) -> bool:
        first, second = left.data(SORT_ROLE), right.data(SORT_ROLE)
        try:
            return bool(first < second)
        except TypeError:
            return str(first) < str(second)


class Table(QTableView):
    """A read-only list: arrows move, Enter or a double click opens, a header click orders.

    Signals: `opened(key)`, `selected(key)`.
    """

    opened = Signal(str)
    selected = Signal(str)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        sortable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._source = TableModel(columns, self)
        self._sorted = _Sorted(self)
        self._sorted.setSourceModel(self._source)
        self._sorted.setSortRole(SORT_ROLE)
        self._sorted.sort(-1)
        self.setModel(self._sorted)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(sortable)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().hide()
        self._columns = tuple(columns)
        self._lay_out(columns)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._announce)
        theming.changed.connect(self._fit)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show *rows*; the selected record stays selected where it is still there."""
        self.set_items(rows, _same)

    def set_items(self, items: Sequence[K], make: Callable[[K], Row]) -> None:
        """Show a row for each of *items*, made when it is seen: for lists of thousands."""
        kept = self.current_key()
        self._source.set_items(items, make)
        if kept:
            self.select(kept)

    def current_key(self) -> str:
        """Return the key of the selected row, or an empty text."""
        index = self.currentIndex()
        return str(index.data(KEY_ROLE)) if index.isValid() else ""

    def select(self, key: str) -> None:
        """Select the row with *key*, where there is one."""
        row = self._source.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self._sorted.mapFromSource(self._source.index(row, 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key():
            self.opened.emit(self.current_key())
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_out()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(str(index.data(KEY_ROLE)))

    def _announce(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.selected.emit(str(current.data(KEY_ROLE)))

    def _lay_out(self, columns: Sequence[Column]) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theming.size("row"))
        modes = QHeaderView.ResizeMode
        for number, column in enumerate(columns):
            if column.stretch:
                header.setSectionResizeMode(number, modes.Stretch)
            elif column.width:
                self.setColumnWidth(number, column.width)
            elif not column.ems:
                header.setSectionResizeMode(number, modes.ResizeToContents)
        self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theming.size("row"))
        for number, column in enumerate(self._columns):
            if column.ems and not column.stretch:
                self.setColumnWidth(number, _pixels(column))
        self._leave_out()

    def _leave_out(self) -> None:
        """Hide what there is no room for: what is left out stands in the record itself."""
        over = sum(map(_pixels, self._columns)) - self.viewport().width()
        for number, column in reversed(list(enumerate(self._columns))):
            if column.spare:
                self.setColumnHidden(number, over > 0)
                over -= _pixels(column) if over > 0 else 0
        left_out = [self.isColumnHidden(n) for n, one in enumerate(self._columns) if one.stretch]
        self.horizontalHeader().setStretchLastSection(bool(left_out) and all(left_out))


def _pixels(column: Column) -> int:
    return round(column.ems * theming.current().type["text"]) if column.ems else column.width
