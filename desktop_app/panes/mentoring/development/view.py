"""Development plans on the screen: the list, one plan, and what is written in side sheets."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.mentoring.development.plan_page import PlanPageView
from desktop_app.panes.mentoring.development.sheets import ItemSheet, PersonSheet
from desktop_app.panes.mentoring.development.shown import (
    Choice,
    Fields,
    ListRow,
    Offers,
    PlanShown,
    ProposalShown,
)
from desktop_app.system.text import tr
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.field_sheet import FieldSheet
from desktop_app.widgets.list_and_page import ListAndPage
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.plan_sheets import ClosingSheet, TalkSheet
from desktop_app.widgets.row_search import RowSearch

_NEXT_REVIEW = timedelta(days=28)


class DevelopmentView(PaneView):
    """Signals: `chosen(key)`, `opening_requested()`, `proposal_requested()`, `agree_requested()`,
    `closing_requested()`, `undo_requested()`, `print_requested()`.

    Attributes: `search`, `list`, `page`, `proposal`, `empty`; `item`, `review`, `closing`,
    `person`: the side sheets.
    """

    chosen = Signal(str)
    opening_requested = Signal()
    proposal_requested = Signal()
    agree_requested = Signal()
    closing_requested = Signal()
    undo_requested = Signal()
    print_requested = Signal()

    help_key = "career-appraisal"
    keys = (
        ("↑ ↓", tr("上一份、下一份计划")),
        ("空格", tr("给光标所在的一步打勾")),
        ("Ctrl+N", tr("加一项")),
        ("Ctrl+Z", tr("撤销自己刚做的改动")),
        ("Ctrl+P", tr("打印这份计划")),
        ("Ctrl+Enter", tr("保存侧栏里写的")),
    )

    def __init__(self, today: date, leads: bool, parent: QWidget | None = None) -> None:
        """*leads*: whether the actor opens plans for others."""
        super().__init__(parent)
        self._leads = leads
        self._plan: PlanShown | None = None
        self.page = PlanPageView()
        self.proposal = EmptyState("flag", "", "", tr("拟一份计划"))
        self._right = QStackedWidget()
        self._right.addWidget(self.page)
        self._right.addWidget(self.proposal)
        self.empty = EmptyState(
            "flag",
            tr("还没有发展计划"),
            tr("学员出了成绩、拿到证书以后，这里会提醒为他们拟一份；平时也可以随时拟定。"),
            tr("拟一份发展计划"),
        )
        self._both = ListAndPage(tr("发展计划"), self._right, self.empty)
        self.list = self._both.list
        self.search = RowSearch(self.list, tr("找人：姓名、首字母、工号"))
        self._both.left.insertWidget(0, self.search)
        self.open_button = PlainButton(tr("为学员拟一份"), icon="plus")
        self.print_button = PlainButton(tr("打印"), "Ctrl P", "print")
        self.undo_button = PlainButton(tr("撤销"), "Ctrl Z")
        self.close_button = PlainButton(tr("结束计划"))
        self.review_button = PlainButton(tr("记一次回顾"))
        self.agree_button = PrimaryButton(tr("同意这份计划"))
        self.item = ItemSheet(self, today)
        self.review = TalkSheet(
            self, tr("回顾"), tr("记下回顾"), tr("哪里往前走了，哪里还卡着"), today, _NEXT_REVIEW
        )
        self.closing = ClosingSheet(self, tr("结束发展计划"), tr("不再需要，撤销这份计划"))
        self.person = PersonSheet(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._both)
        self.setFocusProxy(self.list)
        self._connect()
        self._show_acts()

    def show_rows(self, rows: Sequence[ListRow], selected: str, alone: bool) -> None:
        """List plans and people; *alone*: there is but one plan to look at, without a list."""
        self._both.show_something(bool(rows))
        self._both.show_list(not alone)
        self.setFocusProxy(self._focus_place(bool(rows), alone))
        self.search.set_rows(rows, selected)
        if not rows:
            self._plan = None
        self._show_acts()

    def show_plan(self, plan: PlanShown) -> None:
        """Show one plan, and what may be done with it."""
        self._plan = plan
        self._right.setCurrentWidget(self.page)
        self.page.show_plan(plan)
        self.list.select(plan.key)
        self._show_acts()

    def show_proposal(self, one: ProposalShown) -> None:
        """Show somebody about whom a plan can be opened."""
        self._plan = None
        self._right.setCurrentWidget(self.proposal)
        self.proposal.set_texts(one.title, one.text, tr("拟一份计划"))
        self._show_acts()

    def show_alone(self, one: ProposalShown) -> None:
        """Show the same where there is nothing else."""
        self._plan = None
        self._both.show_something(False)
        self.empty.set_texts(one.title, one.text, tr("拟一份计划"))
        self.setFocusProxy(self.empty.button)
        self._show_acts()

    def show_count(self, count: int) -> None:
        """Say in the rail how many plans wait for this person."""
        self.badge_changed.emit(count)

    def open_item(self, fields: Fields, offers: Offers) -> None:
        """Let an item be written."""
        self.item.offer(fields, offers)

    def open_closing(self, text: str) -> None:
        """Let the plan be closed."""
        self.closing.offer(text)

    def open_person(self, people: Sequence[Choice]) -> None:
        """Let somebody be chosen."""
        self.person.offer(people)

    def show_problem(self, field: str, text: str) -> bool:
        """Say in the side sheet that is open why it was not taken; False where none is open."""
        shown = [one for one in self._sheets() if one.isVisible()]
        for sheet in shown:
            sheet.show_problem(field, text)
        return bool(shown)

    def close_sheets(self) -> None:
        """Put the side sheets away: what was written is kept."""
        for sheet in self._sheets():
            if sheet.isVisible():
                sheet.close_overlay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plan = self._plan
        if event.matches(QKeySequence.StandardKey.Undo) and plan and plan.may_undo:
            self.undo_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Print) and plan:
            self.print_requested.emit()
        elif event.matches(QKeySequence.StandardKey.New) and plan and plan.may_write:
            self.page.add_requested.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _sheets(self) -> tuple[FieldSheet, ...]:
        return (self.item, self.review, self.closing, self.person)

    def _focus_place(self, anything: bool, alone: bool) -> QWidget:
        if not anything:
            return self.empty.button
        return self.page if alone else self.list

    def _show_acts(self) -> None:
        plan = self._plan
        acts: list[QWidget] = [self.open_button] if self._leads else []
        if plan is not None:
            acts.append(self.print_button)
            acts += [self.undo_button] if plan.may_undo else []
            acts += [self.close_button] if plan.may_close else []
            acts += [self.review_button] if plan.may_write and not plan.may_agree else []
            acts += [self.agree_button] if plan.may_agree else []
        if tuple(acts) != self.actions():
            self.set_actions(*acts)

    def _connect(self) -> None:
        self.list.selected.connect(self.chosen)
        self.empty.action_requested.connect(self.opening_requested)
        self.open_button.clicked.connect(self.opening_requested)
        self.proposal.action_requested.connect(self.proposal_requested)
        self.print_button.clicked.connect(self.print_requested)
        self.undo_button.clicked.connect(self.undo_requested)
        self.close_button.clicked.connect(self.closing_requested)
        self.review_button.clicked.connect(self.review.offer)
        self.agree_button.clicked.connect(self.agree_requested)
        # Built once and put away: from now on they are this view's, wherever they are shown.
        self.set_actions(
            self.open_button,
            self.print_button,
            self.undo_button,
            self.close_button,
            self.review_button,
            self.agree_button,
        )
