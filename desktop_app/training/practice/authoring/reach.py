"""Searches where a conversation can get to, over what is said, what is broken and every mood.

The search takes more for possible than a play may bring about: a point may be hit or missed, a
taboo broken or not, and the mood may move by anything up to what one reply can do. So what it
does not reach, nobody reaches.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, pairwise

from desktop_app.training.practice.drill import Drill, DrillTurn
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.model import EndingKind, Transition, When

_MOST_STATES = 60_000
"""A search that finds more states gives up and decides nothing."""


@dataclass(frozen=True, slots=True)
class _State:
    turn: str
    band: int
    hits: frozenset[str]
    asked: frozenset[str]
    tries: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A reply in the abstract: what it leads from, with the mood that it leaves."""

    band: int
    hits: frozenset[str]
    misses: frozenset[str]
    violated: bool
    tries: int


class _Search:
    """Looks through the states that can follow one another; `places` are those that were seen."""

    def __init__(self, drill: Drill, figures: PracticeFigures) -> None:
        self.drill = drill
        self.figures = figures
        self.places: set[str] = set()
        self._named = _named(drill)
        self._bands = _bands(drill, figures)
        self._most_tries = {
            turn.id: max((step.when.tries_min or 0 for step in turn.next), default=0)
            for turn in drill.turns.values()
        }

    def run(self) -> bool:
        """Fill `places`; False when there was too much to look through."""
        start = _State(
            self.drill.first, self._band(self.drill.opening_mood), frozenset(), frozenset(), ()
        )
        seen, waiting = {start}, [start]
        while waiting:
            state = waiting.pop()
            self.places.add(state.turn)
            for following in self._after(state):
                if following not in seen:
                    seen.add(following)
                    waiting.append(following)
            if len(seen) > _MOST_STATES:
                return False
        return True

    def _after(self, state: _State) -> Iterator[_State]:
        turn = self.drill.turns[state.turn]
        own = frozenset(point.id for point in turn.points) & self._named
        tries = dict(state.tries)
        before = tries.get(turn.id, 0)
        kept = state.hits if before else state.hits - own
        asked = state.asked | own
        tries[turn.id] = min(before + 1, max(1, self._most_tries[turn.id]))
        counted = tuple(sorted(tries.items()))
        for chosen in _subsets(own):
            hits = kept | chosen
            for violated in (False, True) if turn.taboos else (False,):
                for band in self._moods(state.band):
                    said = _Said(band, hits, asked - hits, violated, tries[turn.id])
                    for to in self._steps(turn, said):
                        if to in self.drill.turns:
                            yield _State(to, band, hits, asked, counted)
                        else:
                            self.places.add(to)

    def _steps(self, turn: DrillTurn, said: _Said) -> Iterator[str]:
        """Where the reply may lead: the first step that holds, a hang-up, the end of patience.

        How long a reply takes, how many there were and which taboo was broken is open: such a step
        may hold or not.
        """
        for step in turn.next:
            if self._holds(step.when, said):
                yield from self._led(turn, step, said)
                if not _open(step.when):
                    return
        yield from self._led(turn, None, said)

    def _led(self, turn: DrillTurn, step: Transition | None, said: _Said) -> Iterator[str]:
        hung_up = self.drill.ending_of(EndingKind.HUNG_UP)
        named = step is not None and step.when.mood_min is not None
        if hung_up and not named and self._bands[said.band][1] >= self.figures.mood.hangs_up_at:
            yield hung_up.id
        if step is None or step.to == turn.id:
            given_up = hung_up or self.drill.ending_of(EndingKind.LOST)
            yield given_up.id if given_up else next(iter(self.drill.endings))
        yield turn.id if step is None else step.to

    def _holds(self, when: When, said: _Said) -> bool:
        low, high = self._bands[said.band]
        if when.mood_min is not None and high < when.mood_min:
            return False
        if when.mood_max is not None and low > when.mood_max:
            return False
        if when.violated is not None and when.violated is not said.violated:
            return False
        if when.broke_any and not said.violated:
            return False
        if when.tries_min is not None and said.tries < when.tries_min:
            return False
        return _words_fit(when, said)

    def _moods(self, band: int) -> Iterator[int]:
        """The bands that one reply can lead to from any mood within *band*."""
        low, high = self._bands[band]
        least = low - self.figures.mood.most_down
        most = high + self.figures.mood.most_up
        for number, (first, last) in enumerate(self._bands):
            if first <= most and last >= least:
                yield number

    def _band(self, mood: int) -> int:
        return next(n for n, (low, high) in enumerate(self._bands) if low <= mood <= high)


def reached(drill: Drill, figures: PracticeFigures | None = None) -> frozenset[str] | None:
    """Return the ids of turns and endings that some play may reach; None: too much to decide."""
    search = _Search(drill, figures or PracticeFigures())
    return frozenset(search.places) if search.run() else None


def _open(when: When) -> bool:
    timed = when.seconds_min is not None or when.replies_min is not None
    return timed or bool(when.broke_any)


def _words_fit(when: When, said: _Said) -> bool:
    if when.hits_any and said.hits.isdisjoint(when.hits_any):
        return False
    if when.misses_any and said.misses.isdisjoint(when.misses_any):
        return False
    return said.hits.issuperset(when.hits_all)


def _steps_of(drill: Drill) -> Iterator[Transition]:
    for turn in drill.turns.values():
        yield from turn.next


def _named(drill: Drill) -> frozenset[str]:
    """The points that some step asks about; all others make no difference."""
    return frozenset(
        chain.from_iterable(
            (*step.when.hits_all, *step.when.hits_any, *step.when.misses_any)
            for step in _steps_of(drill)
        )
    )


def _bands(drill: Drill, figures: PracticeFigures) -> tuple[tuple[int, int], ...]:
    """Cut 0–100 where some condition tells two moods apart, and around the mood at the start."""
    cuts = {0, 101, figures.mood.hangs_up_at, drill.opening_mood, drill.opening_mood + 1}
    for step in _steps_of(drill):
        if step.when.mood_min is not None:
            cuts.add(min(101, max(0, step.when.mood_min)))
        if step.when.mood_max is not None:
            cuts.add(min(101, max(0, step.when.mood_max + 1)))
    edges: Sequence[int] = sorted(cuts)
    return tuple((low, high - 1) for low, high in pairwise(edges))


def _subsets(points: Iterable[str]) -> Iterator[frozenset[str]]:
    known = sorted(points)
    for size in range(len(known) + 1):
        yield from map(frozenset, combinations(known, size))
