"""The properties of what is chosen: a column of labelled fields that keeps focus while typing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.widgets import theming
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import DecimalEdit, NumberEdit, TextArea, TimeEdit
from desktop_app.widgets.writing_items import FieldShown, PropertiesShown

_MOST_CHARACTERS = 4_000
_SAME = 0.004
"""Decimals closer than that read the same; what is typed into keeps its caret."""
Editor = QLineEdit | TextArea | NumberEdit | DecimalEdit | TimeEdit | QCheckBox | QComboBox


class Properties(QWidget):
    """Signals: `changed(name, value)` at every keystroke and choice."""

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: PropertiesShown | None = None
        self._editors: dict[str, Editor] = {}
        self._fields: dict[str, Field] = {}
        self._title = TextLabel("", "section")
        self._area = QScrollArea()
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("m"))
        layout.addWidget(self._title)
        layout.addWidget(self._area, 1)

    def show_properties(self, shown: PropertiesShown) -> None:
        """Show the properties; of the same thing only what changed is set."""
        if self._form_of(shown) != self._form_of(self._shown):
            self._build(shown)
        self._title.setText(shown.title)
        self._shown = shown
        for field in shown.fields:
            if field.name in self._editors:
                self._set(field)
                _allow(self._editors[field.name], not shown.read_only)

    def editor(self, name: str) -> Editor:
        """Return the control of a property; raises KeyError."""
        return self._editors[name]

    def problem(self, name: str) -> str:
        """Return what is said to be wrong with a property."""
        return self._fields[name].problem() if name in self._fields else ""

    def focus_field(self, name: str) -> None:
        """Move to a property, or to the first one."""
        editor = self._editors.get(name) or next(iter(self._editors.values()), None)
        if editor is None:
            return
        editor.setFocus()
        self._area.ensureWidgetVisible(editor)
        if isinstance(editor, QLineEdit):
            editor.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave undo and redo to the editor, which takes back more than a field's own letters."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoing = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(one) for one in undoing):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    @staticmethod
    def _form_of(shown: PropertiesShown | None) -> object:
        if shown is None:
            return None
        return shown.key, [(one.name, one.kind, one.label) for one in shown.fields]

    def _build(self, shown: PropertiesShown) -> None:
        focused = self._focused() if self._shown and self._shown.key == shown.key else ""
        self._editors, self._fields = {}, {}
        # A new ground each time: one that is refilled keeps the height of what it held before.
        ground = QWidget()
        theming.set_role(ground, "scrolled")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, theming.space("s"), 0)
        column.setSpacing(theming.space("m"))
        self._fill(column, shown.fields)
        column.addStretch(1)
        self._area.setWidget(ground)
        if focused:
            self.focus_field(focused)
        else:
            self._area.verticalScrollBar().setValue(0)

    def _fill(self, column: QVBoxLayout, fields: Sequence[FieldShown]) -> None:
        """Put the fields below one another, two halves on one line."""
        line: QHBoxLayout | None = None
        for field in fields:
            widget = self._widget(field)
            if not field.half:
                column.addWidget(widget)
                line = None
                continue
            if field.name in self._editors:
                # What a number needs at most would make the column wider than it is.
                self._editors[field.name].setMinimumWidth(theming.frame("key"))
            if line is not None:
                line.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
                line = None
                continue
            line = QHBoxLayout()
            line.setSpacing(theming.space("s"))
            line.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)

    def _focused(self) -> str:
        return next((name for name, one in self._editors.items() if one.hasFocus()), "")

    def _widget(self, field: FieldShown) -> QWidget:
        if field.kind == "heading":
            return TextLabel(field.label, "secondary")
        makers: dict[str, Callable[[FieldShown], Editor]] = {
            "line": self._line,
            "text": self._text,
            "lines": self._text,
            "number": self._number,
            "decimal": self._decimal,
            "time": self._time,
            "flag": self._flag,
            "choice": self._choice,
        }
        editor = makers[field.kind](field)
        editor.installEventFilter(self)
        self._editors[field.name] = editor
        if isinstance(editor, QCheckBox):
            return editor
        widget = Field(field.label, editor, field.hint)
        self._fields[field.name] = widget
        return widget

    def _line(self, field: FieldShown) -> QLineEdit:
        line = QLineEdit()
        line.setMaxLength(field.most)
        line.textEdited.connect(lambda text: self.changed.emit(field.name, text))
        return line

    def _text(self, field: FieldShown) -> TextArea:
        area = TextArea(lines=2, most_lines=6)
        listed = field.kind == "lines"

        def announce() -> None:
            text = area.toPlainText()[:_MOST_CHARACTERS]
            lines = tuple(one.strip() for one in text.split("\n") if one.strip())
            self.changed.emit(field.name, lines if listed else text)

        area.textChanged.connect(announce)
        return area

    def _number(self, field: FieldShown) -> NumberEdit:
        number = NumberEdit(field.least, field.most, field.unit)
        number.setSpecialValueText(field.none)
        number.valueChanged.connect(lambda value: self.changed.emit(field.name, value))
        return number

    def _decimal(self, field: FieldShown) -> DecimalEdit:
        decimal = DecimalEdit(field.least, field.most, field.unit)
        decimal.valueChanged.connect(lambda value: self.changed.emit(field.name, value))
        return decimal

    def _time(self, field: FieldShown) -> TimeEdit:
        time = TimeEdit()
        time.timeChanged.connect(lambda _time: self.changed.emit(field.name, time.text()))
        return time

    def _flag(self, field: FieldShown) -> QCheckBox:
        flag = QCheckBox(field.label)
        flag.setAccessibleName(field.label)
        flag.setAccessibleDescription(field.hint)
        flag.setToolTip(field.hint)
        flag.setMinimumHeight(theming.size("control"))
        flag.clicked.connect(lambda checked: self.changed.emit(field.name, checked))
        return flag

    def _choice(self, field: FieldShown) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.activated.connect(lambda _place: self.changed.emit(field.name, box.currentData()))
        return box

    def _set(self, field: FieldShown) -> None:
        """Set a value without announcing it; what stands there already keeps its caret."""
        editor = self._editors[field.name]
        with QSignalBlocker(editor):
            _put(editor, field)
        if field.name in self._fields:
            self._fields[field.name].set_hint(field.hint)
            self._fields[field.name].set_problem(field.problem)


def _put(editor: Editor, field: FieldShown) -> None:
    """Let an editor show the value of a field."""
    value = field.value
    if isinstance(editor, QCheckBox):
        editor.setChecked(bool(value))
    elif isinstance(editor, NumberEdit) and isinstance(value, int):
        editor.setValue(value)
    elif isinstance(editor, DecimalEdit) and isinstance(value, int | float):
        if abs(editor.value() - value) > _SAME:
            editor.setValue(value)
    elif isinstance(editor, TimeEdit):
        editor.set_text(str(value))
    elif isinstance(editor, QComboBox):
        _offer(editor, field.options)
        editor.setCurrentIndex(max(0, editor.findData(value)))
    elif isinstance(editor, QLineEdit):
        if editor.text() != value:
            editor.setText(str(value))
    elif isinstance(editor, TextArea):
        _put_text(editor, value)


def _put_text(editor: TextArea, value: object) -> None:
    text = editor.toPlainText()
    if isinstance(value, tuple):
        lines = tuple(one.strip() for one in text.split("\n") if one.strip())
        if lines != value:
            editor.setPlainText("\n".join(str(one) for one in value))
    elif text != value:
        editor.setPlainText(str(value))


def _allow(editor: Editor, writing: bool) -> None:
    """Let an editor be written in, or only read: what is read keeps its full contrast."""
    if isinstance(editor, QCheckBox | QComboBox):
        editor.setEnabled(writing)
    else:
        editor.setReadOnly(not writing)


def _offer(box: QComboBox, options: tuple[tuple[str, str], ...]) -> None:
    if options != tuple((box.itemData(n), box.itemText(n)) for n in range(box.count())):
        box.clear()
        for key, word in options:
            box.addItem(word, key)
