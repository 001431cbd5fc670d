"""Local minutes of days as points in time, worked out once for each day."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from random import Random

from desktop_app.system.clock import Clock

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


class Days:
    """Turns a local minute of a day into a moment, with seconds drawn by chance."""

    def __init__(self, clock: Clock, random: Random) -> None:
        self.today = clock.today()
        now = clock.local(clock.now())
        self.minute_now = now.hour * 60 + now.minute
        self._zone = now.tzinfo
        self._random = random
        self._midnight = lru_cache(maxsize=None)(self._worked_out)

    def moment(self, day: date, minute: int) -> datetime:
        """Return a local minute of a day as UTC."""
        return _EPOCH + self.milliseconds(day, minute) * _MILLISECOND

    def milliseconds(self, day: date, minute: int) -> int:
        """Return a local minute of a day in milliseconds since 1970."""
        second = int(self._random.random() * 60)
        return self._midnight(day) + (minute * 60 + second) * 1000

    def _worked_out(self, day: date) -> int:
        return (datetime.combine(day, time(), self._zone) - _EPOCH) // _MILLISECOND
