"""Opening classes, looking at them, changing, leaving and closing them."""

from dataclasses import replace
from datetime import date

import pytest
from builders import Workplace
from classroom import TUESDAY, Classroom, new_class

from db.records import Role
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.curriculum.moving.conflicts import ConflictKind
from desktop_app.training.people.use_cases import NewPerson


def test_a_class_holds_together_what_its_program_says_and_each_has_the_rest_alone(
    classroom: Classroom,
) -> None:
    page = classroom.page
    assert (page.program, page.trainer) == (
        "机构客服 90 天新人方案",
        classroom.place.supervisor,
    )
    assert [one.person.name for one in page.members] == ["林晓雨", "赵一鸣"]
    assert len(page.sessions) == 2 * 67
    seats = [one for one in page.sessions if one.held_id is not None]
    assert len(seats) == 2 * len(page.held)
    held = {one.id: one for one in page.held}
    assert all(
        (one.day, one.start, one.place) == (where.day, where.start, where.place)
        for one in seats
        if one.held_id and (where := held[one.held_id])
    )
    assert classroom.seat("shadow-1").held_id is None


def test_reviews_are_spread_so_that_nobody_meets_another(classroom: Classroom) -> None:
    for key in ("r30", "r60", "r90", "practical"):
        one, other = classroom.seat(key), classroom.seat(key, of_stranger=True)
        assert one.day == other.day
        assert abs(one.start - other.start) >= one.minutes


def test_a_plan_is_shown_to_its_trainee_with_the_class_in_it(classroom: Classroom) -> None:
    place = classroom.place
    page = place.services.curriculum.page(place.trainee, place.trainee.id, TUESDAY, TUESDAY)
    assert page.plan is not None
    assert page.plan.class_id == classroom.training_class.id
    assert [one.session_key for one in page.sessions] == [
        "d1-company",
        "d1-service",
        "d1-orders",
        "d1-summary",
    ]


def test_the_preview_is_what_opening_gives_and_writes_nothing(place: Workplace) -> None:
    classes = place.services.classes
    new = new_class(place, "一班", TUESDAY, place.trainee)
    preview = classes.preview(place.supervisor, new)
    assert classes.listed(place.supervisor) == ()
    assert (preview.first, preview.sessions, preview.conflicts) == (TUESDAY, 67, ())
    assert preview.provisional_years == (2027,)
    one = classes.open(place.supervisor, new)
    (entry,) = classes.listed(place.supervisor)
    assert (entry.training_class, entry.members, entry.trainer) == (one, 1, "陈立")
    assert (entry.first, entry.total, entry.done) == (preview.first, preview.together, 0)


def test_the_room_of_a_class_takes_the_place_that_its_program_names_most(
    place: Workplace,
) -> None:
    new = replace(new_class(place, "一班", TUESDAY), room="多功能厅")
    one = place.services.classes.open(place.supervisor, new)
    places = {held.place for held in place.services.classes.page(place.supervisor, one.id).held}
    assert "多功能厅" in places
    assert "培训室 1" not in places
    assert "培训室 2" in places


def test_a_second_class_in_the_same_room_is_in_the_way(classroom: Classroom) -> None:
    place = classroom.place
    place.services.rooms.put_room(place.supervisor, "培训室 1", 12)
    new = new_class(place, "二班", date(2026, 11, 25))
    found = place.services.classes.preview(place.supervisor, new).conflicts
    assert {one.kind for one in found} >= {ConflictKind.ROOM, ConflictKind.LEADER}
    with pytest.raises(Trouble, match=r"已经安排了|要带"):
        place.services.classes.open(place.supervisor, new)
    place.services.classes.open(place.supervisor, new, anyway=True)
    assert len(place.services.classes.listed(place.supervisor)) == 2


