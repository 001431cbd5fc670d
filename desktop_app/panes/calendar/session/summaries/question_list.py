"""The open questions of a summary as lines to type: Enter begins the next one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import IconButton, PlainButton
from desktop_app.widgets.headings import TextLabel

LONGEST = 500
"""Characters; what needs more belongs into the text."""


class _Line(QWidget):
    """One question with its number and a way to take it out."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = TextLabel("", "quiet")
        self.edit = QLineEdit(text)
        self.edit.setMaxLength(LONGEST)
        self.remove = IconButton("close", tr("去掉这一条"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theming.space("s"))
        row.addWidget(self.number)
        row.addWidget(self.edit, 1)
        row.addWidget(self.remove)


class QuestionList(QWidget):
    """Signals: `changed()` at each keystroke. Attributes: `edits`, `add_button`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(theming.space("s"))
        self.add_button = PlainButton(tr("添加疑问"), icon="plus")
        self.add_button.clicked.connect(lambda: self._add_after(len(self._lines)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        layout.addLayout(self._column)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def edits(self) -> list[QLineEdit]:
        """The fields, in order."""
        return [one.edit for one in self._lines]

    def texts(self) -> tuple[str, ...]:
        """Return the questions, those not written yet left out."""
        return tuple(one.edit.text() for one in self._lines if one.edit.text().strip())

    def set_texts(self, texts: Sequence[str]) -> None:
        """Show *texts*, and an empty line where there are none."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        for text in texts or ("",):
            self._insert(len(self._lines), text)
        self._number()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            place = next((p for p, one in enumerate(self._lines) if one.edit is watched), -1)
            if place >= 0 and self._on_key(place, event):
                return True
        return super().eventFilter(watched, event)

    def _on_key(self, place: int, event: QKeyEvent) -> bool:
        edit = self._lines[place].edit
        key, plain = event.key(), not event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if edit.text().strip():
                self._add_after(place + 1)
            return True
        if key == Qt.Key.Key_Backspace and not edit.text() and len(self._lines) > 1:
            self._take_out(self._lines[place])
            self._lines[max(0, place - 1)].edit.setFocus()
            return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and plain:
            target = place + (1 if key == Qt.Key.Key_Down else -1)
            if 0 <= target < len(self._lines):
                self._lines[target].edit.setFocus()
            return True
        return False

    def _add_after(self, place: int) -> None:
        empty = next((one for one in self._lines if not one.edit.text().strip()), None)
        line = empty or self._insert(place, "")
        self._number()
        line.edit.setFocus()

    def _insert(self, place: int, text: str) -> _Line:
        line = _Line(text)
        line.edit.textEdited.connect(lambda _text: self.changed.emit())
        line.edit.installEventFilter(self)
        line.remove.clicked.connect(lambda: self._take_out(line))
        self._lines.insert(place, line)
        self._column.insertWidget(place, line)
        return line

    def _take_out(self, line: _Line) -> None:
        if len(self._lines) == 1:
            line.edit.clear()
        else:
            self._lines.remove(line)
            line.hide()
            line.deleteLater()
        self._number()
        self.changed.emit()

    def _number(self) -> None:
        for place, line in enumerate(self._lines, 1):
            line.number.setText(f"{place}.")
            line.edit.setAccessibleName(tr("疑问 {n}").format(n=place))
            line.remove.set_name(tr("去掉疑问 {n}").format(n=place))
            line.edit.setPlaceholderText(tr("今天没弄明白的，一条一行，回车写下一条"))
