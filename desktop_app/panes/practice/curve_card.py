"""The mood over the turns, with the finding as its title."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.panes.practice.debrief_shown import CurveShown, FormerShown
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
        self.show_former(None)

    def show_former(self, former: FormerShown | None) -> None:
        """Lay a former run behind it, dashed, or none."""
        curve = self._shown
        if curve is None:
            return
        self.curve.set_runs(curve.moods, former.moods if former else (), curve.tips)
        sentence = former.sentence if former else curve.sentence
        self._sentence.setText(sentence)
        self.curve.set_caption(curve.title, sentence)

    def _choose(self, turn: int) -> None:
        self.curve.mark(turn)
        self.turn_chosen.emit(turn)
