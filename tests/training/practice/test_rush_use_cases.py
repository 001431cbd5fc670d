"""Attempts at a rush: recorded message by message, resumed, judged, looked back at."""

from datetime import timedelta

import pytest
from builders import Workplace
from rush_builders import pack_rush

from db.records import AttemptResult
from desktop_app.system.changes import Subject
from desktop_app.system.errors import NotAllowed
from desktop_app.training.practice.rush.drill import CLOSING, OPENING
from desktop_app.training.practice.rush.running import To, waiting
from desktop_app.training.practice.rush.standing import RushRunning
from desktop_app.training.practice.rush.use_cases import Rushes

KEY = "rush/evening-before-class"


@pytest.fixture
def rushes(place: Workplace) -> Rushes:
    return place.services.practice.rushes


def _begun(place: Workplace, rushes: Rushes) -> RushRunning:
    running = rushes.start_by_key(place.trainee, KEY)
    return _told(place, running, To.ALL, OPENING, 20)


def _told(place: Workplace, running: RushRunning, to: To, talk: str, at: float) -> RushRunning:
    turn = running.run.talks[talk].turn or ""
    text = running.run.drill.drills[talk].turns[turn].replies[0].text
    rushes = place.services.practice.rushes
    return rushes.send(place.trainee, running, to, talk, text, at - 10, at)


def _whole(place: Workplace, rushes: Rushes) -> tuple[RushRunning, AttemptResult]:
    running = _begun(place, rushes)
    for at, (to, talk) in enumerate(
        (
            (To.ONE, "haohao"),
            (To.PRIVATE, "haohao"),
            (To.ONE, "miaomiao"),
            (To.ONE, "mili"),
            (To.SUMMARY, CLOSING),
        ),
        2,
    ):
        running = _told(place, running, to, talk, 20 * at)
    return running, rushes.finish(place.trainee, running, 130)


def test_a_rush_is_listed_beside_scripts_and_scenarios(place: Workplace) -> None:
    drills = place.services.practice.drills(place.trainee)
    assert [one.kind for one in drills] == sorted(
        (one.kind for one in drills), key=("script", "scenario", "rush").index
    )
    rush = next(one for one in drills if one.key == KEY)
    assert (rush.channel, rush.difficulty, rush.minutes) == ("group", "easy", 8)


def test_a_good_run_is_judged_counted_and_told(place: Workplace, rushes: Rushes) -> None:
    announced: list[frozenset[Subject]] = []
    place.services.changes.listen(announced.append)
    running, result = _whole(place, rushes)
    assert result.total is not None
    assert result.total >= 85
    assert (result.passed, result.ending, result.turns) == (True, "solved", 6)
    assert announced
    entry = next(one for one in place.services.practice.drills(place.trainee) if one.key == KEY)
    assert entry.standing is not None
    assert entry.standing.best == result.total
    preview = rushes.preview(place.trainee, running.attempt.version_id)
    assert [one.attempt_id for one in preview.attempts] == [running.attempt.id]


def test_it_is_looked_back_at_as_it_was_judged(place: Workplace, rushes: Rushes) -> None:
    running, result = _whole(place, rushes)
    past = rushes.look_back(place.trainee, running.attempt.id)
    assert past.judgement.total == result.total
    assert past.run.over
    assert past.debrief.events[0].event.talk == OPENING
    assert past.debrief.taken == ("haohao", "miaomiao", "mili")
    assert past.last is None
    place.clock.advance(timedelta(hours=1))
    again, _ = _whole(place, rushes)
    assert rushes.look_back(place.trainee, again.attempt.id).last is not None


def test_it_is_resumed_with_its_clock_and_the_text_for_each(
    place: Workplace, rushes: Rushes
) -> None:
    running = _begun(place, rushes)
    typed = {"haohao": "您好，浩浩妈妈", CLOSING: "小结："}
    rushes.keep(place.trainee, running.attempt.id, typed, 42.5)
    (open_one,) = place.services.practice.unfinished(place.trainee)
    resumed = rushes.resume(place.trainee, open_one.id)
    assert (resumed.texts, resumed.seconds) == (typed, 42.5)
    assert resumed.run == running.run
    assert [one.id for one in waiting(resumed.run, 43)] == ["miaomiao", "haohao", "mili"]


