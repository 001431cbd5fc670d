"""How days stand across the time line: every day in one column, and found again under the mouse."""

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.panes.programs.columns import Columns, Widths

WIDTHS = Widths(busy=140, empty=32, stretch=90)


@settings(max_examples=30, deadline=None)
@given(st.sets(st.integers(1, 90), max_size=12))
def test_days_follow_one_another_and_each_is_where_it_is_looked_for(busy: set[int]) -> None:
    columns = Columns(busy, WIDTHS, left=8)
    days = [day for one in columns.all for day in range(one.first, one.last + 1)]
    assert days == list(range(1, max(busy, default=0) + 6))
    assert {one.first for one in columns.all if one.busy} == busy
    for day in days:
        column = columns.of(day)
        share = (day - column.first + 0.5) / (column.last - column.first + 1)
        assert columns.day_at(column.x + share * column.width) == day
    assert columns.day_at(-20) == 1
    assert columns.day_at(columns.width + 500) == days[-1]


def test_a_long_empty_stretch_is_one_column() -> None:
    columns = Columns({1, 60}, WIDTHS)
    assert [(one.first, one.last, one.width) for one in columns.all[:3]] == [
        (1, 1, 140),
        (2, 59, 90),
        (60, 60, 140),
    ]
