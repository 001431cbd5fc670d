"""Marking one drill: what was said at the left, the four criteria at the right."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.filling.page import FillPage
from desktop_app.panes.exams.practical.drill_parts import PageHead, TranscriptColumn, stacked
from desktop_app.panes.exams.practical.shown import BriefingShown
from desktop_app.widgets import theming


class MarkPage(QWidget):
    """Signals: `closed()`. Attributes: `said`, `fill`, `back_button`."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said, self.fill = TranscriptColumn(), FillPage()
        self._head = PageHead()
        self.back_button = self._head.back_button
        right = QFrame()
        theming.set_role(right, "side")
        right.setMinimumWidth(theming.frame("form"))
        held = QVBoxLayout(right)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(self.fill)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self.said, 3)
        both.addWidget(right, 2)
        stacked(self._head, both, self)
        self.back_button.clicked.connect(self.closed)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.closed)

    def show_briefing(self, shown: BriefingShown) -> None:
        """Show the drill that is to be marked."""
        self._head.show_texts(shown.title, shown.sentence)
        self.said.show_briefing(shown)
