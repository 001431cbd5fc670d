"""Who is inspected, and which contact a draw falls on: values in, values out."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import TypeVar

from db.records import Role

T = TypeVar("T")

REASONS = (
    "客户中途挂断或离开，没有谈完",
    "录音听不清，或文字缺了一段",
    "不是真实接待：测试、误拨、重复记录",
    "与质检员本人有关，应当回避",
)
"""Why a drawn contact cannot be used; any other reason is written out."""


def monday_of(day: date) -> date:
    """Return the Monday of the week of *day*."""
    return day - timedelta(days=day.weekday())


def last_day_of(week: date) -> date:
    """Return the Sunday of the week that begins on *week*."""
    return week + timedelta(days=6)


def handles_contacts(roles: Collection[Role], joined_on: date, week: date, first_week: int) -> bool:
    """Tell whether somebody with *roles* is inspected in the week that begins on *week*.

    Each agent is [S1]: everybody who handles contacts. These are trainees from their *first_week*
    on, which is 3 by default because the first two are spent watching [S1], and mentors, who are
    agents themselves. Supervisors and administrators are not, unless they are one of these too.
    """
    if Role.MENTOR in roles:
        return True
    begins = joined_on + timedelta(weeks=first_week - 1)
    return Role.TRAINEE in roles and begins <= last_day_of(week)


def share_of_today(owed: int, today: date) -> int:
    """Return how many of the week's inspections fall on *today*, spread evenly up to Friday."""
    days_left = max(1, 5 - today.weekday())
    return -(-owed // days_left)


def place_of(seed: int, size: int) -> int:
    """Return the place, from 0, that *seed* draws among *size* contacts; each is equally likely.

    A digest of the seed decides, so that any version of any language finds the same place again.
    Its 256 bits make the places differ in likelihood by less than one in 10⁶⁰.
    """
    if size < 1:
        raise ValueError(f"nothing to draw from: {size}")
    return int.from_bytes(sha256(str(seed).encode()).digest(), "big") % size


def drawn(seed: int, pool: Sequence[T]) -> T:
    """Return what *seed* draws from *pool*, whose order has to be a fixed one."""
    return pool[place_of(seed, len(pool))]
