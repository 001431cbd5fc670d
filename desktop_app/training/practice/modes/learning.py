"""学习: a good wording is read phrase by phrase, each with the reason why it is said."""

from collections.abc import Sequence

from desktop_app.training.practice.drill import Drill
from desktop_app.training.practice.modes.names import LEARNING
from desktop_app.training.practice.modes.run import (
    Analyser,
    Answer,
    Done,
    ModeFigures,
    Moment,
    Step,
    Verdict,
    in_order,
)


class Learning:
    """Every moment is read once; nothing is judged."""

    name = LEARNING

    def prepare(self, _drill: Drill, moment: Moment, _seed: int, _analyser: Analyser) -> Moment:
        """Nothing beyond what every moment has."""
        return moment

    def judge(
        self, _moment: Moment, _answer: Answer, _analyser: Analyser, _figures: ModeFigures
    ) -> Verdict:
        """Reading is done when it is done."""
        return Verdict(None, right=True)

    def next(self, moments: int, done: Sequence[Done]) -> Step | None:
        """One moment after the other."""
        return in_order(moments, done)

    def total(self, _moments: Sequence[Moment], _done: Sequence[Done]) -> float | None:
        """No mark."""
        return None
