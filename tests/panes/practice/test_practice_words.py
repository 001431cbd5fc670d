"""Times, limits and marks read as people say them."""

import pytest

from desktop_app.panes.practice import words


@pytest.mark.parametrize(
    ("seconds", "told"), [(90, "90 秒"), (60, "60 秒"), (300, "5 分钟"), (150, "150 秒")]
)
def test_a_limit_is_told_in_the_unit_that_people_use(seconds: float, told: str) -> None:
    assert words.limit_text(seconds) == told


@pytest.mark.parametrize(
    ("seconds", "told"), [(38.4, "38 秒"), (89.6, "1 分 30 秒"), (133, "2 分 13 秒")]
)
def test_what_something_took_turns_to_minutes_after_a_minute_and_a_half(
    seconds: float, told: str
) -> None:
    assert words.took_text(seconds) == told


@pytest.mark.parametrize(("value", "told"), [(11, "+11"), (-3, "−3"), (0, "0"), (-0.04, "0")])
def test_a_step_has_its_sign(value: float, told: str) -> None:
    assert words.signed(value) == told
