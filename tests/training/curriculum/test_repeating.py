"""Sessions that come again: by weeks and months, until a number or a day."""

from datetime import date

import pytest

from desktop_app.training.curriculum.program import Every, Repeat
from desktop_app.training.curriculum.repeating import base_key, occurrence_key, occurrences

START = date(2026, 8, 3)


def days(repeat: Repeat | None, first: date) -> list[date]:
    return list(occurrences(repeat, first, START))


def test_what_does_not_repeat_comes_once() -> None:
    assert days(None, START) == [START]


@pytest.mark.parametrize(
    ("every", "second", "third"),
    [
        (Every.WEEKLY, date(2026, 9, 7), date(2026, 9, 14)),
        (Every.MONTHLY, date(2026, 9, 30), date(2026, 10, 31)),
        (Every.QUARTERLY, date(2026, 11, 30), date(2027, 2, 28)),
        (Every.HALF_YEARLY, date(2027, 2, 28), date(2027, 8, 31)),
    ],
)
def test_months_too_short_take_their_last_day(every: Every, second: date, third: date) -> None:
    found = days(Repeat(every=every, count=3), date(2026, 8, 31))
    assert found == [date(2026, 8, 31), second, third]


def test_until_is_a_day_counted_from_the_start_and_still_counts() -> None:
    assert days(Repeat(every=Every.WEEKLY, until=15), START) == [
        START,
        date(2026, 8, 10),
        date(2026, 8, 17),
    ]


def test_the_first_time_keeps_the_key_of_the_session() -> None:
    keys = [occurrence_key("quality", n) for n in (1, 2, 13)]
    assert keys == ["quality", "quality#2", "quality#13"]
    assert {base_key(key) for key in keys} == {"quality"}
