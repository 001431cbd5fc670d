"""The rules of repetition: how well something was remembered, and when it comes back."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.training.curriculum.workdays import WorkCalendar
from desktop_app.training.repetition.due import Due, Gate, Terms, Why, due_day
from desktop_app.training.repetition.memory import MOST_DAYS, Rating, remembered
from desktop_app.training.repetition.queue import minutes
from desktop_app.training.repetition.rating import Pace, rate

MONDAY = date(2026, 11, 23)
CALENDAR = WorkCalendar({}, frozenset())
STEADY = Pace(20, 60, 90)
DAYS = st.integers(0, 700).map(lambda n: date(2026, 1, 1) + timedelta(days=n))
RATINGS = st.lists(st.tuples(st.sampled_from(Rating), st.integers(1, 90)), min_size=1, max_size=12)


def terms(
    gate: date | None = None, load: Mapping[date, int] | None = None, per_day: int = 20
) -> Terms:
    found = Gate("30 天评估", gate) if gate else None
    return Terms(found, CALENDAR, load or {}, per_day, 0.9)


def due(reviewed: date, interval: int, gate: date | None = None) -> Due:
    return due_day(reviewed, interval, False, terms(gate))


@pytest.mark.parametrize(
    ("met", "broken", "pace", "helped", "rating"),
    [
        ((), False, STEADY, False, Rating.AGAIN),
        (("a", "b"), True, STEADY, False, Rating.AGAIN),
        (("other",), False, STEADY, False, Rating.AGAIN),
        (("a",), False, STEADY, False, Rating.HARD),
        (("a", "b"), False, Pace(20, 91, 90), False, Rating.HARD),
        (("a", "b"), False, STEADY, True, Rating.HARD),
        (("a", "b"), False, STEADY, False, Rating.GOOD),
        (("a", "b", "c"), False, Pace(8, 29, 90), False, Rating.EASY),
        (("a", "b"), False, Pace(16, 29, 90), False, Rating.GOOD),
    ],
)
def test_a_reply_rates_itself(
    met: tuple[str, ...], broken: bool, pace: Pace, helped: bool, rating: Rating
) -> None:
    assert rate(("a", "b"), met, broken, pace, helped) is rating


def test_what_is_remembered_better_stays_away_longer() -> None:
    memory, first = remembered(None, Rating.GOOD, MONDAY, 0.9)
    later = MONDAY + timedelta(days=first)
    spans = [remembered(memory, rating, later, 0.9)[1] for rating in Rating]
    assert spans == sorted(spans)
    assert spans[0] < first < spans[2]


def test_who_wants_to_remember_more_is_asked_more_often() -> None:
    memory, _days = remembered(None, Rating.GOOD, MONDAY, 0.9)
    later = MONDAY + timedelta(days=4)
    strict = remembered(memory, Rating.GOOD, later, 0.95)[1]
    assert strict < remembered(memory, Rating.GOOD, later, 0.8)[1]


@given(RATINGS)
def test_the_same_reviews_give_the_same_schedule(course: list[tuple[Rating, int]]) -> None:
    def run() -> list[int]:
        memory, day, spans = None, MONDAY, []
        for rating, wait in course:
            memory, span = remembered(memory, rating, day, 0.9)
            spans.append(span)
            day += timedelta(days=wait)
        return spans

    spans = run()
    assert spans == run()
    assert all(1 <= span <= MOST_DAYS for span in spans)


@given(DAYS, st.integers(1, MOST_DAYS), st.integers(1, 90))
def test_nothing_is_due_after_the_gate(reviewed: date, interval: int, until: int) -> None:
    gate = CALENDAR.next_working(reviewed + timedelta(days=until))
    found = due(reviewed, interval, gate)
    assert reviewed < found.day <= gate
    assert CALENDAR.is_working(found.day)
    between = CALENDAR.working_between(reviewed + timedelta(days=1), gate - timedelta(days=1))
    assert found.day < gate or not between


@given(DAYS, st.integers(1, MOST_DAYS))
def test_without_a_gate_it_is_the_schedulers_day_or_the_working_day_after(
    reviewed: date, interval: int
) -> None:
    found = due(reviewed, interval)
    assert found.day == CALENDAR.next_working(reviewed + timedelta(days=interval))


def test_a_gate_that_is_far_away_changes_nothing() -> None:
    assert due(MONDAY, 3, MONDAY + timedelta(days=30)) == due(MONDAY, 3)
    assert due(MONDAY, 3).why is Why.MEMORY


def test_each_day_has_its_reason() -> None:
    gate = date(2026, 11, 27)
    assert due(MONDAY, 20, gate).day == date(2026, 11, 26)
    assert "30 天评估" in due(MONDAY, 20, gate).sentence
    assert due(MONDAY, 5).day == date(2026, 11, 30)
    assert due(MONDAY, 5).why is Why.REST
    assert due_day(MONDAY, 1, True, terms()).why is Why.MISSED
    assert "90%" in due(MONDAY, 3).sentence


def test_a_full_day_before_a_gate_passes_a_card_on_to_the_day_before() -> None:
    gate, full = date(2026, 11, 27), {date(2026, 11, 26): 2}
    assert due_day(MONDAY, 20, False, terms(gate, full, 2)).day == date(2026, 11, 25)


def test_where_every_day_before_a_gate_is_full_the_last_one_takes_it() -> None:
    gate = date(2026, 11, 26)
    full = {date(2026, 11, 24): 9, date(2026, 11, 25): 9}
    assert due_day(MONDAY, 20, False, terms(gate, full, 2)).day == date(2026, 11, 25)


def test_a_gate_on_the_next_working_day_is_the_last_chance() -> None:
    assert due(MONDAY, 20, MONDAY + timedelta(days=1)).day == MONDAY + timedelta(days=1)


def test_minutes_are_rounded_up() -> None:
    assert [minutes(n) for n in (0, 1, 8, 20)] == [0, 1, 6, 15]
