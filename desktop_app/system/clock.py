"""Where the time comes from: injected everywhere, so that tests and samples can set it."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property
from threading import Lock
from time import monotonic
from typing import Protocol

_LITTLE = timedelta(seconds=2)
"""By as much a machine that sets its clock by others does set it back."""


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        ...

    def local(self, moment: datetime) -> datetime:
        """Return *moment* in the organisation's time zone: days are local, times are UTC."""
        ...

    def today(self) -> date:
        """Return the present day in the organisation's time zone."""
        ...


class SystemClock:
    """The machine's clock, in the organisation's time zone.

    It never runs backwards within a run, so that a record never seems older than the one before
    it: set back by a little it stands still until time has caught up, set back by more it goes on
    at the pace of the machine, so that nobody gains time in an exam.
    """

    def __init__(self, zone: tzinfo | None = None) -> None:
        self._given = zone
        self._latest = datetime.min.replace(tzinfo=UTC)
        self._tick = monotonic()
        self._lock = Lock()

    def now(self) -> datetime:
        with self._lock:
            told, tick = datetime.now(UTC), monotonic()
            if self._latest - told > _LITTLE:
                self._latest += timedelta(seconds=tick - self._tick)
            else:
                self._latest = max(self._latest, told)
            self._tick = tick
            return self._latest

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self._zone)

    def today(self) -> date:
        return self.local(self.now()).date()

    @cached_property
    def _zone(self) -> tzinfo:
        # The first paint of the window asks for no time, and does not wait for the zones.
        from zoneinfo import ZoneInfo

        return self._given or ZoneInfo("Asia/Shanghai")


class FixedClock(SystemClock):
    """A clock that stands where it was put, for tests and for generating samples."""

    def __init__(self, moment: datetime) -> None:
        super().__init__()
        self._moment = moment

    def now(self) -> datetime:
        return self._moment

    def advance(self, span: timedelta) -> None:
        """Move on by *span*."""
        self._moment += span
