"""The widget in which each type of question is answered."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.exams.sitting.choices import Choices
from desktop_app.panes.exams.sitting.shown import AskShown
from desktop_app.system.text import breakable, tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import PickBox, TextArea
from desktop_app.widgets.table import Index

STEP_LETTERS = "ABCDEFG"
"""An ordering question has seven steps at most."""


class Answering(QWidget):
    """Signals: `answered(answer)`; `typed(text)` for what is kept at each keystroke instead.

    Attributes: `choices`, `edits`, `picks`, `steps`, `area`: what the type in hand has of them.
    """

    answered = Signal(object)
    typed = Signal(str)

    def __init__(self, ask: AskShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: Choices | None = None
        self.edits: list[QLineEdit] = []
        self.picks: list[PickBox] = []
        self.steps: Steps | None = None
        self.area: TextArea | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theming.space("s"))
        match ask.type:
            case "single" | "multiple" | "true-false":
                self._choose(ask)
            case "fill-in":
                self._fill_in(ask)
            case "matching":
                self._match(ask)
            case "ordering":
                self._order(ask)
            case _:
                self._write(ask)
        self._column.addStretch(1)

    def press(self, place: int) -> bool:
        """Choose the option at a place; False where there is none."""
        return self.choices is not None and self.choices.press(place)

    @property
    def writes(self) -> bool:
        """Whether letters and digits are text here."""
        return bool(self.edits) or self.area is not None

    def _choose(self, ask: AskShown) -> None:
        boolean = ask.type == "true-false"
        chosen = [] if ask.answer is None else [0 if ask.answer else 1] if boolean else ask.answer
        self.choices = Choices(ask.choices, ask.type == "multiple", chosen)
        self.choices.changed.connect(
            lambda places: self.answered.emit((places == [0]) if boolean else places)
        )
        self._column.addWidget(self.choices)
        self.setFocusProxy(self.choices)

    def _fill_in(self, ask: AskShown) -> None:
        given: Sequence[str] = ask.answer or [""] * ask.blanks
        for n, text in enumerate(given, 1):
            edit = QLineEdit(text)
            name = tr("第 {n} 空").format(n=n)
            edit.setAccessibleName(name)
            edit.setMaxLength(200)
            edit.setMaximumWidth(theming.frame("form"))
            edit.textEdited.connect(
                lambda _text: self.answered.emit([e.text() for e in self.edits])
            )
            row = QHBoxLayout()
            row.setSpacing(theming.space("m"))
            row.addWidget(TextLabel(name, "secondary"))
            row.addWidget(edit)
            row.addStretch(1)
            self._column.addLayout(row)
            self.edits.append(edit)
        self.setFocusProxy(self.edits[0])

    def _match(self, ask: AskShown) -> None:
        grid = QGridLayout()
        grid.setSpacing(theming.space("s"))
        given: Sequence[int | None] = ask.answer or [None] * len(ask.lefts)
        for n, (left, place) in enumerate(zip(ask.lefts, given, strict=True)):
            pick = PickBox(left, 28)
            pick.addItem(tr("请选择"), None)
            for m, right in enumerate(ask.choices):
                pick.addItem(right, m)
            pick.setCurrentIndex(0 if place is None else place + 1)
            pick.currentIndexChanged.connect(
                lambda _n: self.answered.emit([one.currentData() for one in self.picks])
            )
            grid.addWidget(TextLabel(breakable(left), wrap=True), n, 0)
            grid.addWidget(pick, n, 1)
            self.picks.append(pick)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._column.addLayout(grid)
        self.setFocusProxy(self.picks[0])

    def _order(self, ask: AskShown) -> None:
        self.steps = Steps(ask.choices, ask.answer)
        self.steps.changed.connect(lambda order: self.answered.emit(order))
        self._column.addWidget(self.steps)
        self.setFocusProxy(self.steps)

    def _write(self, ask: AskShown) -> None:
        self.area = TextArea(tr("在这里作答"), lines=9, most_lines=18)
        self.area.setAccessibleName(tr("作答"))
        self.area.setPlainText(ask.answer or "")
        self.area.textChanged.connect(lambda: self.typed.emit(self.area_text()))
        self._column.addWidget(self.area)
        self.setFocusProxy(self.area)

    def area_text(self) -> str:
        """Return what is written."""
        return self.area.toPlainText() if self.area is not None else ""


class Steps(QWidget):
    """Steps that are moved up and down: by buttons, Alt with an arrow, or dragged.

    Signals: `changed(order)`. Attributes: `list`.
    """

    changed = Signal(list)

    def __init__(
        self, texts: Sequence[str], order: Sequence[int] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.list = _StepList()
        self.list.setAccessibleName(tr("步骤"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        for place in order or range(len(texts)):
            item = QListWidgetItem(f"{STEP_LETTERS[place]}  {breakable(texts[place])}")
            item.setData(Qt.ItemDataRole.UserRole, place)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        up, down = PlainButton(tr("上移"), "Alt+↑"), PlainButton(tr("下移"), "Alt+↓")
        up.clicked.connect(lambda: self.move_by(-1))
        down.clicked.connect(lambda: self.move_by(1))
        self.list.moved.connect(self.move_by)
        self.list.model().rowsMoved.connect(lambda *_: self._tell())
        row = QHBoxLayout()
        row.setSpacing(theming.space("s"))
        row.addWidget(up)
        row.addWidget(down)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theming.space("s"))
        column.addWidget(self.list)
        column.addLayout(row)
        self.setFocusProxy(self.list)

    def move_by(self, by: int) -> None:
        """Move the chosen step."""
        at = self.list.currentRow()
        if not 0 <= at + by < self.list.count():
            return
        self.list.insertItem(at + by, self.list.takeItem(at))
        self.list.setCurrentRow(at + by)
        self._tell()

    def order(self) -> list[Any]:
        """Return the places in the order in which they stand."""
        return [self.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(self.list.count())]

    def _tell(self) -> None:
        self.changed.emit(self.order())


class _Roomy(QStyledItemDelegate):
    """Leaves some room above and under a step of several lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # The hint breaks lines at the whole width, and the text stands inside of its padding.
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(0, 0, -2 * theming.space("m"), 0)
        height, row = super().sizeHint(inner, index).height(), theming.size("row")
        return QSize(0, height + 2 * theming.space("xs") if height > row else row)


class _StepList(QListWidget):
    """As high as its steps, each over as many lines as it takes.

    Signals: `moved(by)` on Alt with an arrow.
    """

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setItemDelegate(_Roomy(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        for turn_off in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            turn_off(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.doItemsLayout()
        last = self.visualItemRect(self.item(self.count() - 1)).bottom() + self.verticalOffset()
        self.setFixedHeight(last + theming.space("s"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
            event.accept()
            return
        super().keyPressEvent(event)
