"""四项得分: four bars, each of which opens to the reasons that made it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.panes.practice.debrief_shown import CriterionShown, ReasonShown
from desktop_app.panes.practice.row_button import RowButton
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.bars import ScoreBar
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.icons import IconPicture


class CriteriaCard(Card):
    """Signals: `evidence_requested(turn, start, end)`. Attributes: `rows`."""

    evidence_requested = Signal(int, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("四项得分"), parent=parent)
        self.rows: list[CriterionRow] = []

    def show_criteria(self, criteria: Sequence[CriterionShown]) -> None:
        """Show the marks, closed."""
        clear_layout(self.body)
        self.rows = []
        for criterion in criteria:
            row = CriterionRow(criterion)
            row.evidence_requested.connect(self.evidence_requested)
            self.rows.append(row)
            self.body.addWidget(row)

    def show_former(self, marks: Sequence[str]) -> None:
        """Show each mark of a former attempt under its bar; none hides them."""
        for place, row in enumerate(self.rows):
            row.show_former(marks[place] if place < len(marks) else "")


class CriterionRow(QWidget):
    """Signals: `evidence_requested(turn, start, end)`. Attributes: `head`, `reasons`."""

    evidence_requested = Signal(int, object, object)

    def __init__(self, criterion: CriterionShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criterion = criterion
        bar = ScoreBar(criterion.name, criterion.weight, criterion.value, value_text=criterion.mark)
        self.head = RowButton(bar.accessibleName())
        self.head.row.addWidget(bar, 1)
        side = theming.size("icon_small")
        self._sign = IconPicture("chevron-down", "secondary", side, parent=self.head)
        if criterion.reasons:
            self.head.row.addWidget(self._sign)
            self.head.clicked.connect(self.toggle)
        else:
            self._sign.hide()
            self.head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.head.setCursor(Qt.CursorShape.ArrowCursor)
        self._last = TextLabel("", "secondary")
        self._last.setContentsMargins(theming.space("xs"), 0, 0, 0)  # under the bar
        self._last.hide()
        self.reasons = QWidget()
        self._list = QVBoxLayout(self.reasons)
        self._list.setContentsMargins(theming.space("s"), 0, 0, theming.space("s"))
        self._list.setSpacing(0)
        self.reasons.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.head, self._last, self.reasons):
            layout.addWidget(part)

    def toggle(self) -> None:
        """Open or close the reasons."""
        opened = self.reasons.isHidden()
        if opened and not self._list.count():
            for reason in self._criterion.reasons:
                self._list.addWidget(self._reason(reason))
        self.reasons.setVisible(opened)
        self._sign.set_icon("chevron-up" if opened else "chevron-down", "secondary")

    def show_former(self, mark: str) -> None:
        """Show the mark of a former attempt; an empty text hides it."""
        self._last.setText(mark)
        self._last.setVisible(bool(mark))

    def _reason(self, reason: ReasonShown) -> RowButton:
        button = RowButton(tr("{effect} 分，{text}").format(effect=reason.effect, text=reason.text))
        effect = TextLabel(reason.effect, reason.tone)
        effect.setMinimumWidth(theming.size("control"))
        button.row.addWidget(effect, 0, Qt.AlignmentFlag.AlignTop)
        button.row.addWidget(TextLabel(reason.text, wrap=True), 1)
        button.clicked.connect(
            lambda: self.evidence_requested.emit(reason.turn, reason.start, reason.end)
        )
        return button
