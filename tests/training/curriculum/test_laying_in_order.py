"""Prerequisites, gates and repeats on real days, over random programs and starts."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from test_program import SESSION

from desktop_app.training.curriculum.laying import PlannedSession, lay
from desktop_app.training.curriculum.program import Program
from desktop_app.training.curriculum.repeating import base_key
from desktop_app.training.curriculum.workdays import DayOverride, WorkCalendar

PLAIN = WorkCalendar({}, frozenset())
CLOSED_AUTUMN = WorkCalendar({date(2026, 11, 11): DayOverride(False)}, frozenset())


def program(*sessions: dict[str, Any]) -> Program:
    stages = [{"id": "one", "title": "一"}]
    made = [SESSION | one for one in sessions]
    return Program.model_validate(
        {"key": "path", "title": "路径", "stages": stages, "sessions": made}
    )


def end(one: PlannedSession) -> tuple[date, int]:
    return (one.day, one.start.hour * 60 + one.start.minute + one.minutes)


def begin(one: PlannedSession) -> tuple[date, int]:
    return (one.day, one.start.hour * 60 + one.start.minute)


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Sessions in the program's order; what one waits for stands above it, on an earlier day."""
    sessions: list[dict[str, Any]] = []
    for number in range(draw(st.integers(2, 9))):
        count = draw(st.sampled_from(["working", "calendar"]))
        day = draw(st.integers(1, 60))
        before = [one["id"] for one in sessions if one["count"] != count or one["day"] < day]
        repeats = draw(st.sampled_from([None, "weekly", "monthly", "quarterly"]))
        sessions.append(
            {
                "id": f"s{number}",
                "count": count,
                "day": day,
                "start": draw(st.sampled_from(["09:00", "13:30", "16:00"])),
                "after": draw(st.lists(st.sampled_from(before), max_size=2, unique=True))
                if before
                else [],
                "gate": "none" if repeats else draw(st.sampled_from(["none", "none", "exam"])),
                "repeat": {"every": repeats, "count": draw(st.integers(2, 4))} if repeats else None,
            }
        )
    return program(*sessions)


@settings(max_examples=50, deadline=None)
@given(made=programs(), start=st.dates(date(2025, 12, 1), date(2026, 12, 31)))
def test_order_and_gates_are_kept_and_no_day_is_closed(made: Program, start: date) -> None:
    plan = lay(made, start, CLOSED_AUTUMN)
    by_key = {one.session_id: one for one in plan}
    assert len(by_key) == len(plan)
    assert all(CLOSED_AUTUMN.is_working(one.day) for one in plan)
    assert plan == lay(made, start, CLOSED_AUTUMN)
    gate = None
    for session in made.sessions:
        times = [one for one in plan if base_key(one.session_id) == session.id]
        assert len(times) == (session.repeat.count if session.repeat else 1)
        for one in times:
            assert all(end(by_key[key]) <= begin(one) for key in one.after)
            assert all(end(by_key[key]) <= begin(one) for key in session.after)
            assert gate is None or end(gate) <= begin(one)
        if session.gate != "none":
            gate = by_key[session.id]


def test_what_would_come_before_its_gate_waits_for_a_day_when_its_time_is_free() -> None:
    # The holiday lies between: the review counts calendar days, the other two working days.
    made = program(
        {"id": "review", "day": 10, "count": "calendar", "gate": "review", "start": "16:00"},
        {"id": "next", "day": 4, "start": "09:00"},
        {"id": "taken", "day": 5, "start": "09:00", "held": "together"},
    )
    plan = {one.session_id: one for one in lay(made, date(2026, 9, 28), PLAIN)}
    assert plan["review"].day == date(2026, 10, 8)
    assert plan["next"].after == ("review",)
    assert plan["taken"].day == date(2026, 10, 9)
    assert plan["next"].day == date(2026, 10, 10)


def test_a_weekly_session_that_the_holiday_pushes_on_never_meets_its_next_time() -> None:
    made = program({"id": "talk", "day": 1, "repeat": {"every": "weekly", "count": 4}})
    days = [one.day for one in lay(made, date(2026, 9, 24), PLAIN)]
    assert days == [date(2026, 9, 24), date(2026, 10, 8), date(2026, 10, 9), date(2026, 10, 15)]


def test_times_of_two_that_repeat_alike_wait_for_each_other_in_pairs() -> None:
    made = program(
        {"id": "lesson", "day": 1, "repeat": {"every": "monthly", "count": 2}},
        {"id": "test", "day": 3, "after": ["lesson"], "repeat": {"every": "monthly", "count": 3}},
    )
    after = {one.session_id: one.after for one in lay(made, date(2026, 3, 2), PLAIN)}
    assert after["test"] == ("lesson",)
    assert after["test#2"] == ("lesson#2",)
    assert after["test#3"] == ("lesson",)
