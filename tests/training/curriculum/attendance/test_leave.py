"""Leave: in time by rule, late by decision, taken back by who asked."""

from datetime import date

import pytest
from classroom import TUESDAY, Classroom

from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.curriculum.attendance.marks import Mark, Outcome


def test_leave_in_time_is_granted_by_the_rule_and_suggests_the_mark(classroom: Classroom) -> None:
    place, book = classroom.place, classroom.place.services.leave
    seat = classroom.seat("d2-courses")
    leave = book.ask(place.trainee, seat.id, " 去医院复查 ")
    assert (leave.granted, leave.request.late, leave.request.reason) == (True, False, "去医院复查")
    assert leave.decision is not None
    assert leave.decision.decided_by is None
    rows = place.services.attendance.page(place.supervisor, seat.id).rows
    assert [row.suggested for row in rows] == [Mark.EXCUSED, Mark.PRESENT]
    assert book.waiting(place.supervisor) == ()


def test_late_leave_says_so_and_waits_for_who_leads(classroom: Classroom) -> None:
    place, book = classroom.place, classroom.place.services.leave
    classroom.go_to(date(2026, 12, 1), hours=-1)
    leave = book.ask(place.trainee, classroom.seat("shadow-1").id, "发烧")
    assert (leave.open, leave.request.late) == (True, True)
    for actor in (place.supervisor, place.mentor):
        (entry,) = book.waiting(actor)
        assert (entry.person, entry.session.session_key) == (place.trainee, "shadow-1")
    assert book.waiting(place.stranger) == ()
    with pytest.raises(Trouble, match="写明原因"):
        book.decide(place.mentor, leave.request.id, False)
    book.decide(place.mentor, leave.request.id, True)
    (entry,) = book.of(place.trainee, place.trainee.id)
    assert entry.leave.granted
    assert book.waiting(place.mentor) == ()


def test_a_gate_is_never_missed_by_rule_alone(classroom: Classroom) -> None:
    leave = classroom.place.services.leave.ask(
        classroom.place.trainee, classroom.seat("d5-exam").id, "探亲"
    )
    assert leave.open
    assert not leave.request.late


def test_what_was_granted_can_be_refused_and_taken_back(classroom: Classroom) -> None:
    place, book = classroom.place, classroom.place.services.leave
    seat = classroom.seat("d2-courses")
    first = book.ask(place.trainee, seat.id, "去医院")
    with pytest.raises(Trouble, match="已经请过假"):
        book.ask(place.trainee, seat.id, "去医院")
    book.decide(place.supervisor, first.request.id, False, "当天有抽查")
    again = book.ask(place.trainee, seat.id, "改到下午也行")
    book.withdraw(place.trainee, again.request.id)
    with pytest.raises(Trouble, match="本人撤回"):
        book.decide(place.supervisor, again.request.id, True)
    outcomes = [one.leave.decision for one in book.of(place.supervisor, place.trainee.id)]
    assert [one.outcome for one in outcomes if one] == [Outcome.WITHDRAWN, Outcome.REFUSED]
    assert place.services.attendance.page(place.trainee, seat.id).rows[0].leave is not None


def test_leave_is_ones_own_and_before_the_beginning(classroom: Classroom) -> None:
    place, book = classroom.place, classroom.place.services.leave
    seat = classroom.seat("d1-company")
    for actor in (place.stranger, place.supervisor):
        with pytest.raises(NotAllowed):
            book.ask(actor, seat.id, "有事")
    with pytest.raises(Trouble, match="原因"):
        book.ask(place.trainee, seat.id, " ")
    leave = book.ask(place.trainee, seat.id, "有事")
    with pytest.raises(NotAllowed):
        book.withdraw(place.stranger, leave.request.id)
    with pytest.raises(NotAllowed):
        book.decide(place.mentor, leave.request.id, True)
    classroom.go_to(TUESDAY)
    with pytest.raises(Trouble, match="已经开始，不能再撤回"):
        book.withdraw(place.trainee, leave.request.id)
    with pytest.raises(Trouble, match="已经开始，不能再请假"):
        book.ask(place.trainee, classroom.seat("d1-company").id, "有事")
