"""Adding people: what is wrong is said under its field, and nothing half-done is left."""

from dataclasses import replace

import pytest
from builders import PASSWORD, Workplace
from people_room import Room

from db.records import Role
from desktop_app.panes.people.shown import TypedPerson
from desktop_app.system.errors import NotAllowed

GOOD = TypedPerson("安琪", "4001", frozenset({"trainee"}), PASSWORD)


def test_teams_and_mentors_are_offered(place: Workplace) -> None:
    room = Room(place, place.supervisor)

    room.adding.begin()

    teams, mentors = room.notes.last("open_adding")
    assert [one.text for one in teams] == ["电话二组"]
    assert {one.text for one in mentors} == {"王敏", "周航"}


def test_a_new_trainee_is_listed_chosen_and_can_sign_in(place: Workplace) -> None:
    room = Room(place, place.supervisor)

    room.adding.add(replace(GOOD, mentor=str(place.mentor.id), new_team=" 前台  组 "))

    added = place.services.people.sign_in("4001", PASSWORD)
    assert (added.name, added.mentor, added.team) == ("安琪", "王敏", "前台 组")
    assert "安琪" in room.names()
    assert room.shown().name == "安琪"
    assert room.notes.count("close_adding") == 1


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        (replace(GOOD, name=" "), "name", "请填写姓名。"),
        (replace(GOOD, name="长" * 41), "name", "姓名最多 40 个字。"),
        (replace(GOOD, staff_number=""), "staff_number", "请填写工号。"),
        (replace(GOOD, staff_number="3001"), "staff_number", "工号 3001 已经有人用了。"),
        (replace(GOOD, roles=frozenset()), "roles", "请至少选一个角色。"),
        (replace(GOOD, password=""), "password", "请填写初始密码。"),
        (replace(GOOD, password="short"), "password", "密码至少要 8 位。"),
        (replace(GOOD, new_team="长" * 41), "team", "小组名称最多 40 个字。"),
    ],
)
def test_what_is_wrong_is_said_under_its_field(
    place: Workplace, typed: TypedPerson, field: str, said: str
) -> None:
    room = Room(place, place.supervisor)
    before = len(place.services.people.names())

    room.adding.add(typed)

    assert room.notes.last("show_adding_problems") == ({field: said},)
    assert room.notes.count("close_adding") == 0
    assert len(place.services.people.names()) == before


def test_everything_wrong_is_said_at_once(place: Workplace) -> None:
    room = Room(place, place.supervisor)

    room.adding.add(TypedPerson("", "", frozenset(), ""))

    (problems,) = room.notes.last("show_adding_problems")
    assert set(problems) == {"name", "staff_number", "roles", "password"}


def test_a_second_try_does_not_found_the_team_twice(place: Workplace) -> None:
    room = Room(place, place.supervisor)
    room.adding.add(replace(GOOD, new_team="前台组", staff_number="3001"))

    room.adding.add(replace(GOOD, new_team="前台组"))

    assert [one.name for one in place.services.people.teams()].count("前台组") == 1
    assert place.services.people.sign_in("4001", PASSWORD).team == "前台组"


def test_a_forty_character_name_with_rare_characters_is_taken(place: Workplace) -> None:
    room = Room(place, place.supervisor)
    name = "䶮㐂" + "长" * 38

    room.adding.add(replace(GOOD, name=name))

    assert room.shown().name == name


def test_a_new_mentor_is_added_without_leaving_the_list(place: Workplace) -> None:
    room = Room(place, place.supervisor)

    room.adding.add(replace(GOOD, roles=frozenset({"mentor"})))

    assert place.services.people.sign_in("4001", PASSWORD).has(Role.MENTOR)
    assert room.notes.count("show_record") == 0


def test_a_mentor_adds_nobody(place: Workplace) -> None:
    room = Room(place, place.mentor)

    with pytest.raises(NotAllowed):
        room.adding.add(GOOD)

    assert room.notes.last("set_own") == (False, False)
