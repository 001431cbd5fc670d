"""The list of trainees, with search and the filter by team."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.people.shown import Choice, PersonRow
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import SearchEdit
from desktop_app.widgets.table import Cell, Column, Row, Table


class PeopleList(QFrame):
    """Signals: `person_chosen(key)`, `searched(text)`, `team_chosen(team)`."""

    person_chosen = Signal(str)
    searched = Signal(str)
    team_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theming.set_role(self, "side-left")
        self.search = SearchEdit(tr("找人：姓名、首字母、工号"))
        self.team = QComboBox()
        self.team.setAccessibleName(tr("小组"))
        self.team.addItem(tr("全部小组"), "")
        # Measuring thousands of rows would be felt; a longer name stands whole in the tooltip.
        self.table = Table(
            tr("学员"),
            (
                Column(tr("姓名"), ems=5.5),
                Column(tr("小组"), stretch=True, ems=5.3, spare=True),
                Column(tr("导师"), ems=5),
                Column(tr("入职"), "right", ems=4.8),
                Column(tr("最近"), "right", ems=4.2),
            ),
        )
        theming.set_role(self.table, "bare")
        self._empty = EmptyState("people", tr("还没有学员"), "")
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty)
        layout = QVBoxLayout(self)
        side = theming.space("l")
        layout.setContentsMargins(side, side, side, theming.space("s"))
        layout.setSpacing(theming.space("s"))
        layout.addWidget(self.search)
        layout.addWidget(self.team)
        layout.addWidget(self._pages, 1)
        # Arrowing through the list opens where one rests: each opening is logged.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(theming.current().motion["short"])
        self._rest.timeout.connect(self._choose)
        self.search.textChanged.connect(self.searched)
        self.team.currentIndexChanged.connect(self._choose_team)
        self.table.selected.connect(lambda _key: self._rest.start())
        self.table.opened.connect(lambda _key: self._choose())
        theming.changed.connect(self._fit)
        self._marked = ""
        self._fit()

    def show_teams(self, teams: tuple[Choice, ...]) -> None:
        """Offer these teams; the one chosen stays."""
        chosen = self.team.currentData()
        self.team.blockSignals(True)
        self.team.clear()
        self.team.addItem(tr("全部小组"), "")
        for team in teams:
            self.team.addItem(team.text, team.key)
        self.team.setCurrentIndex(max(0, self.team.findData(chosen)))
        self.team.blockSignals(False)

    def show_people(self, rows: tuple[PersonRow, ...], searched: bool) -> None:
        """List people; selection, order and place are kept."""
        scrolled = self.table.verticalScrollBar().value()
        self.table.blockSignals(True)
        self.table.set_items(rows, _row)
        self.table.blockSignals(False)
        self.table.verticalScrollBar().setValue(scrolled)
        if not rows:
            self._empty.set_texts(
                tr("没有找到这样的人") if searched else tr("还没有学员"),
                tr("可以按姓名、拼音首字母或工号找，或换一个小组。")
                if searched
                else tr("您带教或管理的学员会列在这里。"),
            )
        self._pages.setCurrentIndex(0 if rows else 1)

    def mark(self, key: str) -> None:
        """Mark whose record is shown, without choosing anew."""
        self._marked = key
        if self.table.current_key() != key:
            self.table.blockSignals(True)
            self.table.select(key)
            self.table.blockSignals(False)

    def _choose(self) -> None:
        self._rest.stop()
        key = self.table.current_key()
        if key and key != self._marked:
            self.person_chosen.emit(key)

    def _choose_team(self) -> None:
        self.team_chosen.emit(str(self.team.currentData()))

    def _fit(self) -> None:
        theme = theming.current()
        self.setFixedWidth(theming.frame("sheet") * (100 + theme.percent) // 200)


def _row(one: PersonRow) -> Row:
    return Row(
        one.key,
        (
            Cell(one.name, tip=one.tip, bold=True),
            one.team,
            one.mentor,
            Cell(tr("{n} 天").format(n=one.days), sort=one.days),
            Cell(one.mark, sort=one.mark_order),
        ),
    )
