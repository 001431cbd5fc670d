"""Mentoring on the screen: the trainees, then one shadow day with what stands around it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.filling.page import FillPage
from desktop_app.filling.picking_page import PickingPage
from desktop_app.panes.mentoring.locked_card import LockedCard
from desktop_app.panes.mentoring.overview import OverviewPage, beside
from desktop_app.panes.mentoring.records import NUMBERED, RecordsSide
from desktop_app.panes.mentoring.shown import (
    Comparison,
    DayShown,
    Overview,
    RecordRow,
    TraineeRow,
)
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.countdown import Countdown
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.form_fields import Marks
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.row_list import ListRow, RowList
from desktop_app.widgets.signature import Signature


class MentoringView(PickingPage, PaneView):
    """Three pages: the trainees with one's whole period, one shadow day, one supervised case.

    Signals: `trainee_opened(key)`, `back_requested()`, `step_requested(direction)`,
    `print_requested()`, `answered(item_id, value)`, `submit_requested()`, `signed(password)`,
    `record_opened(key)`, `evidence_toggled(key)`, `next_requested()`, `day_requested()`,
    `trainee_chosen(key)`, `clock_toggled(seconds, running)`, `case_made(page)`,
    `arithmetic_requested()`.
    """

    trainee_opened = Signal(str)
    back_requested = Signal()
    step_requested = Signal(int)
    print_requested = Signal()
    answered = Signal(str, object)
    submit_requested = Signal()
    signed = Signal(str)
    record_opened = Signal(str)
    evidence_toggled = Signal(str)
    next_requested = Signal()
    day_requested = Signal()
    trainee_chosen = Signal(str)
    clock_toggled = Signal(float, bool)
    case_made = Signal(object)
    arithmetic_requested = Signal()

    full_bleed = True
    help_key = "mentoring-90"
    keys = (
        ("Enter", tr("做这位学员欠的第一件事")),
        ("↑ ↓", tr("上一位、下一位学员")),
        ("Ctrl+Enter", tr("提交并签名")),
        ("Alt+← →", tr("上一日、下一日")),
        ("Alt+1–9", tr("把当天第几条记录附作依据")),
        ("Ctrl+P", tr("打印已签名的记录")),
        ("Esc", tr("回到学员列表")),
        *FormFiller.keys,
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._list_heading = ("", "")
        self._day: DayShown | None = None
        self._clocks: list[Countdown] = []
        self.trainees = RowList(tr("我的学员"), clicks_open=False)
        self.overview = OverviewPage()
        self._case: FillPage | None = None
        self.filler = FormFiller()
        self.side = RecordsSide()
        self.locked = LockedCard(self)
        self.no_trainees = EmptyState(
            "mentoring",
            tr("还没有带教的学员"),
            tr("主管为学员指定您为带教导师后，这里会列出他们和欠的影子日。"),
        )
        self.no_days = EmptyState("calendar", "", "", tr("回到学员列表"))
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.signature = Signature(self)
        self.signature.signed.connect(self.signed)
        theming.changed.connect(self._fit)
        self._fit()

    def show_count(self, count: int) -> None:
        """Say in the rail how many shadow days are owed."""
        self.badge_changed.emit(count)

    def show_list_heading(self, title: str, sentence: str) -> None:
        """Say what the list comes to; a day that is open keeps its own heading."""
        self._list_heading = (title, sentence)
        if self._stack.currentWidget() is not self._day_page:
            self.set_heading(title, sentence)

    def show_trainees(self, rows: Sequence[TraineeRow], chosen: str) -> None:
        """List the trainees, one of them chosen."""
        self.trainees.set_rows(
            [ListRow(row.key, row.name, row.detail, row.tags, row.name, row.spark) for row in rows],
            chosen,
        )
        if self._stack.currentWidget() is self.no_trainees:
            self.show_list()

    def show_no_trainees(self) -> None:
        """Say that nobody is mentored yet."""
        if self._stack.currentWidget() is not self._day_page:
            self._stack.setCurrentWidget(self.no_trainees)

    def show_no_days(self, name: str) -> None:
        """Say that a trainee's plan has no shadow day."""
        self.no_days.set_texts(
            tr("{name} 还没有影子日").format(name=name),
            tr("影子日随培训计划排出；计划由主管在课程日历里安排。"),
            tr("回到学员列表"),
        )
        self._stack.setCurrentWidget(self.no_days)
        self.set_actions()
        self.set_heading(*self._list_heading)
        self.no_days.button.setFocus()

    def show_list(self) -> None:
        """Show the list again, where it was left."""
        self._day = None
        self._stack.setCurrentWidget(self._list_page)
        self.set_actions()
        self.set_heading(*self._list_heading)
        self.trainees.setFocus()

    def show_overview(self, one: Overview) -> None:
        """Show a trainee's whole period beside the list."""
        self.trainees.select(one.key)
        self.overview.show_overview(one)

    def copy(self, text: str) -> None:
        """Put *text* on the clipboard."""
        QApplication.clipboard().setText(text)

    @property
    def case(self) -> FillPage:
        """The page of a supervised case, made when it is first needed."""
        if self._case is None:
            self._case = FillPage()
            self._stack.addWidget(self._case)
            self._case.shown.connect(self._show_case)
            self.case_made.emit(self._case)
        return self._case

    def show_day(self, day: DayShown) -> None:
        """Show a shadow day, with the focus where one goes on."""
        self._day = day
        editable = day.locked is None
        self.set_heading(day.title, day.sentence)
        self.locked.show_locked(day.locked)
        self.filler.show_form(day.form, day.answers, read_only=not editable)
        self.filler.scroll_to_top()
        self._step_before.setText(day.step_before)
        self._step_before_card.setVisible(bool(day.step_before) and editable)
        self.side.written.show_written(day.written)
        self._take_up_clock(day)
        self.submit_button.setVisible(editable)
        self.arithmetic_button.setVisible(editable and day.scored)
        self.next_button.setText(day.locked.next_text if day.locked else "")
        self.next_button.setVisible(bool(day.locked and day.locked.next_text))
        self.day_button.setVisible(not day.is_shadow_day)
        self.previous_button.setEnabled(day.has_previous)
        self.following_button.setEnabled(day.has_next)
        self.set_actions(*self._day_actions)
        for button in self._day_actions:
            button.setVisible(button is not self.print_button or day.printable)
        self._stack.setCurrentWidget(self._day_page)
        self._focus_day()

    def show_records(self, title: str, rows: Sequence[RecordRow]) -> None:
        """List what the trainee did that day."""
        self.side.show_records(title, rows)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show how trainee and mentor see the same skills."""
        self.side.show_comparison(comparison)

    def show_standing(self, score: str, note: str) -> None:
        """Say what the answers score and when they were kept."""
        self.filler.set_score_text(score)
        self.filler.set_note(note)

    def show_missing(self, items: Sequence[str], sentence: str) -> None:
        """Mark what has to be answered before the sheet can be signed."""
        self.filler.set_note(sentence)
        self.filler.show_missing(items)

    def ask_signature(self, name: str, what: str) -> None:
        """Ask for the password over the sheet."""
        self.signature.ask(name, what)

    def show_signature_problem(self, text: str, wait: float) -> None:
        """Say why it was not signed."""
        self.signature.show_problem(text, wait)

    def close_signature(self) -> None:
        """Uncover the sheet."""
        self.signature.done()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._stack.currentWidget() is self._day_page:
            self._focus_day()
        elif self._stack.currentWidget() is self._list_page:
            self.trainees.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._stack.currentWidget() is not self._list_page:
            self._go_back()
            event.accept()
            return
        super().keyPressEvent(event)

    def _show_case(self, title: str, sentence: str) -> None:
        self._day = None
        self.set_actions(self.list_button)
        self.list_button.show()
        self.set_heading(title, sentence)
        self._stack.setCurrentWidget(self.case)

    def _take_up_clock(self, day: DayShown) -> None:
        """Let the clock of the debrief stand, or run, where it was left."""
        for section in day.form.sections:
            for item in section.items:
                editor = self.filler.row(item.id).editor
                clock = editor.clock if isinstance(editor, Marks) else None
                if clock is None or day.locked is not None:
                    continue
                if clock not in self._clocks:
                    clock.toggled.connect(self.clock_toggled)
                    self._clocks = [clock]
                if any(day.clock):
                    clock.take_up(*day.clock)

    def _go_back(self) -> None:
        if self._day is not None and not self._day.is_shadow_day:
            self.day_requested.emit()
        else:
            self.back_requested.emit()

    def _focus_day(self) -> None:
        if self._day is None:
            return
        if self._day.locked is None:
            self.filler.focus_first()
        elif self._day.locked.next_text:
            self.next_button.setFocus()
        else:
            self.list_button.setFocus()

    def _make_buttons(self) -> None:
        self.list_button = PlainButton(tr("学员"), icon="chevron-left")
        self.previous_button = PlainButton(tr("上一日"))
        self.following_button = PlainButton(tr("下一日"))
        self.print_button = PlainButton(tr("打印"), icon="print")
        self._day_actions = (
            self.list_button,
            self.previous_button,
            self.following_button,
            self.print_button,
        )
        for action in self._day_actions:
            action.setParent(self)  # the frame takes them over with the first day
            action.hide()
        self.submit_button = PrimaryButton(tr("提交并签名"), "Ctrl ↵")
        self.next_button = PrimaryButton("")
        self.next_button.setAutoDefault(True)  # Enter goes on, as it opened the first one
        self.day_button = PlainButton(tr("返回影子日"), "Esc")
        self.arithmetic_button = LinkButton(tr("怎么算的"))
        for button in (
            self.arithmetic_button,
            self.day_button,
            self.next_button,
            self.submit_button,
        ):
            self.filler.foot.addWidget(button)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._list_page = QWidget(self._stack)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(theming.space("xl"), theming.space("l"), 0, theming.space("l"))
        card = Card()
        card.body.addWidget(self.trainees)
        column.addWidget(card)
        column.addStretch(1)
        self._list_page.setLayout(beside(left, self.overview, theming.frame("sheet")))
        self._day_page = QWidget(self._stack)
        row = QHBoxLayout(self._day_page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.filler, 1)
        row.addWidget(self.side)
        self._step_before_card = Card(tone="accent")
        self._step_before = TextLabel("", wrap=True)
        self._step_before_card.body.addWidget(self._step_before)
        self._step_before_card.hide()
        self.filler.head.addWidget(self.locked)
        self.filler.head.addWidget(self.locked.afterwards)
        self.filler.head.addWidget(self._step_before_card)
        for page in (self._list_page, self._day_page, self.no_trainees, self.no_days):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _connect(self) -> None:
        self.trainees.opened.connect(self.trainee_opened)
        self.trainees.selected.connect(self.trainee_chosen)
        self.no_days.action_requested.connect(self.back_requested)
        self.filler.answered.connect(self.answered)
        self.filler.submit_requested.connect(self._submit)
        self.submit_button.clicked.connect(self._submit)
        self.arithmetic_button.clicked.connect(self.arithmetic_requested)
        self.next_button.clicked.connect(self.next_requested)
        self.day_button.clicked.connect(self.day_requested)
        self.list_button.clicked.connect(self.back_requested)
        self.previous_button.clicked.connect(lambda: self.step_requested.emit(-1))
        self.following_button.clicked.connect(lambda: self.step_requested.emit(1))
        self.print_button.clicked.connect(self.print_requested)
        self.side.opened.connect(self.record_opened)
        self.side.toggled.connect(self.evidence_toggled)
        self._bind("Alt+Left", lambda: self.step_requested.emit(-1))
        self._bind("Alt+Right", lambda: self.step_requested.emit(1))
        self._bind("Ctrl+P", self.print_requested.emit)
        for place in range(1, NUMBERED + 1):
            self._bind(f"Alt+{place}", partial(self.side.toggle_place, place))

    def _bind(self, sequence: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(sequence), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _submit(self) -> None:
        if self._day is not None and self._day.locked is None:
            self.submit_requested.emit()

    def _fit(self) -> None:
        """The side grows with the text, within what the form can spare."""
        percent = min(theming.current().percent, 125)
        self.side.setFixedWidth(theming.frame("form") * percent // 100)
