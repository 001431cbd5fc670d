"""What the steps that look back share: a chance of their own, so that nobody else's changes."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from desktop_app.sample.days import Days
from desktop_app.sample.sheets import Clerk
from desktop_app.sample.staff import IdSource
from desktop_app.system.clock import Clock

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import WorkCalendar

_SINCE = timedelta(days=130)


@dataclass(frozen=True)
class Desk:
    """A clerk with days, numbers and a chance of their own."""

    clerk: Clerk
    days: Days
    random: Random
    ids: IdSource
    calendar: "WorkCalendar"

    @classmethod
    def beside(
        cls,
        clerk: Clerk,
        seed: int,
        clock: Clock,
        calendar: "WorkCalendar",
        name: str = "looking-back",
    ) -> "Desk":
        """Return a desk beside *clerk*: the same seed and name give the same sheets."""
        random = Random(f"{seed}-{name}")
        start = datetime.combine(clock.today() - _SINCE, time(), UTC)
        ids = IdSource(random, round(start.timestamp() * 1000))
        return cls(clerk.colleague(random, ids), Days(clock, random), random, ids, calendar)

    @property
    def today(self) -> date:
        """The day on which the sample is made."""
        return self.days.today

    def working(self, first: date) -> list[date]:
        """Return the working days from *first* to yesterday."""
        span = (self.today - first).days
        days = (first + timedelta(days=n) for n in range(span))
        return [day for day in days if self.calendar.is_working(day)]
