"""When a drill may be examined, and when an examination that was left is over."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from db.records import Attempt

GRACE = timedelta(minutes=10)
"""A program that fell over may be started again within this time and the examination gone on with;
whoever stays away longer has left it."""


def taken_on(
    attempts: Sequence[Attempt], day: date, local: Callable[[datetime], datetime]
) -> Attempt | None:
    """The latest examination of a drill that was begun on *day*, finished or not."""
    return next((one for one in attempts if local(one.started_at).date() == day), None)


def left(began: datetime, last_said: datetime | None, now: datetime) -> bool:
    """Whether an open examination has been left for good."""
    return now - (last_said or began) > GRACE
