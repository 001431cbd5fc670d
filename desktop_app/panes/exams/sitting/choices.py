"""Options to choose by mouse, arrow keys, digits or letters."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.system.text import breakable
from desktop_app.widgets import fonts, theming
from desktop_app.widgets.headings import TextLabel

LETTERS = "ABCDEF"


class ChoiceRow(QAbstractButton):
    """One option as wide as the paper: its letter, and the text over as many lines as it takes."""

    def __init__(self, letter: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = letter
        self.setCheckable(True)
        self.setText(text)
        self.setAccessibleName(f"{letter} {text}" if letter else text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # A button is as high as its hint says, unless one says otherwise: a long text needs more.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._label = TextLabel(breakable(text), wrap=True)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = self._row = QHBoxLayout(self)
        pad = theming.space("m")
        row.setContentsMargins(theming.space("xxl") + pad, pad, pad, pad)
        row.addWidget(self._label, 1)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, radius = self.isChecked(), theming.current().radius["normal"]
        edge = theming.frame("ring") if self.hasFocus() or on else theming.frame("border")
        lit = "accent_soft" if on else "hover" if self.underMouse() else "surface"
        painter.setBrush(theming.colour(lit))
        painter.setPen(QPen(theming.colour("accent" if on or self.hasFocus() else "border"), edge))
        inside = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(inside, radius, radius)
        side = theming.size("badge")
        box = QRectF(theming.space("m"), (self.height() - side) / 2, side, side)
        painter.setPen(QPen(theming.colour("accent" if on else "strong_border"), 1))
        painter.setBrush(theming.colour("accent" if on else "surface"))
        painter.drawRoundedRect(box, side / 2, side / 2)
        painter.setFont(fonts.font("secondary", bold=True))
        painter.setPen(theming.colour("on_accent" if on else "secondary"))
        painter.drawText(
            box, Qt.AlignmentFlag.AlignCenter, "✓" if on and not self._letter else self._letter
        )


class Choices(QWidget):
    """Signals: `changed(places)`, the chosen ones in order.

    Attributes: `rows`.
    """

    changed = Signal(list)

    def __init__(
        self,
        texts: Sequence[str],
        several: bool,
        chosen: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(not several)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theming.space("s"))
        self.rows = [ChoiceRow(LETTERS[n], text) for n, text in enumerate(texts)]
        for n, row in enumerate(self.rows):
            row.setChecked(n in chosen)
            self._group.addButton(row, n)
            row.clicked.connect(self._tell)
            column.addWidget(row)
        self.setFocusProxy(self.rows[chosen[0] if chosen else 0])

    def press(self, place: int) -> bool:
        """Choose by a key; False where there is no such option."""
        if place >= len(self.rows):
            return False
        self.rows[place].setFocus()
        self.rows[place].click()
        return True

    def _tell(self) -> None:
        self.changed.emit([n for n, row in enumerate(self.rows) if row.isChecked()])
