"""Moving a trainee to another class: what is to come changes, what was stays."""

from dataclasses import replace
from datetime import date

import pytest
from classroom import TUESDAY, Classroom, second_class

from db.records import Role, TrainingClass
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.curriculum.attendance.marks import Mark
from desktop_app.training.curriculum.moving.conflicts import ConflictKind
from desktop_app.training.people.use_cases import NewPerson

LATER = date(2026, 12, 7)


@pytest.fixture
def other(classroom: Classroom) -> TrainingClass:
    place = classroom.place
    return second_class(place, LATER)


def test_the_future_is_the_new_classs_and_the_past_stays(
    classroom: Classroom, other: TrainingClass
) -> None:
    place, transferring = classroom.place, classroom.place.services.transferring
    classroom.go_to(TUESDAY)
    done = classroom.seat("d1-company")
    place.services.attendance.mark(place.supervisor, {done.id: Mark.PRESENT})
    classroom.go_to(date(2026, 11, 25))
    proposal = transferring.propose(place.supervisor, place.trainee.id, other.id)
    assert proposal.missed == ()
    assert proposal.kept == 4
    assert len(classroom.page.sessions) == 2 * 67
    with pytest.raises(Trouble, match="写明转班的原因"):
        transferring.apply(place.supervisor, proposal, " ", anyway=True)
    change = transferring.apply(place.supervisor, proposal, "家里有事", anyway=True)
    left = next(one for one in classroom.page.members if one.person == place.trainee)
    assert (left.stay.until_on, left.stay.moved_to) == (date(2026, 11, 25), other.id)
    there = place.services.classes.page(place.supervisor, other.id)
    assert [one.person for one in there.members] == [place.trainee]
    days = {one.session_key: one for one in there.sessions}
    assert days["d1-company"].day == TUESDAY
    assert days["d1-company"].done_at is not None
    held = {one.session_key: one for one in there.held}
    assert days["d2-courses"].held_id == held["d2-courses"].id
    assert days["d2-courses"].day == held["d2-courses"].day == date(2026, 12, 8)
    assert days["d2-courses"].id == next(
        step.id for step in proposal.proposal.steps if step.title == "岗前 2 · 课程与产品"
    )
    place.services.applying.undo(place.supervisor, change.id)
    assert len(classroom.page.sessions) == 2 * 67
    assert place.services.classes.page(place.supervisor, other.id).members == ()
    assert classroom.seat("d2-courses").day == date(2026, 11, 25)


def test_what_the_new_class_held_already_is_told_as_missed(classroom: Classroom) -> None:
    place, transferring = classroom.place, classroom.place.services.transferring
    classroom.go_to(date(2026, 11, 25), hours=9)
    newcomer = place.services.people.add(
        place.supervisor, NewPerson("孙悦", "3003", frozenset({Role.TRAINEE}), "peilian2026")
    )
    proposal = transferring.propose(place.supervisor, newcomer.id, classroom.training_class.id)
    assert [one.title for one in proposal.missed] == [
        "岗前 1 · 公司与部门",
        "岗前 1 · 服务是什么",
        "练习 · 两份真实订单",
        "每日总结 1",
    ]
    transferring.apply(place.supervisor, proposal, "中途加入", anyway=True)
    own = [one for one in classroom.page.sessions if one.person_id == newcomer.id]
    assert len(own) == 67
    way = place.services.making_up.options(
        place.supervisor, next(one.id for one in own if one.session_key == "d1-company")
    )
    assert way


def test_a_full_class_is_in_the_way_and_a_closed_one_takes_nobody(
    classroom: Classroom, other: TrainingClass
) -> None:
    place, transferring = classroom.place, classroom.place.services.transferring
    classes = place.services.classes
    classes.change(place.supervisor, replace(other, capacity=1))
    first = transferring.propose(place.supervisor, place.stranger.id, other.id)
    transferring.apply(place.supervisor, first, "换到下一期", anyway=True)
    second = transferring.propose(place.supervisor, place.trainee.id, other.id)
    assert second.proposal.conflicts[0].kind is ConflictKind.CAPACITY
    with pytest.raises(Trouble, match="已经在“十二月班”里"):
        transferring.propose(place.supervisor, place.stranger.id, other.id)
    classes.close(place.supervisor, other.id)
    with pytest.raises(Trouble, match="已经结班"):
        transferring.propose(place.supervisor, place.trainee.id, other.id)


def test_only_a_supervisor_moves_people(classroom: Classroom, other: TrainingClass) -> None:
    for actor in (classroom.place.trainee, classroom.place.mentor):
        with pytest.raises(NotAllowed):
            classroom.place.services.transferring.propose(
                actor, classroom.place.trainee.id, other.id
            )
