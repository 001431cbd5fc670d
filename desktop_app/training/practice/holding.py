"""Whether a condition of a line or a step holds: mood, what was said, how often, how long."""

from typing import TYPE_CHECKING

from desktop_app.training.practice.model import When

if TYPE_CHECKING:
    from desktop_app.training.practice.conversation import Conversation


class Context:
    """What conditions are held against after the replies given so far.

    A point counts by the last turn that asked for it: met in any of the tries there, or missed.
    *tries* is how often the turn in question has been answered.
    """

    def __init__(self, said: "Conversation", tries: int) -> None:
        self._mood = said.mood
        self._tries = tries
        self._replies = len(said.exchanges)
        last = said.exchanges[-1] if said.exchanges else None
        self._broken = {one.id for one in last.analysis.violations} if last else set()
        self._seconds = last.timing.answer if last else 0.0
        asked_in: dict[str, str] = {}
        met: dict[str, set[str]] = {}
        for exchange in said.exchanges:
            asked_in.update((point.id, exchange.turn) for point in exchange.points)
            met.setdefault(exchange.turn, set()).update(exchange.hits)
        self._hits = {key for key, turn in asked_in.items() if key in met[turn]}
        self._misses = set(asked_in) - self._hits

    def holds(self, when: When) -> bool:
        """Whether every given part of *when* is so."""
        return self._mood_fits(when) and self._words_fit(when) and self._counts_fit(when)

    def _mood_fits(self, when: When) -> bool:
        low = when.mood_min is None or self._mood >= when.mood_min
        return low and (when.mood_max is None or self._mood <= when.mood_max)

    def _words_fit(self, when: When) -> bool:
        if when.violated is not None and when.violated is not bool(self._broken):
            return False
        if when.broke_any and self._broken.isdisjoint(when.broke_any):
            return False
        if when.hits_any and self._hits.isdisjoint(when.hits_any):
            return False
        if when.misses_any and self._misses.isdisjoint(when.misses_any):
            return False
        return self._hits.issuperset(when.hits_all)

    def _counts_fit(self, when: When) -> bool:
        if when.tries_min is not None and self._tries < when.tries_min:
            return False
        if when.replies_min is not None and self._replies < when.replies_min:
            return False
        return when.seconds_min is None or self._seconds >= when.seconds_min
