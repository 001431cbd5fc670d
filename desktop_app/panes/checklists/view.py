"""Self-checks on the screen: which there are, today's sheet, and the days before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.checklists.shown import CheckRow, SheetShown, Square, Summary
from desktop_app.panes.checklists.squares import DaySquares
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.headings import TextLabel, rule
from desktop_app.widgets.icons import IconPicture
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.row_list import ListRow, RowList
from desktop_app.widgets.tags import Tag


class ChecklistsView(PaneView):
    """Left the self-checks and the days before, right the sheet.

    Signals: `check_chosen(key)`, `sheet_chosen(sheet_id)`, `answered(item_id, value)`,
    `submit_requested()`, `repeat_requested()`, `return_requested()`.
    """

    check_chosen = Signal(str)
    sheet_chosen = Signal(str)
    answered = Signal(str, object)
    submit_requested = Signal()
    repeat_requested = Signal()
    return_requested = Signal()

    full_bleed = True
    help_key = "service-post"
    keys = (("Ctrl+Enter", tr("提交")), *FormFiller.keys)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown = self._editable = False
        self.checks = RowList(tr("自检清单"))
        self.squares = DaySquares()
        self.filler = FormFiller()
        self.nothing = EmptyState(
            "checklists",
            tr("还没有自检清单"),
            tr("自检清单来自内容包。导入内容包以后，这里会列出每一张。"),
        )
        self._lay_out()
        self._connect()
        theming.changed.connect(self._fit)
        self._fit()

    def show_count(self, count: int) -> None:
        """Say in the rail how many checks wait."""
        self.badge_changed.emit(count)

    def show_checks(self, rows: Sequence[CheckRow], current: str) -> None:
        """List the self-checks, *current* chosen."""
        shown = [ListRow(row.key, row.title, row.detail, ((row.state, row.tone),)) for row in rows]
        self.checks.blockSignals(True)  # what is current comes from the presenter
        self.checks.set_rows(shown)
        self.checks.select(current)
        self.checks.blockSignals(False)

    def show_history(self, title: str, squares: Sequence[Square]) -> None:
        """Show the working days of one self-check."""
        self._history_title.setText(tr("最近 {n} 个工作日").format(n=len(squares)))
        self._history_form.setText(title)
        self.squares.show_squares(squares)

    def show_open(self, sheet: SheetShown) -> None:
        """Show a sheet to fill in."""
        self._show(sheet, editable=True)

    def show_signed(self, sheet: SheetShown) -> None:
        """Show a handed-in sheet with what it came to."""
        self._show(sheet, editable=False)
        self.filler.set_score_text("")
        self.filler.set_note("")

    def show_standing(self, score: str, saved: str) -> None:
        """Say what the answers score and when they were kept."""
        self.filler.set_score_text(score)
        self.filler.set_note(saved)

    def show_missing(self, items: Sequence[str], sentence: str) -> None:
        """Mark what has to be answered before the sheet can be handed in."""
        self.filler.set_note(sentence)
        self.filler.show_missing(items)

    def show_nothing(self) -> None:
        """Say that there are no self-checks."""
        self._shown = False
        self._stack.setCurrentWidget(self.nothing)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus_sheet()

    def _show(self, sheet: SheetShown, editable: bool) -> None:
        inside = self.hasFocus() or self.filler.isAncestorOf(self.focusWidget() or self)
        self._shown = True
        self._editable = editable
        self._title.setText(sheet.form.title)
        self._sentence.setText(sheet.sentence)
        self.summary.show_summary(sheet.summary)
        self.submit_button.setVisible(editable)
        self.repeat_button.setVisible(sheet.may_repeat)
        self.return_button.setVisible(sheet.may_return)
        self.filler.show_form(sheet.form, sheet.answers, read_only=not editable)
        self._stack.setCurrentWidget(self._page)
        if inside:
            self._focus_sheet()

    def _focus_sheet(self) -> None:
        if not self._shown:
            return  # nothing to fill in yet: the focus waits on the pane itself
        if self._editable:
            self.filler.focus_first()
        else:
            self.filler.scroll_to_top()
            self.checks.setFocus()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._page = QWidget(self._stack)
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.filler)
        self._title = TextLabel("", "section", wrap=True)
        self._sentence = TextLabel("", "secondary", wrap=True)
        self.summary = SummaryCard()
        for widget in (self._title, self._sentence, self.summary):
            self.filler.head.addWidget(widget)
        self.filler.head.setSpacing(theming.space("xs"))
        self._stack.addWidget(self._page)
        self._stack.addWidget(self.nothing)
        self.submit_button = PrimaryButton(tr("提交"), "Ctrl ↵")
        self.repeat_button = PlainButton(tr("再填一次"))
        self.return_button = PlainButton(tr("回到今天"))
        for button in (self.return_button, self.repeat_button, self.submit_button):
            self.filler.foot.addWidget(button)
            button.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left())
        layout.addWidget(self._stack, 1)

    def _left(self) -> QFrame:
        self._side = QFrame()
        theming.set_role(self._side, "side-left")
        column = QVBoxLayout(self._side)
        side = theming.space("m")
        column.setContentsMargins(side, theming.space("l"), side + 1, theming.space("l"))
        column.setSpacing(theming.space("s"))
        column.addWidget(self.checks)
        column.addWidget(rule())
        self._history_title = TextLabel("", "strong")
        self._history_form = TextLabel("", "secondary", wrap=True)
        for widget in (self._history_title, self._history_form, self.squares):
            column.addWidget(widget)
        legend = tr("数字是当天的自评分，空格是没有做；选一天按 Enter 打开。")
        column.addWidget(TextLabel(legend, "secondary", wrap=True))
        column.addStretch(1)
        return self._side

    def _connect(self) -> None:
        self.checks.selected.connect(self.check_chosen)
        self.checks.opened.connect(self._opened)
        self.squares.opened.connect(self.sheet_chosen)
        self.filler.answered.connect(self.answered)
        self.filler.submit_requested.connect(self._submit)
        self.submit_button.clicked.connect(self._submit)
        self.repeat_button.clicked.connect(self.repeat_requested)
        self.return_button.clicked.connect(self.return_requested)

    def _opened(self, key: str) -> None:
        self.check_chosen.emit(key)
        self._focus_sheet()

    def _submit(self) -> None:
        if self._editable:
            self.submit_requested.emit()

    def _fit(self) -> None:
        """Take the room that seven squares need."""
        self._side.setFixedWidth(self.squares.sizeHint().width() + 2 * theming.space("m") + 1)


class SummaryCard(Card):
    """What a handed-in sheet came to; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = TextLabel("", "section")
        self._band = Tag("")
        line = QHBoxLayout()
        line.setSpacing(theming.space("s"))
        line.addWidget(IconPicture("check", "good"))
        line.addWidget(self._mark)
        line.addWidget(self._band)
        line.addStretch(1)
        self.body.addLayout(line)
        self._lines = TextLabel("", wrap=True)
        self.body.addWidget(self._lines)
        self.hide()

    def text(self) -> str:
        """Return everything that the card says."""
        return "\n".join((self._mark.text(), self._band.text(), self._lines.text()))

    def show_summary(self, summary: Summary | None) -> None:
        """Show *summary*, None for nothing."""
        self.setVisible(summary is not None)
        if summary is not None:
            self._mark.setText(summary.title)
            self._band.setText(summary.band)
            self._band.set_tone(summary.tone)
            self._lines.setText("\n".join(summary.lines))
