"""The way through a drill when every reply is good, and what the customer says on it."""

from collections import deque
from zlib import crc32

from desktop_app.training.practice.drill import Drill, DrillTurn
from desktop_app.training.practice.model import EndingKind, When

_CALM = 25
"""The mood that good replies bring a customer to, as far as conditions ask for it."""
_GOOD = (EndingKind.SOLVED, EndingKind.PROMISED, EndingKind.ESCALATED)


def expected_way(drill: Drill) -> tuple[DrillTurn, ...]:
    """The turns that good replies lead through; where these lead nowhere, the shortest way."""
    way: list[DrillTurn] = []
    place = drill.first
    while place in drill.turns and drill.turns[place] not in way:
        way.append(drill.turns[place])
        said = len(way)
        place = next((step.to for step in way[-1].next if _holds(step.when, _CALM, 1, said)), "")
    if place in drill.endings and drill.endings[place].kind in _GOOD:
        return tuple(way)
    return _shortest(drill) or tuple(way)


def cue(drill: Drill, turn: DrillTurn, seed: int) -> str:
    """What the customer says on that way; *seed* picks among neighbouring variants."""
    mood = drill.opening_mood if turn.id == drill.first else _CALM
    lines = turn.lines
    first = next((n for n, line in enumerate(lines) if _holds(line.when, mood, 0)), len(lines) - 1)
    variants = [lines[first]]
    for line in lines[first + 1 :]:
        if line.when != lines[first].when:
            break
        variants.append(line)
    return variants[draw(f"{seed}/{turn.id}") % len(variants)].text


def draw(text: str) -> int:
    """A number drawn from *text*: the same on every machine."""
    return crc32(text.encode())


def _holds(when: When, mood: int, tries: int, replies: int = 0) -> bool:
    """Whether a condition holds for somebody who says all that is asked for, and in time."""
    low = when.mood_min is None or mood >= when.mood_min
    high = when.mood_max is None or mood <= when.mood_max
    often = when.tries_min is None or tries >= when.tries_min
    long = when.replies_min is None or replies >= when.replies_min
    amiss = when.misses_any or when.violated or when.broke_any or when.seconds_min is not None
    return low and high and often and long and not amiss


def _shortest(drill: Drill) -> tuple[DrillTurn, ...]:
    best = drill.ending_of(*_GOOD)
    waiting: deque[tuple[str, ...]] = deque([(drill.first,)])
    seen = {drill.first}
    while waiting and best is not None:
        way = waiting.popleft()
        for step in drill.turns[way[-1]].next:
            if step.to == best.id:
                return tuple(drill.turns[one] for one in way)
            if step.to in drill.turns and step.to not in seen:
                seen.add(step.to)
                waiting.append((*way, step.to))
    return ()
