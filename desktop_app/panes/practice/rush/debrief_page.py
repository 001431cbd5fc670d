"""The debrief of a rush: messages by customer at the left; marks, waits, order and views right."""

from PySide6.QtWidgets import QWidget

from desktop_app.panes.practice.finding_card import FindingCard
from desktop_app.panes.practice.looking_page import LookingPage
from desktop_app.panes.practice.rush.cards import GroupsCard, OrderCard, WaitsCard
from desktop_app.panes.practice.rush.shown import RushDebriefShown
from desktop_app.system.text import tr


class RushDebriefPage(LookingPage):
    """Several customers at once looked back at. Attributes: `groups`, `waits`, `order`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        groups, waits, order = GroupsCard(), WaitsCard(), OrderCard()
        finding = FindingCard(tr("从第 {n} 条重练"))
        super().__init__(finding, groups.turns, groups, (waits, order), parent)
        self.groups, self.waits, self.order = groups, waits, order

    def show_debrief(self, shown: RushDebriefShown) -> None:
        """Show an attempt looked back at."""
        self.show_look(shown.debrief)
        self.waits.show_waits(shown.waits)
        self.order.show_order(shown.order)
        self.groups.show_groups(shown.groups, shown.debrief.own, shown.debrief.former)

    def find_evidence(self, turn: int, start: int | None, end: int | None) -> None:
        self.groups.show_evidence(turn, start, end)
