"""Fields of a form that are typed into: long text, figures, minutes, a day, a tick."""

from datetime import date

from PySide6.QtCore import QDate, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QHBoxLayout, QLineEdit, QWidget

from desktop_app.system.text import number_text, tr
from desktop_app.widgets import theming
from desktop_app.widgets.countdown import Countdown
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import DateEdit, TextArea

MOST_CHARACTERS = 5000
"""What one text may hold; a page of a printed sheet takes about 1,200."""
MOST_LINES = 12
MOST_MARKS = 100
MOST_MINUTES = 24 * 60
_EARLIEST = QDate(1900, 1, 1)
_WIDTH_IN_DIGITS = 8


class LongText(TextArea):
    """Text that grows with what is typed, up to `MOST_CHARACTERS`.

    Signals: `answered(text)`, `overflowed(count)` with how many characters did not fit, 0 when
    the text fits again; `focused()`.
    """

    answered = Signal(object)
    overflowed = Signal(int)
    focused = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(lines=1, most_lines=MOST_LINES, parent=parent)
        self.setAccessibleName(name)
        self._quiet = False
        self._text = ""
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._bar)
        self._bar()

    def set_answer(self, value: object) -> None:
        """Show *value* without announcing it."""
        text = "" if value is None else str(value)
        if text != self.toPlainText():
            self._quiet = True
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)
            self._quiet = False
        self._text = text

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed any more."""
        self.setReadOnly(read_only)

    def set_problem(self, problem: bool) -> None:
        """Frame the text as the place where an answer is missing."""
        _frame(self, problem)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take as much of what is pasted as fits, without laying out the rest first."""
        text = source.text()
        room = MOST_CHARACTERS - len(self.toPlainText()) + len(self.textCursor().selectedText())
        if len(text) <= room:
            super().insertFromMimeData(source)
            return
        self.insertPlainText(text[: max(0, room)])
        self.overflowed.emit(len(text) - max(0, room))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def _bar(self, *_size: object) -> None:
        """Have no scroll bar while the text still grows: rounding would let it flash up."""
        policy = Qt.ScrollBarPolicy
        grown = self.document().size().height() > MOST_LINES
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if grown else policy.ScrollBarAlwaysOff
        )

    def _changed(self) -> None:
        if self._quiet:
            return
        text = self.toPlainText()
        over = len(text) - MOST_CHARACTERS
        if over > 0:
            self._cut(over)
            text = self.toPlainText()
        if text != self._text:
            self._text = text
            self.answered.emit(text)
        self.overflowed.emit(max(0, over))

    def _cut(self, over: int) -> None:
        """Take back what was typed last: it ends where the cursor is."""
        self._quiet = True
        cursor = self.textCursor()
        cursor.movePosition(
            QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, over
        )
        cursor.removeSelectedText()
        self._quiet = False


