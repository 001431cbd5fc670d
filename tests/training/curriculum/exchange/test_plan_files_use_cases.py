"""What of plans goes out, for whom, and how it is known again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import Workplace
from plan_books import TUESDAY, new_class, open_class

from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.curriculum.exchange.entries import Wanted

LATER = date(2026, 11, 26)


def test_a_class_goes_out_once_for_all_and_each_member_alone(place: Workplace) -> None:
    team = open_class(place)
    plans = place.services.plan_files.book(place.supervisor, Wanted(class_id=team.id))
    page = place.services.classes.page(place.supervisor, team.id)
    together = [one for one in plans.entries if one.together]
    assert {one.id for one in together} == {one.id for one in page.held}
    assert all(one.people == ("林晓雨", "赵一鸣") for one in together)
    alone = [one for one in plans.entries if not one.together]
    assert {one.id for one in alone} == {one.id for one in page.sessions if one.held_id is None}
    assert {one.class_name for one in plans.entries} == {"十一月班"}
    assert plans.stages[0].title == "岗前"


def test_of_a_person_the_own_sessions_go_out_with_who_leads(place: Workplace) -> None:
    open_class(place)
    plans = place.services.plan_files.book(place.trainee, Wanted(person_id=place.trainee.id))
    assert plans.title == "林晓雨"
    assert {one.people for one in plans.entries} == {("林晓雨",)}
    leaders = {one.leader for one in plans.entries}
    assert {"陈立", "王敏"} <= leaders


def test_the_whole_is_what_the_actor_may_see(place: Workplace) -> None:
    open_class(place, "induction-5")
    everything = place.services.plan_files.book(place.supervisor, Wanted())
    of_mentor = place.services.plan_files.book(place.mentor, Wanted())
    own = place.services.plan_files.book(place.stranger, Wanted())
    names = [{name for one in some.entries for name in one.people} for some in (
        everything, of_mentor, own,
    )]  # fmt: skip
    assert names == [{"林晓雨", "赵一鸣"}, {"林晓雨"}, {"赵一鸣"}]


def test_plans_of_others_stay_closed(place: Workplace) -> None:
    team = open_class(place, "induction-5")
    for actor, wanted in (
        (place.stranger, Wanted(person_id=place.trainee.id)),
        (place.mentor, Wanted(person_id=place.stranger.id)),
    ):
        with pytest.raises(NotAllowed):
            place.services.plan_files.book(actor, wanted)
    seen = place.services.plan_files.book(place.stranger, Wanted(class_id=team.id))
    assert {name for one in seen.entries for name in one.people} == {"赵一鸣"}


def test_a_class_of_others_stays_closed(place: Workplace) -> None:
    other = replace(new_class(place, "十二月班", LATER), members=())
    closed = place.services.classes.open(place.supervisor, other)
    with pytest.raises(NotAllowed):
        place.services.plan_files.book(place.trainee, Wanted(class_id=closed.id))


def test_only_the_days_that_were_asked_for(place: Workplace) -> None:
    team = open_class(place, "induction-5")
    wanted = Wanted(class_id=team.id, first=LATER, last=LATER)
    plans = place.services.plan_files.book(place.supervisor, wanted)
    assert {one.day for one in plans.entries} == {LATER}
    far = Wanted(class_id=team.id, first=date(2030, 1, 1))
    with pytest.raises(Trouble, match="没有课次"):
        place.services.plan_files.book(place.supervisor, far)


def test_a_move_counts_on_and_keeps_the_id(place: Workplace) -> None:
    team = open_class(place, "induction-5")
    wanted = Wanted(class_id=team.id)
    before = place.services.plan_files.book(place.supervisor, wanted).entries[0]
    proposal = place.services.moving.propose_move(
        place.supervisor, before.id, TUESDAY, before.start + 15
    )
    place.services.applying.apply(place.supervisor, proposal, anyway=True)
    after = place.services.plan_files.book(place.supervisor, wanted).entries[0]
    assert (after.id, after.revision) == (before.id, before.revision + 1)


def test_what_is_called_off_or_replaced_goes_out_as_cancelled(place: Workplace) -> None:
    curriculum = place.services.curriculum
    curriculum.lay_plan(place.supervisor, place.trainee, "induction-5", TUESDAY)
    wanted = Wanted(person_id=place.trainee.id)
    first = place.services.plan_files.book(place.supervisor, wanted).entries
    off = place.services.moving.propose_cancel(place.supervisor, first[-1].id)
    place.services.applying.apply(place.supervisor, off, anyway=True)
    place.clock.advance(timedelta(days=2))
    curriculum.lay_plan(place.supervisor, place.trainee, "induction-5", LATER)
    again = place.services.plan_files.book(place.supervisor, wanted)
    known = {one.id: one for one in again.entries}
    gone = [known[one.id] for one in first if one.day >= place.clock.today()]
    assert gone
    assert all(one.cancelled and one.revision == 1 for one in gone)
    assert all(not known[one.id].cancelled for one in first if one.day < place.clock.today())
