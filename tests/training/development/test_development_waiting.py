"""What of development plans stands on whose day."""

from datetime import timedelta

from builders import Workplace
from developing import WEAK, after_the_practical, page_of, planned
from judging import practise

from db.records import Person


def _titles(place: Workplace, actor: Person) -> list[str]:
    return [one.title for one in place.services.plans_due.waiting(actor)]


def test_after_a_result_mentor_and_trainee_are_asked_to_open_one(place: Workplace) -> None:
    after_the_practical(place)
    assert _titles(place, place.mentor) == ["发展计划 · 林晓雨"]
    assert _titles(place, place.trainee) == ["我的发展计划"]
    assert _titles(place, place.supervisor) == []


def test_until_both_have_said_yes_each_is_asked(place: Workplace) -> None:
    plan_id = planned(place, agreed=False)
    assert _titles(place, place.mentor) == ["确认发展计划 · 林晓雨"]
    assert _titles(place, place.trainee) == ["看看给您拟的发展计划"]
    place.services.development.agree(place.mentor, plan_id)
    assert _titles(place, place.mentor) == []
    assert _titles(place, place.trainee) == ["看看给您拟的发展计划"]


def test_the_drills_of_a_plan_stand_on_the_trainees_day_until_they_are_passed(
    place: Workplace,
) -> None:
    plan_id = planned(place)
    first, second = (one.text for one in page_of(place, plan_id).entry.items[0].item.steps[:2])
    assert _titles(place, place.trainee) == [first, second]
    practise(place, place.trainee, WEAK, 80)
    assert first not in _titles(place, place.trainee)


def test_what_is_overdue_is_told_to_who_owns_it_and_to_the_mentor(place: Workplace) -> None:
    planned(place)
    place.clock.advance(timedelta(days=27))
    assert _titles(place, place.mentor) == []
    place.clock.advance(timedelta(days=1))
    assert _titles(place, place.mentor) == ["回顾发展计划 · 林晓雨"]
    place.clock.advance(timedelta(days=4))
    assert _titles(place, place.mentor) == ["发展计划有 1 项过期 · 林晓雨"]
    assert _titles(place, place.trainee)[-1] == "发展计划有 1 项过期"
    assert _titles(place, place.supervisor) == []


def test_when_all_is_done_the_mentor_is_asked_to_end_it(place: Workplace) -> None:
    plan_id = planned(place)
    development = place.services.development
    for one in page_of(place, plan_id).entry.items:
        if one.item.id != "mentoring":
            development.remove(place.mentor, plan_id, one.item.id)
    for step in page_of(place, plan_id).entry.items[0].item.steps:
        development.tick(place.trainee, plan_id, "mentoring", step.name, True)
    assert _titles(place, place.mentor) == ["发展计划可以结束了 · 林晓雨"]
    development.close(place.mentor, plan_id, "做得好。")
    assert _titles(place, place.mentor) == []
