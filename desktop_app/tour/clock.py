"""The clock of the tour: runs like the real one, from the same afternoon on at every tour."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from desktop_app.system.clock import SystemClock

BEGINS = datetime(2026, 11, 30, 16, 35, tzinfo=ZoneInfo("Asia/Shanghai"))
"""A working Monday with sessions on it and on the days around it.

The sample ends on the day it is made. On an arbitrary one nobody may be owed a case, or tomorrow
may hold no session: the tour would then fail for the calendar's sake, and its pictures would
differ from day to day.
"""


class AfternoonClock(SystemClock):
    """Shifts the real time so that the tour begins at `BEGINS`."""

    def __init__(self) -> None:
        super().__init__()
        self._shift = BEGINS.astimezone(UTC) - datetime.now(UTC)

    def now(self) -> datetime:
        return super().now() + self._shift
