"""Examinations: who sits there, one try a day, judged even when they are left."""

from datetime import timedelta

import pytest
from builders import MONDAY, PASSWORD, Workplace, services_at

from desktop_app.system.clock import FixedClock
from desktop_app.system.errors import Trouble
from desktop_app.training.people.use_cases import WrongPassword
from desktop_app.training.practice.exams.use_cases import ExamTaken, Release
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.practice.rush.standing import RushRunning
from desktop_app.training.practice.standing import Running

CHAT = "scenario/chat-reschedule"
PHONE = "scenario/ad-mismatch"
NOON = "rush/noon-peak"
REPLY = "您好，请问是哪一节课？"


def _acts(place: Workplace) -> list[tuple[str, str]]:
    people = {one.id: one.name for one in place.services.people.names()}
    with place.services.store.reading() as tx:
        found = tx.people.log_entries()
    return [
        (one.act, people[one.person_id]) for one in found if one.person_id and "exam" in one.act
    ]


def _talk(place: Workplace) -> Running:
    running = place.services.exams.begin(place.trainee, CHAT, PASSWORD)
    assert isinstance(running, Running)
    return running


def test_several_customers_at_once_are_examined_in_the_same_way(place: Workplace) -> None:
    exams, actor = place.services.exams, place.trainee
    running = exams.begin(actor, NOON, PASSWORD)
    assert isinstance(running, RushRunning)
    assert isinstance(exams.go_on(actor, running.attempt.id, PASSWORD), RushRunning)
    with pytest.raises(ExamTaken):
        exams.begin(actor, NOON, PASSWORD)
    place.clock.advance(timedelta(minutes=11))
    assert exams.judge_left(actor) == 1
    (entry,) = place.services.practice.recent(actor, actor.id)
    assert (entry.mode, entry.passed) == ("exam", False)


def test_an_examination_begins_after_the_password_and_that_is_written_down(
    place: Workplace,
) -> None:
    exams, actor = place.services.exams, place.trainee
    with pytest.raises(WrongPassword):
        exams.begin(actor, CHAT, "not this one")
    assert exams.taken_today(actor, CHAT) is None
    running = exams.begin(actor, CHAT, PASSWORD)
    assert running.attempt.mode == "exam"
    assert _acts(place) == [("confirm_exam", actor.name)]


def test_a_drill_is_examined_once_a_day(place: Workplace) -> None:
    exams, actor = place.services.exams, place.trainee
    exams.begin(actor, CHAT, PASSWORD)
    with pytest.raises(ExamTaken, match="今天已经考过"):
        exams.begin(actor, CHAT, PASSWORD)
    exams.begin(actor, PHONE, PASSWORD)
    place.clock.advance(timedelta(days=1))
    assert exams.begin(actor, CHAT, PASSWORD).attempt.mode == "exam"


def test_a_supervisor_beside_the_candidate_lets_another_try_happen(place: Workplace) -> None:
    exams, actor, supervisor = place.services.exams, place.trainee, place.supervisor
    first = exams.begin(actor, CHAT, PASSWORD).attempt
    with pytest.raises(Trouble, match="只有主管能放行"):
        exams.begin(actor, CHAT, PASSWORD, Release(place.mentor.name, PASSWORD))
    with pytest.raises(WrongPassword):
        exams.begin(actor, CHAT, PASSWORD, Release(supervisor.name, "not this one"))
    again = exams.begin(actor, CHAT, PASSWORD, Release(supervisor.staff_number, PASSWORD))
    assert again.attempt.id != first.id
    assert ("release_exam", supervisor.name) in _acts(place)


def test_nobody_releases_themselves(place: Workplace) -> None:
    exams, supervisor = place.services.exams, place.supervisor
    exams.begin(supervisor, CHAT, PASSWORD)
    with pytest.raises(Trouble, match="不能放行自己"):
        exams.begin(supervisor, CHAT, PASSWORD, Release(supervisor.name, PASSWORD))


def test_an_examination_goes_on_shortly_after_a_fall(place: Workplace) -> None:
    running = _talk(place)
    place.services.practice.send(place.trainee, running, REPLY, Timing(2, 9))
    again = services_at(place.folder, FixedClock(MONDAY + timedelta(minutes=9)))
    assert again.exams.judge_left(place.trainee) == 0
    with pytest.raises(WrongPassword):
        again.exams.go_on(place.trainee, running.attempt.id, "not this one")
    resumed = again.exams.go_on(place.trainee, running.attempt.id, PASSWORD)
    again.store.close()
    assert isinstance(resumed, Running)
    assert [one.reply for one in resumed.conversation.exchanges] == [REPLY]


def test_an_examination_that_was_left_is_judged_by_what_was_said(place: Workplace) -> None:
    practice, actor = place.services.practice, place.trainee
    running = _talk(place)
    practice.send(actor, running, REPLY, Timing(2, 9))
    place.clock.advance(timedelta(minutes=11))
    assert place.services.exams.judge_left(actor) == 1
    (entry,) = practice.recent(actor, actor.id)
    assert (entry.mode, entry.passed, entry.seconds) == ("exam", False, 9)
    assert practice.unfinished(actor) == ()


def test_an_examination_cannot_be_put_away(place: Workplace) -> None:
    practice, actor = place.services.practice, place.trainee
    running = place.services.exams.begin(actor, CHAT, PASSWORD)
    place.services.exams.put_away(actor, running.attempt.id)
    assert [one.mode for one in practice.recent(actor, actor.id)] == ["exam"]


def test_leaving_judges_examinations_alone(place: Workplace) -> None:
    place.services.practice.start_by_key(place.trainee, CHAT)
    place.clock.advance(timedelta(days=3))
    assert place.services.exams.judge_left(place.trainee) == 0
    assert len(place.services.practice.unfinished(place.trainee)) == 1