def test_an_earlier_plan_ends_when_a_class_begins(place: Workplace) -> None:
    curriculum = place.services.curriculum
    curriculum.lay_plan(place.supervisor, place.trainee, "induction-5", date(2026, 11, 16))
    place.services.classes.open(place.supervisor, new_class(place, "一班", TUESDAY, place.trainee))
    page = curriculum.page(place.trainee, place.trainee.id, date(2026, 11, 16), TUESDAY)
    assert page.plan is not None
    former = [one.day for one in page.sessions if one.plan_id != page.plan.id]
    own = [one.day for one in page.sessions if one.plan_id == page.plan.id]
    assert max(former) == date(2026, 11, 20)
    assert min(own) == TUESDAY


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": " "}, "要有名称"),
        ({"name": "十一月班"}, "已经有一个班"),
        ({"capacity": 1}, "最多 1"),
    ],
)
def test_what_no_class_can_be_is_refused(
    classroom: Classroom, fields: dict[str, object], told: str
) -> None:
    place = classroom.place
    new = new_class(place, "二班", TUESDAY, place.trainee, place.stranger)
    with pytest.raises(Trouble, match=told):
        place.services.classes.open(place.supervisor, replace(new, **fields))  # type: ignore[arg-type]


def test_a_class_is_renamed_and_closed_and_keeps_its_sessions(classroom: Classroom) -> None:
    classes, actor = classroom.place.services.classes, classroom.place.supervisor
    before = classroom.page.held
    classes.change(
        actor, replace(classroom.training_class, name="冬季班", capacity=2, trainer_id=None)
    )
    classes.close(actor, classroom.training_class.id)
    (entry,) = classes.listed(actor)
    assert (entry.training_class.name, entry.trainer) == ("冬季班", "")
    assert entry.training_class.closed_on == classroom.place.clock.today()
    assert classroom.page.held == before
    with pytest.raises(Trouble, match="比这个容量多"):
        classes.change(actor, replace(classroom.training_class, capacity=1))


def test_who_leaves_keeps_what_was_and_says_why(classroom: Classroom) -> None:
    classes, place = classroom.place.services.classes, classroom.place
    classroom.go_to(date(2026, 11, 25))
    with pytest.raises(Trouble, match="原因"):
        classes.leave(place.supervisor, classroom.training_class.id, place.trainee.id, " ")
    classes.leave(place.supervisor, classroom.training_class.id, place.trainee.id, "转到教务岗")
    gone = next(one for one in classroom.page.members if one.person.id == place.trainee.id)
    assert (gone.stay.until_on, gone.stay.reason) == (date(2026, 11, 25), "转到教务岗")
    days = place.services.curriculum.page(
        place.trainee, place.trainee.id, TUESDAY, date(2026, 12, 31)
    ).sessions
    assert {one.day for one in days} == {TUESDAY, date(2026, 11, 25)}


def test_people_see_the_classes_that_concern_them(classroom: Classroom) -> None:
    place = classroom.place
    classes, class_id = place.services.classes, classroom.training_class.id
    outsider = place.services.people.add(
        place.supervisor, NewPerson("孙悦", "3003", frozenset({Role.TRAINEE}), "peilian2026")
    )
    assert classes.listed(outsider) == ()
    with pytest.raises(NotAllowed):
        classes.page(outsider, class_id)
    mine = classes.page(place.trainee, class_id)
    assert {one.person_id for one in mine.sessions} == {place.trainee.id}
    assert len(classes.page(place.mentor, class_id).sessions) == 67
    for actor in (place.trainee, place.mentor):
        assert len(classes.listed(actor)) == 1
        with pytest.raises(NotAllowed):
            classes.open(actor, new_class(place, "二班", TUESDAY))
        with pytest.raises(NotAllowed):
            classes.close(actor, class_id)


def test_rounds_run_beside_the_plan_of_the_class(classroom: Classroom) -> None:
    place = classroom.place
    curriculum = place.services.curriculum
    curriculum.lay_plan(place.supervisor, place.trainee, "quarterly-round", TUESDAY)
    with place.services.store.reading() as tx:
        main = tx.plans.of(place.trainee.id)
    assert main is not None
    assert main.title != "季度提升 · 一年四轮"
    page = curriculum.page(place.trainee, place.trainee.id, TUESDAY, date(2027, 11, 30))
    assert page.plan == main
    assert [one.session_key for one in page.sessions if one.session_key.startswith("q-test")] == [
        "q-test",
        "q-test#2",
        "q-test#3",
        "q-test#4",
    ]
    curriculum.lay_plan(place.supervisor, place.trainee, "quarterly-round", date(2026, 12, 1))
    again = curriculum.page(place.trainee, place.trainee.id, TUESDAY, date(2027, 11, 30))
    assert len(again.sessions) == len(page.sessions)
