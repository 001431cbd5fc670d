"""A marked drill: the supervisor's marks beside the system's, and what was said."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.panes.exams.practical.drill_parts import PageHead, TranscriptColumn, stacked
from desktop_app.panes.exams.practical.shown import CompareShown, CriterionShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import TextLabel

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class ComparePage(QWidget):
    """Signals: `closed()`, `debrief_requested(attempt)`, `sheet_requested(sheet)`.

    Attributes: `said`, `debrief_button`, `sheet_button`, `back_button`.
    """

    closed = Signal()
    debrief_requested = Signal(str)
    sheet_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = TranscriptColumn()
        self._head = PageHead()
        self.back_button = self._head.back_button
        self.debrief_button = LinkButton(tr("打开复盘"))
        self.sheet_button = LinkButton(tr("打开评分表"))
        self._marks, self._words = Card(), Card(tr("主管的点评"))
        self._finding = TextLabel("", "strong", wrap=True)
        self._grid, self._table = _grid(), QVBoxLayout()
        self._written = QVBoxLayout()
        self._shown: CompareShown | None = None
        self._lay_out()
        self.back_button.clicked.connect(self.closed)
        self.debrief_button.clicked.connect(self._open_debrief)
        self.sheet_button.clicked.connect(self._open_sheet)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.closed)
        self.setFocusProxy(self.back_button)

    def show_comparison(self, shown: CompareShown) -> None:
        """Show both judgements of a drill."""
        self._shown = shown
        self._head.show_texts(shown.title, shown.sentence)
        self.debrief_button.setVisible(bool(shown.attempt))
        self.said.show_transcript(shown.messages, shown.empty)
        self._finding.setText(shown.finding)
        clear_layout(self._table)
        self._grid = _grid()
        holder = QWidget()
        holder.setLayout(self._grid)
        self._table.addWidget(holder)
        live = not shown.totals.system
        names = [tr("主管")] if live else [tr("主管"), tr("系统"), tr("相差")]
        for column, text in enumerate(names, 1):
            self._grid.addWidget(TextLabel(text, "secondary"), 0, column, _RIGHT)
        row = 1
        for one in (shown.totals, *shown.rows):
            row = self._add(one, row, strong=one is shown.totals)
        clear_layout(self._written)
        for label, text in shown.words:
            self._written.addWidget(TextLabel(label, "secondary"))
            self._written.addWidget(TextLabel(text, wrap=True))
        self._words.setVisible(bool(shown.words))

    def _add(self, one: CriterionShown, row: int, strong: bool) -> int:
        role = "strong" if strong else ""
        self._grid.addWidget(TextLabel(one.label, role, wrap=True), row, 0)
        texts = ((one.human, role), (one.system, role), (one.apart, one.tone or role))
        for column, (text, tone) in enumerate(texts, 1):
            self._grid.addWidget(TextLabel(text, tone), row, column, _RIGHT)
        for because in one.because:
            row += 1
            self._grid.addWidget(TextLabel(because, "secondary", wrap=True), row, 0, 1, 4)
        return row + 1

    def _open_debrief(self) -> None:
        if self._shown is not None:
            self.debrief_requested.emit(self._shown.attempt)

    def _open_sheet(self) -> None:
        if self._shown is not None:
            self.sheet_requested.emit(self._shown.sheet)

    def _lay_out(self) -> None:
        for link in (self.sheet_button, self.debrief_button):
            self._head.row.addWidget(link)
        self._marks.body.addWidget(self._finding)
        self._marks.body.addLayout(self._table)
        self._words.body.addLayout(self._written)
        held = QWidget()
        theming.set_role(held, "scrolled")
        column = QVBoxLayout(held)
        edge = theming.space("l")
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theming.space("m"))
        column.addWidget(self._marks)
        column.addWidget(self._words)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(held)
        right = QFrame()
        theming.set_role(right, "side")
        inner = QVBoxLayout(right)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(scroll)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self.said, 1)
        both.addWidget(right, 1)
        stacked(self._head, both, self)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theming.space("l"))
    grid.setVerticalSpacing(theming.space("xs"))
    grid.setColumnStretch(0, 1)
    return grid
