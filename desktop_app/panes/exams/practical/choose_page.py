"""Opening a practical, or adding to one: for whom, and which scenarios."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.panes.exams.practical.shown import PersonRow, ScenarioRow
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.row_list import ListRow, RowList
from desktop_app.widgets.row_search import RowSearch

_KEY = Qt.ItemDataRole.UserRole


class ChoosePage(QWidget):
    """Signals: `person_chosen(key)`, `draw_requested()`, `changed()`, `accepted()`, `closed()`.

    Attributes: `people`, `search`, `scenarios`, `draw_button`, `accept_button`, `back_button`.
    """

    person_chosen = Signal(str)
    draw_requested = Signal()
    changed = Signal()
    accepted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = RowList(tr("学员"), clicks_open=False)
        self.search = RowSearch(self.people, tr("找人：姓名、首字母、工号"))
        self.scenarios = QListWidget()
        self.scenarios.setAccessibleName(tr("场景"))
        self.draw_button = PlainButton(tr("抽题"), "Ctrl+D", icon="retry")
        self.accept_button = PrimaryButton(tr("开始实操考核"), "Ctrl+Enter")
        self.back_button = PlainButton(tr("返回"), "Esc")
        self._who = Card(tr("给谁"))
        self._which = Card(tr("演练哪些场景"))
        self._lacks = TextLabel("", "secondary", wrap=True)
        self._problem = TextLabel("", "problem", wrap=True)
        self._lay_out()
        self._connect()

    def show_people(self, people: Sequence[PersonRow], chosen: str) -> None:
        """Show for whom a practical can be opened; none: the person is settled."""
        self._who.setVisible(bool(people))
        self.search.clear()
        self.search.set_rows(
            [
                ListRow(one.key, one.name, one.detail, avatar=one.name, finds=one.finds)
                for one in people
            ]
        )
        if chosen:
            self.people.select(chosen)

    def show_scenarios(self, rows: Sequence[ScenarioRow], sentence: str, act: str) -> None:
        """Show the scenarios with those that are chosen."""
        self._which.set_title(tr("演练哪些场景"), sentence)
        self.accept_button.setText(act)
        self.scenarios.blockSignals(True)
        self.scenarios.clear()
        for one in rows:
            item = QListWidgetItem(
                tr("{difficulty}　{title}　{detail}").format(
                    difficulty=one.difficulty, title=one.title, detail=one.detail
                )
            )
            item.setData(_KEY, one.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = Qt.CheckState.Checked if one.chosen else Qt.CheckState.Unchecked
            item.setCheckState(on)
            self.scenarios.addItem(item)
        self.scenarios.blockSignals(False)
        first = next((n for n, one in enumerate(rows) if one.chosen), 0)
        self.scenarios.setCurrentRow(first)
        self.show_problem("")

    def show_lacks(self, text: str, may_accept: bool) -> None:
        """Say what the choice still lacks."""
        self._lacks.setText(text)
        theming.set_role(self._lacks, "good" if may_accept else "secondary")
        self.accept_button.setEnabled(may_accept)

    def show_problem(self, text: str) -> None:
        """Say why it could not be done."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def chosen(self) -> tuple[str, ...]:
        """Return the scenarios that are ticked."""
        items = (self.scenarios.item(n) for n in range(self.scenarios.count()))
        return tuple(
            str(one.data(_KEY)) for one in items if one.checkState() is Qt.CheckState.Checked
        )

    def focus_first(self) -> None:
        """Go to where the choice begins."""
        (self.scenarios if self._who.isHidden() else self.people).setFocus()

    def _stay_in_sight(self) -> None:
        """Whoever is chosen is in sight: nobody is examined who was filtered away."""
        rows = self.people.rows()
        if rows and not self.people.current_key():
            self.people.select(rows[0].key)

    def _lay_out(self) -> None:
        self._who.body.addWidget(self.search)
        self._who.body.addWidget(self.people)
        self._who.body.addStretch(1)
        self._which.add_to_header(self.draw_button)
        self._which.body.addWidget(self.scenarios, 1)
        self._which.body.addWidget(self._lacks)
        body = QHBoxLayout()
        body.setSpacing(theming.space("m"))
        body.addWidget(self._who, 2)
        body.addWidget(self._which, 3)
        foot = QHBoxLayout()
        foot.setSpacing(theming.space("s"))
        foot.addWidget(self.back_button)
        foot.addWidget(self._problem, 1)
        foot.addStretch(1)
        foot.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        side = theming.space("xl")
        column.setContentsMargins(side, theming.space("l"), side, theming.space("l"))
        column.setSpacing(theming.space("m"))
        column.addLayout(body, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._stay_in_sight())
        self.people.selected.connect(self.person_chosen)
        self.people.opened.connect(self.person_chosen)
        self.scenarios.itemChanged.connect(lambda _item: self.changed.emit())
        self.draw_button.clicked.connect(self.draw_requested)
        self.accept_button.clicked.connect(self.accepted)
        self.back_button.clicked.connect(self.closed)
        for keys, act in (
            ("Ctrl+D", self.draw_requested.emit),
            ("Ctrl+Return", self.accept_button.click),
            ("Esc", self.closed.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
