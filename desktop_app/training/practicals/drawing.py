"""Which scenarios a practical is proposed with: of each difficulty what is practised least."""

from collections.abc import Sequence
from random import Random

from desktop_app.training.practicals.rules import DIFFICULTIES, PracticalFigures
from desktop_app.training.practicals.standing import Choice


def drawn(choices: Sequence[Choice], figures: PracticalFigures, seed: int) -> tuple[Choice, ...]:
    """Return as many scenarios as the rule asks for, easiest first; fewer where there are no more.

    Difficulties take turns. Among those that were run equally often the seed decides.
    """
    random = Random(seed)
    left = {
        difficulty: sorted(
            (one for one in choices if one.difficulty == difficulty),
            key=lambda one: (one.runs, random.random()),
        )
        for difficulty in DIFFICULTIES
    }
    found: list[Choice] = []
    while len(found) < figures.drills and any(left.values()):
        for waiting in left.values():
            if waiting and len(found) < figures.drills:
                found.append(waiting.pop(0))
    order = list(DIFFICULTIES)
    return tuple(sorted(found, key=lambda one: order.index(one.difficulty)))
