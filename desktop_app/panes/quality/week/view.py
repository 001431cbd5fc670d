"""The week on the screen: every agent with what is owed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.quality.week.agent_table import AgentTable
from desktop_app.panes.quality.week.shown import WeekShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import IconButton
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.pane import PaneView


class WeekView(PaneView):
    """Signals: `week_stepped(weeks)`. Attributes: `table`."""

    week_stepped = Signal(int)

    help_key = "quality-inspection"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_heading(tr("质检"), "")
        self.table = AgentTable()
        self.empty = EmptyState(
            "quality",
            tr("还没有要抽检的同事"),
            tr("带教导师，以及入职满两周的学员，每周会出现在这里。"),
        )
        self.earlier = IconButton("chevron-left", tr("前一周"))
        self.later = IconButton("chevron-right", tr("后一周"))
        self._title = TextLabel("", "strong")
        self._finding = TextLabel("", "section")
        self._pages = QStackedWidget()
        self._lay_out()
        self.earlier.clicked.connect(lambda: self.week_stepped.emit(-1))
        self.later.clicked.connect(lambda: self.week_stepped.emit(1))
        self.setFocusProxy(self.table)

    def show_week(self, week: WeekShown) -> None:
        """Show a week."""
        self.set_heading(tr("质检"), week.sentence)
        self._title.setText(week.title)
        self._finding.setText(week.finding)
        self.later.setEnabled(not week.latest)
        self.table.show_agents(week.rows)
        self._pages.setCurrentIndex(0 if week.rows else 1)

    def show_count(self, count: int) -> None:
        """Say in the rail how many inspections are owed."""
        self.badge_changed.emit(count)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        head.addWidget(self._finding)
        head.addStretch(1)
        for widget in (self.earlier, self._title, self.later):
            head.addWidget(widget)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("m"))
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)
