"""Where a session would fit instead: the next free times."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from desktop_app.training.curriculum.moving.conflicts import Grounds, conflicts
from desktop_app.training.curriculum.moving.ordering import Moment
from desktop_app.training.curriculum.moving.sittings import Sitting

OPENS, CLOSES = 9 * 60, 18 * 60
"""Slots are looked for within these hours, in minutes from midnight."""
LUNCH = (12 * 60, 13 * 60 + 30)
STEP = 30
SLOTS = 3
HORIZON = 20
"""How many working days ahead is looked."""


def free_slots(
    sitting: Sitting,
    earliest: Moment,
    grounds: Grounds,
    fits: Callable[[Moment], bool] = lambda _moment: True,
    count: int = SLOTS,
) -> tuple[Moment, ...]:
    """Return the next times at which a session meets nothing, its own hour of a day first.

    Nothing before *earliest* is offered, one time a day; *fits* says what the order allows.
    """
    return tuple(islice(_days(sitting, earliest, grounds, fits), count))


def _days(
    sitting: Sitting, earliest: Moment, grounds: Grounds, fits: Callable[[Moment], bool]
) -> Iterator[Moment]:
    days = grounds.calendar.working_days(max(earliest[0], grounds.today))
    for day in islice(days, HORIZON):
        found = next(
            (
                start
                for start in starts(sitting)
                if (day, start) >= earliest
                and fits((day, start))
                and _free(sitting, day, start, grounds)
            ),
            None,
        )
        if found is not None:
            yield (day, found)


def starts(sitting: Sitting) -> Iterator[int]:
    """Yield the times of a day to try: its own, then every half hour but lunch."""
    yield sitting.start
    for start in range(OPENS, CLOSES - sitting.minutes + 1, STEP):
        at_lunch = start < LUNCH[1] and LUNCH[0] < start + sitting.minutes
        if not at_lunch and start != sitting.start:
            yield start


def _free(sitting: Sitting, day: date, start: int, grounds: Grounds) -> bool:
    return not conflicts(replace(sitting, day=day, start=start), grounds)
