"""The right of the review: the time, what lies at hand, how far the day is."""

from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from desktop_app.panes.practice.page import Column
from desktop_app.panes.practice.review.shown import CardShown, FeedbackShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.stopwatch import Stopwatch


class SideColumn(QFrame):
    """Attributes: `stopwatch`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theming.set_role(self, "side")
        self.stopwatch = Stopwatch(tr("答复用时"))
        self._column = Column("s")
        self._place = TextLabel("", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        layout = QVBoxLayout(self)
        side = theming.space("l")
        layout.setContentsMargins(side + 1, side, side, side)
        layout.setSpacing(theming.space("s"))
        layout.addWidget(self.stopwatch)
        layout.addWidget(self._column, 1)
        layout.addWidget(self._place)
        layout.addWidget(self._bar)

    def show_card(self, card: CardShown) -> None:
        """Show what lies at hand for another moment."""
        self._place.setText(card.place)
        self._bar.setValue(round(card.share * 100))
        self._bar.setAccessibleName(card.place)
        content = self._column.content
        clear_layout(content)
        if card.facts:
            content.addWidget(TextLabel(card.facts_title, "strong"))
            for label, value in card.facts:
                content.addWidget(_fact(label, value))
        if card.rules:
            content.addSpacing(theming.space("s"))
            content.addWidget(TextLabel(tr("情况和规定"), "strong"))
            content.addWidget(TextLabel(card.rules, wrap=True))
        content.addStretch(1)
        self._column.verticalScrollBar().setValue(0)

    def show_feedback(self, feedback: FeedbackShown) -> None:
        """One card more is done."""
        self._bar.setValue(round(feedback.share * 100))


def _fact(label: str, value: str) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(TextLabel(label, "secondary"))
    column.addWidget(TextLabel(value, wrap=True))
    return box
