"""Milestone reviews on the screen: the people, one review, and its sheet beside the evidence."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.filling.page import FillPage
from desktop_app.panes.mentoring.reviews.panel import ReviewPanel
from desktop_app.panes.mentoring.reviews.shown import EffectShown, ListRow, ReviewShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import Field
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.row_list import RowList

_QUOTED = 9


class ReviewsView(PaneView):
    """Signals: `chosen(key)`, `filtered(key)`, `act_requested()`, `back_requested()`,
    `gate_chosen(number)`, `sheet_opened(key)`, `correct_requested(key)`, `record_opened(key)`,
    `quoted(place)`, `ticked(key, yes)`, `page_made(page)`.
    """

    chosen = Signal(str)
    filtered = Signal(str)
    act_requested = Signal()
    back_requested = Signal()
    gate_chosen = Signal(int)
    sheet_opened = Signal(str)
    correct_requested = Signal(str)
    record_opened = Signal(str)
    quoted = Signal(str)
    ticked = Signal(str, bool)
    page_made = Signal(object)

    full_bleed = True
    help_key = "mentoring-90"
    keys = (
        ("Enter", tr("填写这次评估，或写看法")),
        ("↑ ↓", tr("上一位、下一位")),
        ("Alt+1–9", tr("把右边第几行依据写进光标处")),
        ("Ctrl+Enter", tr("提交并签名")),
        ("Esc", tr("回到评估列表，已填的保留")),
        *FormFiller.keys,
    )

    def __init__(self, filters: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._list_heading = ("", "")
        self._review: ReviewShown | None = None
        self.people = RowList(tr("阶段评估"))
        self.filter = QComboBox()
        for key, text in filters:
            self.filter.addItem(text, key)
        self.panel = ReviewPanel()
        self.beside = ReviewPanel(filling=True, parent=self)
        self.beside.hide()  # until there is a sheet that it can stand beside
        self._fill: FillPage | None = None
        self.back_button = PlainButton(tr("评估列表"), icon="chevron-left")
        self.back_button.setParent(self)
        self.back_button.hide()
        self.nobody = EmptyState(
            "mentoring",
            tr("还没有阶段评估"),
            tr("学员的 90 天方案排进课程日历以后，30、60、90 天的评估会列在这里。"),
        )
        self._lay_out()
        self._connect()

    @property
    def page(self) -> FillPage:
        """The page of a sheet beside its evidence, made when it is first needed."""
        if self._fill is None:
            self._fill = FillPage()
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(0)
            row.addWidget(self._fill, 1)
            row.addWidget(self.beside)
            self.beside.show()
            self._stack.addWidget(holder)
            self._fill_holder = holder
            self._fill.shown.connect(self._show_fill)
            self.page_made.emit(self._fill)
        return self._fill

    def show_list_heading(self, title: str, sentence: str) -> None:
        """Say what the list comes to; a sheet that is open keeps its own heading."""
        self._list_heading = (title, sentence)
        if self._stack.currentWidget() is self._list_page:
            self.set_heading(title, sentence)

    def show_rows(self, rows: Sequence[ListRow], narrowed_to: str, anybody: bool) -> None:
        """List the people; *anybody*: whether there are any without the filter."""
        self.filter.setCurrentIndex(max(0, self.filter.findData(narrowed_to)))
        with QSignalBlocker(self.people):  # who was selected before is not chosen by that
            self.people.set_rows(rows)
        self._none.setVisible(anybody and not rows)
        self._card.setVisible(bool(rows))
        if not rows:
            self.panel.hide()
        if self._stack.currentWidget() is not getattr(self, "_fill_holder", None):
            self._stack.setCurrentWidget(self._list_page if anybody else self.nobody)

    def show_count(self, count: int) -> None:
        """Say in the rail how many reviews wait."""
        self.badge_changed.emit(count)

    def show_review(self, one: ReviewShown) -> None:
        """Show a review beside the list, and beside its sheet."""
        self.panel.show()
        self.people.select(one.key.partition(":")[0])
        self.panel.show_review(one)
        self._review = one
        if self._filling:
            self.beside.show_review(one)

    def show_effect(self, effect: EffectShown | None) -> None:
        """Say beside the sheet what signing would bring about."""
        self.beside.show_effect(effect)

    def show_attached(self, keys: frozenset[str]) -> None:
        """Tick the records that the sheet rests on."""
        self.beside.figures.set_attached(keys)

    def quote(self, sentence: str) -> bool:
        """Write a sentence where the cursor was last; False where it was in no text."""
        return self.page.filler.insert_text(sentence)

    def show_list(self) -> None:
        """Show the list again, where it was left."""
        self._stack.setCurrentWidget(self._list_page)
        self.set_actions()
        self.set_heading(*self._list_heading)
        self.people.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._filling:
            self.back_requested.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    @property
    def _filling(self) -> bool:
        return self._fill is not None and self._stack.currentWidget() is self._fill_holder

    def _show_fill(self, title: str, sentence: str) -> None:
        if self._review is not None:
            self.beside.show_review(self._review)
        self.set_heading(title, sentence)
        self.set_actions(self.back_button)
        self.back_button.show()
        self._stack.setCurrentWidget(self._fill_holder)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._list_page = QWidget()
        left = QWidget()
        column = QVBoxLayout(left)
        side, top = theming.space("xl"), theming.space("l")
        column.setContentsMargins(side, top, 0, top)
        column.setSpacing(theming.space("m"))
        column.addWidget(Field(tr("看哪些"), self.filter))
        self._none = TextLabel(tr("这一类现在没有。"), "secondary", wrap=True)
        column.addWidget(self._none)
        self._card = Card()
        self._card.body.addWidget(self.people)
        column.addWidget(self._card)
        column.addStretch(1)
        row = QHBoxLayout(self._list_page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(self.panel, 1)
        self._left = left
        for page in (self._list_page, self.nobody):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        theming.changed.connect(self._fit)
        self._fit()

    def _connect(self) -> None:
        self.people.selected.connect(self.chosen)
        self.people.opened.connect(lambda _key: self.act_requested.emit())
        self.filter.activated.connect(lambda _: self.filtered.emit(self.filter.currentData()))
        self.back_button.clicked.connect(self.back_requested)
        for panel in (self.panel, self.beside):
            panel.act_requested.connect(self.act_requested)
            panel.gate_chosen.connect(self.gate_chosen)
            panel.sheet_opened.connect(self.sheet_opened)
            panel.correct_requested.connect(self.correct_requested)
            panel.record_opened.connect(self.record_opened)
        self.beside.quoted.connect(self.quoted)
        self.beside.ticked.connect(self.ticked)
        for place in range(_QUOTED):
            self._bind(f"Alt+{place + 1}", partial(self._quote_place, place))

    def _bind(self, sequence: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(sequence), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _quote_place(self, place: int) -> None:
        lines = self.beside.figures.lines
        if self._filling and place < len(lines):
            self.quoted.emit(lines[place].key)

    def _fit(self) -> None:
        percent = min(theming.current().percent, 125)
        self._left.setFixedWidth(theming.frame("form") * percent // 100)
        self.beside.setFixedWidth(theming.frame("sheet") * percent // 100)
