"""A session on its way to another day or time, by mouse or by keys."""

from dataclasses import dataclass
from datetime import date

STEP = 15
"""Minutes from one place in the week to the next."""
LEAST = 15
"""A session is no shorter, in minutes."""
MIDNIGHT = 24 * 60


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a session would stand; minutes from midnight. `key` empty: it is drawn anew."""

    key: str
    day: date
    start: int
    minutes: int


def snapped(minutes: float) -> int:
    """Return the nearest time that a session can begin or end at."""
    return max(0, min(MIDNIGHT, round(minutes / STEP) * STEP))


def begun_at(carried: Carried, start: int) -> Carried:
    """Let a session begin at another time of the day that leaves it whole."""
    last = max(0, MIDNIGHT - carried.minutes)
    return Carried(carried.key, carried.day, max(0, min(start, last)), carried.minutes)


def ended_at(carried: Carried, end: int) -> Carried:
    """Let a session last until another time, but not too short."""
    minutes = min(max(LEAST, end - carried.start), MIDNIGHT - carried.start)
    return Carried(carried.key, carried.day, carried.start, minutes)
