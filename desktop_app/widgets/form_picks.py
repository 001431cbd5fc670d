"""Fields of a form that are picked: one or more of several, and a record as evidence."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.form_boxes import Box, Boxes
from desktop_app.widgets.headings import ElidedLabel

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TAKEN_BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ManyBoxes(Boxes):
    """One or more of several: digits and clicks add and take away, arrows and space too.

    Signals: `answered(values)`, a list in the order of the boxes, None for none; the rest as
    `Boxes`.
    """

    def __init__(self, name: str, choices: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(name, [Box(one, one) for one in choices], flows=True, parent=parent)
        self._picked: set[int] = set()
        self._cursor = 0

    def set_answer(self, value: object) -> None:
        """Show the boxes of a list of values as chosen."""
        wanted = value if isinstance(value, list) else []
        self._picked = {place for place, box in enumerate(self._boxes) if box.value in wanted}
        self._tell()

    def is_chosen(self, place: int) -> bool:
        return place in self._picked

    def focus_place(self) -> int:
        return self._cursor

    def _take(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Space and not self._read_only:
            self._choose(self._cursor)
            return True
        return super()._take(event)

    def _move(self, step: int) -> None:
        self._cursor = max(0, min(len(self._boxes) - 1, self._cursor + step))
        self.update()

    def _choose(self, place: int) -> None:
        """Add a box or take it away; -1 takes all away."""
        if place < 0 and not self._picked:
            return
        self._picked = self._picked ^ {place} if place >= 0 else set()
        self._cursor = max(0, place)
        self._tell()
        self.answered.emit([self._boxes[one].value for one in sorted(self._picked)] or None)

    def _tell(self) -> None:
        texts = [self._boxes[one].text for one in sorted(self._picked)]
        self.setAccessibleDescription(tr("、").join(texts))
        self.update()


class EvidencePick(QWidget):
    """The record picked for an item; Enter or space asks for another, Delete takes it back.

    Signals: `answered(None)` when it is taken back, `pick_requested()`, `focused()`,
    `step_requested(direction)`.
    """

    answered = Signal(object)
    pick_requested = Signal()
    focused = Signal()
    step_requested = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer: object = None
        self._read_only = False
        self.button = PlainButton("")
        self.button.setAccessibleName(name)
        self.button.clicked.connect(self.pick_requested)
        self.button.installEventFilter(self)
        self.text = ElidedLabel("")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        layout.addWidget(self.button)
        layout.addWidget(self.text, 1)
        self.setFocusProxy(self.button)
        self._show()

    def set_answer(self, value: object) -> None:
        """Show what is picked: a ticket or a note by its words, any other by `set_text`."""
        self._answer = value
        kind, _, words = str(value or "").partition(":")
        self.text.setText(words if kind in ("ticket", "note") else tr("已附依据") if value else "")
        self._show()

    def set_text(self, text: str) -> None:
        """Say in words which record is picked."""
        if self._answer:
            self.text.setText(text)
            self._show()

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed any more."""
        self._read_only = read_only
        self._show()

    def set_problem(self, problem: bool) -> None:
        """Frame the button as the place where an answer is missing."""
        theming.set_flag(self.button, "problem", problem)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.button and event.type() == QEvent.Type.FocusIn:
            self.focused.emit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _take(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self.step_requested.emit(_STEPS[key])
        elif key in _TAKEN_BACK and self._answer and not self._read_only:
            self.set_answer(None)
            self.answered.emit(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._read_only:
            self.pick_requested.emit()
        else:
            return False
        return True

    def _show(self) -> None:
        self.button.setText(tr("换一条依据") if self._answer else tr("选择依据"))
        self.button.setVisible(not self._read_only)
        self.button.setAccessibleDescription(self.text.text())
