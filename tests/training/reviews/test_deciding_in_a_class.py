"""An extension takes somebody out of what the class holds later; taking it back lets them in."""

from classroom import Classroom
from reviewing import correct, review

from db.records import ClassMember


def test_an_extended_trainee_leaves_the_later_sessions_of_the_class_and_comes_back(
    classroom: Classroom,
) -> None:
    place = classroom.place
    classroom.go_to(classroom.seat("r30").day)
    before = classroom.seat("i-triangle")
    assert before.held_id is not None
    extended = review(place, "延长", reason="复述常漏时限。", extend_to="2027-01-06")
    moved, other = classroom.seat("i-triangle"), classroom.seat("i-triangle", of_stranger=True)
    assert moved.day > before.day
    assert (moved.held_id, other.held_id, other.day) == (None, before.held_id, before.day)
    assert [one.person_id for one in classroom.page.sessions if one.held_id == before.held_id] == [
        place.stranger.id
    ]
    correct(place, extended.id, "通过")
    back = classroom.seat("i-triangle")
    assert (back.day, back.held_id) == (before.day, before.held_id)


def test_who_is_stopped_leaves_the_class_that_day_and_a_correction_takes_them_back(
    classroom: Classroom,
) -> None:
    place = classroom.place
    classroom.go_to(classroom.seat("r30").day)

    def stay() -> ClassMember:
        return next(one.stay for one in classroom.page.members if one.person == place.trainee)

    stopped = review(place, "停止", reason="本人提出转岗。")
    assert (stay().until_on, stay().reason) == (place.clock.today(), "30 天评估")
    correct(place, stopped.id, "通过")
    assert (stay().until_on, stay().reason) == (None, "")
