"""Where sessions stand on the line of working days on which a program is written.

Dates come only with a start day. Until then calendar days are counted as in weeks that begin on a
Monday and have no holidays: day 30 stands where it would fall then.
"""

from collections.abc import Mapping
from typing import Any

_WEEK, _WORKING = 7, 5
LAST_DAY = 400
"""The last day that a session can be put on, in its own count."""


def working_day(day: int, count: str) -> int:
    """Return the working day on which a session stands; a weekend goes to the Monday after it."""
    if count == "working":
        return day
    weeks, rest = divmod(day - 1, _WEEK)
    return weeks * _WORKING + min(rest, _WORKING) + 1


def counted_day(place: int, count: str) -> int:
    """Return the day, in its own count, of a session that is put on working day *place*."""
    if count == "calendar":
        weeks, rest = divmod(max(1, place) - 1, _WORKING)
        place = weeks * _WEEK + rest + 1
    return max(1, min(LAST_DAY, place))


def place_of(session: Mapping[str, Any]) -> int:
    """Return the working day on which a session being written stands."""
    return working_day(session["day"], session["count"])


def moment_of(session: Mapping[str, Any]) -> tuple[int, str]:
    """Return where on the line a session begins: working day and time."""
    return place_of(session), session["start"]
