"""The page of the debrief: finding and turns at the left; marks, mood and views at the right."""

from PySide6.QtWidgets import QWidget

from desktop_app.panes.practice.curve_card import CurveCard
from desktop_app.panes.practice.debrief_shown import DebriefShown, FormerShown
from desktop_app.panes.practice.finding_card import FindingCard
from desktop_app.panes.practice.looking_page import LookingPage
from desktop_app.panes.practice.turns_card import TurnsCard
from desktop_app.system.text import tr


class DebriefPage(LookingPage):
    """One conversation looked back at. Attributes: `curve`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        turns, curve = TurnsCard(), CurveCard()
        super().__init__(FindingCard(tr("重练第 {n} 回合")), turns, turns, (curve,), parent)
        self.curve = curve
        self.curve.turn_chosen.connect(lambda turn: self.show_evidence(turn, None, None))

    def show_debrief(self, debrief: DebriefShown) -> None:
        """Show an attempt looked back at; one without turns shows its marks alone."""
        self.show_look(debrief)
        self.turns.show_turns(debrief.turns, debrief.own, debrief.former)
        self._left.setVisible(bool(debrief.turns))
        self._spare.setVisible(not debrief.turns)
        self.curve.setVisible(debrief.curve is not None)
        if debrief.curve is not None:
            self.curve.show_curve(debrief.curve)
        self.views.setVisible(bool(debrief.turns))

    def find_evidence(self, turn: int, start: int | None, end: int | None) -> None:
        self.turns.show_evidence(turn, start, end)

    def show_former(self, former: FormerShown | None) -> None:
        super().show_former(former)
        self.curve.show_former(former)
        self.curve.curve.mark(self.turns.current)

    def turn_chosen(self, turn: int) -> None:
        super().turn_chosen(turn)
        self.curve.curve.mark(turn)
