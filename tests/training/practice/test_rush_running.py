"""Several customers at once: who waits since when, and that the same messages give the same run."""

import json

import pytest
from drill_builders import MarkedText
from rush_builders import made_run, pack_rush, thread, told, two_turns

from desktop_app.system.errors import Trouble
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.authoring.playing import Trainee
from desktop_app.training.practice.authoring.playing_rush import played_rush
from desktop_app.training.practice.mood import Cause
from desktop_app.training.practice.rush.archive import event_from_dict, event_to_dict
from desktop_app.training.practice.rush.drill import CLOSING, OPENING
from desktop_app.training.practice.rush.running import (
    RushRun,
    To,
    arrived,
    may_say,
    mood_now,
    place_of,
    replay_rush,
    say,
    seen_at,
    settled,
    stop_rush,
    wait_of,
    waiting,
)


def _wait(run: RushRun, number: int, now: float) -> float:
    wait = wait_of(run, run.drill.customers[number], now)
    assert wait is not None
    return wait.seconds


def test_customers_come_at_their_second_and_in_that_order() -> None:
    run = made_run(thread("late", 1, arrives=60), thread("a", 1), thread("b", 1, arrives=20))
    assert [one.id for one in run.drill.customers] == ["a", "b", "late"]
    assert [one.id for one in arrived(run, 30)] == ["a", "b"]
    assert wait_of(run, run.drill.customers[2], 59) is None
    assert _wait(run, 2, 75) == 15


def test_an_answer_ends_the_wait_and_the_next_line_begins_another() -> None:
    run = told(made_run(two_turns("a", 1), thread("b", 2), thread("c", 3)), "a", "#help", 40)
    assert _wait(run, 0, 55) == 15
    assert _wait(run, 1, 55) == 55
    run = told(run, "a", "#help", 60)
    assert wait_of(run, run.drill.customers[0], 90) is None
    assert [one.id for one in waiting(run, 90)] == ["b", "c"]


def test_a_word_to_everybody_is_the_first_response_of_those_who_are_there() -> None:
    run = made_run(thread("a", 1), thread("b", 2), thread("c", 3, arrives=50))
    run = told(run, OPENING, "#seen", 30)
    assert [seen_at(run, one) for one in run.drill.customers] == [30, 30, None]
    run = told(run, "a", "#help", 200)
    assert run.events[-1].exchange.timing.first_key == 30
    assert run.events[-1].exchange.timing.answer == 200


def test_empty_words_or_harsh_ones_tell_nobody_that_they_are_seen() -> None:
    for text in ("在的", "#seen %hush"):
        run = told(made_run(), OPENING, text, 30)
        assert seen_at(run, run.drill.customers[0]) is None


@pytest.mark.parametrize(("now", "steps"), [(50, 0), (70, 3), (130, 6), (301, 9)])
def test_waiting_beyond_the_limits_raises_the_mood_as_the_answer_will_record_it(
    now: float, steps: int
) -> None:
    run = made_run()
    customer = run.drill.customers[0]
    assert mood_now(run, customer, now) == 40 + steps
    answered = told(run, customer.id, "#help", now)
    slow = [one.delta for one in answered.events[-1].exchange.changes if one.cause is Cause.SLOW]
    assert sum(slow) == steps


def test_who_knows_to_be_seen_waits_more_patiently() -> None:
    run = told(made_run(), OPENING, "#seen", 20)
    assert mood_now(run, run.drill.customers[0], 200) == 40


def test_a_customer_speaks_where_they_were_answered_last() -> None:
    run = made_run(two_turns("a", 1), thread("b", 2), thread("c", 3))
    customer = run.drill.customers[0]
    assert place_of(run, customer) is To.ONE
    assert place_of(told(run, "a", "#help", 9, To.PRIVATE), customer) is To.PRIVATE


def test_it_is_over_when_nobody_waits_and_the_summary_is_given() -> None:
    run = told(made_run(), OPENING, "#seen", 10)
    for n, key in enumerate(("b", "c", "a"), 2):
        run = told(run, key, "#help", 10 * n)
    assert not run.over
    run = told(run, CLOSING, "#sum", 60)
    assert run.over
    assert not may_say(run, CLOSING)
    with pytest.raises(ValueError, match="over"):
        told(run, "a", "还有", 70)


def test_whoever_still_waits_at_the_end_is_recorded_as_left() -> None:
    run = stop_rush(told(told(made_run(), OPENING, "#seen", 10), "b", "#help", 20), 100)
    left = [one.talk for one in run.events if one.to is To.LEFT]
    assert left == ["a", "c", CLOSING]
    assert run.over
    assert run.events[-2].exchange.reply == ""
    assert run.events[-2].exchange.timing.answer == 100


def test_a_clock_that_was_set_back_never_makes_a_negative_wait() -> None:
    run = told(told(made_run(), "b", "#help", 50), "a", "#help", 20)
    assert [one.at for one in run.events] == [50, 50]
    assert all(one.exchange.timing.answer >= 0 for one in run.events)


def test_the_same_messages_at_the_same_seconds_give_the_same_run() -> None:
    analyser, drill = ReplyAnalyser(), pack_rush("show-eve")
    one, other = (played_rush(drill, Trainee.PERFECT, analyser) for _ in range(2))
    assert one.events == other.events
    stored = json.loads(json.dumps([event_to_dict(event) for event in one.events]))
    again = replay_rush(drill, 1, map(event_from_dict, stored))
    assert settled(again) == one


def test_a_run_stopped_midway_goes_on_from_its_records() -> None:
    run = told(told(made_run(), OPENING, "#seen", 10), "b", "说了别的", 30)
    stored = [event_from_dict(event_to_dict(event)) for event in run.events]
    again = replay_rush(run.drill, run.seed, stored)
    assert again == run
    assert [one.id for one in waiting(again, 40)] == ["a", "b", "c"]
    assert say(again, To.ONE, "b", "#help", 40, 50, MarkedText()).talks["b"].over


def test_a_record_of_another_shape_is_refused_with_a_sentence() -> None:
    event = event_to_dict(told(made_run(), "a", "#help", 9).events[0])
    with pytest.raises(Trouble, match="不认识"):
        event_from_dict({**event, "rush": 99})
    with pytest.raises(Trouble, match="不完整"):
        event_from_dict({"rush": 1, "number": 1})
    with pytest.raises(Trouble, match="对不上"):
        replay_rush(made_run().drill, 1, [event_from_dict(event), event_from_dict(event)])
