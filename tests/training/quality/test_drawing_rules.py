"""The draw as a rule: the same seed draws the same, and every place is as likely as any other."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from db.records import Role
from desktop_app.training.quality.drawing.rules import (
    drawn,
    handles_contacts,
    monday_of,
    place_of,
    share_of_today,
)

SEEDS = 12_000
CRITICAL = {2: 10.83, 3: 13.82, 7: 22.46, 12: 31.26}
"""Chi-square at one in a thousand for one place less than this many."""

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize("size", CRITICAL)
def test_every_place_is_drawn_as_often_as_any_other(size: int) -> None:
    counted = [0] * size
    for seed in range(SEEDS):
        counted[place_of(seed, size)] += 1
    expected = SEEDS / size
    chi_square = sum((count - expected) ** 2 / expected for count in counted)
    assert chi_square < CRITICAL[size]


@pytest.mark.parametrize("size", [5, 8])
def test_one_draw_tells_nothing_of_the_next(size: int) -> None:
    pairs = [0] * (size * size)
    for seed in range(SEEDS):
        pairs[place_of(2 * seed, size) * size + place_of(2 * seed + 1, size)] += 1
    expected = SEEDS / (size * size)
    chi_square = sum((count - expected) ** 2 / expected for count in pairs)
    degrees = size * size - 1
    assert chi_square < degrees + 4 * (2 * degrees) ** 0.5


@settings(max_examples=60)
@given(some.integers(0, 2**53 - 1), some.integers(1, 500))
def test_the_same_seed_draws_the_same_and_within_the_pool(seed: int, size: int) -> None:
    pool = [f"contact {n}" for n in range(size)]
    assert drawn(seed, pool) == drawn(seed, pool) == pool[place_of(seed, size)]


def test_a_seed_draws_what_it_always_drew() -> None:
    """Records of years ago can be drawn again: the rule must not change."""
    assert [place_of(seed, 10) for seed in (1, 2, 3, 2**53 - 1)] == [5, 1, 8, 4]


def test_nothing_is_drawn_from_an_empty_pool() -> None:
    with pytest.raises(ValueError, match="nothing to draw from"):
        place_of(1, 0)


@pytest.mark.parametrize(
    ("role", "days", "inspected"),
    [
        (Role.TRAINEE, 0, False),
        (Role.TRAINEE, 7, False),
        (Role.TRAINEE, 8, True),
        (Role.TRAINEE, 100, True),
        (Role.MENTOR, 0, True),
        (Role.SUPERVISOR, 100, False),
        (Role.ADMINISTRATOR, 100, False),
    ],
)
def test_who_handles_contacts_is_inspected(role: Role, days: int, inspected: bool) -> None:
    joined = MONDAY - timedelta(days=days)
    assert handles_contacts({role}, joined, MONDAY, 3) is inspected


@pytest.mark.parametrize(
    ("owed", "weekday", "share"), [(10, 0, 2), (11, 0, 3), (6, 3, 3), (6, 4, 6), (6, 6, 6)]
)
def test_what_is_owed_is_spread_over_the_days_that_are_left(
    owed: int, weekday: int, share: int
) -> None:
    assert share_of_today(owed, MONDAY + timedelta(days=weekday)) == share


def test_the_week_begins_on_monday() -> None:
    days = [MONDAY + timedelta(days=n) for n in range(7)]
    assert {monday_of(day) for day in days} == {MONDAY}
