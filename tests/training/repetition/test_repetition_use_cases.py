"""Reviewing on a real database: what makes cards, what is asked, what an answer changes."""

from datetime import timedelta

import pytest
from builders import Workplace
from repetition_room import (
    POOR,
    SCENARIO,
    SCRIPT,
    answer,
    asked,
    cards,
    practise,
    practise_badly,
    reviews,
    sleep,
)
from sqlalchemy import text

from desktop_app.training.practice.kpi import Timing
from desktop_app.training.practice.use_cases import EXAM
from desktop_app.training.repetition.memory import Rating


def test_every_line_of_a_practised_script_becomes_a_card(place: Workplace) -> None:
    attempt = practise(place, SCRIPT)
    drill = place.services.practice.drill(SCRIPT)
    assert drill is not None
    made = cards(place, SCRIPT)
    assert {one.turn for one in made} == set(drill.turns)
    assert {one.point for one in made} == {""}
    assert {one.made_by for one in made} == {attempt}
    assert all(one.due_on > place.clock.today() for one in made)


def test_a_missed_point_of_a_scenario_becomes_a_card_and_a_met_one_does_not(
    place: Workplace,
) -> None:
    practise_badly(place)
    missed = cards(place, SCENARIO)
    assert missed
    assert all(one.point for one in missed)
    assert {reviews(place, one)[0].rating for one in missed} == {1}


def test_a_well_led_scenario_makes_no_cards(place: Workplace) -> None:
    attempt = practise(place, SCENARIO)
    with place.services.store.reading() as tx:
        bodies = [one.body for one in tx.practice.turns(attempt)]
    met = {hit["id"] for body in bodies for hit in body["analysis"]["hits"]}
    missed = {point["id"] for body in bodies for point in body["points"]} - met
    assert {one.point for one in cards(place, SCENARIO)} == missed


def test_an_examination_counts_as_practice_does(place: Workplace) -> None:
    practise_badly(place, mode=EXAM)
    assert cards(place, SCENARIO)


def test_another_mode_makes_no_cards(place: Workplace) -> None:
    practise_badly(place, mode="learn")
    assert cards(place, SCENARIO) == ()


def test_what_was_missed_is_due_on_the_next_working_day(place: Workplace) -> None:
    practise_badly(place)
    assert place.services.repetition.waiting(place.trainee).count == 0
    sleep(place, 1)
    waiting = place.services.repetition.waiting(place.trainee)
    assert waiting.count > 0
    assert waiting.minutes >= 1


def test_a_card_asks_with_the_line_that_the_customer_said(place: Workplace) -> None:
    attempt = practise_badly(place)
    sleep(place, 1)
    question = asked(place)
    with place.services.store.reading() as tx:
        said = [one.body["line"] for one in tx.practice.turns(attempt)]
    assert question.line in said
    assert (question.place, question.total) == (1, question.total)


def test_a_good_answer_sends_the_card_further_away(place: Workplace) -> None:
    practise_badly(place)
    sleep(place, 1)
    before = {one.id: one for one in asked(place).prompt.cards}
    done = answer(place)
    assert done.rating is Rating.GOOD
    assert all(one.met for one in done.points if one.due)
    after = {one.id: one for one in cards(place, SCENARIO) if one.id in before}
    today = place.clock.today()
    assert all(one.due_on > today and one.reviewed_on == today for one in after.values())
    newest = [reviews(place, one)[-1] for one in after.values()]
    assert {one.attempt_id for one in newest} == {None}
    assert all(one.evidence["met"] and one.reply for one in newest)


@pytest.mark.parametrize("reply", ["", POOR])
def test_nothing_said_comes_again_on_the_next_working_day(place: Workplace, reply: str) -> None:
    practise_badly(place)
    sleep(place, 1)
    done = answer(place, reply)
    assert done.rating is Rating.AGAIN
    assert done.due.day == place.clock.today() + timedelta(days=1)
    assert "没说到" in done.due.sentence
    assert done.model


def test_a_late_answer_is_rated_lower_than_one_in_time(place: Workplace) -> None:
    practise_badly(place)
    sleep(place, 1)
    limit = asked(place).limit
    assert answer(place, timing=Timing(5, limit * 2)).rating is Rating.HARD


def test_the_queue_ends_and_the_tally_tells_what_comes(place: Workplace) -> None:
    practise_badly(place)
    sleep(place, 1)
    repetition, count = place.services.repetition, 0
    while repetition.next(place.trainee) is not None:
        answer(place)
        count += 1
    tally = repetition.tally(place.trainee)
    assert tally.answered == count > 0
    assert sum(tally.ratings.values()) == len(cards(place, SCENARIO)) == tally.cards
    assert tally.next_day is not None
    assert tally.next_day > place.clock.today()
    assert repetition.waiting(place.trainee).answered == count


