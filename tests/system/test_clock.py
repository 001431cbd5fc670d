"""The machine's clock: forwards, set back by a little, set back by hours."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.system import clock as module
from desktop_app.system.clock import SystemClock

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


class Machine:
    """What the clock reads: the time that is told, and how long the machine has run."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.told, self.ran = NOON, 100.0
        monkeypatch.setattr(module, "datetime", self)
        monkeypatch.setattr(module, "monotonic", lambda: self.ran)

    min = datetime(1, 1, 1, tzinfo=UTC)

    def now(self, _zone: object) -> datetime:
        return self.told

    def passes(self, seconds: float) -> None:
        self.told += timedelta(seconds=seconds)
        self.ran += seconds


def test_a_clock_set_back_by_a_little_stands_still_and_by_more_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    machine = Machine(monkeypatch)
    clock = SystemClock()
    assert clock.now() == NOON
    machine.told -= timedelta(seconds=1)
    assert clock.now() == NOON
    machine.passes(3)
    assert clock.now() == NOON + timedelta(seconds=2)
    machine.told -= timedelta(hours=1)
    for minutes in range(1, 4):
        machine.passes(60)
        assert clock.now() == NOON + timedelta(minutes=minutes, seconds=2)
    machine.told += timedelta(hours=2)
    assert clock.now() == machine.told
