"""The page of the comparison: questions at the left, people by points and their words beside."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.practice.consistency.matrix import Matrix
from desktop_app.panes.practice.consistency.shown import ComparedShown, QuestionRow
from desktop_app.panes.practice.consistency.voices import Voices
from desktop_app.panes.practice.page import Column, Page, width_of
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.row_list import ListRow, RowList

_LIST_SHARE = 0.3


class ConsistencyPage(Page):
    """Signals: `chosen(key)`, `attempt_chosen(attempt)`, `leave_requested()`.
    Attributes: `questions`, `matrix`, `voices`, `empty`.
    """

    chosen = Signal(str)
    attempt_chosen = Signal(str)
    leave_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.questions = RowList(tr("问题"))
        self.matrix = Matrix()
        self.voices = Voices()
        self.empty = EmptyState(
            "group",
            tr("还没有可以对照的答复"),
            tr("同一个话术或场景有两个人练过，就能在这里看到他们说得一样不一样。"),
            tr("回到练习列表"),
        )
        self._line = TextLabel("", "quiet", wrap=True)
        self._table_card = Card()
        self._right = Column("m")
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.questions)

    def show_questions(self, rows: tuple[QuestionRow, ...], selected: str) -> None:
        """Show the questions, the most different first."""
        self._right.setVisible(False)  # until the first comparison is there
        listed = [ListRow(one.key, one.line, one.detail, one.tags) for one in rows]
        self.questions.set_rows(listed, selected)
        self._pages.setCurrentIndex(1 if rows else 0)
        focus = self.questions if rows else self.empty.button
        self.setFocusProxy(focus)
        if self.isVisible():
            focus.setFocus()

    def show_compared(self, compared: ComparedShown) -> None:
        """Show everybody's answers to one question."""
        self._table_card.set_title(compared.finding, compared.sentence)
        form = tr("{drill} · 客户：“{line}”")
        self._line.setText(form.format(drill=compared.drill, line=compared.line))
        self.matrix.show_rows(compared.names, compared.rows)
        self.voices.show_voices(compared.voices)
        self._right.setVisible(True)
        self._right.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._left.setFixedWidth(width_of("sheet", self.width(), _LIST_SHARE))

    def _lay_out(self) -> None:
        self._left = Card()
        self._left.body.addWidget(self.questions)
        self._left.body.addStretch(1)
        self._table_card.body.addWidget(self._line)
        self._table_card.body.addWidget(self.matrix)
        self._right.content.addWidget(self._table_card)
        self._right.content.addWidget(self.voices)
        self._right.content.addStretch(1)
        both = QWidget()
        row = QHBoxLayout(both)
        side, top = theming.space("xl"), theming.space("l")
        row.setContentsMargins(side, top, side - theming.space("m"), top)
        row.setSpacing(theming.space("m"))
        row.addWidget(self._left)
        row.addWidget(self._right, 1)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(both)
        self._pages.setCurrentIndex(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        theming.changed.connect(self._fit)

    def _connect(self) -> None:
        self.questions.selected.connect(self.chosen)
        self.matrix.pointed.connect(self.voices.point_at)
        self.voices.attempt_chosen.connect(self.attempt_chosen)
        self.empty.action_requested.connect(self.leave_requested)
        self.bind("Esc").activated.connect(self.leave_requested)
