"""Whose sessions are seen by whom, gatherings once, and what is remembered."""

from datetime import date
from itertools import groupby
from uuid import uuid4

import pytest
from classroom import TUESDAY, Classroom

from db.records import Person
from db.records.events import Event
from desktop_app.system.errors import NotAllowed
from desktop_app.training.curriculum.showing.use_cases import Stretch
from desktop_app.training.curriculum.showing.whose import Filters, Scope, Whose, whose

ALL = Whose(Scope.ALL)
FRIDAY = date(2026, 11, 27)


def _week(
    classroom: Classroom, actor: Person, who: Whose = ALL, filters: Filters | None = None
) -> Stretch:
    return classroom.place.services.calendars.stretch(
        actor, who, filters or Filters(), TUESDAY, FRIDAY
    )


def test_a_gathering_of_a_class_is_shown_once(classroom: Classroom) -> None:
    place = classroom.place
    found = _week(classroom, place.supervisor)
    held = classroom.held("d1-company")
    one = next(event for event in found.events if event.id == held.id)
    assert (one.shared, one.people, one.class_name) == (True, 2, "十一月班")
    assert found.titles[one.version_id, one.stage] == "岗前"
    assert [stage.title for stage in found.stages][:2] == ["岗前", "影子学习"]


def test_a_mentor_sees_the_own_trainees_and_what_they_lead(classroom: Classroom) -> None:
    place = classroom.place
    found = _week(classroom, place.mentor)
    assert found.events
    assert {event.person for event in found.events} == {"林晓雨"}
    later = place.services.calendars.stretch(
        place.mentor, Whose(Scope.MINE), Filters(), TUESDAY, date(2026, 12, 31)
    )
    assert {event.kind for event in later.events} >= {"shadow"}


def test_a_supervisor_leads_what_the_class_gives_to_its_trainer(classroom: Classroom) -> None:
    found = _week(classroom, classroom.place.supervisor, Whose(Scope.MINE))
    assert classroom.held("d1-company").id in {event.id for event in found.events}
    assert "每日总结 1" not in {event.title for event in found.events}


def test_a_trainee_sees_the_own_plan_whatever_is_asked_for(classroom: Classroom) -> None:
    trainee, stranger = classroom.place.trainee, classroom.place.stranger
    seen = {event.seat_id for event in _week(classroom, trainee).events}
    own = {event.seat_id for event in _week(classroom, trainee, Whose(Scope.MINE)).events}
    assert seen == own
    with pytest.raises(NotAllowed):
        _week(classroom, trainee, Whose(Scope.PERSON, stranger.id))


def test_of_a_full_day_the_first_are_shown_and_all_are_counted(classroom: Classroom) -> None:
    place = classroom.place
    found = place.services.calendars.stretch(place.supervisor, ALL, Filters(), TUESDAY, TUESDAY, 2)
    whole = place.services.calendars.stretch(place.supervisor, ALL, Filters(), TUESDAY, TUESDAY)
    assert found.events == whole.events[:2]
    assert found.events[0].of_day == len(whole.events) > 2


@pytest.mark.parametrize("filters", [Filters(), Filters(kind="class"), Filters(place="会议室")])
@pytest.mark.parametrize("most", [1, 3, 200])
def test_a_cut_month_is_the_beginning_of_the_whole_one(
    classroom: Classroom, filters: Filters, most: int
) -> None:
    place = classroom.place
    shown = (place.supervisor, ALL, filters, date(2026, 11, 1), date(2027, 1, 31))
    stretch = place.services.calendars.stretch
    first: list[Event] = []
    whole = stretch(*shown).events
    for _day, events in groupby(whole, lambda one: one.day):
        first += list(events)[:most]
    assert list(stretch(*shown, most).events) == first
    shared = {one.shared for one in whole}
    assert shared == {True, False} or filters != Filters()


def test_places_are_told_each_once_by_name(classroom: Classroom) -> None:
    place = classroom.place
    month = place.services.calendars.stretch(
        place.supervisor, ALL, Filters(), date(2026, 1, 1), date(2027, 12, 31)
    )
    named = {one.place for one in month.events}
    assert len(named) > 2
    with place.services.calendars._store.reading() as tx:
        assert tx.events.places() == tuple(sorted(named))


def test_filters_leave_out_other_places_and_kinds(classroom: Classroom) -> None:
    supervisor = classroom.place.supervisor
    exams = _week(classroom, supervisor, filters=Filters(kind="exam"))
    assert {event.kind for event in exams.events} == {"exam"}
    place = exams.events[0].place
    there = _week(classroom, supervisor, filters=Filters(place=place))
    assert {event.place for event in there.events} == {place}


def test_the_overview_has_every_stage_of_the_class_and_its_milestones(
    classroom: Classroom,
) -> None:
    place = classroom.place
    whole = place.services.calendars.overview(
        place.supervisor, ALL, Filters(), TUESDAY, date(2027, 3, 1)
    )
    people = {span.person for span in whole.spans}
    assert people == {"林晓雨", "赵一鸣"}
    mine = [span for span in whole.spans if span.person == "林晓雨"]
    first = next(span for span in mine if span.first == TUESDAY)
    assert whole.titles[first.version_id, first.stage] == "岗前"
    plan = mine[0].plan_id
    assert "岗前综合考试" in [one.title for one in whole.milestones if one.plan_id == plan]
    assert sum(span.total for span in mine) == 67


def test_what_was_looked_at_is_remembered_until_it_is_gone(classroom: Classroom) -> None:
    calendars, supervisor = classroom.place.services.calendars, classroom.place.supervisor
    assert calendars.remembered(supervisor).whose == ALL
    wanted = Whose(Scope.CLASS, classroom.training_class.id)
    calendars.remember(supervisor, "week", wanted, Filters("会议室", "exam"))
    kept = calendars.remembered(supervisor)
    assert (kept.mode, kept.whose, kept.filters) == ("week", wanted, Filters("会议室", "exam"))
    calendars.remember(supervisor, "week", Whose(Scope.PERSON, uuid4()), Filters())
    assert calendars.remembered(supervisor).whose == ALL


@pytest.mark.parametrize("key", ["", "person", "all:x", "person:x", "nobody", "class:"])
def test_a_key_that_names_nobody_is_none(key: str) -> None:
    assert whose(key) is None
