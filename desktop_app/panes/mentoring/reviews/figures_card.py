"""The evidence of a period as a card: figures that open down to their records."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.mentoring.reviews.shown import FigureShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.chain_list import ChainList
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag

_ROWS = 6
"""More records than these scroll."""


class FigureLine(QFrame):
    """One figure: what it is, what stands behind it, and beside a sheet a way to quote it.

    Signals: `quoted(key)`, `record_opened(key)`, `ticked(keys)` where records are attached.
    Attributes: `open_button`, `quote_button`, `records`.
    """

    quoted = Signal(str)
    record_opened = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self, one: FigureShown, quoting: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = one.key
        self.entries = one.entries
        self._quoting = quoting
        self.records: ChainList | None = None
        self.open_button = LinkButton(tr("看 {n} 条").format(n=len(one.entries)))
        self.quote_button = LinkButton(tr("引用"))
        self._lay_out(one)
        self.open_button.clicked.connect(self._toggle)
        self.quote_button.clicked.connect(lambda: self.quoted.emit(self.key))

    def set_attached(self, keys: frozenset[str]) -> None:
        """Tick the records that the sheet rests on."""
        if self.records is not None:
            self.records.set_chosen([one.key for one in self.entries if one.key in keys])

    def _lay_out(self, one: FigureShown) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theming.space("xs"), 0, theming.space("xs"))
        self._column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        title = TextLabel(one.title, "quiet")
        title.setFixedWidth(title.fontMetrics().horizontalAdvance("中") * 5)
        head.addWidget(title)
        head.addWidget(TextLabel(one.value, "strong"))
        if one.weak:
            head.addWidget(Tag(tr("要谈"), "warn"))
        head.addStretch(1)
        for button, told, there in (
            (self.open_button, tr("看{title}的记录"), bool(one.entries)),
            (self.quote_button, tr("把{title}这一句写进表格"), self._quoting and one.quotable),
        ):
            button.setAccessibleName(told.format(title=one.title))
            if not there:  # to show it before it has a parent would open a window of its own
                button.hide()
            head.addWidget(button)
        if self._quoting:
            # A click leaves the cursor where the sentence is to go; the keys are Alt and a figure.
            self.quote_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.addLayout(head)
        more = tr(" · ").join(part for part in (one.detail, one.before) if part)
        if more:
            detail = TextLabel(more, "secondary", wrap=True)
            detail.setContentsMargins(title.width() + theming.space("s"), 0, 0, 0)
            self._column.addWidget(detail)
        self.open_button.setCheckable(True)

    def _toggle(self) -> None:
        if self.records is None:
            self.records = ChainList(self.open_button.accessibleName(), choosing=self._quoting)
            self.records.set_entries(self.entries)
            self.records.opened.connect(self.record_opened)
            self.records.chosen_changed.connect(self._on_ticked)
            rows = min(_ROWS, len(self.entries))
            self.records.setFixedHeight(rows * theming.size("row") * 3 // 2 + theming.space("s"))
            self._column.addWidget(self.records)
            self._before = self.records.chosen()
        self.records.setVisible(self.open_button.isChecked())

    def _on_ticked(self) -> None:
        if self.records is None:
            return
        now = self.records.chosen()
        for key in now ^ self._before:
            self.ticked.emit(key, key in now)
        self._before = now


class FiguresCard(Card):
    """Signals: `quoted(key)`, `record_opened(key)`, `ticked(key, yes)`. Attribute: `lines`."""

    quoted = Signal(str)
    record_opened = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self, quoting: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._quoting = quoting
        self._shown: tuple[FigureShown, ...] = ()
        self.lines: list[FigureLine] = []

    def show_figures(self, period: str, figures: Sequence[FigureShown]) -> None:
        """Show the evidence of a period; the same stays as it was opened."""
        self.set_title(tr("这一阶段的依据"), period)
        if tuple(figures) == self._shown:
            return
        self._shown = tuple(figures)
        self.clear()
        self.lines = []
        for one in figures:
            line = FigureLine(one, self._quoting)
            line.quoted.connect(self.quoted)
            line.record_opened.connect(self.record_opened)
            line.ticked.connect(self.ticked)
            self.lines.append(line)
            self.body.addWidget(line)

    def set_attached(self, keys: frozenset[str]) -> None:
        """Tick the records that the sheet rests on."""
        for line in self.lines:
            line.set_attached(keys)


class EffectCard(Card):
    """What signing would bring about: the sessions that move, from and to."""

    def show_effect(self, title: str, sentence: str, lines: Sequence[tuple[str, str, str]]) -> None:
        """Show it; an empty title hides the card."""
        self.setVisible(bool(title))
        self.set_title(title, sentence)
        self.clear()
        if not lines:
            return
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theming.space("m"))
        grid.setVerticalSpacing(theming.space("xs"))
        grid.setColumnStretch(0, 1)
        for row, (name, before, after) in enumerate(lines):
            grid.addWidget(TextLabel(name, wrap=True), row, 0)
            grid.addWidget(TextLabel(before, "secondary"), row, 1)
            grid.addWidget(TextLabel(tr("→ {day}").format(day=after), "strong"), row, 2)
        self.body.addWidget(holder)
