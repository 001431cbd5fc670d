"""The running clock of a debrief: minutes that are kept, and what it says beyond the plan."""

from pytestqt.qtbot import QtBot

from desktop_app.widgets.countdown import Countdown


class Seconds:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def _countdown(qtbot: QtBot) -> tuple[Countdown, Seconds, list[int]]:
    seconds = Seconds()
    clock = Countdown(30, seconds)
    qtbot.addWidget(clock)
    told: list[int] = []
    clock.minute_reached.connect(told.append)
    return clock, seconds, told


def test_every_full_minute_is_told_so_that_a_draft_has_it(qtbot: QtBot) -> None:
    clock, seconds, told = _countdown(qtbot)
    clock.toggle()
    for _ in range(5):
        seconds.now += 30
        clock.tick()
    assert told == [1, 2]
    assert clock.text() == "已过 02:30"


def test_stopping_tells_the_nearest_minute(qtbot: QtBot) -> None:
    clock, seconds, told = _countdown(qtbot)
    clock.toggle()
    seconds.now += 12 * 60 + 40
    clock.toggle()
    assert told == [13]
    assert clock.elapsed() == 12 * 60 + 40
    seconds.now += 600
    clock.tick()
    assert clock.elapsed() == 12 * 60 + 40, "stopped means stopped"


def test_it_goes_on_from_the_minutes_of_a_draft(qtbot: QtBot) -> None:
    clock, seconds, told = _countdown(qtbot)
    clock.set_elapsed_minutes(29)
    clock.toggle()
    seconds.now += 121
    clock.tick()
    assert told == [31]
    assert clock.text() == "已超 01:01"


def test_minutes_typed_while_it_runs_do_not_move_it(qtbot: QtBot) -> None:
    clock, seconds, _ = _countdown(qtbot)
    clock.toggle()
    seconds.now += 60
    clock.set_elapsed_minutes(20)
    assert clock.elapsed() == 60


def test_it_is_told_when_started_and_stopped_and_taken_up_again(qtbot: QtBot) -> None:
    clock, seconds, _ = _countdown(qtbot)
    toggled: list[tuple[float, bool]] = []
    clock.toggled.connect(lambda gone, running: toggled.append((gone, running)))
    clock.toggle()
    seconds.now += 90
    clock.toggle()
    assert toggled == [(0.0, True), (90.0, False)]
    again, later, told = _countdown(qtbot)
    again.take_up(90.0, True)
    later.now += 60
    again.tick()
    assert (again.elapsed(), again.running, told) == (150.0, True, [2])
    again.take_up(30.0, False)
    assert (again.elapsed(), again.running) == (30.0, False)
