"""A signed sheet or a certificate, opened: answers, arithmetic, and what it rests on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.filling.afterwards_card import AfterwardsCard
from desktop_app.filling.signed_shown import DetailShown, PartShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.chain_list import ChainList
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag

_EVIDENCE_ROWS = 8
"""More records than these scroll."""


class SignedPage(QScrollArea):
    """Read-only. Attribute: `afterwards`, what became of it, with what can be done about it.

    Signals: `record_opened(key)`.
    """

    record_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: DetailShown | None = None
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("打开的表单"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        theming.set_role(page, "scrolled")
        side = theming.space("xl")
        column = QVBoxLayout(page)
        column.setContentsMargins(side, theming.space("l"), side, theming.space("l"))
        column.setSpacing(theming.space("m"))
        self.setWidget(page)
        self.afterwards = AfterwardsCard(self)
        column.addLayout(self._head())
        self.afterwards.record_opened.connect(self.record_opened)
        column.addWidget(self.afterwards)
        self._sums = Card(tr("怎么算出来的"))
        column.addWidget(self._sums)
        self._evidence = Card()
        self.chain = ChainList(tr("所依据的记录"))
        self.chain.opened.connect(self.record_opened)
        self._none = TextLabel("", "quiet", wrap=True)
        self._evidence.body.addWidget(self._none)
        self._evidence.body.addWidget(self.chain)
        column.addWidget(self._evidence)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(theming.space("m"))
        column.addLayout(self._parts)
        column.addStretch(1)
        theming.changed.connect(self._fit)

    @property
    def shown(self) -> DetailShown | None:
        """What is open."""
        return self._shown

    def show_detail(self, detail: DetailShown) -> None:
        """Show a judgement; one that is shown already stays as it is."""
        if detail == self._shown:
            return
        self._shown = detail
        self._mark.setText(detail.mark)
        self._mark.setVisible(bool(detail.mark))
        self._verdict.setText(detail.verdict)
        self._verdict.setVisible(bool(detail.verdict))
        theming.set_role(self._verdict, f"tag-{detail.tone}")
        self._state.setText(detail.state)
        self._state.setVisible(bool(detail.state))
        self._facts.setText(detail.facts)
        self.afterwards.show_afterwards(detail.afterwards)
        self._sums.clear()
        for line in detail.arithmetic:
            self._sums.body.addWidget(TextLabel(line, wrap=True))
        self._sums.setVisible(bool(detail.arithmetic))
        self._show_evidence(detail)
        clear_layout(self._parts)
        for part in detail.parts:
            self._parts.addWidget(_part(part))
        self._fit()
        self.verticalScrollBar().setValue(0)

    def focus(self) -> None:
        """Go to the records where there are some, else to the page, so that keys scroll it."""
        if self._shown is not None and self._shown.evidence:
            self.chain.setFocus()
        else:
            self.setFocus()

    def _head(self) -> QHBoxLayout:
        self._mark = TextLabel("", "figure")
        self._verdict = Tag("", "plain")
        self._state = Tag("", "warn")
        self._facts = TextLabel("", "secondary", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theming.space("m"))
        row.addWidget(self._mark)
        row.addWidget(self._verdict)
        row.addWidget(self._state)
        row.addWidget(self._facts, 1)
        row.addWidget(self.afterwards.acts)
        return row

    def _show_evidence(self, detail: DetailShown) -> None:
        count = len(detail.evidence)
        self._evidence.set_title(
            tr("所依据的记录 {n} 条").format(n=count) if count else tr("所依据的记录")
        )
        self._none.setText(tr("签名时没有附上记录，判断以表中的答案为准。"))
        self._none.setVisible(not count)
        self.chain.set_entries(detail.evidence)
        self.chain.setVisible(bool(count))

    def _fit(self) -> None:
        count = len(self._shown.evidence) if self._shown is not None else 0
        line = theming.size("row")
        if self.chain.two_lines:
            line += theming.size("row") // 2
        self.chain.setFixedHeight(min(_EVIDENCE_ROWS, max(1, count)) * line + theming.space("s"))


def _part(part: PartShown) -> Card:
    card = Card(part.title)
    if part.score:
        card.add_to_header(TextLabel(part.score, "strong"))
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theming.space("l"))
    grid.setVerticalSpacing(theming.space("s"))
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 5)
    top = Qt.AlignmentFlag.AlignTop
    for row, line in enumerate(part.lines):
        grid.addWidget(TextLabel(line.label, "quiet", wrap=True), row, 0, top)
        answer = QVBoxLayout()
        answer.setSpacing(0)
        answer.addWidget(TextLabel(line.answer, wrap=True))
        if line.note:
            answer.addWidget(
                TextLabel(line.note, "problem" if line.bad else "secondary", wrap=True)
            )
        grid.addLayout(answer, row, 1)
        points = TextLabel(line.points, "mono-digits")
        grid.addWidget(points, row, 2, top | Qt.AlignmentFlag.AlignRight)
    card.body.addWidget(holder)
    return card
