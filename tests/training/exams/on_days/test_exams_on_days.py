"""Exams on a calendar: whose, on which days, and where they lead for whom."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from classroom import TUESDAY, Classroom
from exam_room import ExamRoom

from db.records import Person
from desktop_app.training.curriculum.showing.whose import Filters, Scope, Whose
from desktop_app.training.exams.kinds import ExamKind
from desktop_app.training.exams.on_days.use_cases import CLOSES, OPEN, OPENS, ExamOnDay

LAST = TUESDAY + timedelta(days=13)


class Room(ExamRoom):
    """Two exams next week: a long one of both trainees, a short one of the stranger alone."""

    def __init__(self, classroom: Classroom) -> None:
        super().__init__(classroom.place)
        self.classroom = classroom
        opens = self.place.clock.now() + timedelta(days=7)
        long = timedelta(days=2)
        self.both = self.announce(
            title="季度测验", kind=ExamKind.QUARTER, opens_at=opens, closes_at=opens + long
        )
        self.single = self.announce(
            title="另一场",
            people=(self.place.stranger.id,),
            opens_at=opens,
            closes_at=opens + timedelta(hours=2),
        )

    def seen(self, actor: Person, whose: Whose, filters: Filters | None = None) -> list[ExamOnDay]:
        calendars = self.place.services.calendars
        return list(calendars.stretch(actor, whose, filters or Filters(), TUESDAY, LAST).exams)


@pytest.fixture
def room(classroom: Classroom) -> Room:
    return Room(classroom)


def titles(found: Sequence[ExamOnDay]) -> set[str]:
    return {one.title for one in found}


def test_a_trainee_sees_their_own_on_each_day_that_it_is_open(room: Room) -> None:
    found = room.seen(room.place.trainee, Whose(Scope.MINE))
    first = date(2026, 11, 30)
    assert [(one.day, one.state) for one in found] == [
        (first, OPENS),
        (first + timedelta(days=1), OPEN),
        (first + timedelta(days=2), CLOSES),
    ]
    assert titles(found) == {"季度测验"}
    own = room.paper_of(room.both, room.place.trainee)
    assert {one.target for one in found} == {f"mine:{own}"}


def test_a_class_shows_those_of_its_members_and_a_mentor_those_of_their_trainees(
    room: Room,
) -> None:
    place, whole = room.place, Whose(Scope.CLASS, room.classroom.training_class.id)
    found = room.seen(place.supervisor, whole)
    assert titles(found) == {"季度测验", "另一场"}
    assert {one.people for one in found if one.title == "季度测验"} == {2}
    assert {one.target for one in found} == {f"exam:{room.both.id}", f"exam:{room.single.id}"}
    mentored = room.seen(place.mentor, Whose(Scope.ALL))
    assert titles(mentored) == {"季度测验"}
    assert {(one.people, one.target) for one in mentored} == {(1, "")}


def test_what_is_cancelled_withdrawn_or_filtered_away_is_not_there(room: Room) -> None:
    place, planning = room.place, room.place.services.exam_planning
    mine = Whose(Scope.PERSON, place.trainee.id)
    assert not room.seen(place.supervisor, mine, Filters(place="会议室"))
    assert not room.seen(place.supervisor, mine, Filters(kind="class"))
    assert room.seen(place.supervisor, mine, Filters(kind="exam"))
    planning.withdraw(place.supervisor, room.paper_of(room.both, place.trainee), "出差")
    assert not room.seen(place.supervisor, mine)
    planning.cancel(place.supervisor, room.single.id, "题目有误")
    assert titles(room.seen(place.supervisor, Whose(Scope.ALL))) == {"季度测验"}
