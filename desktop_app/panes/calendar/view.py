"""The calendar on the screen: its bar, one of three views, the panel beside it."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.calendar.agenda_view import AgendaView
from desktop_app.panes.calendar.bar import CalendarBar, Legend, NoticeBar
from desktop_app.panes.calendar.panel import SidePanel
from desktop_app.panes.calendar.sheets import PersonSheet, PlanSheet
from desktop_app.panes.calendar.shown import AGENDA, MONTH, WEEK, Page, Panel
from desktop_app.panes.calendar.week_view import WeekView
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PrimaryButton
from desktop_app.widgets.month_grid import MonthGrid
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.toast import Toast


class CalendarView(PaneView):
    """Month, week or agenda, and what the chosen day holds.

    Signals: `day_wanted(date)`, `page_wanted(±1)`, `today_wanted()`, `mode_wanted(mode)`,
    `session_wanted(key)`, `open_wanted(kind, key)` for a page of its own, `year_confirmed(year)`,
    `person_requested()`, `plan_requested()`.
    """

    day_wanted = Signal(object)
    page_wanted = Signal(int)
    today_wanted = Signal()
    mode_wanted = Signal(str)
    session_wanted = Signal(str)
    open_wanted = Signal(str, str)
    year_confirmed = Signal(int)
    person_requested = Signal()
    plan_requested = Signal()

    full_bleed = True
    help_key = "mentoring-90"
    keys = (
        (tr("方向键"), tr("换一天")),
        ("PageUp PageDown", tr("上一月、下一月")),
        ("T", tr("回到今天")),
        ("M W A", tr("月、周、日程")),
        ("Enter", tr("打开当天的课次")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.bar, self.notice, self.legend = CalendarBar(), NoticeBar(), Legend()
        self.month, self.week, self.agenda = MonthGrid(tr("月视图")), WeekView(), AgendaView()
        self._views: dict[str, MonthGrid | WeekView | AgendaView] = {
            MONTH: self.month,
            WEEK: self.week,
            AGENDA: self.agenda,
        }
        self._mode = MONTH
        self._focus_due = False
        self.panel = SidePanel()
        self._body = QWidget(self)
        self._stack = QStackedWidget(self._body)
        self._lay_out()
        self.plan_button = PrimaryButton(tr("排计划"))
        self.plan_button.clicked.connect(self.plan_requested)
        self.plan_button.hide()
        self.modes = self._mode_buttons()
        self.set_actions(*self.modes.values(), self.plan_button)
        self.person_sheet, self.plan_sheet = PersonSheet(self), PlanSheet(self)
        self._toast = Toast(self)
        self._connect()
        self._bind_keys()
        theming.changed.connect(self._fit)

    def show_page(self, page: Page) -> None:
        """Show a stretch of days."""
        had_focus = any(view.hasFocus() for view in (*self._views.values(), self.agenda.table))
        self._mode = page.mode
        self.modes[page.mode].setChecked(True)
        view = self._views[page.mode]
        view.show_days(page.days)
        self._stack.setCurrentWidget(view)
        self.bar.show_page(page.title, page.person, page.may_choose)
        self.notice.show_notice(page.notice)
        self.legend.show_stages(page.legend)
        self.plan_button.setVisible(page.may_plan)
        self._body.show()
        self._focus_due = had_focus or self.hasFocus()

    def show_choice(self, day: date, session: str) -> None:
        """Mark the chosen day and session."""
        view = self._views[self._mode]
        view.select(day, session)
        if self._focus_due:
            self._focus_due = False
            view.setFocus()

    def show_panel(self, panel: Panel) -> None:
        """Show what belongs to the chosen day."""
        self.panel.show_panel(panel)

    def copy(self, text: str) -> None:
        """Put *text* on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a short message, with a way back where there is one."""
        self._toast.show_text(text, tr("撤销") if undo else "", undo)

    def ask_person(self) -> None:
        """Begin choosing somebody."""
        self.person_requested.emit()

    def ask_plan(self) -> None:
        """Begin laying a plan."""
        self.plan_requested.emit()

    def said(self) -> str:
        """Return the message shown last."""
        return self._toast.text()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._views[self._mode].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the panel leads back to the days; elsewhere it is the frame's."""
        focus = self.focusWidget()
        inside = focus is not None and self.panel.isAncestorOf(focus) and focus.hasFocus()
        if event.key() == Qt.Key.Key_Escape and inside:
            self._views[self._mode].setFocus()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        for view in self._views.values():
            self._stack.addWidget(view)
        left = QVBoxLayout()
        left.setSpacing(theming.space("m"))
        left.addWidget(self.bar)
        left.addWidget(self.notice)
        left.addWidget(self._stack, 1)
        left.addWidget(self.legend)
        columns = QHBoxLayout(self._body)
        edge, top = theming.space("xl"), theming.space("l")
        columns.setContentsMargins(edge, top, edge, top)
        columns.setSpacing(theming.space("l"))
        columns.addLayout(left, 1)
        columns.addWidget(self.panel)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._body)
        self._body.hide()  # no half empty month while the first load is on its way

    def _fit(self) -> None:
        self.panel.fit(self.width())

    def _mode_buttons(self) -> dict[str, QPushButton]:
        group = QButtonGroup(self)
        buttons = {}
        for mode, text, key in (
            (MONTH, tr("月"), "M"),
            (WEEK, tr("周"), "W"),
            (AGENDA, tr("日程"), "A"),
        ):
            button = QPushButton(text)
            theming.set_role(button, "segment")
            button.setCheckable(True)
            button.setToolTip(key)
            button.setAccessibleName(tr("{mode}视图").format(mode=text))
            button.clicked.connect(partial(self.mode_wanted.emit, mode))
            group.addButton(button)
            buttons[mode] = button
        return buttons

    def _connect(self) -> None:
        self.bar.page_wanted.connect(self.page_wanted)
        self.bar.today_wanted.connect(self.today_wanted)
        self.bar.person_wanted.connect(self.person_requested)
        self.notice.confirmed.connect(self.year_confirmed)
        self.month.day_wanted.connect(self.day_wanted)
        self.week.day_wanted.connect(self.day_wanted)
        for view in self._views.values():
            view.chip_wanted.connect(self.session_wanted)
            view.page_wanted.connect(self.page_wanted)
            view.opened.connect(self.panel.focus_session)

    def _bind_keys(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "T": self.today_wanted.emit,
            "M": partial(self.mode_wanted.emit, MONTH),
            "W": partial(self.mode_wanted.emit, WEEK),
            "A": partial(self.mode_wanted.emit, AGENDA),
        }
        for key, act in acts.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
