"""The calendar on the screen: its bar, one of four views, the panel beside it."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

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
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.calendar.bar import CalendarBar, Legend, NoticeBar
from desktop_app.panes.calendar.month_view import MonthView
from desktop_app.panes.calendar.panel import SidePanel
from desktop_app.panes.calendar.sheets_over_days import SheetsOverDays
from desktop_app.panes.calendar.shown import AGENDA, MONTH, OVERVIEW, WEEK, Page, Panel
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import IconButton, PlainButton, PrimaryButton
from desktop_app.widgets.toast import Toast

if TYPE_CHECKING:
    from desktop_app.panes.calendar.agenda_view import AgendaView
    from desktop_app.panes.calendar.overview_view import OverviewView
    from desktop_app.panes.calendar.week_view import WeekView


Shown = TypeVar("Shown", bound=QWidget)


class CalendarView(SheetsOverDays):
    """Month, week, agenda or overview, and what the chosen day holds.

    The other views than the month are made when they are first asked for.

    Signals: `day_wanted(date)`, `page_wanted(±1)`, `today_wanted()`, `mode_wanted(mode)`,
    `session_wanted(key)`, `list_wanted(key)` for a session in the list, `rest_wanted(day)` for
    what the list only counts, `open_wanted(kind, key)` for a page of its own,
    `year_confirmed(year)`, `person_requested()`, `plan_requested()`, `whose_wanted(key)`,
    `filter_wanted(place, kind)`; for changes `moved(key, day, start)`, `stretched(key, minutes)`,
    `drawn(day, start, minutes, last day)`, `move_requested()`, `cancel_requested()` and
    `undo_requested()` for the chosen session;
    `newer_requested()` for a newer version of the program, `history_requested()`.
    """

    day_wanted = Signal(object)
    page_wanted = Signal(int)
    today_wanted = Signal()
    mode_wanted = Signal(str)
    session_wanted = Signal(str)
    list_wanted = Signal(str)
    rest_wanted = Signal(object)
    open_wanted = Signal(str, str)
    year_confirmed = Signal(int)
    person_requested = Signal()
    plan_requested = Signal()
    whose_wanted = Signal(str)
    filter_wanted = Signal(str, str)
    moved = Signal(str, object, int)
    stretched = Signal(str, int)
    drawn = Signal(object, int, int, object)
    move_requested = Signal()
    cancel_requested = Signal()
    undo_requested = Signal()
    newer_requested = Signal()
    history_requested = Signal()

    full_bleed = True
    help_key = "mentoring-90"
    keys = (
        (tr("方向键"), tr("换一天；周视图里上下换课次")),
        ("PageUp PageDown", tr("上一月、下一月")),
        ("T", tr("回到今天")),
        ("M W A O", tr("月、周、日程、总览")),
        ("P", tr("换一个人或一个班的日历")),
        ("J", tr("看课程进度")),
        ("Enter", tr("打开选中的课次")),
        (tr("空格"), tr("拿起选中的课次，方向键移动，Enter 放下，Esc 放回去")),
        ("Shift ↑ ↓", tr("拿起以后：缩短、延长")),
        ("G", tr("改期：填日期和时间")),
        ("N", tr("在选中的日子新增课次")),
        ("Delete", tr("取消选中的课次")),
        ("Ctrl+Z", tr("撤销上一次改动")),
        ("H", tr("改动记录：谁在什么时候改了什么")),
        ("C", tr("班级：开班、转班、结班")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.bar, self.legend = CalendarBar(), Legend()
        self.notice, self.newer = NoticeBar(), NoticeBar()
        self.month = MonthView(tr("月视图"))
        self._views: dict[str, QWidget] = {MONTH: self.month}
        self._mode = MONTH
        self._chosen = (date.min, "")
        self._focus_due = False
        self._may_edit = self._may_plan = self._may_set_up = False
        self._in_front = True
        self.panel = SidePanel()
        self._body = QWidget(self)
        self._stack = QStackedWidget(self._body)
        self._lay_out()
        self.plan_button = PrimaryButton(tr("排计划"))
        self.plan_button.clicked.connect(self.plan_requested)
        self.plan_button.hide()
        self.more_button, self.more = self._more_menu()
        self.modes = self._mode_buttons()
        self.progress_button = PlainButton(tr("进度"), "J")
        self.progress_button.clicked.connect(lambda: self.open_wanted.emit("progress", ""))
        self.set_actions(
            *self.modes.values(), self.progress_button, self.more_button, self.plan_button
        )
        self._toast = Toast(self)
        self._connect()
        self._bind_keys()
        theming.changed.connect(self._fit)

    @cached_property
    def week(self) -> "WeekView":
        """The week."""
        from desktop_app.panes.calendar.week_view import WeekView

        view = WeekView()
        view.stretched.connect(self.stretched)
        view.rest_wanted.connect(self.list_wanted)
        view.drawn.connect(lambda day, start, minutes: self.drawn.emit(day, start, minutes, day))
        self._connect_days(view)
        return self._take_in(WEEK, view)

    @cached_property
    def agenda(self) -> "AgendaView":
        """The list of sessions."""
        from desktop_app.panes.calendar.agenda_view import AgendaView

        view = AgendaView()
        view.rest_wanted.connect(self.rest_wanted)
        view.exam_opened.connect(self.panel.exam_wanted)
        self._connect_chips(view)
        return self._take_in(AGENDA, view)

    @cached_property
    def overview(self) -> "OverviewView":
        """The weeks of everybody."""
        from desktop_app.panes.calendar.overview_view import OverviewView

        view = OverviewView()
        view.line_wanted.connect(self.whose_wanted)
        view.page_wanted.connect(self.page_wanted)
        return self._take_in(OVERVIEW, view)

    @property
    def chosen(self) -> tuple[date, str]:
        """The chosen day and the key of the chosen session."""
        return self._chosen

    def show_page(self, page: Page) -> None:
        """Show a stretch of days."""
        focus = self.focusWidget()
        had_focus = any(view is focus or view.isAncestorOf(focus) for view in self._views.values())
        self._mode, self._may_edit = page.mode, page.may_edit
        self.modes[page.mode].setChecked(True)
        if page.weeks is not None:
            self.overview.show_weeks(page.weeks)
        elif page.mode == WEEK:
            self.week.movable = page.may_edit
            self.week.show_days(page.days, page.now)
        elif page.mode == AGENDA:
            self.agenda.show_days(page.days)
        else:
            self.month.movable = page.may_edit
            self.month.show_days(page.days)
        self._stack.setCurrentWidget(self._views[page.mode])
        self.panel.setVisible(page.mode != OVERVIEW)
        self.bar.show_page(page)
        # One at a time: two strips would leave the month no room for its sessions.
        self.notice.show_notice(None if page.newer else page.notice)
        self.newer.show_notice(page.newer)
        self.legend.show_stages(page.legend)
        self._may_plan, self._may_set_up = page.may_plan, page.may_set_up
        self._fit_actions()
        self._body.show()
        # A page that comes when another pane is in front must not take the focus away from it.
        self._focus_due = self.isVisible() and (had_focus or self.hasFocus())

    def stand_in_front(self, in_front: bool) -> None:
        """Show of the acts in the top line what may be done, as long as no page covers the days."""
        self._in_front = in_front
        self._fit_actions()

    def _fit_actions(self) -> None:
        if not self._in_front:
            return
        self.plan_button.setVisible(self._may_plan)
        for act in self._planning:
            act.setVisible(self._may_edit)
        self._setting_up.setVisible(self._may_set_up)
        self.more_button.show()

    def show_choice(self, day: date, session: str) -> None:
        """Mark the chosen day and session."""
        self._chosen = (day, session)
        if self._mode == WEEK:
            self.week.select(day, session)
        elif self._mode == AGENDA:
            self.agenda.select(day, session)
        elif self._mode == MONTH:
            self.month.select(day, session)
        if self._focus_due:
            self._focus_due = False
            self._views[self._mode].setFocus()

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
        self._stack.addWidget(self.month)
        left = QVBoxLayout()
        left.setSpacing(theming.space("m"))
        left.addWidget(self.bar)
        left.addWidget(self.notice)
        left.addWidget(self.newer)
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
            (OVERVIEW, tr("总览"), "O"),
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

    def _more_menu(self) -> tuple[IconButton, QMenu]:
        button, menu = IconButton("more", tr("更多")), QMenu(self)
        theming.set_role(button, "framed")
        self._planning = (
            menu.addAction(tr("新增课次"), self._draw),
            menu.addAction(tr("撤销上一次改动"), self.undo_requested.emit),
            menu.addSeparator(),
            menu.addAction(tr("班级"), partial(self.open_wanted.emit, "classes", "")),
        )
        self._setting_up = menu.addAction(
            tr("教室和班次"), partial(self.open_wanted.emit, "rooms", "")
        )
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        button.hide()
        return button, menu

    def _connect(self) -> None:
        self.bar.page_wanted.connect(self.page_wanted)
        self.bar.today_wanted.connect(self.today_wanted)
        self.bar.person_wanted.connect(self.person_requested)
        self.bar.filter_wanted.connect(self.filter_wanted)
        self.notice.confirmed.connect(self.year_confirmed)
        self.newer.confirmed.connect(self.newer_requested)
        self.month.drawn.connect(lambda day, last: self.drawn.emit(day, -1, 0, last))
        self._connect_days(self.month)
        self.panel.open_wanted.connect(lambda _key: self._open())
        self.panel.add_wanted.connect(self._draw)

    def _connect_days(self, view: "MonthView | WeekView") -> None:
        view.day_wanted.connect(self.day_wanted)
        view.moved.connect(self.moved)
        self._connect_chips(view)

    def _connect_chips(self, view: "MonthView | WeekView | AgendaView") -> None:
        view.chip_wanted.connect(self.session_wanted)
        view.page_wanted.connect(self.page_wanted)
        view.opened.connect(self._open)

    def _take_in(self, mode: str, view: Shown) -> Shown:
        self._views[mode] = view
        self._stack.addWidget(view)
        return view

    def _open(self) -> None:
        """Open the chosen session; on a day without one the panel says what may be done."""
        if self._chosen[1]:
            self.open_wanted.emit("session", self._chosen[1])
        else:
            self.panel.focus_session()

    def _draw(self) -> None:
        if self._may_edit:
            self.drawn.emit(self._chosen[0], -1, 0, self._chosen[0])

    def _if_editing(self, act: Callable[[], object]) -> None:
        if self._may_edit and self._chosen[1]:
            act()

    def _bind_keys(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "T": self.today_wanted.emit,
            "M": partial(self.mode_wanted.emit, MONTH),
            "W": partial(self.mode_wanted.emit, WEEK),
            "A": partial(self.mode_wanted.emit, AGENDA),
            "O": partial(self.mode_wanted.emit, OVERVIEW),
            "P": self._choose_whose,
            "J": self.progress_button.click,
            "N": self._draw,
            "G": partial(self._if_editing, self.move_requested.emit),
            "Del": partial(self._if_editing, self.cancel_requested.emit),
            "Ctrl+Z": self._undo,
            "C": self._open_classes,
            "H": self.history_requested.emit,
        }
        for key, act in acts.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _choose_whose(self) -> None:
        if self.bar.person.isVisible():
            self.person_requested.emit()

    def _open_classes(self) -> None:
        if self._may_edit:
            self.open_wanted.emit("classes", "")

    def _undo(self) -> None:
        if self._may_edit:
            self.undo_requested.emit()
