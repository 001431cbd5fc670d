"""Today on the screen: the one thing to do now, the rest in order, and how far one is."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.today.cards import FirstCard, HeatCard, NoteCard, StandingCard
from desktop_app.panes.today.shown import Task, TodayShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import IconButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.headings import secondary, section
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.task_row import TaskRow

_SIDE_BY_SIDE = 2.2
"""Less room than so many right columns, and that column stands under the tasks instead."""
_ANY_WIDTH = 16777215
"""Qt's word for a widget without a widest width (QWIDGETSIZE_MAX)."""


class TodayView(PaneView):
    """Left what is to be done, right how far one is.

    Signals: `opened(pane, target)`, `copy_requested(key)`.
    """

    opened = Signal(str, str)
    copy_requested = Signal(str)

    full_bleed = True
    keys = (
        ("Enter", tr("开始现在这一件")),
        ("↑ ↓", tr("在今天的事之间移动")),
        ("C", tr("复制这一行的提醒，好发出去")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._first: Task | None = None
        self._blank_place = ("", "")
        self._stops: list[QWidget] = []
        self._tasks: dict[int, Task] = {}
        self.first_card = FirstCard()
        self.first_card.started.connect(self._start)
        self.first_card.copy_wanted.connect(lambda: self._copy(self._first))
        self.blank: EmptyState | None = None
        self._blank_card = Card()
        self._rows = QVBoxLayout()
        self._footer = secondary("", wrap=True)
        self.standing_card, self.heat_card, self.note_card = (
            StandingCard(),
            HeatCard(),
            NoteCard(),
        )
        self._lay_out()
        theming.changed.connect(self._fit)

    def show_page(self, page: TodayShown) -> None:
        """Show a day; the focus stays where it was, by place."""
        place = self._focus_place()
        self._first = page.first
        self.first_card.setVisible(page.first is not None)
        if page.first is not None:
            self.first_card.show_task(page.first)
        self._show_blank(page)
        self._show_rows(page)
        self._footer.setText(page.footer)
        self._footer.setVisible(bool(page.footer))
        self.standing_card.show_standing(page.standing)
        self.heat_card.show_heat(page.heat)
        self.note_card.show_note(page.note)
        self._side.setVisible(any((page.standing, page.heat, page.note)))
        self._pages.show()
        if place >= 0 or self.hasFocus():
            self._focus(max(0, place))

    def show_count(self, count: int) -> None:
        """Say in the rail how many things are still open."""
        self.badge_changed.emit(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts the first thing from anywhere in the pane; Up and Down move."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._start()
        elif step:
            self._step(step)
        elif event.key() == Qt.Key.Key_C and not event.modifiers():
            self._copy(self._tasks.get(self._focus_place()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def copy(self, text: str) -> None:
        """Put *text* on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def rows(self) -> tuple[TaskRow, ...]:
        """Return the rows in order, those of the trainees last."""
        return tuple(stop for stop in self._stops if isinstance(stop, TaskRow))

    def _lay_out(self) -> None:
        self._rows.setSpacing(theming.space("m"))
        left = QVBoxLayout()
        left.setSpacing(theming.space("m"))
        left.addWidget(self.first_card)
        left.addWidget(self._blank_card)
        left.addLayout(self._rows)
        left.addWidget(self._footer)
        left.addStretch(1)
        self._pages = QStackedWidget(self)
        area = QScrollArea(self._pages)
        self._content = QWidget(area)
        self._side = QWidget(self._content)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(theming.space("m"))
        for card in (self.standing_card, self.heat_card, self.note_card):
            side.addWidget(card)
        side.addStretch(1)
        theming.set_role(self._content, "scrolled")
        columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        edge, top = theming.space("xl"), theming.space("l")
        columns.setContentsMargins(edge, top, edge, top)
        columns.setSpacing(theming.space("l"))
        columns.addLayout(left, 1)
        columns.addWidget(self._side)
        self._columns = columns
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._content)
        self._area = area
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._lonely = QWidget()
        self._lonely_layout = QVBoxLayout(self._lonely)
        self._pages.addWidget(area)
        self._pages.addWidget(self._lonely)
        self._pages.hide()  # nothing half empty while the first load is on its way
        outer.addWidget(self._pages)

    def _show_blank(self, page: TodayShown) -> None:
        """Show what stands for nothing to do: as a card, or alone where there is nothing else."""
        if self.blank is not None:
            self.blank.hide()
            self.blank.deleteLater()
            self.blank = None
        blank = page.blank
        alone = blank is not None and not any(
            (page.rest, page.mentees, page.standing, page.heat, page.note)
        )
        self._pages.setCurrentIndex(1 if alone else 0)
        self._blank_card.setVisible(blank is not None and not alone)
        if blank is None:
            self._blank_place = ("", "")
            return
        self._blank_place = (blank.pane, blank.target)
        self.blank = EmptyState(blank.icon, blank.title, blank.text, blank.act)
        self.blank.button.set_key_hint("Enter")
        self.blank.action_requested.connect(self._start)
        home = self._lonely_layout if alone else self._blank_card.body
        home.addWidget(self.blank)
        self.blank.show()  # at once, or it cannot take the focus yet

    def _show_rows(self, page: TodayShown) -> None:
        clear_layout(self._rows)
        if page.first is not None:
            self._stops = [self.first_card.button]
        else:
            self._stops = [self.blank.button] if self.blank is not None else []
        self._tasks = {0: page.first} if page.first is not None else {}
        for task in page.rest:
            self._add_row(task)
        if page.mentees:
            self._rows.addWidget(section(tr("我带的学员")))
        for task in page.mentees:
            self._add_row(task)
        # What is made later stands later in the order of Tab, unless one says otherwise.
        for before, after in pairwise((*self._stops, self.heat_card.map)):
            QWidget.setTabOrder(before, after)

    def _add_row(self, task: Task) -> None:
        row = TaskRow(
            task.when, task.title, task.detail, task.tag, task.tone, task.minutes, task.done
        )
        row.clicked.connect(lambda: self.opened.emit(task.pane, task.target))
        row.step_wanted.connect(self._step)
        whole = self._with_copy(row, task) if task.copy else row
        self._rows.addWidget(whole)
        whole.show()  # at once, or it cannot take the focus yet
        self._tasks[len(self._stops)] = task
        self._stops.append(row)

    def _with_copy(self, row: TaskRow, task: Task) -> QWidget:
        """Return the row with the button beside it that copies what is to be sent."""
        whole = QWidget()
        button = IconButton("copy", tr("复制提醒：{title}").format(title=task.title))
        button.setToolTip(tr("复制提醒，好发出去（C）"))
        button.clicked.connect(lambda: self._copy(task))
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theming.space("s"))
        line.addWidget(row, 1)
        line.addWidget(button)
        return whole

    def _copy(self, task: Task | None) -> None:
        if task is not None and task.copy:
            self.copy_requested.emit(task.copy)

    def _start(self) -> None:
        if self._first is not None:
            self.opened.emit(self._first.pane, self._first.target)
        elif self._blank_place[0]:
            self.opened.emit(*self._blank_place)

    def _step(self, step: int) -> None:
        self._focus(self._focus_place() + step)

    def _focus_place(self) -> int:
        focus = self.focusWidget()
        return self._stops.index(focus) if focus in self._stops and focus.hasFocus() else -1

    def _focus(self, place: int) -> None:
        if not self._stops:
            return
        stop = self._stops[max(0, min(len(self._stops) - 1, place))]
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(stop)

    def _fit(self) -> None:
        wanted = theming.frame("task") * theming.current().percent // 100
        beside = self.width() >= wanted * _SIDE_BY_SIDE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if beside else down)
        self._side.setMinimumWidth(wanted if beside else 0)
        self._side.setMaximumWidth(wanted if beside else _ANY_WIDTH)
