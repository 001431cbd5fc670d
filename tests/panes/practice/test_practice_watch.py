"""An answer is timed from the line to the first key to the sending, pauses taken out."""

from practice_fakes import Monotonic

from desktop_app.panes.practice.watch import AnswerWatch


def test_the_first_key_and_the_whole_are_measured_from_the_line() -> None:
    clock = Monotonic()
    watch = AnswerWatch(clock)
    watch.begin()
    clock.seconds += 12
    watch.key()
    clock.seconds += 30
    watch.key()
    assert (watch.first, watch.seconds) == (12, 42)


def test_a_pause_counts_neither_before_nor_after_the_first_key() -> None:
    clock = Monotonic()
    watch = AnswerWatch(clock)
    watch.begin()
    clock.seconds += 5
    watch.pause()
    clock.seconds += 600
    watch.key()  # in the pause
    watch.go_on()
    clock.seconds += 2
    watch.key()
    watch.pause()
    clock.seconds += 600
    watch.pause()
    watch.go_on()
    watch.go_on()
    clock.seconds += 3
    assert (watch.first, watch.seconds) == (7, 10)


def test_a_new_line_begins_from_nothing() -> None:
    clock = Monotonic()
    watch = AnswerWatch(clock)
    watch.begin()
    watch.key()
    clock.seconds += 40
    watch.begin()
    assert watch.first is None
    assert watch.seconds == 0
    clock.seconds += 9
    watch.stop()
    assert watch.seconds == 0
