"""Where the time comes from: injected everywhere, so that tests and samples can set it."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Protocol
from zoneinfo import ZoneInfo


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

    It never runs backwards within a run: set back, it stands still until time has caught up, so
    that a record never seems older than the one before it.
    """

    def __init__(self, zone: tzinfo | None = None) -> None:
        self._zone = zone or ZoneInfo("Asia/Shanghai")
        self._latest = datetime.min.replace(tzinfo=UTC)

    def now(self) -> datetime:
        self._latest = max(self._latest, datetime.now(UTC))
        return self._latest

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self._zone)

    def today(self) -> date:
        return self.local(self.now()).date()


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
