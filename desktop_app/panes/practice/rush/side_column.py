"""The right of a rush: the clock, who is looked at, the rules as a short checklist."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.panes.practice.customer_column import facts_table
from desktop_app.panes.practice.page import Column
from desktop_app.panes.practice.point_row import PointRow
from desktop_app.panes.practice.run_page import RunSide
from desktop_app.panes.practice.rush.shown import CardShown
from desktop_app.panes.practice.talk_shown import PointShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.headings import TextLabel, rule
from desktop_app.widgets.stopwatch import Stopwatch


class SideColumn(RunSide):
    """Attributes: `stopwatch`, `rules`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rules: tuple[PointShown, ...] = ()
        self._minutes = ""
        self.stopwatch = Stopwatch(tr("已用时间"))
        self._column = Column("s")
        self._rules, self._card = QVBoxLayout(), QVBoxLayout()
        self._rules.setSpacing(theming.space("xs"))
        self._card.setSpacing(theming.space("s"))
        self._lay_out()

    def begin(self, exam: bool, minutes: int) -> None:
        """Show a rush from its beginning."""
        self._minutes = tr("约 {n} 分钟").format(n=minutes)
        self.begin_run(exam)
        self.show_time("00:00")

    def show_time(self, time: str) -> None:
        """Show how far the clock is."""
        self.stopwatch.show_time(time, self._minutes, "plain")

    def show_card(self, card: CardShown) -> None:
        """Show who is looked at."""
        content = self._card
        clear_layout(content)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(TextLabel(card.caption, "secondary"))
        who.addWidget(TextLabel(card.name, "section", wrap=True))
        if card.about:
            who.addWidget(TextLabel(card.about, "secondary", wrap=True))
        content.addLayout(who)
        if card.facts:
            content.addWidget(facts_table(card.facts))
        if card.rules:
            content.addSpacing(theming.space("s"))
            content.addWidget(TextLabel(tr("情况和规定"), "secondary"))
            content.addWidget(TextLabel(card.rules, wrap=True))
        self._column.verticalScrollBar().setValue(0)

    def show_rules(self, rules: Sequence[PointShown]) -> None:
        """Show the rules and how they stand; an examination shows none."""
        self.rules = tuple(rules)
        clear_layout(self._rules)
        if rules:
            self._rules.addWidget(TextLabel(tr("接待的规矩"), "strong"))
            for point in rules:
                self._rules.addWidget(PointRow(point, tr("做到了"), tr("没做到")))
        else:
            text = tr("考核中：不显示规矩、提示和客户情绪，不能暂停。")
            self._rules.addWidget(TextLabel(text, "secondary", wrap=True))

    def _lay_out(self) -> None:
        content = self._column.content
        content.addLayout(self._rules)
        content.addSpacing(theming.space("xs"))
        content.addWidget(rule())
        content.addLayout(self._card)
        content.addStretch(1)
        layout = QVBoxLayout(self)
        side = theming.space("l")
        layout.setContentsMargins(side + 1, side, side, side)
        layout.setSpacing(theming.space("s"))
        layout.addWidget(self.stopwatch)
        layout.addWidget(rule())
        layout.addWidget(self._column, 1)
        layout.addLayout(self.buttons())
