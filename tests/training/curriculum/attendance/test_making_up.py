"""Making up: with another class that has a seat, or alone; what is made up for is done."""

from datetime import date

import pytest
from classroom import TUESDAY, Classroom, second_class

from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.curriculum.attendance.marks import Mark

LATER = date(2026, 12, 7)
KEY = "d1-service"
"""In the afternoon, when nobody shadows: the trainee has time for it in the other class."""


def missed(classroom: Classroom, key: str = KEY) -> None:
    """Let the trainee miss a session."""
    classroom.go_to(classroom.seat(key).day)
    classroom.place.services.attendance.mark(
        classroom.place.supervisor, {classroom.seat(key).id: Mark.ABSENT}
    )


def test_another_class_is_offered_first_and_a_seat_there_makes_up(classroom: Classroom) -> None:
    place, making_up = classroom.place, classroom.place.services.making_up
    other = second_class(place, LATER)
    missed(classroom)
    ways = making_up.options(place.supervisor, classroom.seat(KEY).id)
    assert (ways[0].day, ways[0].training_class, ways[0].free) == (LATER, other, 12)
    assert [way.held for way in ways[1:]] == [None] * 3
    assert ways[1].day > TUESDAY
    proposal = making_up.propose(place.supervisor, classroom.seat(KEY).id, ways[0])
    assert proposal.conflicts == ()
    making_up.arrange(place.supervisor, classroom.seat(KEY).id, ways[0])
    guests = place.services.attendance.page(place.supervisor, ways[0].held.id).rows  # type: ignore[union-attr]
    assert [row.person for row in guests] == [place.trainee]
    page = place.services.attendance.page(place.supervisor, classroom.held(KEY).id)
    assert page.rows[0].made_up_by is not None
    assert not page.rows[0].missed
    with pytest.raises(Trouble, match="已经安排过补课"):
        making_up.arrange(place.supervisor, classroom.seat(KEY).id, ways[1])
    classroom.go_to(LATER)
    place.services.attendance.mark(place.supervisor, {guests[0].seat.id: Mark.PRESENT})
    assert classroom.seat(KEY).done_at is not None


def test_a_guest_goes_along_when_the_other_class_moves(classroom: Classroom) -> None:
    place, making_up = classroom.place, classroom.place.services.making_up
    second_class(place, LATER)
    missed(classroom)
    way = making_up.options(place.supervisor, classroom.seat(KEY).id)[0]
    making_up.arrange(place.supervisor, classroom.seat(KEY).id, way)
    assert way.held is not None
    proposal = place.services.moving.propose_move(
        place.supervisor, way.held.id, date(2026, 12, 8), 810
    )
    assert place.trainee.id in proposal.steps[0].people
    place.services.applying.apply(place.supervisor, proposal, anyway=True)
    (row,) = place.services.attendance.page(place.supervisor, way.held.id).rows
    assert row.seat.day == date(2026, 12, 8)


def test_alone_it_is_the_trainees_own_and_led_like_the_missed_one(classroom: Classroom) -> None:
    place, making_up = classroom.place, classroom.place.services.making_up
    classroom.go_to(date(2026, 12, 1))
    seat = classroom.seat("shadow-1")
    place.services.attendance.mark(place.mentor, {seat.id: Mark.EXCUSED})
    way = making_up.options(place.mentor, seat.id)[0]
    making_up.arrange(place.mentor, seat.id, way)
    own = [one for one in classroom.page.sessions if one.makes_up == seat.id]
    assert [(one.day, one.start, one.held_id) for one in own] == [(way.day, way.start, None)]
    with pytest.raises(NotAllowed):
        making_up.options(place.trainee, seat.id)
    with pytest.raises(NotAllowed):
        making_up.arrange(place.mentor, classroom.seat(KEY).id, way)
