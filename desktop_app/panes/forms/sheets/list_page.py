"""The list of filled-in sheets with what narrows it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.forms.sheets.shown import Choice, ListShown, Narrowed, SheetLine
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import SearchEdit
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import PickBox
from desktop_app.widgets.table import KEY_ROLE, Cell, Column, Row, Table

_FILTER_EMS = 8
"""The width of a filter; the search keeps the rest of the line."""
_REST_MS = 200
"""So long nothing is typed before the list is asked for anew."""


class SheetList(QWidget):
    """Signals: `filtered(narrowed)`, `more_requested()`, `opened(key)`, `chosen_changed()`."""

    filtered = Signal(object)
    more_requested = Signal()
    opened = Signal(str)
    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.use = _combo(tr("类别"), tr("全部类别"))
        self.team = _combo(tr("小组"), tr("全部小组"))
        self.cohort = _combo(tr("班次"), tr("全部班次"))
        self.period = _combo(tr("时间"), tr("全部时间"))
        self.search = SearchEdit(tr("姓名、首字母、工号或编号"))
        self.standing = QCheckBox(tr("不列已被更正的"))
        self.table = Table(
            tr("填写记录"),
            (
                Column(tr("日期"), ems=9.5),
                Column(tr("编号"), ems=9.5, spare=True),
                Column(tr("表单"), stretch=True, ems=8),
                Column(tr("对象"), ems=8),
                Column(tr("填写人"), ems=6.5, spare=True),
                Column(tr("得分"), "right", ems=4.5),
                Column(tr("结论"), ems=5),
                Column(tr("状态"), ems=6),
            ),
            sortable=False,
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.empty = EmptyState("checklists", "", "")
        self.more_button = PlainButton("")
        self._listed = TextLabel("", "secondary")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    def chosen(self) -> tuple[str, ...]:
        """Return the keys of the selected sheets in the order of the list."""
        rows = sorted(self.table.selectionModel().selectedRows(), key=lambda one: one.row())
        return tuple(str(one.data(KEY_ROLE)) for one in rows)

    def show_choices(self, uses: tuple[Choice, ...], periods: tuple[Choice, ...]) -> None:
        """Offer uses and periods."""
        _offer(self.use, uses)
        _offer(self.period, periods)

    def show_groups(self, teams: tuple[Choice, ...], cohorts: tuple[Choice, ...]) -> None:
        """Offer teams and cohorts."""
        _offer(self.team, teams)
        _offer(self.cohort, cohorts)

    def show_list(self, shown: ListShown) -> None:
        """List sheets; selection and place are kept."""
        scrolled = self.table.verticalScrollBar().value()
        self.table.set_items(shown.lines, _row)
        self.table.verticalScrollBar().setValue(scrolled)
        self._listed.setText(shown.listed)
        self.more_button.setText(shown.more)
        self._foot.setVisible(bool(shown.more))
        if not shown.lines:
            self._tell_empty(shown.narrowed)
        self._stack.setCurrentIndex(0 if shown.lines else 1)

    def _tell_empty(self, narrowed: bool) -> None:
        if narrowed:
            self.empty.set_texts(tr("没有这样的表单"), tr("请换一个类别、小组或时间，或清空搜索。"))
        else:
            self.empty.set_texts(
                tr("还没有填写过表单"), tr("自检、带教、质检和评估提交以后，都会列在这里。")
            )

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(theming.space("s"))
        filters.addWidget(self.search, 1)
        for widget in (self.use, self.team, self.cohort, self.period, self.standing):
            filters.addWidget(widget)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(theming.space("m"))
        foot.addWidget(self._listed)
        foot.addWidget(self.more_button)
        foot.addStretch(1)
        self._foot.hide()
        layout = QVBoxLayout(self)
        side = theming.space("xl")
        layout.setContentsMargins(side, theming.space("l"), side, theming.space("l"))
        layout.setSpacing(theming.space("m"))
        layout.addLayout(filters)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._foot)

    def _connect(self) -> None:
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._filter)
        self.search.textChanged.connect(lambda _text: self._rest.start())
        for combo in (self.use, self.team, self.cohort, self.period):
            combo.currentIndexChanged.connect(lambda _index: self._filter())
        self.standing.toggled.connect(lambda _on: self._filter())
        self.more_button.clicked.connect(self.more_requested)
        self.table.opened.connect(self.opened)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.table.verticalScrollBar().valueChanged.connect(self._scrolled)

    def _scrolled(self, value: int) -> None:
        """At the end of what is listed the next sheets come by themselves."""
        end = self.table.verticalScrollBar().maximum()
        if value == end > 0 and self._foot.isVisible():
            self.more_requested.emit()

    def _filter(self) -> None:
        self._rest.stop()
        self.filtered.emit(
            Narrowed(
                use=str(self.use.currentData()),
                team=str(self.team.currentData()),
                cohort=str(self.cohort.currentData()),
                period=str(self.period.currentData()),
                text=self.search.text().strip(),
                standing=self.standing.isChecked(),
            )
        )


def _combo(name: str, everything: str) -> PickBox:
    combo = PickBox(name, _FILTER_EMS)
    combo.addItem(everything, "")
    return combo


def _offer(combo: PickBox, choices: tuple[Choice, ...]) -> None:
    """Offer *choices* under the entry for everything; the one chosen stays."""
    chosen = combo.currentData()
    combo.blockSignals(True)
    while combo.count() > 1:
        combo.removeItem(1)
    for choice in choices:
        combo.addItem(choice.text, choice.key)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    combo.blockSignals(False)


def _row(one: SheetLine) -> Row:
    return Row(
        one.key,
        (
            one.day,
            one.number,
            Cell(one.title, tip=one.title),
            Cell(one.subject, tip=one.subject, bold=True),
            Cell(one.filler, tip=one.filler),
            one.mark,
            Cell(one.verdict, one.tone),
            Cell(one.state, one.state_tone),
        ),
    )
