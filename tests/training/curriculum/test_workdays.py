"""The calendar tells working days from closed ones."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.training.curriculum.workdays import DayOverride, WorkCalendar

PLAIN = WorkCalendar({}, frozenset())
DAY = timedelta(days=1)


def span(first: str, last: str) -> Iterable[date]:
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    while day <= end:
        yield day
        day += DAY


# The arrangement for 2026 as the State Council's General Office published it in November 2025.
HOLIDAYS_2026 = {
    "元旦": span("2026-01-01", "2026-01-03"),
    "春节": span("2026-02-15", "2026-02-23"),
    "清明节": span("2026-04-04", "2026-04-06"),
    "劳动节": span("2026-05-01", "2026-05-05"),
    "端午节": span("2026-06-19", "2026-06-21"),
    "中秋节": span("2026-09-25", "2026-09-27"),
    "国庆节": span("2026-10-01", "2026-10-07"),
}
CLOSED_2026 = {day: name for name, days in HOLIDAYS_2026.items() for day in days}
ADJUSTED_2026 = {
    date(2026, 1, 4),
    date(2026, 2, 14),
    date(2026, 2, 28),
    date(2026, 5, 9),
    date(2026, 9, 20),
    date(2026, 10, 10),
}
YEAR_2026 = tuple(span("2026-01-01", "2026-12-31"))


def expected_name(day: date) -> str:
    if day in ADJUSTED_2026:
        return "调休上班"
    if day == date(2026, 2, 16):
        return "除夕"
    return CLOSED_2026.get(day, "周末" if day.weekday() >= 5 else "")


@pytest.mark.parametrize("month", range(1, 13))
def test_every_day_of_2026_is_as_published(month: int) -> None:
    for day in YEAR_2026:
        if day.month != month:
            continue
        weekend = day.weekday() >= 5
        working = day in ADJUSTED_2026 or not (weekend or day in CLOSED_2026)
        info = PLAIN.info(day)
        assert PLAIN.is_working(day) is working, day
        assert (info.day, info.working) == (day, working)
        assert info.name == expected_name(day), day
        assert not info.provisional


def test_2026_has_248_working_days() -> None:
    # 261 weekdays, 19 of them closed, and 6 weekend days worked.
    assert PLAIN.working_between(date(2026, 1, 1), date(2026, 12, 31)) == 248


@pytest.mark.parametrize(
    ("day", "origin"),
    [
        (date(2026, 10, 1), "public"),
        (date(2026, 10, 4), "public"),
        (date(2026, 10, 6), "public"),
        (date(2026, 10, 10), "adjusted"),
        (date(2026, 10, 11), "week"),
        (date(2026, 10, 12), "week"),
    ],
)
def test_origin_tells_why_a_day_is_closed_or_worked(day: date, origin: str) -> None:
    assert PLAIN.info(day).origin == origin


def test_weekend_before_a_monday_new_year_belongs_to_the_holiday() -> None:
    assert PLAIN.info(date(2023, 12, 30)).name == "元旦"


def test_2027_has_the_statutory_days_and_stays_provisional_until_confirmed() -> None:
    national_day = PLAIN.info(date(2027, 10, 1))
    assert (national_day.working, national_day.name) == (False, "国庆节")
    assert national_day.provisional
    assert PLAIN.info(date(2027, 3, 3)).provisional
    confirmed = WorkCalendar({}, frozenset({2027}))
    assert not confirmed.info(date(2027, 10, 1)).provisional
    assert confirmed.is_provisional(2028)


def test_a_year_that_the_library_does_not_know_has_weekends_only() -> None:
    closed = {day for day in span("2101-01-01", "2101-12-31") if not PLAIN.is_working(day)}
    assert closed == {day for day in span("2101-01-01", "2101-12-31") if day.weekday() >= 5}
    assert PLAIN.info(date(2101, 10, 1)).provisional


def test_own_days_win_over_week_and_public_holidays() -> None:
    calendar = WorkCalendar(
        {
            date(2026, 10, 1): DayOverride(working=True, note="国庆值班"),
            date(2026, 10, 12): DayOverride(working=False),
            date(2027, 5, 1): DayOverride(working=True),
        },
        frozenset(),
    )
    duty, off, open_day = (calendar.info(d) for d in sorted(calendar_days(calendar)))
    assert (duty.working, duty.name, duty.origin) == (True, "国庆值班", "own")
    assert (off.working, off.name) == (False, "自定休息日")
    assert (open_day.name, open_day.provisional) == ("自定工作日", False)
    assert calendar.is_working(date(2026, 10, 1))
    assert not calendar.is_working(date(2026, 10, 12))


def calendar_days(calendar: WorkCalendar) -> list[date]:
    """Return the own days of *calendar* between 2026 and 2027."""
    days = span("2026-01-01", "2027-12-31")
    return [day for day in days if calendar.info(day).origin == "own"]


def test_counting_starts_with_the_start_itself() -> None:
    assert PLAIN.nth_working(date(2026, 9, 28), 1) == date(2026, 9, 28)
    assert PLAIN.nth_working(date(2026, 9, 28), 4) == date(2026, 10, 8)


def test_a_closed_start_makes_the_next_working_day_day_one() -> None:
    assert PLAIN.nth_working(date(2026, 10, 3), 1) == date(2026, 10, 8)
    assert PLAIN.next_working(date(2026, 10, 3)) == date(2026, 10, 8)
    assert PLAIN.next_working(date(2026, 10, 8)) == date(2026, 10, 8)


def test_days_are_counted_from_one() -> None:
    with pytest.raises(ValueError, match="from 1"):
        PLAIN.nth_working(date(2026, 10, 8), 0)


def test_nothing_lies_between_a_day_and_an_earlier_one() -> None:
    assert PLAIN.working_between(date(2026, 3, 10), date(2026, 3, 9)) == 0
    assert PLAIN.working_between(date(2026, 3, 10), date(2026, 3, 10)) == 1


@given(
    start=st.dates(date(2025, 1, 1), date(2028, 12, 31)),
    n=st.integers(1, 120),
    overrides=st.dictionaries(
        st.dates(date(2025, 1, 1), date(2028, 12, 31)), st.builds(DayOverride, st.booleans())
    ),
)
def test_the_nth_working_day_is_the_one_up_to_which_n_are_counted(
    start: date, n: int, overrides: dict[date, DayOverride]
) -> None:
    calendar = WorkCalendar(overrides, frozenset())
    day = calendar.nth_working(start, n)
    assert calendar.is_working(day)
    assert calendar.working_between(start, day) == n
