"""Rooms and shifts: set by supervisors and administrators, with sentences for what cannot be."""

from datetime import date

import pytest
from builders import Workplace

from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.curriculum.rooms.shifts import hours_of, weekdays_text, works
from desktop_app.training.curriculum.rooms.use_cases import Rooms, ShiftWanted

MONDAY = date(2026, 11, 23)
WORKDAYS = 0b11111


@pytest.fixture
def rooms(place: Workplace) -> Rooms:
    return place.services.rooms


def wanted(place: Workplace, **fields: object) -> ShiftWanted:
    made = {
        "name": "早班",
        "weekdays": WORKDAYS,
        "from_minute": 540,
        "to_minute": 1080,
        "valid_from": MONDAY,
        "person_id": place.trainee.id,
    }
    return ShiftWanted(**(made | fields))  # type: ignore[arg-type]


def test_rooms_are_added_changed_and_dropped(place: Workplace, rooms: Rooms) -> None:
    assert "培训室 1" in rooms.unlisted()
    room = rooms.put_room(place.supervisor, " 培训室 1 ", 12)
    rooms.put_room(place.supervisor, "培训室 1", 16, room.id)
    assert [(one.name, one.capacity) for one in rooms.rooms()] == [("培训室 1", 16)]
    assert "培训室 1" not in rooms.unlisted()
    with pytest.raises(Trouble, match="已经有一间教室"):
        rooms.put_room(place.supervisor, "培训室 1", 8)
    with pytest.raises(Trouble, match="至少 1 人"):
        rooms.put_room(place.supervisor, "小间", 0)
    rooms.drop_room(place.supervisor, room.id)
    assert rooms.rooms() == ()


def test_a_shift_holds_on_its_days_and_until_it_ends(place: Workplace, rooms: Rooms) -> None:
    shift = rooms.put_shift(place.supervisor, wanted(place))
    rooms.end_shift(place.supervisor, shift.id, date(2026, 11, 27))
    known = rooms.shifts_of(place.trainee, place.trainee.id)
    on = [
        hours_of(place.trainee.id, None, date(2026, 11, day), known, worked=True)
        for day in (23, 28, 30)
    ]
    assert on[0] is not None
    assert works(on[0], 540, 60)
    assert not works(on[0], 1050, 60)
    assert on[1] is None
    assert on[2] is None
    rooms.end_shift(place.supervisor, shift.id, date(2026, 11, 1))
    assert rooms.shifts(place.supervisor) == ()


def test_a_team_has_shifts_and_a_day_off_is_no_time_at_all(place: Workplace, rooms: Rooms) -> None:
    team = place.trainee.team_id
    rooms.put_shift(place.supervisor, wanted(place, person_id=None, team_id=team))
    known = rooms.shifts_of(place.mentor, place.trainee.id)
    assert hours_of(place.trainee.id, team, date(2026, 11, 28), known, worked=False) == ()
    assert not works((), 540, 60)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"person_id": None}, "哪一个人"),
        ({"weekdays": 0}, "至少选一天"),
        ({"name": " "}, "要有名称"),
        ({"to_minute": 540}, "下班时间要晚于"),
        ({"valid_until": date(2026, 11, 1)}, "结束日期"),
    ],
)
def test_what_no_shift_can_be_is_refused(
    place: Workplace, rooms: Rooms, fields: dict[str, object], told: str
) -> None:
    with pytest.raises(Trouble, match=told):
        rooms.put_shift(place.supervisor, wanted(place, **fields))


def test_others_set_neither(place: Workplace, rooms: Rooms) -> None:
    for actor in (place.trainee, place.mentor):
        with pytest.raises(NotAllowed):
            rooms.put_room(actor, "培训室 1", 12)
        with pytest.raises(NotAllowed):
            rooms.put_shift(actor, wanted(place))
    with pytest.raises(NotAllowed):
        rooms.shifts_of(place.stranger, place.trainee.id)


def test_weekdays_in_words() -> None:
    assert weekdays_text(WORKDAYS) == "周一至周五"
    assert weekdays_text(0b0101) == "周一、周三"
