"""How well something was remembered, read off the reply itself and never asked for."""

from collections.abc import Collection
from dataclasses import dataclass

from desktop_app.training.repetition.memory import Rating

QUICK_KEY = 15.0
"""Seconds to the first key within which the answer was at hand; the line has to be read, too."""

QUICK_SHARE = 1 / 3
"""The answer stands within this part of its limit."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long an answer took, in seconds, and how long it may take."""

    first_key: float
    answer: float
    limit: float

    @property
    def in_time(self) -> bool:
        """Whether the limit was kept."""
        return self.answer <= self.limit

    @property
    def quick(self) -> bool:
        """Whether nothing had to be searched for."""
        return self.first_key <= QUICK_KEY and self.answer <= self.limit * QUICK_SHARE


def rate(
    asked: Collection[str], met: Collection[str], broken: bool, pace: Pace, helped: bool = False
) -> Rating:
    """Rate a reply to a card that asks for the points *asked* of which *met* were said.

    Nothing said of them, or a taboo *broken*: again. A part of them, too late, or *helped* (a
    hint, or the customer had to ask again): hard. All of them: good; quick besides: easy.
    """
    said = sum(point in met for point in asked)
    if broken or not said:
        return Rating.AGAIN
    if said < len(asked) or helped or not pace.in_time:
        return Rating.HARD
    return Rating.EASY if pace.quick else Rating.GOOD