def test_no_more_than_the_set_number_a_day(place: Workplace) -> None:
    place.services.settings.change(place.supervisor, "repetition.cards_per_day", 2)
    practise_badly(place)
    practise(place, SCRIPT, [POOR] * 3)
    sleep(place, 10)
    assert place.services.repetition.waiting(place.trainee).count == 2
    answer(place)
    answer(place)
    assert place.services.repetition.next(place.trainee) is None
    sleep(place, 1)
    assert place.services.repetition.waiting(place.trainee).count == 2


def test_what_was_typed_is_asked_first_and_still_there(place: Workplace) -> None:
    practise_badly(place)
    sleep(place, 1)
    repetition, actor = place.services.repetition, place.trainee
    first = asked(place)
    answer(place)
    second = asked(place)
    repetition.keep_text(actor, second, "非常抱歉，我先")
    again = asked(place)
    assert again.prompt.name == second.prompt.name != first.prompt.name
    assert again.draft == "非常抱歉，我先"
    answer(place)
    with place.services.store.reading() as tx:
        assert tx.people.drafts(actor.id, "review:") == ()


def test_meeting_a_card_in_practice_counts_once_a_day(place: Workplace) -> None:
    practise(place, SCRIPT)
    sleep(place, 7)
    practise(place, SCRIPT)
    practise(place, SCRIPT, [POOR] * 9)
    counted = [reviews(place, one) for one in cards(place, SCRIPT)]
    assert {len(one) for one in counted} == {2}
    assert all(one[-1].attempt_id is not None for one in counted)


def test_a_retry_does_not_count_the_replies_that_it_carries_along(place: Workplace) -> None:
    attempt = practise_badly(place)
    sleep(place, 7)
    practice, actor = place.services.practice, place.trainee
    running = place.services.debriefing.retry(actor, attempt, 2)
    carried = running.conversation.exchanges[0].turn
    practice.finish(actor, running, 30)
    old = [one for one in cards(place, SCENARIO) if one.turn == carried]
    assert {len(reviews(place, one)) for one in old} == {1}


def test_a_card_whose_point_is_gone_is_put_away(place: Workplace) -> None:
    practise_badly(place)
    with place.services.store.writing() as tx:
        tx.connection.execute(text("UPDATE card SET turn = 'gone-' || turn"))
    sleep(place, 1)
    assert place.services.repetition.waiting(place.trainee).count > 0
    assert place.services.repetition.next(place.trainee) is None
    assert place.services.repetition.waiting(place.trainee).count == 0


def test_a_gate_brings_the_cards_back_before_its_day(place: Workplace) -> None:
    place.services.curriculum.lay_plan(
        place.supervisor, place.trainee, "new-hire-90", place.clock.today()
    )
    gate = place.services.today.page(place.trainee).gate
    assert gate is not None
    practise(place, SCRIPT)
    due = {one.due_on for one in cards(place, SCRIPT)}
    assert all(day < gate.day for day in due)


def test_a_plan_laid_later_brings_in_what_would_come_too_late(place: Workplace) -> None:
    practise(place, SCRIPT)
    sleep(place, 3)
    while place.services.repetition.next(place.trainee) is not None:
        answer(place)
    assert place.services.repetition.waiting(place.trainee).count == 0
    start = place.clock.today()
    place.services.curriculum.lay_plan(place.supervisor, place.trainee, "new-hire-90", start)
    gate = place.services.today.page(place.trainee).gate
    assert gate is not None
    assert all(one.due_on > gate.day for one in cards(place, SCRIPT))
    place.clock.advance(timedelta(days=(gate.day - start).days - 1))
    assert place.services.repetition.waiting(place.trainee).count == len(cards(place, SCRIPT))


def test_today_lists_the_review_with_its_minutes(place: Workplace) -> None:
    practise_badly(place)
    sleep(place, 1)
    page = place.services.today.page(place.trainee)
    (found,) = [one for one in (page.first, *page.rest) if one and one.target == "review"]
    waiting = place.services.repetition.waiting(place.trainee)
    assert found.title == f"今天的复习 · {waiting.count} 张"
    assert (found.minutes, found.done) == (waiting.minutes, False)
    while place.services.repetition.next(place.trainee) is not None:
        answer(place)
    page = place.services.today.page(place.trainee)
    (found,) = [one for one in (page.first, *page.rest) if one and one.target == "review"]
    assert found.done
