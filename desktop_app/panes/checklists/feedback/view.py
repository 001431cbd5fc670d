"""Feedback on the screen: what there is at the left, the survey or its results at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.filling.page import FillPage
from desktop_app.panes.checklists.feedback.shown import ResultShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.row_list import ListRow, RowList
from desktop_app.widgets.stacked_bars import StackedBars


class FeedbackView(PaneView):
    """A list, and beside it a sheet or a result.

    Attributes: `page`, where a sheet is filled in. Signals: `row_chosen(key)`, `kind_chosen(kind)`,
    `evaluate_requested()`, `customer_requested()`, `back_requested()`.
    """

    row_chosen = Signal(str)
    kind_chosen = Signal(str)
    evaluate_requested = Signal()
    customer_requested = Signal()
    back_requested = Signal()

    full_bleed = True
    help_key = "service-post"
    keys = (("Ctrl+Enter", tr("提交")), *FormFiller.keys)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowList(tr("反馈"))
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(tr("看哪一类"))
        self.page = FillPage()
        self.page.arithmetic_button.hide()  # what people think is counted, not scored
        self.result = ResultPage()
        self.back_button = LinkButton(tr("返回"))
        self.page.filler.foot.insertWidget(0, self.back_button)
        self._title = TextLabel("", "section", wrap=True)
        self._sentence = TextLabel("", "secondary", wrap=True)
        self.page.filler.head.addWidget(self._title)
        self.page.filler.head.addWidget(self._sentence)
        self.empty = EmptyState("checklists", "", "")
        self._stack = QStackedWidget()
        for page in (self.page, self.result, self.empty):
            self._stack.addWidget(page)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left())
        layout.addWidget(self._stack, 1)
        self.page.shown.connect(self._show_page)
        self.rows.selected.connect(self.row_chosen)
        self.rows.opened.connect(self._opened)
        self.kinds.activated.connect(lambda at: self.kind_chosen.emit(self.kinds.itemData(at)))
        self.back_button.clicked.connect(self.back_requested)
        self.result.evaluate_button.clicked.connect(self.evaluate_requested)
        self.result.ask_button.clicked.connect(self.customer_requested)
        self.setFocusProxy(self.rows)

    def show_count(self, count: int) -> None:
        """Say on the tab how many surveys wait."""
        self.badge_changed.emit(count)

    def show_kinds(self, kinds: Sequence[tuple[str, str]], current: str) -> None:
        """Let the hands choose one kind; none: there is nothing to choose among."""
        self.kinds.clear()
        self.kinds.addItem(tr("全部"), "")
        for key, name in kinds:
            self.kinds.addItem(name, key)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(current)))
        self.kinds.setVisible(bool(kinds))

    def show_rows(self, rows: Sequence[ListRow], current: str) -> None:
        """List what can be answered and read, *current* chosen."""
        self.rows.blockSignals(True)  # what is current comes from the presenter
        self.rows.set_rows(rows)
        self.rows.select(current)
        self.rows.blockSignals(False)

    def show_result(self, result: ResultShown) -> None:
        """Show what was answered."""
        self.result.show_result(result)
        self._stack.setCurrentWidget(self.result)

    def show_nothing(self, *, asked: bool) -> None:
        """There is nothing to answer or to read."""
        self.empty.set_texts(
            tr("还没有反馈"),
            tr("上完一次课，这里会请您填一分钟的反馈。")
            if asked
            else tr("学员上完课填的反馈汇总在这里，满三份显示结果。"),
        )
        self._stack.setCurrentWidget(self.empty)

    def _show_page(self, title: str, sentence: str) -> None:
        # Walking the list does not leave it.
        self.page.takes_focus = not self.rows.hasFocus()
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._stack.setCurrentWidget(self.page)

    def _opened(self, key: str) -> None:
        self.row_chosen.emit(key)
        if self._stack.currentWidget() is self.page:
            self.page.filler.focus_first()

    def _left(self) -> QFrame:
        side = QFrame()
        theming.set_role(side, "side-left")
        column = QVBoxLayout(side)
        gap = theming.space("m")
        column.setContentsMargins(gap, theming.space("l"), gap + 1, theming.space("l"))
        column.addWidget(self.kinds)
        column.addWidget(self.rows)
        column.addStretch(1)
        side.setFixedWidth(theming.frame("task"))
        return side


class ResultPage(QScrollArea):
    """The finding, the bars, and what was written.

    Attributes: `bars`, `evaluate_button`, `ask_button`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.evaluate_button = PlainButton(tr("填评估表"))
        self.ask_button = PlainButton(tr("录入一次回访"))
        self._title = TextLabel("", "secondary", wrap=True)
        self._finding = TextLabel("", "section", wrap=True)
        self._note = TextLabel("", "secondary", wrap=True)
        self.bars = StackedBars(tr("答案的分布"))
        self._words = Card()
        inside = QWidget()
        column = QVBoxLayout(inside)
        side = theming.space("xl")
        column.setContentsMargins(side, theming.space("l"), side, theming.space("l"))
        column.setSpacing(theming.space("l"))
        column.addWidget(self._card())
        column.addWidget(self._words)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setWidget(inside)

    def show_result(self, result: ResultShown) -> None:
        """Show one result."""
        self._title.setText(result.title)
        self._finding.setText(result.finding)
        self._note.setText(result.note)
        self.bars.set_caption(result.finding, result.note)
        self.bars.show_rows(result.bars)
        self.bars.setVisible(bool(result.bars))
        self.evaluate_button.setVisible(result.may_evaluate)
        self.ask_button.setVisible(result.may_ask)
        self._words.clear()
        for heading, said in result.words:
            self._words.body.addWidget(TextLabel(heading, "strong"))
            for words in said:
                self._words.body.addWidget(TextLabel(words, wrap=True))
        self._words.setVisible(bool(result.words))

    def _card(self) -> Card:
        card = Card()
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(theming.space("xs"))
        for label in (self._title, self._finding, self._note):
            words.addWidget(label)
        head.addLayout(words, 1)
        head.addWidget(self.evaluate_button)
        head.addWidget(self.ask_button)
        card.body.addLayout(head)
        card.body.addWidget(self.bars)
        return card