class FigureEdit(QLineEdit):
    """A figure that may be left open; what is no figure within bounds is no answer.

    Signals: `answered(value)`, `wrong(sentence)`, empty when it is right again; `focused()`,
    `step_requested(direction)` on Up and Down, `spaced()` on the space bar.
    """

    answered = Signal(object)
    wrong = Signal(str)
    focused = Signal()
    step_requested = Signal(int)
    spaced = Signal()

    def __init__(self, name: str, most: int, decimals: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most, self._decimals = most, decimals
        self._quiet = False
        self.setAccessibleName(name)
        self.setMaxLength(len(str(most)) + (2 if decimals else 0))
        self.textChanged.connect(self._changed)
        self._fit()
        theming.changed.connect(self._fit)

    def set_answer(self, value: object) -> None:
        """Show *value* without announcing it."""
        text = number_text(value) if isinstance(value, int | float) else ""
        if self._value(self.text()) != value:
            self._quiet = True
            self.setText(text)
            self._quiet = False

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed any more."""
        self.setReadOnly(read_only)

    def set_problem(self, problem: bool) -> None:
        """Frame the field as the place where an answer is missing."""
        _frame(self, problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.step_requested.emit(steps[key])
        elif key == Qt.Key.Key_Space:
            self.spaced.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def _changed(self, text: str) -> None:
        if self._quiet:
            return
        value = self._value(text)
        if value is None and text.strip():
            kind = tr("的数") if self._decimals else tr("的整数")
            self.wrong.emit(tr("请填 0 到 {n} {kind}。").format(n=self._most, kind=kind))
        else:
            self.wrong.emit("")
        self.answered.emit(value)

    def _value(self, text: str) -> int | float | None:
        # Figures typed with a Chinese input method may be full-width; Python reads both.
        plain = text.strip().replace("．", ".").replace("。", ".")
        try:
            value = float(plain)
        except ValueError:
            return None
        if not 0 <= value <= self._most or (value != int(value) and not self._decimals):
            return None
        return int(value) if value == int(value) else round(value, 1)

    def _fit(self) -> None:
        digits = self.fontMetrics().horizontalAdvance("0") * _WIDTH_IN_DIGITS
        self.setFixedWidth(digits + 2 * theming.space("m"))


class Marks(QWidget):
    """A figure with its unit, and for minutes a running clock.

    Signals as `FigureEdit`.
    """

    answered = Signal(object)
    wrong = Signal(str)
    focused = Signal()
    step_requested = Signal(int)

    def __init__(
        self,
        name: str,
        unit: str,
        most: int,
        decimals: bool = False,
        planned_minutes: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.edit = FigureEdit(name, most, decimals)
        self.edit.wrong.connect(self.wrong)
        self.edit.focused.connect(self.focused)
        self.edit.step_requested.connect(self.step_requested)
        self.edit.answered.connect(self._typed)
        self.clock: Countdown | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        layout.addWidget(self.edit)
        layout.addWidget(TextLabel(unit))
        if planned_minutes:
            self.clock = self._clock(planned_minutes)
            layout.addWidget(self.clock)
        layout.addStretch(1)
        self.setFocusProxy(self.edit)

    def set_answer(self, value: object) -> None:
        """Show *value* without announcing it."""
        self.edit.set_answer(value)
        if self.clock is not None and isinstance(value, int):
            self.clock.set_elapsed_minutes(value)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed any more; a signed sheet has no clock."""
        self.edit.set_read_only(read_only)
        if self.clock is not None:
            self.clock.setVisible(not read_only)

    def set_problem(self, problem: bool) -> None:
        """Frame the field as the place where an answer is missing."""
        self.edit.set_problem(problem)

    def _clock(self, planned: int) -> Countdown:
        clock = Countdown(planned)
        # The space bar in the field does the same, so that Tab goes from item to item.
        clock.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        clock.button.set_key_hint(tr("空格"))
        self.edit.spaced.connect(clock.toggle)
        clock.minute_reached.connect(self._clocked)
        return clock

    def _typed(self, value: object) -> None:
        if self.clock is not None:
            self.clock.set_elapsed_minutes(value if isinstance(value, int) else 0)
        self.answered.emit(value)

    def _clocked(self, minutes: int) -> None:
        self.edit.set_answer(minutes)
        self.wrong.emit("")
        self.answered.emit(minutes)


class Day(DateEdit):
    """A day that may be left open: the first key or click starts it at a likely one.

    Signals: `answered(iso_date)`, `focused()`.
    """

    answered = Signal(object)
    focused = Signal()

    def __init__(self, name: str, likely: date, parent: QWidget | None = None) -> None:
        super().__init__(likely, parent)
        self._likely = likely
        self._quiet = False
        self.setAccessibleName(name)
        self.setMinimumDate(_EARLIEST)
        self.setSpecialValueText(tr("未填"))
        self.setDate(_EARLIEST)
        self.dateChanged.connect(self._changed)

    def set_answer(self, value: object) -> None:
        """Show *value* without announcing it."""
        self._quiet = True
        if value:
            self.set_day(date.fromisoformat(str(value)))
        else:
            self.setDate(_EARLIEST)
        self._quiet = False

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed any more."""
        self.setReadOnly(read_only)
        symbols = QAbstractSpinBox.ButtonSymbols
        self.setButtonSymbols(symbols.NoButtons if read_only else symbols.UpDownArrows)

    def set_problem(self, problem: bool) -> None:
        """Frame the field as the place where an answer is missing."""
        _frame(self, problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._open():
            self.setDate(_EARLIEST)
        elif self._open() and (
            event.text().isdigit() or key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space)
        ):
            self.set_day(self._likely)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves for the next item; year, month and day are reached with Left and Right."""
        return QWidget.focusNextPrevChild(self, forward)

    def _open(self) -> bool:
        return self.date() == _EARLIEST

    def _changed(self) -> None:
        if not self._quiet:
            self.answered.emit(None if self._open() else self.day().isoformat())


class Ticked(QCheckBox):
    """A tick; untouched is no answer.

    Signals: `answered(ticked)`, `focused()`, `step_requested(direction)`.
    """

    answered = Signal(object)
    focused = Signal()
    step_requested = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._read_only = False
        self.clicked.connect(self._clicked)

    def set_answer(self, value: object) -> None:
        """Show *value* without announcing it."""
        self.setChecked(value is True)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed any more, but leave it legible."""
        self._read_only = read_only
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, read_only)

    def set_problem(self, problem: bool) -> None:
        """Frame the tick as the place where an answer is missing."""
        _frame(self, problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.step_requested.emit(steps[key])
        elif not (self._read_only and key == Qt.Key.Key_Space):
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(0, theming.size("control")))

    def _clicked(self, ticked: bool) -> None:
        self.answered.emit(ticked)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()


def composing(widget: QWidget | None) -> bool:
    """Tell whether an input method is choosing characters in *widget* right now."""
    return isinstance(widget, TextArea) and widget.composing


def _frame(widget: QWidget, problem: bool) -> None:
    theming.set_flag(widget, "problem", problem)
