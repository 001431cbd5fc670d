"""A program laid on a calendar: order, closed days, both ways of counting."""

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.system.errors import Trouble
from desktop_app.training.curriculum.laying import lay, stage_tone
from desktop_app.training.curriculum.program import Program
from desktop_app.training.curriculum.workdays import DayOverride, WorkCalendar

PLAIN = WorkCalendar({}, frozenset())
STARTS = st.dates(date(2025, 6, 1), date(2027, 12, 31))
DAYS = st.dictionaries(
    st.dates(date(2025, 6, 1), date(2028, 12, 31)), st.builds(DayOverride, st.booleans())
)


def session(number: int, day: int, **fields: Any) -> dict[str, Any]:
    return {
        "id": f"s{number}",
        "stage": "induction",
        "title": f"第 {number} 课",
        "kind": "class",
        "day": day,
        "start": "09:00",
        "minutes": 60,
        "place": "会议室",
        "owner": "supervisor",
        "aim": "认识部门",
    } | fields


def program(*sessions: dict[str, Any]) -> Program:
    return Program.model_validate(
        {
            "key": "path",
            "title": "入职路径",
            "stages": [{"id": "induction", "title": "入职", "tone": "good"}],
            "sessions": sessions,
        }
    )


@st.composite
def programs(draw: st.DrawFn) -> Program:
    count = draw(st.integers(1, 12))
    return program(
        *(
            session(
                n,
                draw(st.integers(1, 100)),
                count=draw(st.sampled_from(["working", "calendar"])),
                start=draw(st.sampled_from(["09:00", "13:30", "17:00"])),
            )
            for n in range(count)
        )
    )


def test_five_induction_days_step_over_the_national_holiday() -> None:
    plan = lay(program(*(session(n, n) for n in range(1, 6))), date(2026, 9, 29), PLAIN)
    assert [one.day for one in plan] == [
        date(2026, 9, 29),
        date(2026, 9, 30),
        date(2026, 10, 8),
        date(2026, 10, 9),
        date(2026, 10, 10),
    ]


def test_a_calendar_day_that_is_closed_moves_to_the_next_working_day() -> None:
    # Day 30 from 4 September is 3 October, in the middle of the national holiday.
    plan = lay(program(session(1, 30, count="calendar")), date(2026, 9, 4), PLAIN)
    assert plan[0].day == date(2026, 10, 8)


def test_a_calendar_day_that_is_open_stays() -> None:
    plan = lay(program(session(1, 30, count="calendar")), date(2026, 3, 2), PLAIN)
    assert plan[0].day == date(2026, 3, 31)


def test_a_session_carries_what_the_program_says() -> None:
    made = session(1, 1, materials=["客户档案"], reference="手册 2", hand_in="小结", bring="笔")
    (one,) = lay(program(made), date(2026, 3, 2), PLAIN)
    assert (one.session_id, one.title, one.start, one.minutes) == ("s1", "第 1 课", time(9), 60)
    assert (one.materials, one.reference, one.hand_in) == (("客户档案",), "手册 2", "小结")
    assert (one.bring, one.place, one.owner, one.aim) == ("笔", "会议室", "supervisor", "认识部门")


def test_a_plan_that_reaches_an_unsettled_year_says_so() -> None:
    early, late = lay(program(session(1, 1), session(2, 30)), date(2026, 12, 1), PLAIN)
    assert (early.provisional, late.provisional) == (False, True)
    confirmed = WorkCalendar({}, frozenset({2027}))
    settled = lay(program(session(1, 30)), date(2026, 12, 1), confirmed)
    assert not settled[0].provisional


def test_a_start_at_the_end_of_time_is_refused_with_a_sentence() -> None:
    with pytest.raises(Trouble, match="太晚"):
        lay(program(session(1, 40)), date(9999, 12, 20), PLAIN)
    with pytest.raises(Trouble, match="太晚"):
        lay(program(session(1, 40, count="calendar")), date(9999, 12, 20), PLAIN)


@given(made=programs(), start=STARTS, own=DAYS)
def test_no_session_falls_on_a_closed_day(
    made: Program, start: date, own: dict[date, DayOverride]
) -> None:
    calendar = WorkCalendar(own, frozenset())
    assert all(calendar.is_working(one.day) for one in lay(made, start, calendar))


@given(made=programs(), start=STARTS, own=DAYS)
def test_sessions_counted_alike_keep_their_order_and_the_plan_is_sorted(
    made: Program, start: date, own: dict[date, DayOverride]
) -> None:
    plan = lay(made, start, WorkCalendar(own, frozenset()))
    moments = [(one.day, one.start) for one in plan]
    assert moments == sorted(moments)
    placed = {one.session_id: one.day for one in plan}
    assert len(placed) == len(made.sessions)
    working = [one for one in made.sessions if one.count == "working"]
    for a in working:
        for b in working:
            assert (a.day < b.day) == (placed[a.id] < placed[b.id])
    moving = sorted((one.day, placed[one.id]) for one in made.sessions if one.count == "calendar")
    assert [day for _, day in moving] == sorted(day for _, day in moving)


@given(made=programs(), start=STARTS, own=DAYS)
def test_a_closed_start_gives_the_plan_of_the_next_working_day(
    made: Program, start: date, own: dict[date, DayOverride]
) -> None:
    calendar = WorkCalendar(own, frozenset({2026, 2027, 2028, 2029}))
    first = calendar.next_working(start)
    plan = lay(made, start, calendar)
    assert [(p.session_id, p.day) for p in plan] == [
        (p.session_id, p.day) for p in lay(made, first, calendar)
    ]
    assert plan == lay(made, start, calendar)
    assert all(one.day >= first for one in plan)


@given(start=STARTS, n=st.integers(1, 90), own=DAYS)
def test_a_working_day_session_is_where_the_calendar_counts_it(
    start: date, n: int, own: dict[date, DayOverride]
) -> None:
    calendar = WorkCalendar(own, frozenset())
    (one,) = lay(program(session(1, n)), start, calendar)
    assert one.day == calendar.nth_working(start, n)


def test_a_stage_has_its_tone_and_an_unknown_one_is_plain() -> None:
    made = program(session(1, 1))
    assert stage_tone(made, "induction") == "good"
    assert stage_tone(made, "gone") == "plain"


def test_sessions_of_one_moment_keep_the_order_of_the_program() -> None:
    plan = lay(program(*(session(n, 1) for n in range(5))), date(2026, 3, 2), PLAIN)
    assert [one.session_id for one in plan] == ["s0", "s1", "s2", "s3", "s4"]
