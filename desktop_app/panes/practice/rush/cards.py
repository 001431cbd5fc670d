"""The cards of a rush's debrief: the waits, the order of answering, the messages by customer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.practice.debrief_shown import FormerShown
from desktop_app.panes.practice.rush.shown import OrderRow, TurnGroup, WaitsShown
from desktop_app.panes.practice.rush.wait_chart import WaitChart
from desktop_app.panes.practice.turns_card import TurnsCard
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag


class WaitsCard(Card):
    """等待时间: the picture under its finding. Attributes: `chart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("谁等了多久"), parent=parent)
        self._sentence = TextLabel("", "secondary", wrap=True)
        self.chart = WaitChart()
        self.body.setSpacing(theming.space("s"))
        self.body.addWidget(self.chart)
        self.body.addWidget(self._sentence)

    def show_waits(self, waits: WaitsShown) -> None:
        """Show who waited how long."""
        self.set_title(waits.title)
        self._sentence.setText(waits.sentence)
        self.chart.show_waits(waits)


class OrderCard(Card):
    """先后: the order taken beside the right one, with the reason of the latter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("答复的先后"), parent=parent)
        self._content = QVBoxLayout()
        self.body.addLayout(self._content)

    def show_order(self, order: Sequence[OrderRow]) -> None:
        """Show both orders, place by place."""
        clear_layout(self._content)
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theming.space("m"))
        grid.setVerticalSpacing(theming.space("s"))
        grid.setColumnStretch(2, 1)
        for column, title in enumerate((tr("您的先后"), "", tr("该有的先后"))):
            grid.addWidget(TextLabel(title, "secondary"), 0, column)
        for row in order:
            self._add(grid, row)
        self._content.addWidget(table)

    def _add(self, grid: QGridLayout, row: OrderRow) -> None:
        top = Qt.AlignmentFlag.AlignTop
        taken = TextLabel(f"{row.place} {row.taken}")
        taken.setAccessibleName(
            tr("第 {n} 位答了{taken}，该答{right}").format(
                n=row.place, taken=row.taken, right=row.right
            )
        )
        sign = Tag(row.verdict, "warn") if row.verdict else Tag("✓", "good")
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(TextLabel(row.right, "strong"))
        right.addWidget(TextLabel(row.why, "secondary", wrap=True))
        grid.addWidget(taken, row.place, 0, top)
        grid.addWidget(sign, row.place, 1, top)
        grid.addLayout(right, row.place, 2)


class GroupsCard(QWidget):
    """逐句依据, all in order of time or those of one customer.

    Signals: `chosen(group)`. Attributes: `turns`, `buttons`.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.turns = TurnsCard()
        self.buttons: list[QPushButton] = []
        self._groups: tuple[TurnGroup, ...] = ()
        self._own = False
        self._former: tuple[FormerShown, ...] = ()
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout()
        self._row.setSpacing(theming.space("xs"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        layout.addLayout(self._row)
        layout.addWidget(self.turns, 1)

    def show_groups(
        self, groups: Sequence[TurnGroup], own: bool, former: Sequence[FormerShown] = ()
    ) -> None:
        """Show all messages in order of time; *former* are the runs to compare them with."""
        self._former = tuple(former)
        self.turns.compare("")
        for button in self.buttons:
            self._group.removeButton(button)
        clear_layout(self._row)
        self.buttons, self._groups, self._own = [], tuple(groups), own
        for place, group in enumerate(groups):
            button = QPushButton(group.title)
            button.setAccessibleName(tr("逐句依据：{title}").format(title=group.title))
            button.setCheckable(True)
            theming.set_role(button, "chip")
            button.setMinimumWidth(theming.size("primary"))  # a small window squeezes the names
            button.clicked.connect(lambda _on=False, place=place: self.choose(place))
            self._group.addButton(button)
            self._row.addWidget(button)
            self.buttons.append(button)
        self._row.addStretch(1)
        self.choose(0)

    def choose(self, place: int) -> None:
        """Show one group of messages."""
        if place < len(self._groups):
            self.buttons[place].setChecked(True)
            beside = self.turns.compared_with
            self.turns.show_turns(self._groups[place].turns, self._own, self._former)
            self.turns.compare(beside)
            self.chosen.emit(self._groups[place])

    def show_evidence(self, number: int, start: int | None, end: int | None) -> None:
        """Scroll to message *number*, among all of them where it is none of those shown, and draw
        the eye to these words.
        """
        shown = next(n for n, one in enumerate(self.buttons) if one.isChecked())
        if all(one.number != number for one in self._groups[shown].turns):
            self.choose(0)
        self.turns.show_evidence(number, start, end)
