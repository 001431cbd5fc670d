"""The page of a rush's debrief: finding and messages left; marks, waits, order, views right."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.practice.criteria_card import CriteriaCard
from desktop_app.panes.practice.finding_card import FindingCard
from desktop_app.panes.practice.page import Column, width_of
from desktop_app.panes.practice.rush.cards import GroupsCard, OrderCard, WaitsCard
from desktop_app.panes.practice.rush.shown import RushDebriefShown
from desktop_app.panes.practice.sharing_page import SharingPage
from desktop_app.panes.practice.views_card import ViewsCard
from desktop_app.system.text import tr
from desktop_app.widgets import theming

_RIGHT_SHARE = 0.42


class RushDebriefPage(SharingPage):
    """Signals: `retry_requested(number)` with 0 for the weakest, `again_requested()`,
    `back_requested()`, `reflected(answers)`.
    """

    retry_requested = Signal(int)
    again_requested = Signal()
    back_requested = Signal()
    reflected = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = FindingCard()
        self.finding.retry_button.setText(tr("重练"))
        self.groups = GroupsCard()
        self.criteria = CriteriaCard()
        self.waits = WaitsCard()
        self.order = OrderCard()
        self.views = ViewsCard()
        self._right = Column("m")
        self._lay_out()
        self.furnish_sharing()
        self._connect()
        self.setFocusProxy(self.finding.retry_button)

    def show_debrief(self, shown: RushDebriefShown) -> None:
        """Show an attempt looked back at."""
        debrief = shown.debrief
        self.finding.show_finding(debrief)
        self.finding.retry_button.setText(tr("从第 {n} 条重练").format(n=debrief.weakest))
        self.criteria.show_criteria(debrief.criteria)
        self.waits.show_waits(shown.waits)
        self.order.show_order(shown.order)
        self.groups.show_groups(shown.groups, debrief.own)
        self.views.show_views(debrief)
        self._right.verticalScrollBar().setValue(0)

    def show_last(self, shown: bool) -> None:
        """Lay the marks of the attempt before beside these."""
        self.criteria.show_last(shown)

    def say(self, text: str) -> None:
        """Say what is wrong with keeping the reflection."""
        self.views.say(text)

    def flush(self) -> None:
        """Hand out what was typed and not kept yet."""
        self.views.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._right.setFixedWidth(width_of("sheet", self.width(), _RIGHT_SHARE))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theming.space("m"))
        left.addWidget(self.finding)
        left.addWidget(self.groups, 1)
        for card in (self.criteria, self.waits, self.order, self.views):
            self._right.content.addWidget(card)
        self._right.content.addStretch(1)
        layout = QHBoxLayout(self)
        side, top = theming.space("xl"), theming.space("l")
        layout.setContentsMargins(side, top, side - theming.space("m"), top)
        layout.setSpacing(theming.space("m"))
        layout.addLayout(left, 1)
        layout.addWidget(self._right)
        theming.changed.connect(self._fit)

    def _connect(self) -> None:
        self.finding.retry_requested.connect(lambda: self.retry_requested.emit(0))
        self.groups.retry_requested.connect(self.retry_requested)
        self.criteria.evidence_requested.connect(self.groups.show_evidence)
        self.views.reflected.connect(self.reflected)
        self.bind_keys({"R": lambda: self.retry_requested.emit(0), "N": self.again_requested.emit})
        self.bind("Esc").activated.connect(self.back_requested)
