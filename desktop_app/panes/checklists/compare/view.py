"""Own view beside others' on the screen: the finding, the chart, the sheets behind a line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.panes.checklists.compare.shown import CompareShown, SheetsShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.cards import Card
from desktop_app.widgets.dumbbell import Dumbbell
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import PickBox
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.row_list import RowList


class CompareView(PaneView):
    """Who and how long in the top line of the card, the chart below it, then the sheets.

    Attributes: `chart`. Signals: `person_chosen(id)`, `weeks_chosen(weeks)`,
    `sheet_opened(sheet_id)`.
    """

    person_chosen = Signal(str)
    weeks_chosen = Signal(int)
    sheet_opened = Signal(str)

    full_bleed = True
    help_key = "quality-inspection"
    keys = (
        ("↑ ↓", tr("看每一项")),
        ("Enter", tr("列出这一项的表")),
        ("Ctrl+S", tr("把图存下来")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = PickBox(tr("看谁"))
        self.weeks = PickBox(tr("看多久"))
        self.chart = Dumbbell(tr("自评对照"))
        self.finding = TextLabel("", "section", wrap=True)
        self.note = TextLabel("", "secondary", wrap=True)
        self.sheets = RowList(tr("这一项的表"))
        self.sheets_title = TextLabel("", "strong")
        self.empty = EmptyState("checklists", "", "")
        self._lay_out()
        self.people.activated.connect(self._person)
        self.weeks.activated.connect(self._span)
        self.sheets.opened.connect(self.sheet_opened)
        self.setFocusProxy(self.chart)

    def show_people(self, people: Sequence[tuple[str, str]], current: str) -> None:
        """Let the hands choose among *people*; none: there is nobody else to look at."""
        self.people.clear()
        for key, name in people:
            self.people.addItem(name, key)
        self.people.setCurrentIndex(max(0, self.people.findData(current)))
        self.people.setVisible(bool(people))

    def show_weeks(self, weeks: Sequence[int], current: int) -> None:
        """Let the hands choose a span."""
        for one in weeks:
            self.weeks.addItem(tr("最近 {n} 周").format(n=one), one)
        self.weeks.setCurrentIndex(self.weeks.findData(current))

    def show_comparison(self, shown: CompareShown) -> None:
        """Show the finding and the lines."""
        self.finding.setText(shown.finding)
        self.note.setText(shown.note)
        self.chart.set_caption(shown.finding, shown.note)
        self.chart.show_rows(shown.views, shown.rows)
        self._hint.setVisible(bool(shown.rows))
        self.chart.setVisible(bool(shown.rows))
        self.empty.set_texts(
            tr("还没有可以对照的记录"),
            tr("做过自检，导师或质检也评过同一类事情以后，这里会并排画出来。"),
        )
        self.empty.setVisible(not shown.rows)

    def show_sheets(self, sheets: SheetsShown | None) -> None:
        """List the sheets behind a line, None for none."""
        self._list_card.setVisible(sheets is not None)
        if sheets is not None:
            self.sheets_title.setText(sheets.title)
            self.sheets.set_rows(sheets.rows)

    def show_nobody(self) -> None:
        """There is nobody whom the person may compare."""
        for widget in (self.people, self.chart, self._hint, self._list_card):
            widget.hide()
        self.empty.set_texts(
            tr("还没有可以对照的人"), tr("有了学员以后，可以看他们的自评和别人的评分差在哪里。")
        )
        self.empty.show()

    def _lay_out(self) -> None:
        card = Card()
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(self.finding)
        words.addWidget(self.note)
        head.addLayout(words, 1)
        for box in (self.people, self.weeks):
            head.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(head)
        card.body.addWidget(self.chart)
        self._hint = TextLabel(
            tr("▲ 自评偏高，▼ 自评偏低，＝ 一致。选一行，下面列出它出自哪些表。"),
            "secondary",
            wrap=True,
        )
        card.body.addWidget(self._hint)
        card.body.addWidget(self.empty)
        self.empty.hide()
        self._list_card = Card()
        self._list_card.body.addWidget(self.sheets_title)
        self._list_card.body.addWidget(self.sheets)
        self._list_card.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        side = theming.space("xl")
        column.setContentsMargins(side, theming.space("l"), side, theming.space("l"))
        column.setSpacing(theming.space("l"))
        column.addWidget(card)
        column.addWidget(self._list_card)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _person(self, place: int) -> None:
        self.person_chosen.emit(self.people.itemData(place))

    def _span(self, place: int) -> None:
        self.weeks_chosen.emit(self.weeks.itemData(place))
