"""The mood over the turns, with the finding as its title."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.panes.practice.shown import CurveShown
from desktop_app.widgets.cards import Card
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.mood_curve import MoodCurve


class CurveCard(Card):
    """Signals: `turn_chosen(turn)`. Attributes: `curve`."""

    turn_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.curve = MoodCurve()
        self._sentence = TextLabel("", "secondary", wrap=True)
        self._shown: CurveShown | None = None
        self.body.addWidget(self.curve)
        self.body.addWidget(self._sentence)
        self.curve.turn_chosen.connect(self._choose)

    def show_curve(self, curve: CurveShown) -> None:
        """Show this run alone."""
        self._shown = curve
        self.set_title(curve.title)
        self.show_last(False)

    def show_last(self, shown: bool) -> None:
        """Lay the run before behind it, dashed."""
        curve = self._shown
        if curve is None:
            return
        both = shown and bool(curve.last)
        self.curve.set_runs(curve.moods, curve.last if both else (), curve.tips)
        self._sentence.setText(curve.last_sentence if both else curve.sentence)

    def _choose(self, turn: int) -> None:
        self.curve.mark(turn)
        self.turn_chosen.emit(turn)
