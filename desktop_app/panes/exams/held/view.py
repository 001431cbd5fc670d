"""Exams held on the screen: the list, one exam with everybody in it, the page of a new one."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.exams.held.papers_dialog import PapersDialog
from desktop_app.panes.exams.held.shown import (
    Asked,
    BankShown,
    ExamRow,
    HeldShown,
    OfferShown,
    PapersAsked,
    PersonChoice,
)
from desktop_app.panes.exams.listing import ListingView
from desktop_app.system.text import tr
from desktop_app.widgets import dialogs, theming
from desktop_app.widgets.buttons import (
    DangerButton,
    LinkButton,
    PlainButton,
    PrimaryButton,
    RankedButton,
)
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.file_dialogs import ask_save
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import DateEdit, NumberEdit, TimeEdit
from desktop_app.widgets.reason_dialog import ReasonDialog
from desktop_app.widgets.row_list import ListRow
from desktop_app.widgets.table import Column, Table

if TYPE_CHECKING:
    from desktop_app.panes.exams.entering.page import EnteringPage
    from desktop_app.panes.exams.held.form_page import FormPage


class HeldView(ListingView):
    """Signals: `chosen(exam)`, `new_requested()`, `announced(asked)`, `closing_requested()`,
    `cancel_requested()`, `extend_requested(paper)`, `close_requested(paper)`, `opened(paper)`,
    `release_requested()`, `signed(password)`, `resit_requested()`, `again_requested()`,
    `export_requested()`, `withdraw_requested(paper)`, `papers_requested()`, `entering_requested()`,
    `marking_requested()`; `form_built(page)` and `entering_built(page)` when they are first needed.

    Attributes: `list`, `table`, `form`, `entering`, the buttons.
    """

    chosen = Signal(str)
    new_requested = Signal()
    announced = Signal(object)
    closing_requested = Signal()
    cancel_requested = Signal()
    extend_requested = Signal(str)
    close_requested = Signal(str)
    opened = Signal(str)
    release_requested = Signal()
    signed = Signal(str)
    resit_requested = Signal()
    again_requested = Signal()
    export_requested = Signal()
    withdraw_requested = Signal(str)
    papers_requested = Signal()
    entering_requested = Signal()
    marking_requested = Signal()
    form_built = Signal(object)
    entering_built = Signal(object)

    help_key = "exam-certificate"
    keys = (
        ("Ctrl+N", tr("安排考试")),
        ("Enter", tr("看这个人的答卷（公布以后）；录入时到下一格")),
        ("Ctrl+Enter", tr("录入填好的人")),
        ("Ctrl+D", tr("录入时：这个人缺考")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("考试"), parent)
        self.table = Table(tr("参加的人"), _columns())
        self.new_button = PrimaryButton(tr("安排考试"), icon="plus")
        self.export_button = PlainButton(tr("导出调薪名单…"), icon="save-file")
        self.release_button = PrimaryButton(tr("公布成绩"))
        self.closing_button = PlainButton(tr("改结束时间"))
        self.cancel_button = DangerButton(tr("取消考试"))
        self.extend_button = PlainButton(tr("给选中的人延长"))
        self.close_button = PlainButton(tr("结束选中的人"))
        self.withdraw_button = PlainButton(tr("选中的人不参加"))
        self.papers_button = PlainButton(tr("纸质卷…"), icon="print")
        self.enter_button = RankedButton(tr("录入答题纸"), icon="edit")
        self.mark_button = PrimaryButton(tr("去阅卷"))
        self.resit_button = PlainButton(tr("安排补考"))
        self.again_button = LinkButton(tr("照此再安排"))
        self.empty = EmptyState(
            "exams",
            tr("还没有考试"),
            tr("安排一场：选时间、参加的人和试卷构成，每人的试卷当场抽好。"),
            tr("安排考试"),
        )
        self._told = TextLabel("", "secondary", wrap=True)
        self._shown: HeldShown | None = None
        self._form: FormPage | None = None
        self._entering: EnteringPage | None = None
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.set_heading(tr("考试"), "")
        self.set_actions(self.export_button, self.new_button)
        self.setFocusProxy(self.list)

    @property
    def form(self) -> "FormPage":
        """The page of a new exam."""
        if self._form is None:
            from desktop_app.panes.exams.held.form_page import FormPage

            self._form = FormPage()
            self._pages.addWidget(self._form)
            self._form.announced.connect(self.announced)
            self._form.closed.connect(self._drop_form)
            self.form_built.emit(self._form)
        return self._form

    @property
    def entering(self) -> "EnteringPage":
        """The page on which a paper exam is entered."""
        if self._entering is None:
            from desktop_app.panes.exams.entering.page import EnteringPage

            self._entering = EnteringPage()
            self._pages.addWidget(self._entering)
            self.entering_built.emit(self._entering)
        return self._entering

    def show_list(self, rows: Sequence[ExamRow], chosen: str, sentence: str) -> None:
        """Show the exams; none at all: the empty state."""
        listed = [ListRow(one.key, one.title, one.detail, one.tags) for one in rows]
        self.list.set_rows(listed, chosen)
        self.set_heading(tr("考试"), sentence)
        self.export_button.setEnabled(bool(rows))
        if self._pages.currentIndex() < _LISTS:
            self._pages.setCurrentIndex(0 if rows else 1)

    def show_exam(self, exam: HeldShown) -> None:
        """Show one exam."""
        self._shown = exam
        self.card.set_title(exam.title, exam.facts)
        self._told.setText(exam.told)
        self._told.setVisible(bool(exam.told))
        self.table.set_rows(exam.rows)
        self.release_button.setText(
            tr("公布 {n} 份成绩").format(n=exam.ready) if exam.ready else tr("公布成绩")
        )
        self.release_button.setEnabled(exam.ready > 0)
        for button in (
            self.closing_button,
            self.extend_button,
            self.close_button,
            self.withdraw_button,
        ):
            button.setEnabled(exam.may_change)
        for button in (self.extend_button, self.close_button):
            button.setVisible(not exam.on_paper)
        self.papers_button.setVisible(exam.on_paper)
        self.enter_button.setVisible(exam.on_paper)
        self.enter_button.setEnabled(exam.may_enter)
        self.papers_button.setEnabled(not exam.cancelled)
        self.enter_button.set_first(exam.next == "entering")
        self.mark_button.setVisible(exam.next == "marking")
        self.release_button.setVisible(not exam.next and not exam.cancelled)
        self.cancel_button.setVisible(exam.may_cancel)
        self.resit_button.setVisible(exam.resits > 0)

    def show_form(self, asked: Asked, people: Sequence[PersonChoice], bank: BankShown) -> None:
        """Show the page of a new exam."""
        self._turn_to(self.form)
        self.form.show_form(asked, people, bank)

    def show_offer(self, offer: OfferShown) -> None:
        """Show what the bank has for it."""
        self.form.show_offer(offer)

    def show_form_problem(self, text: str) -> None:
        """Say on the page why it cannot be announced so."""
        self.form.show_problem(text)

    def show_entering(self) -> None:
        """Turn to the page on which a paper exam is entered."""
        self._turn_to(self.entering)

    def ask_drop(self) -> bool:
        """Ask whether what was filled in is given up; a test replaces this method."""
        return dialogs.ask(
            self,
            tr("不安排这场考试了？"),
            tr("填好的时间、参加的人和试卷构成不会保留。"),
            tr("不安排"),
            tr("继续填写"),
            danger=True,
        )

    def close_form(self) -> None:
        """Go back to the exams."""
        self._pages.setCurrentIndex(0 if self.list.rows() else 1)
        self.set_actions(self.export_button, self.new_button)
        self.list.setFocus()

    def _drop_form(self) -> None:
        if not self.form.changed or self.ask_drop():
            self.close_form()

    def _turn_to(self, page: QWidget) -> None:
        """Show a page with acts of its own: those of the list would stand beside them."""
        self._pages.setCurrentWidget(page)
        self.set_actions()

    def ask_minutes(self, title: str, text: str) -> tuple[int, str] | None:
        """Ask for minutes and a reason; a test replaces this method."""
        dialog, minutes = ReasonDialog(self, title, text), NumberEdit(1, 240, tr("分钟"))
        minutes.setValue(_EXTENDED)
        dialog.ask_also(tr("延长"), minutes)
        reason = dialog.given()
        return None if reason is None else (minutes.value(), reason)

    def ask_closing(
        self, title: str, text: str, day: date, at: str
    ) -> tuple[date, str, str] | None:
        """Ask for a day, a time and a reason; a test replaces this method."""
        dialog, on, time = ReasonDialog(self, title, text), DateEdit(day), TimeEdit()
        time.set_text(at)
        dialog.ask_also(tr("结束日期"), on)
        dialog.ask_also(tr("结束时间"), time)
        reason = dialog.given()
        return None if reason is None else (on.day(), time.text(), reason)

    def ask_papers(self, title: str) -> PapersAsked | None:
        """Ask which sheets are wanted; a test replaces this method."""
        dialog = PapersDialog(self, title, self._shown.forms if self._shown else ())
        return dialog.asked() if dialog.ask() else None

    def ask_path(self, name: str) -> Path | None:
        """Ask where to save the table; a test replaces this method."""
        return ask_save(self, tr("导出调薪名单"), name, tr("Excel 表格 (*.xlsx)"), "xlsx")

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(theming.space("s"))
        for button in (
            self.papers_button,
            self.enter_button,
            self.closing_button,
            self.extend_button,
            self.close_button,
            self.withdraw_button,
        ):
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(self.cancel_button)
        acts.addWidget(self.resit_button)
        acts.addWidget(self.mark_button)
        acts.addWidget(self.release_button)
        self.card.add_to_header(self.again_button)
        self.card.body.addWidget(self._told)
        self.card.body.addWidget(self.table, 1)
        self.card.body.addLayout(acts)
        for page in (self.list_and_card(), self.empty):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _connect(self) -> None:
        self.list.opened.connect(self.chosen)
        self.list.selected.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self.new_button.clicked.connect(self.new_requested)
        self.empty.action_requested.connect(self.new_requested)
        self.closing_button.clicked.connect(self.closing_requested)
        self.cancel_button.clicked.connect(self.cancel_requested)
        self.extend_button.clicked.connect(lambda: self._for_one(self.extend_requested.emit))
        self.close_button.clicked.connect(lambda: self._for_one(self.close_requested.emit))
        self.withdraw_button.clicked.connect(lambda: self._for_one(self.withdraw_requested.emit))
        self.papers_button.clicked.connect(self.papers_requested)
        self.enter_button.clicked.connect(self.entering_requested)
        self.mark_button.clicked.connect(self.marking_requested)
        self.release_button.clicked.connect(self.release_requested)
        self.resit_button.clicked.connect(self.resit_requested)
        self.again_button.clicked.connect(self.again_requested)
        self.export_button.clicked.connect(self.export_requested)
        self.signature.signed.connect(self.signed)
        for keys, act in (
            ("Ctrl+N", self.new_requested.emit),
            ("Esc", self._escape),
            ("Ctrl+Return", self._submit),
            ("Ctrl+D", self._absent),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _for_one(self, act: Callable[[str], None]) -> None:
        if key := self.table.current_key():
            act(key)

    def _escape(self) -> None:
        if self._pages.currentWidget() is self._form:
            self._drop_form()
        elif self._pages.currentWidget() is self._entering:
            self.entering.back_button.click()

    def _submit(self) -> None:
        if self._pages.currentWidget() is self._form:
            self.form.announce_button.click()
        elif self._pages.currentWidget() is self._entering:
            self.entering.enter_button.click()

    def _absent(self) -> None:
        if self._pages.currentWidget() is self._entering:
            self.entering.absent_button.click()


_LISTS = 2
"""The first pages are the exams and their empty state; behind them something is being written."""
_EXTENDED = 15
"""Minutes that are proposed as more time."""


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("姓名"), ems=6),
        Column(tr("状态"), ems=6),
        Column(tr("已答"), "right", ems=5),
        Column(tr("成绩"), "right", ems=5),
        Column(tr("公布"), ems=8),
        Column(tr("离开窗口"), stretch=True, ems=10, spare=True),
    )
