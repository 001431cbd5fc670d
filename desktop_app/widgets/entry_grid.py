"""A grid to type into, people down and columns across: arrows, Enter, letters, digits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.widgets import fonts, theming

Index = QModelIndex | QPersistentModelIndex
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class GridHead:
    """A column that is typed into; what is in `quick` is taken at the keystroke."""

    title: str
    tip: str
    ems: float
    quick: str = ""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: what stands in it, and how it is to be seen."""

    text: str
    changed: bool = False
    """Typed and not taken over yet."""
    problem: str = ""
    locked: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class GridLine:
    """A row with what stands before its cells and how far it has come."""

    key: str
    name: str
    tip: str
    state: str
    tone: str
    cells: Sequence[GridCell]


class _Model(QAbstractTableModel):
    """The first column says how far a row has come, the others are typed into."""

    typed = Signal(str, int, str)

    def __init__(self, state_title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._state_title = state_title
        self.heads: tuple[GridHead, ...] = ()
        self.lines: list[GridLine] = []

    def set_grid(self, heads: Sequence[GridHead], lines: Sequence[GridLine]) -> None:
        """Show another grid."""
        self.beginResetModel()
        self.heads, self.lines = tuple(heads), list(lines)
        self.endResetModel()

    def set_line(self, line: GridLine) -> None:
        """Show one row anew."""
        row = next(n for n, one in enumerate(self.lines) if one.key == line.key)
        self.lines[row] = line
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.heads)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or not self.heads else len(self.heads) + 1

    def cell(self, index: Index) -> GridCell:
        """Return what stands at a place."""
        line = self.lines[index.row()]
        if index.column() == 0:
            return GridCell(line.state, locked=True, tip=line.tip)
        return line.cells[index.column() - 1]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain if self.cell(index).locked else plain | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.problem or cell.tip or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            line = self.lines[index.row()]
            head = self.heads[index.column() - 1].tip if index.column() else self._state_title
            return " ".join(one for one in (line.name, head, cell.text, cell.problem) if one)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignHCenter if index.column() else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return self._look(index, cell, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or self.cell(index).locked:
            return False
        text = str(value).strip()
        if text != self.cell(index).text:
            self.typed.emit(self.lines[index.row()].key, index.column() - 1, text)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        down = orientation == Qt.Orientation.Vertical
        if role == Qt.ItemDataRole.DisplayRole:
            if down:
                return self.lines[section].name
            return self.heads[section - 1].title if section else self._state_title
        if role == Qt.ItemDataRole.ToolTipRole and (down or section):
            return self.lines[section].tip if down else self.heads[section - 1].tip
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft
            if not down and section:
                side = Qt.AlignmentFlag.AlignHCenter
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _look(self, index: Index, cell: GridCell, role: int) -> Any:
        if role == Qt.ItemDataRole.BackgroundRole and cell.problem:
            return theming.colour("bad_fill")
        if role == Qt.ItemDataRole.ForegroundRole:
            tone = self.lines[index.row()].tone if index.column() == 0 else ""
            if cell.problem:
                tone = "bad"
            elif cell.changed:
                tone = "accent"
            elif cell.locked and index.column():
                tone = "secondary"
            return theming.colour(tone) if tone else None
        if role == Qt.ItemDataRole.FontRole and (cell.changed or cell.problem):
            return fonts.font("text", bold=True)
        return None


class _Delegate(QStyledItemDelegate):
    """A line to type in; arrows at its ends lead on, as in a table on paper."""

    moved = Signal(int, int)
    went_on = Signal()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        fill = index.data(Qt.ItemDataRole.BackgroundRole)  # the style sheet leaves it out
        if fill is not None:
            painter.fillRect(option.rect, fill)
        super().paint(painter, option, index)
        if fill is not None:  # seen where one stands too, and without its colour
            painter.setPen(QPen(theming.colour("bad"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))

    def createEditor(self, parent: QWidget, _option: Any, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setMaxLength(_LONGEST)
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theming.set_role(editor, "cell")
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            on = event.key() in _ENTER and not event.modifiers() & _WITH
            leads = step is not None and _leads_on(editor, step[1])
            if isinstance(editor, QLineEdit) and (on or leads):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                if on or step is None:
                    self.went_on.emit()
                else:
                    self.moved.emit(*step)
                return True
        return super().eventFilter(editor, event)


def _leads_on(editor: QObject, across: int) -> bool:
    """Tell whether an arrow leaves the line: up and down always, to the sides at its ends."""
    if not across or not isinstance(editor, QLineEdit):
        return True
    return editor.cursorPosition() == (0 if across < 0 else len(editor.text()))


class EntryGrid(QTableView):
    """A letter or a digit begins to type, Enter goes on to the next place, arrows move.

    A place with a problem is not left by Enter: what is wrong is told first.
    Signals: `typed(key, column, text)`, `moved(key, column)`; the column counts from 0.
    """

    typed = Signal(str, int, str)
    moved = Signal(str, int)

    def __init__(self, name: str, state_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._model = _Model(state_title, self)
        self.setModel(self._model)
        self._model.typed.connect(self.typed)
        delegate = _Delegate(self)
        delegate.moved.connect(self._step)
        delegate.went_on.connect(self._go_on)
        self.setItemDelegate(delegate)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(True)
        down = self.verticalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentChanged.connect(self._tell_place)
        theming.changed.connect(self._fit)

    def set_grid(self, heads: Sequence[GridHead], lines: Sequence[GridLine]) -> None:
        """Show a grid; where one stood stays the place to type, if it is still there."""
        key, column = self.place()
        self._model.set_grid(heads, lines)
        self._fit()
        self.go_to(key, column)

    def set_line(self, line: GridLine) -> None:
        """Show one row anew."""
        self._model.set_line(line)

    def place(self) -> tuple[str, int]:
        """Return row and column where one stands; an empty key: nowhere."""
        index = self.currentIndex()
        if not index.isValid():
            return "", 0
        return self._model.lines[index.row()].key, max(0, index.column() - 1)

    def go_to(self, key: str, column: int) -> None:
        """Stand at a place, where it is there; else at the first."""
        rows = [one.key for one in self._model.lines]
        if rows and self._model.heads:
            row = rows.index(key) if key in rows else 0
            column = min(column, len(self._model.heads) - 1)
            self.setCurrentIndex(self._model.index(row, column + 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, text = self.currentIndex(), event.text().upper()
        if event.key() in _ENTER and not event.modifiers() & _WITH:
            self._go_on()
        elif not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._model.setData(index, "")
        elif text and text in self._model.heads[index.column() - 1].quick:
            self._model.setData(index, text)
            self._go_on()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method hands over begins to type, as a letter does."""
        index, text = self.currentIndex(), event.commitString()
        editable = index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        if not text or not editable or self.state() == QAbstractItemView.State.EditingState:
            super().inputMethodEvent(event)
            return
        self.edit(index)
        editor = self.indexWidget(index) or self.findChild(QLineEdit)
        if isinstance(editor, QLineEdit):
            editor.setText(text)
        event.accept()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        if hint == hints.EditNextItem:
            self._go_on()
        elif hint == hints.EditPreviousItem:
            self._step(0, -1)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        if index.column() == 1:  # how far the row has come stands before its first place
            self.horizontalScrollBar().setValue(0)

    def _go_on(self) -> None:
        """Go to the next place, behind the last one of a row to the next row's first."""
        index = self.currentIndex()
        if not index.isValid() or self._model.cell(index).problem:
            return
        row, column = index.row(), index.column() + 1
        if column > len(self._model.heads):
            row, column = row + 1, 1
        if row < len(self._model.lines):
            self.setCurrentIndex(self._model.index(row, column))

    def _step(self, down: int, across: int) -> None:
        index = self.currentIndex()
        row = min(max(0, index.row() + down), len(self._model.lines) - 1)
        column = min(max(1, index.column() + across), len(self._model.heads))
        self.setCurrentIndex(self._model.index(row, column))

    def _tell_place(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.moved.emit(self._model.lines[current.row()].key, max(0, current.column() - 1))

    def _fit(self) -> None:
        em = theming.current().type["text"]
        self.verticalHeader().setDefaultSectionSize(theming.size("row"))
        self.setColumnWidth(0, round(em * 9))
        for n, head in enumerate(self._model.heads, 1):
            self.setColumnWidth(n, round(em * head.ems))
