"""Working days: Chinese public holidays, adjusted workdays (调休), the organisation's own days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from desktop_app.system.text import tr
from desktop_app.training.curriculum.public_days import public_year

Origin = Literal["week", "public", "adjusted", "own"]

PUBLISHED_YEARS = range(2001, 2027)
"""Years whose arrangement by the State Council the `holidays` package carries; 2026 is asserted
day by day in our tests. Later years hold only the statutory days, computed, until published."""

_DAY = timedelta(days=1)
_SATURDAY = 5
_EVE, _SPRING_FESTIVAL = "农历除夕", "春节"
_BRIDGE = "休息日"


@dataclass(frozen=True, slots=True)
class DayOverride:
    """A day that the organisation has set itself; it wins over week and public holidays."""

    working: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class DayInfo:
    """What a day is, and where that comes from.

    `provisional`: the arrangement of its year is computed, not published or confirmed.
    """

    day: date
    working: bool
    name: str
    """`国庆节`, `调休上班`, `周末`, the own note; empty on an ordinary working day."""
    origin: Origin
    provisional: bool


def _publicly_closed(day: date) -> bool:
    public = public_year(day.year)
    if day in public.closed:
        return True
    return day.weekday() >= _SATURDAY and day not in public.workdays


def _walk(day: date, step: timedelta) -> Iterator[date]:
    """Yield the closed days that follow *day* without a gap, in the direction of *step*."""
    while date.min < day < date.max and _publicly_closed(day := day + step):
        yield day


def _festival(day: date) -> str:
    """Return the festival that *day* itself is, or empty."""
    name = public_year(day.year).closed.get(day, "")
    return "" if name == _BRIDGE else name


def _holiday_name(day: date) -> str:
    """Return the name of the holiday that a closed day belongs to, empty for a plain weekend.

    A published holiday is the whole run of closed days around its festival: the swapped days and
    the weekend in it carry the festival's name too, as in `国庆节 10月1日至7日`.
    """
    if own := _festival(day):
        return own.replace(_EVE, "除夕")
    around = (*_walk(day, -_DAY), *_walk(day, _DAY))
    name = next((found for near in around if (found := _festival(near))), "")
    return name.replace(_EVE, _SPRING_FESTIVAL)


class WorkCalendar:
    """Tells working days from closed ones.

    Years outside `PUBLISHED_YEARS` are provisional until they stand in *confirmed_years*; years
    that the library does not know at all have weekends only. *overrides* always win.
    """

    def __init__(
        self, overrides: Mapping[date, DayOverride], confirmed_years: frozenset[int]
    ) -> None:
        self._overrides = dict(overrides)
        self._confirmed = confirmed_years

    def is_working(self, day: date) -> bool:
        """Tell whether people work on *day*."""
        own = self._overrides.get(day)
        return not _publicly_closed(day) if own is None else own.working

    def is_provisional(self, year: int) -> bool:
        """Tell whether the arrangement of *year* may still change."""
        return year not in PUBLISHED_YEARS and year not in self._confirmed

    def info(self, day: date) -> DayInfo:
        """Return what *day* is called and where that comes from."""
        own = self._overrides.get(day)
        if own is not None:
            name = own.note or (tr("自定工作日") if own.working else tr("自定休息日"))
            return DayInfo(day, own.working, name, "own", provisional=False)
        provisional = self.is_provisional(day.year)
        if _publicly_closed(day):
            holiday = _holiday_name(day)
            return DayInfo(
                day, False, holiday or tr("周末"), "public" if holiday else "week", provisional
            )
        if day.weekday() >= _SATURDAY:
            return DayInfo(day, True, tr("调休上班"), "adjusted", provisional)
        return DayInfo(day, True, "", "week", provisional)

    def working_days(self, start: date) -> Iterator[date]:
        """Yield working days from *start* on, *start* included when it is one; never ends.

        Raises OverflowError past the year 9999.
        """
        day = start
        while True:
            if self.is_working(day):
                yield day
            day += _DAY

    def next_working(self, day: date) -> date:
        """Return *day* when it is a working day, else the first working day after it."""
        return next(self.working_days(day))

    def nth_working(self, start: date, n: int) -> date:
        """Return the *n*-th working day counted from *start*, which is day 1.

        A closed *start* is not counted: the next working day is then day 1.
        """
        if n < 1:
            raise ValueError(f"working days are counted from 1, not {n}")
        days = self.working_days(start)
        for _ in range(n - 1):
            next(days)
        return next(days)

    def working_between(self, a: date, b: date) -> int:
        """Count the working days from *a* to *b*, both included; 0 when *b* is before *a*."""
        span = (b - a).days
        return sum(self.is_working(a + timedelta(days=n)) for n in range(span + 1))
