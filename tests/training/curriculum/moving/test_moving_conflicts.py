"""What stands in the way of a session, told in a sentence each; free times instead."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from db.records import Person, Role, Shift
from desktop_app.training.curriculum.moving.conflicts import ConflictKind, Grounds, conflicts
from desktop_app.training.curriculum.moving.sittings import Sitting, by_day
from desktop_app.training.curriculum.moving.slots import free_slots
from desktop_app.training.curriculum.workdays import WorkCalendar

DAY = date(2026, 9, 29)
NOW = datetime(2026, 9, 1, tzinfo=UTC)
LEADER, ONE, TWO, THREE = (UUID(int=n) for n in range(1, 5))
TEAM = UUID(int=50)


def person(id_: UUID, name: str) -> Person:
    return Person(id_, name, "", str(id_.int), frozenset({Role.TRAINEE}), TEAM, "", None, "", DAY)


PEOPLE = {
    id_: person(id_, name)
    for id_, name in ((LEADER, "陈立"), (ONE, "林晓雨"), (TWO, "赵一鸣"), (THREE, "周航"))
}


def sitting(number: int = 1, **fields: Any) -> Sitting:
    made = Sitting(
        UUID(int=100 + number), f"s{number}", f"课 {number}", "class", DAY, 540, 90, "培训室 1",
        LEADER, frozenset({ONE, TWO}),
    )  # fmt: skip
    return replace(made, **fields)


def grounds(*others: Sitting, shifts: tuple[Shift, ...] = ()) -> Grounds:
    return Grounds(
        WorkCalendar({}, frozenset()), DAY, {"培训室 1": 12}, PEOPLE, shifts, by_day(others)
    )


def shift(weekdays: int, begin: int, end: int, person_id: UUID | None = None) -> Shift:
    team = None if person_id else TEAM
    return Shift(
        UUID(int=9), "早班", person_id, team, weekdays, begin, end, NOW.date(), None, NOW, None
    )


ELSEWHERE = {"place": "洽谈间", "leader": None, "people": frozenset[UUID]()}


@pytest.mark.parametrize(
    ("own", "other", "kind", "told"),
    [
        ({}, {}, ConflictKind.ROOM, "培训室 1在 9月29日 周二 09:00–10:30 已经安排了“课 2”"),
        ({}, ELSEWHERE | {"leader": LEADER}, ConflictKind.LEADER, "陈立在 9月29日 周二"),
        ({}, ELSEWHERE | {"people": {LEADER}}, ConflictKind.LEADER, "要参加“课 2”"),
        ({}, ELSEWHERE | {"people": {ONE}}, ConflictKind.TRAINEE, "林晓雨在 9月29日 周二"),
        (
            {"people": frozenset({ONE, TWO, THREE})},
            ELSEWHERE | {"people": {ONE, TWO, THREE}},
            ConflictKind.TRAINEE,
            "周航、林晓雨等 3 人",
        ),
    ],
)
def test_room_leader_and_trainees_are_in_one_place_at_a_time(
    own: dict[str, Any], other: dict[str, Any], kind: ConflictKind, told: str
) -> None:
    fields = {"people": frozenset[UUID](), "leader": None} | other
    if "people" in other:
        fields["people"] = frozenset(other["people"])
    found = conflicts(sitting(**own), grounds(sitting(2, **fields)))
    assert [one.kind for one in found] == [kind]
    assert told in found[0].text
    assert not found[0].blocking
    assert found[0].other_id == UUID(int=102)


def test_what_only_touches_is_no_conflict_and_an_unlisted_place_is_never_full() -> None:
    after = sitting(2, start=630)
    aside = sitting(3, place="客服区工位", leader=None, people=frozenset({THREE}))
    assert conflicts(sitting(), grounds(after, aside)) == ()
    assert conflicts(replace(aside, people=frozenset(), id=ONE), grounds(aside)) == ()


def test_the_same_session_of_two_is_one_gathering_unless_it_is_held_one_by_one() -> None:
    mine, theirs = sitting(people=frozenset({ONE})), sitting(people=frozenset({TWO}))
    other = replace(theirs, id=UUID(int=300))
    assert conflicts(mine, grounds(other)) == ()
    review = conflicts(replace(mine, kind="review"), grounds(replace(other, kind="review")))
    assert {one.kind for one in review} == {ConflictKind.ROOM, ConflictKind.LEADER}


def test_closed_and_past_days_block_and_stand_first() -> None:
    found = conflicts(sitting(day=date(2026, 10, 1)), grounds())
    assert (found[0].kind, found[0].blocking) == (ConflictKind.CLOSED, True)
    assert found[0].text == "10月1日 周四不上班（国庆节）。"
    (past,) = conflicts(sitting(day=date(2026, 9, 28)), grounds())
    assert (past.kind, past.blocking) == (ConflictKind.PAST, True)


def test_a_room_and_a_session_hold_so_many() -> None:
    many = frozenset(UUID(int=n) for n in range(200, 213))
    (room,) = conflicts(sitting(people=many), grounds())
    assert "坐得下 12 人，“课 1”有 13 人" in room.text
    (own,) = conflicts(sitting(capacity=1), grounds())
    assert "最多 1 人，现在有 2 人" in own.text


def test_outside_the_shift_is_told_with_its_hours_and_a_day_off_too() -> None:
    late = shift(0b11111, 720, 1260)
    (found,) = conflicts(sitting(), grounds(shifts=(late,)))
    assert (found.kind, found.blocking) == (ConflictKind.SHIFT, False)
    assert "上早班 12:00–21:00，这一课在班次以外" in found.text
    (off,) = conflicts(sitting(leader=None), grounds(shifts=(shift(0b1, 540, 1080),)))
    assert "林晓雨、赵一鸣在 9月29日 周二 不当班" in off.text
    own = shift(0b10, 540, 1080, ONE)
    (other,) = conflicts(sitting(leader=None), grounds(shifts=(late, own)))
    assert "赵一鸣在" in other.text
    assert "林晓雨" not in other.text


def test_on_a_swapped_day_who_works_from_monday_to_friday_works() -> None:
    on = sitting(day=date(2026, 10, 10), leader=None)  # a Saturday, worked for the holiday
    weekly, part = shift(0b11111, 540, 1080), shift(0b10111, 540, 1080)
    assert conflicts(on, grounds(shifts=(weekly,))) == ()
    (late,) = conflicts(replace(on, start=1080), grounds(shifts=(weekly,)))
    assert "上早班 09:00–18:00" in late.text
    (off,) = conflicts(on, grounds(shifts=(part,)))
    assert "不当班" in off.text
    saturday = shift(0b0100000, 720, 1260)
    (named,) = conflicts(on, grounds(shifts=(weekly, saturday)))
    assert "上早班 12:00–21:00" in named.text
    ordinary = conflicts(sitting(day=date(2026, 10, 17)), grounds(shifts=(weekly,)))
    assert ConflictKind.SHIFT in {one.kind for one in ordinary}


def test_free_times_keep_the_hour_of_the_day_and_step_over_the_holiday() -> None:
    full = [sitting(n, day=day) for n, day in ((5, DAY), (6, date(2026, 9, 30)))]
    found = free_slots(sitting(), (DAY, 0), grounds(*full))
    assert found == (
        (DAY, 630),
        (date(2026, 9, 30), 630),
        (date(2026, 10, 8), 540),
    )


def test_free_times_keep_clear_of_lunch_and_of_what_comes_before() -> None:
    taken = sitting(5, start=540, minutes=180)
    assert free_slots(sitting(), (DAY, 600), grounds(taken), count=1) == ((DAY, 810),)
    later = free_slots(sitting(), (DAY, 1000), grounds(), count=1)
    assert later == ((date(2026, 9, 30), 540),)
