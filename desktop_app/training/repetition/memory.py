"""How well a card is remembered: FSRS, one review a day, without its random spread."""

from datetime import UTC, date, datetime, time
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fsrs import Scheduler

MOST_DAYS = 180
"""No card stays away for longer than half a year: rules and prices change within that time."""


class Rating(IntEnum):
    """How well a card was remembered; the numbers are FSRS's."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


def remembered(
    memory: dict[str, Any] | None, rating: Rating, day: date, retention: float
) -> tuple[dict[str, Any], int]:
    """Return what is known of a card after a review on *day*, and after how many days it is due.

    *memory* is what the review before returned, None for a new card; *retention* the share of
    cards that is to be remembered when they come back, 0 to 1. The same reviews always give the
    same schedule.
    """
    from fsrs import Card
    from fsrs import Rating as Grade

    # Days, not moments: a card answered in the evening is a day old the next morning.
    moment = datetime.combine(day, time(), UTC)
    card = Card(card_id=0, due=moment) if memory is None else _card(memory)
    reviewed, _log = _scheduler(retention).review_card(card, Grade(int(rating)), moment)
    after = {
        "stability": reviewed.stability,
        "difficulty": reviewed.difficulty,
        "reviewed": day.isoformat(),
        "reviews": (memory["reviews"] if memory else 0) + 1,
        "lapses": (memory["lapses"] if memory else 0) + (rating is Rating.AGAIN),
    }
    return after, max(1, (reviewed.due - moment).days)


def _card(memory: dict[str, Any]) -> Any:
    from fsrs import Card, State

    reviewed = datetime.combine(date.fromisoformat(memory["reviewed"]), time(), UTC)
    return Card(
        card_id=0,
        state=State.Review,
        stability=memory["stability"],
        difficulty=memory["difficulty"],
        due=reviewed,
        last_review=reviewed,
    )


@lru_cache(maxsize=8)
def _scheduler(retention: float) -> "Scheduler":
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=retention,
        learning_steps=(),  # steps of minutes are for vocabulary, not for sentences
        relearning_steps=(),
        maximum_interval=MOST_DAYS,
        enable_fuzzing=False,
    )
