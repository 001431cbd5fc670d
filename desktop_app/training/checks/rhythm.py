"""When a self-check is due, and how steadily it was done: pure rules.

A check of the rhythm shift or day is expected on every working day, one of the rhythm week once
between Monday and Sunday, by the week's last working day. Closed days, public or the
organisation's own, neither count nor break a row; a check done on one counts. Nothing is expected
before a person has handed a list in for the first time: a new list begins without misses.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAILY = frozenset({"shift", "day"})
WEEKLY = "week"
EVENT = "event"
WEEK_REMINDS = 2
"""A weekly check is asked for on so many working days at the end of the week."""

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)

Working = Callable[[date], bool]


class DueState(StrEnum):
    """How a list stands today."""

    DONE = "done"
    DUE = "due"
    LATER = "later"
    """Due this week, and not asked for yet."""
    FREE = "free"
    """Nothing is expected today."""


@dataclass(frozen=True, slots=True)
class Steadiness:
    """How a person has kept to one list within the days that were looked at."""

    streak: int
    """Days, or weeks of a weekly list, in a row up to now; one still open breaks nothing."""
    longest: int
    done: int
    missed: tuple[date, ...]
    """Working days without a check; of a weekly list the last working day of the week."""

    @property
    def share(self) -> float | None:
        """Share of what was expected that was done, 0 to 1; None when nothing was expected."""
        expected = self.done + len(self.missed)
        return self.done / expected if expected else None


def monday_of(day: date) -> date:
    """Return the Monday of the week of *day*."""
    return day - timedelta(days=day.weekday())


def last_working_days(monday: date, working: Working, count: int = 1) -> tuple[date, ...]:
    """Return the last *count* working days of the week, in order; fewer in a week with fewer."""
    days = [monday + timedelta(days=n) for n in range(7) if working(monday + timedelta(days=n))]
    return tuple(days[-count:])


def state(
    due: str, done: frozenset[date], today: date, working: Working, *, reported: bool = False
) -> DueState:
    """Tell how a list stands today; *reported*: the event of an event list has happened."""
    if due == EVENT:
        if reported:
            return DueState.DUE
        return DueState.DONE if today in done else DueState.FREE
    if due == WEEKLY:
        return _weekly_state(done, today, working)
    if today in done:
        return DueState.DONE
    return DueState.DUE if due in DAILY and working(today) else DueState.FREE


def steadiness(
    due: str, done: frozenset[date], first: date, today: date, working: Working
) -> Steadiness:
    """Return how steadily a list was done from *first* to *today*."""
    known = sorted(day for day in done if first <= day <= today)
    if due == EVENT or not due or not known:
        return Steadiness(0, 0, len(known), ())
    steps = _weeks if due == WEEKLY else _days
    row = longest = count = 0
    missed = []
    for step in steps(known[0], today, frozenset(known), working):
        if step.done:
            row, count = row + 1, count + 1
            longest = max(longest, row)
        elif not step.open:
            row = 0
            missed.append(step.day)
    return Steadiness(row, longest, count, tuple(missed))


@dataclass(frozen=True, slots=True)
class _Step:
    """A day or a week on which something was done or expected."""

    day: date
    done: bool
    open: bool = False
    """There is still time."""


def _days(first: date, today: date, done: frozenset[date], working: Working) -> Iterator[_Step]:
    day = first
    while day <= today:
        if day in done or working(day):
            yield _Step(day, day in done, day == today)
        day += _DAY


def _weeks(first: date, today: date, done: frozenset[date], working: Working) -> Iterator[_Step]:
    monday = monday_of(first)
    while monday <= today:
        last = last_working_days(monday, working)
        was = any(monday + timedelta(days=n) in done for n in range(7))
        if was or last:
            end = last[0] if last else monday
            yield _Step(end, was, monday + _WEEK > today)
        monday += _WEEK


def _weekly_state(done: frozenset[date], today: date, working: Working) -> DueState:
    monday = monday_of(today)
    if any(monday <= day < monday + _WEEK for day in done):
        return DueState.DONE
    last = last_working_days(monday, working, WEEK_REMINDS)
    if not last:
        return DueState.FREE
    return DueState.DUE if today >= last[0] else DueState.LATER
