"""The debrief of a rush: messages by customer left; marks, waits, order, mood and views right."""

from PySide6.QtWidgets import QWidget

from desktop_app.panes.practice.curve_card import CurveCard
from desktop_app.panes.practice.finding_card import FindingCard
from desktop_app.panes.practice.looking_page import LookingPage
from desktop_app.panes.practice.rush.cards import GroupsCard, OrderCard, WaitsCard
from desktop_app.panes.practice.rush.shown import RushDebriefShown, TurnGroup
from desktop_app.system.text import tr


class RushDebriefPage(LookingPage):
    """Several customers at once looked back at.

    Attributes: `groups`, `waits`, `order`, `curve` (the mood of the customer who is looked at).
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        groups, waits, order, curve = GroupsCard(), WaitsCard(), OrderCard(), CurveCard()
        finding = FindingCard(tr("从第 {n} 条重练"))
        super().__init__(finding, groups.turns, groups, (waits, order, curve), parent)
        self.groups, self.waits, self.order, self.curve = groups, waits, order, curve
        self._points: tuple[int, ...] = ()
        self.groups.chosen.connect(self._show_curve)
        self.curve.turn_chosen.connect(self._show_point)

    def show_debrief(self, shown: RushDebriefShown) -> None:
        """Show an attempt looked back at."""
        self.show_look(shown.debrief)
        self.waits.show_waits(shown.waits)
        self.order.show_order(shown.order)
        self.groups.show_groups(shown.groups, shown.debrief.own, shown.debrief.former)

    def find_evidence(self, turn: int, start: int | None, end: int | None) -> None:
        self.groups.show_evidence(turn, start, end)

    def turn_chosen(self, turn: int) -> None:
        super().turn_chosen(turn)
        self.curve.curve.mark(self._points.index(turn) + 1 if turn in self._points else 0)

    def _show_curve(self, group: TurnGroup) -> None:
        self._points = group.points
        self.curve.setVisible(group.curve is not None)
        if group.curve is not None:
            self.curve.show_curve(group.curve)

    def _show_point(self, point: int) -> None:
        """The first point of the curve is the opening mood, which no message made."""
        if 0 < point <= len(self._points):
            self.show_evidence(self._points[point - 1], None, None)
