"""The clock of the tour: runs like the real one, on an afternoon of the latest working day."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desktop_app.system.clock import SystemClock
from desktop_app.training.curriculum.workdays import WorkCalendar

AFTERNOON = time(16, 35)


class AfternoonClock(SystemClock):
    """Shifts the real time so that the tour always sees a working day with sessions on it."""

    def __init__(self) -> None:
        super().__init__()
        zone = ZoneInfo("Asia/Shanghai")
        calendar, day = WorkCalendar({}, frozenset()), datetime.now(zone).date()
        while not calendar.is_working(day):
            day -= timedelta(days=1)
        self._shift = datetime.combine(day, AFTERNOON, zone).astimezone(UTC) - datetime.now(UTC)

    def now(self) -> datetime:
        return super().now() + self._shift