def test_sending_keeps_what_was_typed_to_the_others(place: Workplace, rushes: Rushes) -> None:
    running = _begun(place, rushes)
    rushes.keep(place.trainee, running.attempt.id, {"haohao": "一", "mili": "二"}, 30)
    running = rushes.resume(place.trainee, running.attempt.id)
    running = _told(place, running, To.ONE, "haohao", 60)
    assert running.texts == {"mili": "二"}
    resumed = rushes.resume(place.trainee, running.attempt.id)
    assert (resumed.texts, resumed.seconds) == ({"mili": "二"}, 60)


def test_ending_early_records_who_was_left(place: Workplace, rushes: Rushes) -> None:
    running = _begun(place, rushes)
    result = rushes.finish(place.trainee, running, 90)
    assert (result.passed, result.ending, result.turns) == (False, "lost", 1)
    past = rushes.look_back(place.trainee, running.attempt.id)
    left = [one.talk for one in past.run.events if one.to is To.LEFT]
    assert left == ["miaomiao", "haohao", "mili", CLOSING]


def test_it_is_practised_again_from_any_message(place: Workplace, rushes: Rushes) -> None:
    running, _ = _whole(place, rushes)
    again = rushes.retry(place.trainee, running.attempt.id, 4)
    assert again.attempt.id != running.attempt.id
    assert again.run.events == running.run.events[:3]
    assert again.seconds == 70  # where the writing of the fourth began
    resumed = rushes.resume(place.trainee, again.attempt.id)
    assert resumed.run == again.run


def test_the_seed_is_recorded_and_picks_the_lines(place: Workplace, rushes: Rushes) -> None:
    version = rushes.start_by_key(place.trainee, KEY).attempt.version_id
    one, other = (rushes.start(place.trainee, version, seed=7) for _ in range(2))
    assert one.attempt.seed == 7
    assert {k: t.line for k, t in one.run.talks.items()} == {
        k: t.line for k, t in other.run.talks.items()
    }


def test_only_those_who_may_see_the_record_look_back(place: Workplace, rushes: Rushes) -> None:
    running, _ = _whole(place, rushes)
    assert rushes.look_back(place.mentor, running.attempt.id).person.name == "林晓雨"
    with pytest.raises(NotAllowed):
        rushes.look_back(place.stranger, running.attempt.id)
    with pytest.raises(NotAllowed):
        rushes.resume(place.mentor, running.attempt.id)


def test_an_attempt_knows_whether_it_was_a_rush(place: Workplace, rushes: Rushes) -> None:
    practice = place.services.practice
    assert rushes.is_rush(rushes.start_by_key(place.trainee, KEY).attempt.id)
    scenario = practice.start_by_key(place.trainee, "scenario/chat-reschedule")
    assert not rushes.is_rush(scenario.attempt.id)
    with pytest.raises(LookupError):
        rushes.look_back(place.trainee, scenario.attempt.id)
    with pytest.raises(LookupError):
        rushes.start_by_key(place.trainee, "rush/unknown")


def test_the_drill_is_put_together_from_the_library(place: Workplace, rushes: Rushes) -> None:
    drill = rushes.start_by_key(place.trainee, KEY).run.drill
    assert drill == pack_rush("evening-before-class")
    assert drill.replies == 6


def test_comparing_answers_passes_over_several_customers_at_once(
    place: Workplace, rushes: Rushes
) -> None:
    _whole(place, rushes)
    stranger = rushes.start_by_key(place.stranger, KEY)
    rushes.finish(place.stranger, stranger, 30)
    assert place.services.consistency.questions(place.supervisor) == ()
