"""Coaching plans on the screen: the list, one plan, and what is written in side sheets."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.panes.quality.coaching.plan_page import PlanPageView
from desktop_app.panes.quality.coaching.sheets import FieldsSheet, OpeningSheet
from desktop_app.panes.quality.coaching.shown import Choice, Fields, ListRow, PlanShown
from desktop_app.system.text import tr
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.list_and_page import ListAndPage
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.plan_sheets import ClosingSheet, TalkSheet

_NEXT_TALK = timedelta(days=7)


class CoachingView(PaneView):
    """Signals: `chosen(key)`, `opening_requested()`, `edit_requested()`, `closing_requested()`.

    Attributes: `list`, `page`, `fields`, `talk`, `closing`, `opening` (the side sheets).
    """

    chosen = Signal(str)
    opening_requested = Signal()
    edit_requested = Signal()
    closing_requested = Signal()

    help_key = "quality-inspection"

    def __init__(self, today: date, may_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = PlanPageView()
        self.empty = EmptyState(
            "flag",
            tr("还没有辅导计划"),
            tr("连续几次质检低于标准时会自动开启；主管和导师也可以随时为学员开一份。"),
            tr("开一份辅导计划") if may_open else "",
        )
        self._both = ListAndPage(tr("辅导计划"), self.page, self.empty)
        self.list = self._both.list
        self.open_button = PlainButton(tr("开一份计划"), icon="plus")
        self.fields = FieldsSheet(self, today)
        self.talk = TalkSheet(
            self,
            tr("面谈"),
            tr("记下面谈"),
            tr("谈了什么，哪一项变好了，还卡在哪里"),
            today,
            _NEXT_TALK,
        )
        self.closing = ClosingSheet(self, tr("结束辅导计划"), tr("起因不再成立，撤销这份计划"))
        self.opening = OpeningSheet(self)
        self._may_open = may_open
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._both)
        self.setFocusProxy(self.list)
        self._connect()
        self.set_actions(
            self.open_button, self.page.close_button, self.page.talk_button, self.page.edit_button
        )
        self._show_acts("")

    def show_rows(self, rows: Sequence[ListRow], selected: str) -> None:
        """List the plans."""
        self._both.show_something(bool(rows))
        self.setFocusProxy(self.list if rows else self.empty.button)
        self.list.set_rows(rows, selected)

    def show_plan(self, plan: PlanShown | None) -> None:
        """Show one plan, and what may be done with it."""
        self.page.setVisible(plan is not None)
        if plan is not None:
            self.page.show_plan(plan)
            self.list.select(plan.key)
        self._show_acts(plan.act if plan is not None else "")

    def show_count(self, count: int) -> None:
        """Say in the rail how many plans wait to be taken up."""
        self.badge_changed.emit(count)

    def open_fields(
        self, fields: Fields, owners: Sequence[Choice], drills: Sequence[Choice]
    ) -> None:
        """Let the plan be written."""
        self.fields.offer(fields, owners, drills)

    def open_talk(self) -> None:
        """Let a check-in be written down."""
        self.talk.offer()

    def open_closing(self, text: str) -> None:
        """Let the plan be closed."""
        self.closing.offer(text)

    def open_opening(self, people: Sequence[Choice]) -> None:
        """Let a plan be opened by hand."""
        self.opening.offer(people)

    def show_problem(self, field: str, text: str) -> None:
        """Say in the side sheet that is open why it was not taken."""
        for sheet in self._sheets():
            if sheet.isVisible():
                sheet.show_problem(field, text)

    def close_sheets(self) -> None:
        """Put the side sheets away: what was written is kept."""
        for sheet in self._sheets():
            if sheet.isVisible():
                sheet.close_overlay()

    def _sheets(self) -> tuple[FieldsSheet, TalkSheet, ClosingSheet, OpeningSheet]:
        return (self.fields, self.talk, self.closing, self.opening)

    def _show_acts(self, act: str) -> None:
        opening = [self.open_button] if self._may_open else []
        page = self.page
        leading = [page.close_button, page.talk_button, page.edit_button] if act else []
        self.set_actions(*opening, *leading)

    def _connect(self) -> None:
        self.list.selected.connect(self.chosen)
        self.empty.action_requested.connect(self.opening_requested)
        self.open_button.clicked.connect(self.opening_requested)
        self.page.edit_button.clicked.connect(self.edit_requested)
        self.page.talk_button.clicked.connect(self.open_talk)
        self.page.close_button.clicked.connect(self.closing_requested)
