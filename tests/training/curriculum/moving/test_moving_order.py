"""What moves with a session, over random courses."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.training.curriculum.moving.ordering import (
    Carry,
    Piece,
    arrange,
    distance,
    shifted,
)
from desktop_app.training.curriculum.workdays import DayOverride, WorkCalendar

START = date(2026, 9, 1)
CALENDAR = WorkCalendar({date(2026, 11, 11): DayOverride(False)}, frozenset())
WORKING = [day for n in range(200) if CALENDAR.is_working(day := START + timedelta(days=n))]
PLAN, OTHER = UUID(int=101), UUID(int=102)


def piece(
    number: int,
    place: int,
    after: tuple[str, ...] = (),
    start: int = 540,
    plan: UUID | None = PLAN,
    fixed: bool = False,
) -> Piece:
    day = WORKING[place]
    return Piece(UUID(int=number), f"s{number}", f"课 {number}", plan, day, start, 60, after, fixed)


@st.composite
def courses(draw: st.DrawFn) -> tuple[list[Piece], UUID, date]:
    """A course in order, one of its sessions, and a working day to move that to."""
    places = sorted(draw(st.lists(st.integers(0, 60), min_size=2, max_size=10)))
    pieces: list[Piece] = []
    for number, place in enumerate(places):
        above = [one.key for one in pieces if one.begins < (WORKING[place], 500 + number * 60)]
        after = draw(st.lists(st.sampled_from(above), max_size=2, unique=True)) if above else []
        plan = draw(st.sampled_from([PLAN, PLAN, OTHER, None]))
        pieces.append(piece(number, place, tuple(after), 500 + number * 60, plan))
    target = draw(st.sampled_from(pieces))
    return pieces, target.id, WORKING[draw(st.integers(0, 90))]


@settings(max_examples=50, deadline=None)
@given(courses(), st.sampled_from(Carry))
def test_the_order_is_kept_or_what_breaks_it_is_told(
    case: tuple[list[Piece], UUID, date], carry: Carry
) -> None:
    pieces, target, to = case
    chosen = next(one for one in pieces if one.id == target)
    found = arrange(pieces, target, (to, chosen.start), 60, CALENDAR, carry)
    assert found.moved[target] == (to, chosen.start)
    assert next(iter(found.moved)) == target
    assert all(CALENDAR.is_working(day) for day, _start in found.moved.values())
    at = {one.id: found.moved.get(one.id, one.begins) for one in pieces}
    told = {(one.piece.id, one.before.id) for one in found.broken}
    by_key = {one.key: one for one in pieces}
    for one in pieces:
        for key in one.after:
            before = by_key[key]
            day, start = at[before.id]
            kept = (day, start + 60) <= at[one.id]
            was = one.begins >= (before.day, before.start + 60)
            if one.concerns(before) and was:
                assert kept or (one.id, before.id) in told


@settings(max_examples=25, deadline=None)
@given(courses())
def test_moving_back_the_same_day_moves_nothing_else(
    case: tuple[list[Piece], UUID, date],
) -> None:
    pieces, target, _to = case
    chosen = next(one for one in pieces if one.id == target)
    found = arrange(pieces, target, chosen.begins, 60, CALENDAR)
    ends = {one.key: (one.day, one.start + 60) for one in pieces}
    in_order = all(ends[key] <= one.begins for one in pieces for key in one.after)
    if in_order:
        assert list(found.moved) == [target]
        assert found.broken == ()


def test_what_waits_moves_by_as_many_working_days_and_keeps_its_hour() -> None:
    pieces = [piece(1, 0), piece(2, 1, ("s1",)), piece(3, 2, ("s2",)), piece(4, 9, ("s3",))]
    found = arrange(pieces, UUID(int=1), (WORKING[3], 540), 60, CALENDAR)
    assert {id_.int: day for id_, (day, _start) in found.moved.items()} == {
        1: WORKING[3],
        2: WORKING[4],
        3: WORKING[5],
    }


def test_what_moves_finds_a_day_on_which_its_hour_is_free() -> None:
    pieces = [piece(1, 0), piece(2, 0, ("s1",), 600), piece(3, 2, (), 600)]
    found = arrange(pieces, UUID(int=1), (WORKING[2], 540), 60, CALENDAR)
    assert found.moved[UUID(int=2)] == (WORKING[3], 600)


def test_everything_after_goes_along_by_as_many_working_days() -> None:
    pieces = [piece(1, 0), piece(2, 1), piece(3, 5), piece(4, 6, fixed=True)]
    found = arrange(pieces, UUID(int=2), (WORKING[4], 540), 60, CALENDAR, Carry.ALL)
    assert {id_.int: day for id_, (day, _start) in found.moved.items()} == {
        2: WORKING[4],
        3: WORKING[8],
    }


def test_what_was_held_and_what_the_class_holds_stay_and_are_told() -> None:
    pieces = [
        piece(1, 0),
        piece(2, 1, ("s1",), fixed=True),
        piece(3, 2, ("s1",), plan=None),
        piece(4, 2, ("s1",), plan=OTHER),
    ]
    found = arrange(pieces, UUID(int=1), (WORKING[5], 540), 60, CALENDAR)
    assert list(found.moved) == [UUID(int=1)]
    assert {one.piece.id.int for one in found.broken} == {2, 3}


def test_a_session_before_what_it_waits_for_is_told() -> None:
    pieces = [piece(1, 3), piece(2, 4, ("s1",))]
    found = arrange(pieces, UUID(int=2), (WORKING[1], 540), 60, CALENDAR)
    assert [(one.piece.id.int, one.before.id.int) for one in found.broken] == [(2, 1)]


@settings(max_examples=30)
@given(st.integers(30, 90), st.integers(-30, 30))
def test_a_shift_and_its_distance_agree(place: int, count: int) -> None:
    to = shifted(WORKING[place], count, CALENDAR)
    assert to == WORKING[place + count]
    assert distance(WORKING[place], to, CALENDAR) == count
