"""Signing in: right and wrong passwords, waiting, namesakes, weak passwords."""

from datetime import timedelta

import pytest
from builders import PASSWORD, Workplace

from db.records import Role
from desktop_app.training.people.passwords import WeakPassword
from desktop_app.training.people.use_cases import BadName, NewPerson, WrongPassword


def test_the_right_password_opens(place: Workplace) -> None:
    assert place.services.people.sign_in("林晓雨", PASSWORD) == place.trainee


def test_a_staff_number_serves_as_well(place: Workplace) -> None:
    assert place.services.people.sign_in("3001", PASSWORD) == place.trainee


@pytest.mark.parametrize("name", ["林晓雨", "没有这个人"])
def test_the_sentence_does_not_tell_whether_the_name_exists(place: Workplace, name: str) -> None:
    with pytest.raises(WrongPassword) as caught:
        place.services.people.sign_in(name, "wrong password")
    assert caught.value.what == "姓名或密码不对，请再试一次。"


def _wrong(place: Workplace) -> WrongPassword:
    with pytest.raises(WrongPassword) as caught:
        place.services.people.sign_in("林晓雨", "wrong password")
    return caught.value


def test_the_third_wrong_password_makes_wait_and_the_wait_doubles(place: Workplace) -> None:
    assert [_wrong(place).wait for _ in range(3)] == [0, 0, 5]
    place.clock.advance(timedelta(seconds=5))
    assert _wrong(place).wait == 10


def test_while_waiting_even_the_right_password_is_not_taken(place: Workplace) -> None:
    for _ in range(3):
        _wrong(place)
    with pytest.raises(WrongPassword, match="请等"):
        place.services.people.sign_in("林晓雨", PASSWORD)
    place.clock.advance(timedelta(seconds=5))
    assert place.services.people.sign_in("林晓雨", PASSWORD) == place.trainee


def test_a_clock_set_back_never_locks_anybody_out_for_long(place: Workplace) -> None:
    for _ in range(3):
        _wrong(place)
    place.clock.advance(timedelta(days=-30))
    assert _wrong(place).wait <= 300


def test_success_forgets_the_wrong_ones(place: Workplace) -> None:
    _wrong(place)
    _wrong(place)
    place.services.people.sign_in("林晓雨", PASSWORD)
    assert _wrong(place).wait == 0


def test_namesakes_are_asked_for_their_number(place: Workplace) -> None:
    place.services.people.add(
        place.supervisor, NewPerson("林晓雨", "3009", frozenset({Role.TRAINEE}), PASSWORD)
    )
    with pytest.raises(WrongPassword, match="工号"):
        place.services.people.sign_in("林晓雨", PASSWORD)


def test_a_short_password_is_refused_and_nobody_added(place: Workplace) -> None:
    before = place.services.people.names()
    with pytest.raises(WeakPassword):
        place.services.people.add(
            place.supervisor, NewPerson("新人", "3010", frozenset({Role.TRAINEE}), "short")
        )
    assert place.services.people.names() == before


@pytest.mark.parametrize("name", ["", "   ", "长" * 41])
def test_a_name_has_to_be_usable(place: Workplace, name: str) -> None:
    with pytest.raises(BadName):
        place.services.people.add(
            place.supervisor, NewPerson(name, "3010", frozenset({Role.TRAINEE}), PASSWORD)
        )


@pytest.mark.parametrize("name", ["䶮㐂", "字" * 40, "😀林", "محمد"])
def test_unusual_names_are_kept_as_they_are(place: Workplace, name: str) -> None:
    added = place.services.people.add(
        place.supervisor, NewPerson(name, "3010", frozenset({Role.TRAINEE}), PASSWORD)
    )
    assert place.services.people.person(place.supervisor, added.id).name == name


def test_a_staff_number_belongs_to_one_person(place: Workplace) -> None:
    with pytest.raises(BadName, match="3001"):
        place.services.people.add(
            place.supervisor, NewPerson("新人", "3001", frozenset({Role.TRAINEE}), PASSWORD)
        )


def test_changing_the_password_needs_the_old_one(place: Workplace) -> None:
    with pytest.raises(WrongPassword):
        place.services.people.change_password(place.trainee, "not mine", "another one 1")
    place.services.people.change_password(place.trainee, PASSWORD, "another one 1")
    assert place.services.people.sign_in("林晓雨", "another one 1") == place.trainee
