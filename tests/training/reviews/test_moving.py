"""An extension over random plans: no closed day, order kept, what is held stays."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import SessionOnDay
from desktop_app.training.curriculum.moving.ordering import distance
from desktop_app.training.curriculum.workdays import DayOverride, WorkCalendar
from desktop_app.training.reviews.moving import moves, put_back

START = date(2026, 9, 1)
"""Autumn: National Day, its adjusted workdays and New Year lie ahead."""
CALENDAR = WorkCalendar({date(2026, 11, 11): DayOverride(False)}, frozenset())
WORKING = [day for n in range(200) if CALENDAR.is_working(day := START + timedelta(days=n))]


def _session(n: int, day: date, start: int, kind: str, done: bool) -> SessionOnDay:
    at = datetime(2026, 9, 1, tzinfo=UTC) if done else None
    return SessionOnDay(
        UUID(int=n), UUID(int=0), UUID(int=0), f"s{n}", "", "", f"课 {n}", kind, day, start, 60,
        "", "", {}, at,
    )  # fmt: skip


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[SessionOnDay], SessionOnDay, date]:
    """A plan in order, its review, and a working day to put it off to."""
    places = sorted(draw(st.lists(st.integers(0, 90), min_size=2, max_size=12)))
    at = draw(st.integers(0, len(places) - 1))
    done = draw(st.sets(st.integers(0, len(places) - 1)))
    sessions = [
        _session(n, WORKING[p], 540 + n, "review" if n == at else "class", n in done and n != at)
        for n, p in enumerate(places)
    ]
    to = WORKING[places[at] + draw(st.integers(1, 30))]
    return sessions, sessions[at], to


@settings(max_examples=60)
@given(plans())
def test_what_is_later_moves_to_working_days_and_keeps_its_order(
    case: tuple[list[SessionOnDay], SessionOnDay, date],
) -> None:
    sessions, review, to = case
    made = {one.session_id: one for one in moves(sessions, review.id, to, CALENDAR)}
    assert made[review.id].after == to
    assert all(CALENDAR.is_working(one.after) for one in made.values())
    gap = distance(review.day, to, CALENDAR)
    assert all(distance(one.before, one.after, CALENDAR) == gap for one in made.values())
    earlier = [one for one in sessions if (one.day, one.start) < (review.day, review.start)]
    assert not made.keys() & {one.id for one in earlier}
    assert not made.keys() & {one.id for one in sessions if one.done_at is not None}
    order = [made[one.id].after for one in sessions if one.id in made]
    assert order == sorted(order)


@settings(max_examples=40)
@given(plans())
def test_taking_an_extension_back_leaves_the_plan_as_it_was(
    case: tuple[list[SessionOnDay], SessionOnDay, date],
) -> None:
    sessions, review, to = case
    made = moves(sessions, review.id, to, CALENDAR)
    days = {one.session_id: one.after for one in made}
    moved = [replace(one, day=days.get(one.id, one.day)) for one in sessions]
    back = {one.session_id: one.after for one in put_back([m.body() for m in made], moved)}
    assert [back.get(one.id, one.day) for one in moved] == [one.day for one in sessions]


def test_what_was_held_or_moved_by_hand_meanwhile_stays() -> None:
    sessions = [
        _session(0, WORKING[10], 540, "review", False),
        _session(1, WORKING[20], 540, "class", False),
        _session(2, WORKING[25], 540, "class", False),
    ]
    made = [one.body() for one in moves(sessions, UUID(int=0), WORKING[15], CALENDAR)]
    after = [
        _session(0, WORKING[15], 540, "review", False),
        _session(1, WORKING[25], 540, "class", True),
        _session(2, WORKING[40], 540, "class", False),
    ]
    assert [one.session_id for one in put_back(made, after)] == [UUID(int=0)]
