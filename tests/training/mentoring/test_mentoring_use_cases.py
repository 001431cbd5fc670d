"""Shadow days from both sides, supervised cases, the debrief's clock; who may do what."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from builders import PASSWORD, Workplace

from db.ids import new_id
from db.records import Pairing, Person, Role, Sheet
from desktop_app.system.errors import NotAllowed
from desktop_app.training.mentoring.use_cases import CASE_FORM, NOTES_FORM
from desktop_app.training.people.use_cases import NewPerson

FIRST_DAY = date(2026, 11, 30)
"""The first shadow day of a plan begun on Monday, 23 November: its sixth working day."""
SHADOW = {
    "what": "四通退款电话", "listening": 4, "calming": 3, "wording": 4, "process": 5,
    "minutes": 30, "next": "明天由学员开场",
}  # fmt: skip
NOTES = {
    "contact": "一通改期", "wanted": "怕退不了", "worked": "先问渠道",
    "question-1": "为什么先问渠道", "understood": 3, "tomorrow": "我现在登记，下午六点前回复您",
}  # fmt: skip
CASE = {
    "channel": "电话", "topic": "退费", "what": "七天内申请，已登记", "help": "独立完成",
    "calming": 4, "solution": 4, "time": 5, "language": 4, "next": "先复述再答",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _two_weeks_in(place: Workplace) -> None:
    place.services.curriculum.lay_plan(
        place.supervisor, place.trainee, "new-hire-90", place.clock.today()
    )
    place.clock.advance(timedelta(days=7))


def _file(
    place: Workplace, actor: Person, form: str, answers: dict[str, Any], target: str = ""
) -> Sheet:
    forms = place.services.forms
    sheet = forms.open(actor, form, place.trainee, place.clock.today(), target=target)
    sheet = forms.keep(actor, sheet, answers, ())
    return forms.sign(actor, sheet, PASSWORD if form != NOTES_FORM else None)


def test_a_trainee_is_asked_for_the_notes_of_a_shadow_day_until_they_are_written(
    place: Workplace,
) -> None:
    waiting = place.services.mentoring.waiting
    assert [one.target for one in waiting(place.trainee)] == ["notes:2026-11-30"]
    _file(place, place.trainee, NOTES_FORM, NOTES)
    assert waiting(place.trainee) == ()
    (day, *_later) = place.services.mentoring.days(place.mentor, place.trainee)
    assert day.notes is not None
    assert day.notes.number.startswith("BJ-")


def test_a_mentor_sees_each_trainee_by_their_own_newest_plan(place: Workplace) -> None:
    with place.services.store.writing() as tx:
        old = tx.plans.of(place.trainee.id)
        assert old is not None
        now, ids = place.clock.now(), (place.stranger.id, place.mentor.id, place.supervisor.id)
        tx.mentoring.pair(Pairing(new_id(), *ids, now, {}))
        shadow = next(one for one in tx.plans.sessions(old.id) if one.kind == "shadow")
        for number, beside in enumerate((False, True), start=1):
            plan = replace(old, id=new_id(), beside=beside)
            plan = replace(plan, laid_at=old.laid_at + timedelta(hours=number))
            day = shadow.day - timedelta(days=number)
            session = replace(shadow, id=new_id(), plan_id=plan.id, day=day)
            tx.plans.add(plan, [session])
    found = {one.person.id: one for one in place.services.mentoring.trainees(place.mentor)}
    next_day = found[place.trainee.id].next_day
    assert next_day is not None
    assert next_day.session.day == shadow.day - timedelta(days=1)
    assert found[place.stranger.id].next_day is None


def test_notes_older_than_a_week_are_no_longer_asked_for(place: Workplace) -> None:
    place.clock.advance(timedelta(days=40))
    assert place.services.mentoring.waiting(place.trainee) == ()


def test_the_next_step_of_one_day_is_known_on_the_following(place: Workplace) -> None:
    mentoring, mentor = place.services.mentoring, place.mentor
    assert mentoring.step_before(mentor, place.trainee, FIRST_DAY) is None
    _file(place, mentor, "shadow-day", SHADOW)
    assert mentoring.step_before(mentor, place.trainee, FIRST_DAY) is None
    found = mentoring.step_before(mentor, place.trainee, FIRST_DAY + timedelta(days=1))
    assert found == (FIRST_DAY, "明天由学员开场")


def test_cases_are_owed_after_the_last_shadow_day_and_until_graduation(place: Workplace) -> None:
    mentoring = place.services.mentoring

    def owed() -> int:
        return mentoring.trainees(place.mentor)[0].cases.owed

    assert owed() == 0
    place.clock.advance(timedelta(days=14))
    assert owed() == 3
    _file(place, place.mentor, CASE_FORM, CASE, "case:1")
    assert owed() == 2
    (case,) = mentoring.cases(place.trainee, place.trainee)
    assert case.answers["help"] == "独立完成"
    todo = [one.title for one in place.services.today.page(place.mentor).rest]
    assert "带案 · 林晓雨" in todo
    place.clock.advance(timedelta(days=90))
    assert owed() == 0


def test_two_cases_of_one_day_have_drafts_of_their_own(place: Workplace) -> None:
    forms, mentor, today = place.services.forms, place.mentor, place.clock.today()
    first = forms.open(mentor, CASE_FORM, place.trainee, today, target="case:1")
    forms.keep(mentor, first, {"what": "一"}, ())
    second = forms.open(mentor, CASE_FORM, place.trainee, today, target="case:2")
    assert second.answers == {}
    again = forms.open(mentor, CASE_FORM, place.trainee, today, target="case:1")
    assert again.answers == {"what": "一"}


def test_the_clock_of_a_debrief_runs_over_a_restart_and_ends_with_the_sheet(
    place: Workplace,
) -> None:
    mentoring, mentor, today = place.services.mentoring, place.mentor, place.clock.today()
    mentoring.keep_debrief(mentor, place.trainee, today, 300.0, running=True)
    place.clock.advance(timedelta(minutes=10))
    clock = mentoring.debrief(mentor, place.trainee, today)
    assert (clock.seconds, clock.running) == (900.0, True)
    _file(place, mentor, "shadow-day", SHADOW)
    assert mentoring.debrief(mentor, place.trainee, today).seconds == 0


def test_only_the_own_mentors_list_holds_a_trainee(place: Workplace) -> None:
    mentoring = place.services.mentoring
    assert [one.person.name for one in mentoring.trainees(place.mentor)] == ["林晓雨"]
    assert mentoring.trainees(place.supervisor) == ()
    assert mentoring.trainees(place.trainee) == ()


@pytest.mark.parametrize("who", ["mentor", "trainee", "supervisor", "other", "administrator"])
def test_who_may_read_and_who_may_write(place: Workplace, who: str) -> None:
    services, trainee, today = place.services, place.trainee, place.clock.today()
    admin = services.people.add(
        place.supervisor, NewPerson("管家", "9001", frozenset({Role.ADMINISTRATOR}), PASSWORD)
    )
    other = next(one for one in services.people.names() if one.name == "周航")
    actor = {
        "mentor": place.mentor, "trainee": trainee, "supervisor": place.supervisor,
        "other": other, "administrator": admin,
    }[who]  # fmt: skip
    reads = {"mentor", "trainee", "supervisor"}
    acts: list[tuple[set[str], Callable[[], object]]] = [
        (reads, lambda: services.mentoring.days(actor, trainee)),
        (reads, lambda: services.mentoring.cases(actor, trainee)),
        (reads, lambda: services.mentoring.step_before(actor, trainee, today)),
        ({"mentor"}, lambda: services.mentoring.debrief(actor, trainee, today)),
        ({"mentor"}, lambda: services.mentoring.keep_debrief(actor, trainee, today, 1, False)),
        ({"mentor"}, lambda: services.forms.open(actor, "shadow-day", trainee, today)),
        ({"mentor"}, lambda: services.forms.open(actor, CASE_FORM, trainee, today)),
        ({"trainee"}, lambda: services.forms.open(actor, NOTES_FORM, trainee, today)),
    ]
    for may, act in acts:
        if who in may:
            act()
        else:
            with pytest.raises(NotAllowed):
                act()


def test_a_corrected_shadow_day_stands_in_place_of_the_first_one(place: Workplace) -> None:
    forms = place.services.forms
    first = _file(place, place.mentor, "shadow-day", SHADOW)
    opened = forms.correct(place.mentor, first.id)
    kept = forms.keep(place.mentor, opened, {**opened.answers, "listening": 2}, opened.evidence)
    second = forms.sign(place.mentor, kept, PASSWORD)
    (day, *_later) = place.services.mentoring.days(place.mentor, place.trainee)
    assert day.sheet is not None
    assert day.sheet.id == second.id
