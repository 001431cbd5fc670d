"""Self-checks on the screen: which there are, today's sheet, and the weeks before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.filling.page import FillPage
from desktop_app.panes.checklists.own.record_panel import RecordPanel
from desktop_app.panes.checklists.own.shown import CheckRow, RecordShown, SheetShown, Summary
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.icons import IconPicture
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.row_list import ListRow, RowList
from desktop_app.widgets.tags import Tag


class OwnChecksView(PaneView):
    """Left the self-checks, then the sheet, right how steadily it was done.

    Attributes: `page`, where a sheet is filled in. Signals: `check_chosen(key)`,
    `sheet_chosen(sheet_id)`, `repeat_requested()`, `return_requested()`, `report_requested()`,
    `take_back_requested()`.
    """

    check_chosen = Signal(str)
    sheet_chosen = Signal(str)
    repeat_requested = Signal()
    return_requested = Signal()
    report_requested = Signal()
    take_back_requested = Signal()

    full_bleed = True
    help_key = "service-post"
    keys = (("Ctrl+Enter", tr("提交")), *FormFiller.keys)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown = self._editable = False
        self._sums: tuple[str, ...] = ()
        self.checks = RowList(tr("自检清单"))
        self.record = RecordPanel()
        self.squares = self.record.squares
        self.page = FillPage()
        self.filler = self.page.filler
        self.submit_button = self.page.submit_button
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

    def show_record(self, record: RecordShown) -> None:
        """Show how steadily one self-check was done, and offer to report its event."""
        self.record.show_record(record)
        self.report_button.setText(record.report)
        self.report_button.setVisible(bool(record.report))
        self.take_back_button.setVisible(record.taken_back)

    def show_signed(self, sheet: SheetShown) -> None:
        """Show a handed-in sheet with what it came to."""
        inside = self._inside()
        self._begin(sheet.form.title, sheet.sentence, editable=False)
        self.summary.show_summary(sheet.summary)
        self._sums = sheet.arithmetic
        self.page.arithmetic_button.setVisible(bool(self._sums))
        self.repeat_button.setVisible(sheet.may_repeat)
        self.return_button.setVisible(sheet.may_return)
        self.filler.show_form(sheet.form, sheet.answers, read_only=True)
        self.filler.set_score_text("")
        self.filler.set_note("")
        if inside:
            self._focus_sheet()

    def show_nothing(self) -> None:
        """Say that there are no self-checks."""
        self._shown = False
        self._stack.setCurrentWidget(self.nothing)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus_sheet()

    def _inside(self) -> bool:
        """Whether the hands are on the sheet, or on the room as a whole."""
        return self.hasFocus() or self.filler.isAncestorOf(self.focusWidget() or self)

    def _show_open(self, title: str, sentence: str) -> None:
        # Walking the list does not leave it.
        self.page.takes_focus = self._inside()
        self._begin(title, sentence, editable=True)

    def _begin(self, title: str, sentence: str, *, editable: bool) -> None:
        self._shown, self._editable = True, editable
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.submit_button.setVisible(editable)
        if editable:
            self._sums = ()
            self.summary.show_summary(None)
            self.repeat_button.hide()
            self.return_button.hide()
        self._stack.setCurrentWidget(self.page)

    def _show_sums(self) -> None:
        """Open those of a handed-in sheet; of one under way its presenter knows them."""
        if self._sums:
            self.page.show_arithmetic(self._sums)

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
        self._title = TextLabel("", "section", wrap=True)
        self._sentence = TextLabel("", "secondary", wrap=True)
        self.summary = SummaryCard()
        for widget in (self._title, self._sentence, self.summary):
            self.filler.head.addWidget(widget)
        self.report_button = PlainButton("")
        self.take_back_button = LinkButton(tr("没有这回事，收回"))
        for button in (self.report_button, self.take_back_button):
            self.filler.head.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.hide()
        self.filler.head.setSpacing(theming.space("xs"))
        self._stack.addWidget(self.page)
        self._stack.addWidget(self.nothing)
        self.repeat_button = PlainButton(tr("再填一次"))
        self.return_button = PlainButton(tr("回到今天"))
        for button in (self.return_button, self.repeat_button):
            self.filler.foot.addWidget(button)
            button.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left())
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._right())

    def _left(self) -> QFrame:
        self._side = QFrame()
        theming.set_role(self._side, "side-left")
        column = QVBoxLayout(self._side)
        side = theming.space("m")
        column.setContentsMargins(side, theming.space("l"), side + 1, theming.space("l"))
        column.addWidget(self.checks)
        column.addStretch(1)
        return self._side

    def _right(self) -> QFrame:
        self._beside = QFrame()
        theming.set_role(self._beside, "side")
        column = QVBoxLayout(self._beside)
        side = theming.space("m")
        column.setContentsMargins(side + 1, theming.space("l"), side, theming.space("l"))
        column.addWidget(self.record)
        return self._beside

    def _connect(self) -> None:
        self.page.shown.connect(self._show_open)
        self.page.arithmetic_button.clicked.connect(self._show_sums)
        self.checks.selected.connect(self.check_chosen)
        self.checks.opened.connect(self._opened)
        self.squares.opened.connect(self.sheet_chosen)
        self.report_button.clicked.connect(self.report_requested)
        self.take_back_button.clicked.connect(self.take_back_requested)
        self.repeat_button.clicked.connect(self.repeat_requested)
        self.return_button.clicked.connect(self.return_requested)

    def _opened(self, key: str) -> None:
        self.check_chosen.emit(key)
        self._focus_sheet()

    def _fit(self) -> None:
        width = self.squares.sizeHint().width() + 2 * theming.space("m") + 1
        self._side.setFixedWidth(width)
        self._beside.setFixedWidth(width)
        # The sheet comes first: where there is no room for both, the record gives way.
        least = theming.frame("form") * theming.current().percent * 3 // 200
        self._beside.setVisible(self.width() - 2 * width >= least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


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
