"""When a self-check is due; what makes a row, and what breaks it."""

from datetime import date, timedelta

import pytest

from desktop_app.training.checks.rhythm import (
    DueState,
    last_working_days,
    state,
    steadiness,
)

MONDAY = date(2026, 11, 16)
SATURDAY = MONDAY + timedelta(days=5)


def weekdays(day: date) -> bool:
    return day.weekday() < 5


def days(*offsets: int) -> frozenset[date]:
    return frozenset(MONDAY + timedelta(days=n) for n in offsets)


def on(offset: int) -> date:
    return MONDAY + timedelta(days=offset)


@pytest.mark.parametrize("due", ["shift", "day"])
def test_a_daily_list_is_due_on_working_days_until_it_is_done(due: str) -> None:
    assert state(due, frozenset(), MONDAY, weekdays) is DueState.DUE
    assert state(due, days(0), MONDAY, weekdays) is DueState.DONE
    assert state(due, frozenset(), SATURDAY, weekdays) is DueState.FREE


def test_a_weekly_list_waits_until_the_end_of_the_week() -> None:
    assert [state("week", frozenset(), on(n), weekdays) for n in range(7)] == [
        *[DueState.LATER] * 3,
        *[DueState.DUE] * 4,
    ]
    assert state("week", days(1), on(4), weekdays) is DueState.DONE
    assert state("week", days(1), on(7), weekdays) is DueState.LATER


def test_a_week_that_ends_early_asks_early() -> None:
    def short(day: date) -> bool:
        return day in days(0, 1)

    assert last_working_days(MONDAY, short) == (on(1),)
    assert state("week", frozenset(), MONDAY, short) is DueState.DUE
    assert state("week", frozenset(), MONDAY, lambda _day: False) is DueState.FREE


def test_an_event_list_is_due_when_its_event_was_reported() -> None:
    assert state("event", frozenset(), MONDAY, weekdays) is DueState.FREE
    assert state("event", frozenset(), MONDAY, weekdays, reported=True) is DueState.DUE
    assert state("event", days(0), MONDAY, weekdays) is DueState.DONE
    # A second guest on the same day is a second event.
    assert state("event", days(0), MONDAY, weekdays, reported=True) is DueState.DUE


def test_a_list_without_a_rhythm_is_never_due() -> None:
    assert state("", frozenset(), MONDAY, weekdays) is DueState.FREE
    assert steadiness("", days(0, 3), MONDAY, on(4), weekdays).missed == ()


def test_a_missed_day_breaks_the_row() -> None:
    found = steadiness("day", days(0, 1, 3), MONDAY, on(3), weekdays)
    assert (found.streak, found.longest, found.done) == (1, 2, 3)
    assert found.missed == (on(2),)
    assert found.share == 0.75


def test_closed_days_break_nothing_and_a_check_on_one_counts() -> None:
    over = steadiness("day", days(3, 4, 7), MONDAY, on(7), weekdays)
    assert (over.streak, over.missed) == (3, ())
    assert steadiness("day", days(3, 4, 5, 7), MONDAY, on(7), weekdays).streak == 4


def test_own_days_off_break_nothing() -> None:
    def with_own_day(day: date) -> bool:
        return weekdays(day) and day != on(2)

    found = steadiness("shift", days(0, 1, 3), MONDAY, on(3), with_own_day)
    assert (found.streak, found.missed) == (3, ())


def test_today_is_open_until_it_is_over() -> None:
    assert steadiness("day", days(0, 1), MONDAY, on(2), weekdays).streak == 2
    assert steadiness("day", days(0, 1), MONDAY, on(3), weekdays).streak == 0


def test_a_new_list_begins_without_misses() -> None:
    found = steadiness("day", days(30), MONDAY, on(31), weekdays)
    assert (found.streak, found.missed) == (1, ())
    assert steadiness("day", frozenset(), MONDAY, on(31), weekdays).share is None


def test_weeks_are_counted_as_weeks() -> None:
    found = steadiness("week", days(0, 11, 21), MONDAY, on(30), weekdays)
    assert (found.streak, found.longest, found.missed) == (1, 2, (on(18),))


def test_a_week_that_is_not_over_is_still_open() -> None:
    assert steadiness("week", days(0, 7), MONDAY, on(16), weekdays).streak == 2


def test_a_week_of_holidays_breaks_nothing() -> None:
    def holidays(day: date) -> bool:
        return weekdays(day) and not on(7) <= day < on(14)

    found = steadiness("week", days(0, 14), MONDAY, on(14), holidays)
    assert (found.streak, found.missed) == (2, ())
