"""What a closed calibration shows: how far the inspectors agree, who leans, and what was agreed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.panes.quality.calibration.shown import InspectorShown, ItemShown, ResultsShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.avatar import Avatar
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.dumbbell import Dumbbell
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import ElidedLabel, TextLabel
from desktop_app.widgets.list_and_page import ScrollColumn
from desktop_app.widgets.table import Cell, Column, Row, Table
from desktop_app.widgets.tags import Tag

_NARROW_EMS = 5
"""Room for a name of three characters or an answer: the rest belongs to the words."""
_ITEM_EMS, _AGREED_EMS = 12, 7
_MOST_ROWS = 14
"""A table of more items scrolls."""


class ResultsPage(QWidget):
    """Signals: `item_chosen(item)`, `agreed(item, text)`.

    Attributes: `chart`, `table`, `words` (what was agreed on the chosen item), `keep_button`.
    """

    item_chosen = Signal(str)
    agreed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, ItemShown] = {}
        self._item = ""
        self._head = Card()
        self._finding = TextLabel("", "strong", wrap=True)
        self._people = QVBoxLayout()
        self.chart = Dumbbell(tr("每一项各人给的分"))
        self.words = QLineEdit()
        self._field = Field(tr("统一的口径"), self.words)
        self.keep_button = PlainButton(tr("记下"))
        self._agree = QWidget()
        self._words_card = Card(tr("各人写的"))
        self._columns = QHBoxLayout()
        self._columns.setSpacing(theming.space("l"))
        self._table_card = Card(tr("逐项对照"), tr("选一项，写下谈定的口径；以后评分照此掌握"))
        self.table: Table | None = None
        self._lay_out()
        self.chart.chosen.connect(self._choose)
        self.keep_button.clicked.connect(self._keep)
        self.words.returnPressed.connect(self._keep)

    def show_results(self, shown: ResultsShown, item: str) -> None:
        """Show what the inspectors gave, with *item* chosen."""
        self._head.set_title(shown.title, shown.sentence)
        self._finding.setText(shown.finding)
        clear_layout(self._people)
        clear_layout(self._columns)
        self._people.addWidget(_inspectors(shown.inspectors))
        for one in shown.inspectors:
            self._columns.addLayout(_comments(one), 1)
        self._words_card.setVisible(any(one.comments for one in shown.inspectors))
        self.chart.show_rows(shown.views, shown.lines)
        self.chart.set_caption(shown.finding, tr("n = {n} 人").format(n=len(shown.inspectors)))
        self._agree.setVisible(shown.may_agree)
        self._show_table(shown)
        self._choose(item if item in self._items else next(iter(self._items), ""))

    def show_problem(self, text: str) -> None:
        """Say why it was not recorded."""
        self._field.set_problem(text)

    def _show_table(self, shown: ResultsShown) -> None:
        self._items = {one.key: one for one in shown.items}
        names = [one.name for one in shown.inspectors]
        narrow = _NARROW_EMS * theming.current().type["text"]
        if self.table is not None:
            self.table.hide()
            self.table.deleteLater()
        self.table = Table(
            tr("逐项对照"),
            (
                Column(tr("项目"), stretch=True, ems=_ITEM_EMS),
                *(Column(name, width=narrow) for name in names),
                Column(tr("相同"), align="right", width=narrow),
                Column(tr("最大差"), align="right", width=narrow),
                self._agreed_column(shown.items),
            ),
        )
        self.table.set_rows([_row(one) for one in shown.items])
        rows = min(_MOST_ROWS, len(shown.items)) + 1
        self.table.setMinimumHeight(rows * theming.size("row") + 2)
        self.table.selected.connect(self._choose)
        self._table_card.body.insertWidget(0, self.table)

    def _agreed_column(self, items: Sequence[ItemShown]) -> Column:
        """What was agreed needs room once there is something; until then the items have it.

        Where there is no room for both it stands in the field under the table alone.
        """
        some = any(one.agreed for one in items)
        return Column(tr("统一的口径"), stretch=some, ems=_AGREED_EMS, spare=True)

    def _choose(self, item: str) -> None:
        if item not in self._items:
            return
        self._item = item
        one = self._items[item]
        self.words.setText(one.agreed)
        self.show_problem("")
        self.words.setAccessibleName(tr("“{label}”的统一口径").format(label=one.label))
        self.words.setPlaceholderText(
            tr("“{label}”怎样算几分，写成一句能照着做的话").format(label=one.label)
        )
        self.item_chosen.emit(item)

    def _keep(self) -> None:
        if self._item:
            self.agreed.emit(self._item, self.words.text())

    def _lay_out(self) -> None:
        self._head.body.addWidget(self._finding)
        self._head.body.addLayout(self._people)
        chart = Card(tr("每一项各人给的分"), tr("形状不同的点是不同的人；一票否决项的分歧标红"))
        chart.body.addWidget(self.chart)
        line = QHBoxLayout(self._agree)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theming.space("s"))
        line.addWidget(self._field, 1)
        line.addWidget(self.keep_button)
        self._table_card.body.addWidget(self._agree)
        column = ScrollColumn(tr("校准结果"))
        self._words_card.body.addLayout(self._columns)
        for card in (self._head, self._table_card, chart, self._words_card):
            column.content.addWidget(card)
        column.content.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)


def _inspectors(people: Sequence[InspectorShown]) -> QWidget:
    """One line each, their parts under one another."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theming.space("m"))
    grid.setVerticalSpacing(theming.space("m"))
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    middle = Qt.AlignmentFlag.AlignVCenter
    for line, one in enumerate(people):
        grid.addWidget(Avatar(one.name), line, 0)
        grid.addWidget(ElidedLabel(one.name, "strong"), line, 1)
        grid.addWidget(TextLabel(one.total, "strong"), line, 2, right | middle)
        grid.addWidget(Tag(one.tag, one.tone), line, 3, left | middle)
        grid.addWidget(TextLabel(one.sentence, "secondary", wrap=True), line, 4)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(4, 3)
    return table


def _comments(one: InspectorShown) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theming.space("xs"))
    column.addWidget(ElidedLabel(one.name, "strong"))
    for label, words in one.comments:
        column.addWidget(TextLabel(label, "secondary", wrap=True))
        column.addWidget(TextLabel(words, wrap=True))
    column.addStretch(1)
    return column


def _row(one: ItemShown) -> Row:
    tone = "bad" if one.split and one.decisive else ""
    label = tr("{label}（一票否决）").format(label=one.label) if one.decisive else one.label
    return Row(
        one.key,
        (
            Cell(label, bold=one.split, tone=tone, tip=one.label),
            *one.answers,
            Cell(one.same, tone=tone),
            Cell(one.spread, tone=tone),
            Cell(one.agreed, tip=one.agreed),
        ),
    )
