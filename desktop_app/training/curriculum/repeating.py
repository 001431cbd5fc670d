"""On which days a session comes again."""

import calendar as months
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.training.curriculum.program import Every, Repeat

_MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6}


def occurrences(repeat: "Repeat | None", day: date, start: date) -> Iterator[date]:
    """Yield the days on which a session falls, *day* first, before closed days are looked at.

    `until` counts calendar days from *start*, which is day 1. A month that is too short takes its
    last day.
    """
    yield day
    if repeat is None:
        return
    number = 1
    last = None if repeat.until is None else start + timedelta(days=repeat.until - 1)
    while repeat.count is None or number < repeat.count:
        following = _step(repeat.every, day, number)
        if last is not None and following > last:
            return
        yield following
        number += 1


def _step(every: "Every", day: date, times: int) -> date:
    if every == "weekly":
        return day + timedelta(weeks=times)
    year, month = divmod(day.year * 12 + day.month - 1 + _MONTHS[every] * times, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def occurrence_key(session_id: str, number: int) -> str:
    """Return the key of the *number*-th time: the first one keeps the session's own."""
    return session_id if number == 1 else f"{session_id}#{number}"


def base_key(key: str) -> str:
    """Return the session that an occurrence belongs to."""
    return key.partition("#")[0]
