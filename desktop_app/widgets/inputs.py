"""Inputs beyond a line: numbers, days, and text over some lines."""

from collections.abc import Sequence
from datetime import date
from math import ceil

from PySide6.QtCore import QDate, QSize, Qt, QTime, Signal
from PySide6.QtGui import QFontMetricsF, QInputMethodEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QPlainTextEdit,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTimeEdit,
    QWidget,
)

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.choices import Choice

SUBMIT_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


class NumberEdit(QSpinBox):
    """A whole number with its unit, e.g. 60 秒."""

    def __init__(
        self,
        least: int = 0,
        most: int = 99,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        if unit:
            self.setSuffix(f" {unit}")
        # The style sheet's padding does not reach the line inside a spin box.
        self.lineEdit().setTextMargins(theming.space("s"), 0, 0, 0)


class DecimalEdit(QDoubleSpinBox):
    """A number with up to two decimals and its unit, e.g. 148.5 毫米; the arrows step by one."""

    def __init__(
        self,
        least: float = 0,
        most: float = 99,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setDecimals(2)
        self.setRange(least, most)
        self.setKeyboardTracking(True)
        if unit:
            self.setSuffix(f" {unit}")
        self.lineEdit().setTextMargins(theming.space("s"), 0, 0, 0)

    def textFromValue(self, value: float) -> str:
        """Write it without needless decimals."""
        return f"{value:.2f}".rstrip("0").rstrip(".")


class DateEdit(QDateEdit):
    """A day, chosen from a calendar or typed."""

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setDisplayFormat(tr("yyyy年M月d日"))
        self.set_day(day)

    def day(self) -> date:
        """Return the day shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        """Show *day*."""
        self.setDate(QDate(day.year, day.month, day.day))


class TimeEdit(QTimeEdit):
    """A time of day as `09:30`; the arrow keys step by the hour or by the minute."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("HH:mm")
        self.lineEdit().setTextMargins(theming.space("s"), 0, 0, 0)

    def set_text(self, text: str) -> None:
        """Show a time written as `09:30`."""
        if text != self.text():
            self.setTime(QTime.fromString(text, "HH:mm"))


class PickBox(QComboBox):
    """A list to pick from that grows no wider than *most_ems* characters.

    A longer entry ends in …; the open list shows it whole.
    """

    def __init__(self, name: str, most_ems: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._most_ems = most_ems
        # What there is to pick often comes after it has been shown.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def sizeHint(self) -> QSize:
        return self._bounded(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._bounded(super().minimumSizeHint())

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + theming.space("xl"))
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        box = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(box, option, field, self).width()
        whole = option.currentText
        option.currentText = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        self.setToolTip(whole if option.currentText != whole else "")
        painter.drawComplexControl(box, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _bounded(self, size: QSize) -> QSize:
        most = self._most_ems * theming.current().type["text"]
        return QSize(min(size.width(), most), size.height())


class TextArea(QPlainTextEdit):
    """Text over some lines that grows with its content up to *most_lines*.

    Signals: `submit_requested()` on Ctrl+Enter, never while an input method composes.
    """

    submit_requested = Signal()

    def __init__(
        self,
        placeholder: str = "",
        lines: int = 3,
        most_lines: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines, self._most_lines = lines, max(lines, most_lines)
        self._composing = False
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @property
    def composing(self) -> bool:
        """Whether an input method is choosing characters right now."""
        return self._composing

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & SUBMIT_MODIFIERS:
            if not self._composing:
                self.submit_requested.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theming.frame("rail"), self._height(self._lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.frame("search") // 2, self._height(self._lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()  # another width breaks the text into other lines

    def _fit(self, *_size: object) -> None:
        """Take the height that the text needs, within the bounds."""
        needed = int(self.document().size().height())  # QPlainTextEdit measures it in lines
        self.setFixedHeight(self._height(max(self._lines, min(self._most_lines, needed))))

    def _height(self, lines: int) -> int:
        # Lines are laid out on whole pixels, rounded up; the metrics in int would round down.
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        return (
            lines * line
            + 2 * (theming.space("s") + 1)
            + round(2 * self.document().documentMargin())
            + 1  # without it Qt counts the last line as cut and shows a bar
        )


def fill_choices(box: QComboBox, choices: Sequence[Choice]) -> None:
    """Offer *choices* in *box*, and nothing else."""
    box.clear()
    for one in choices:
        box.addItem(one.text, one.key)
