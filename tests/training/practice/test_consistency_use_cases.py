"""Comparing answers on a real database: who may, whose newest answers, which question first."""

import pytest
from builders import Workplace

from db.records import Person
from desktop_app.system.errors import NotAllowed
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.practice.use_cases import PRACTICE

PHONE = "scenario/ad-mismatch"


def answer_first(place: Workplace, actor: Person, reply: str, mode: str = PRACTICE) -> str:
    """Begin a drill, answer the first turn and stop; returns the turn."""
    practice = place.services.practice
    running = practice.start_by_key(actor, PHONE, mode)
    turn = running.conversation.turn
    assert turn is not None
    running = practice.send(actor, running, reply, Timing(5, 30))
    practice.finish(actor, running, 30)
    return turn


def test_two_people_who_answered_the_same_turn_are_laid_side_by_side(place: Workplace) -> None:
    turn = answer_first(place, place.trainee, "非常抱歉，3 天内给您退款。")
    answer_first(place, place.stranger, "非常抱歉，5 天内给您退款。")
    consistency = place.services.consistency
    (question,) = consistency.questions(place.supervisor)
    assert (question.content_key, question.turn, question.people) == (PHONE, turn, 2)
    assert question.clashing
    found = consistency.compare(place.supervisor, PHONE, turn)
    assert {one.said.name for one in found.voices} == {"林晓雨", "赵一鸣"}
    assert found.clashing == ("days",)


def test_the_newest_answer_of_each_person_counts(place: Workplace) -> None:
    turn = answer_first(place, place.trainee, "第一次的答复。")
    answer_first(place, place.trainee, "第二次的答复。")
    answer_first(place, place.stranger, "别人的答复。")
    found = place.services.consistency.compare(place.supervisor, PHONE, turn)
    assert {one.said.reply for one in found.voices} == {"第二次的答复。", "别人的答复。"}


def test_one_person_alone_is_no_comparison(place: Workplace) -> None:
    answer_first(place, place.trainee, "您好。")
    answer_first(place, place.trainee, "您好。")
    assert place.services.consistency.questions(place.supervisor) == ()


def test_modes_with_the_wording_in_sight_do_not_count(place: Workplace) -> None:
    answer_first(place, place.trainee, "您好。", "learn")
    answer_first(place, place.stranger, "您好。")
    assert place.services.consistency.questions(place.supervisor) == ()


def test_a_mentor_compares_the_own_trainees_only(place: Workplace) -> None:
    turn = answer_first(place, place.trainee, "您好。")
    answer_first(place, place.stranger, "您好，很抱歉。")
    consistency = place.services.consistency
    assert consistency.questions(place.mentor) == ()
    (voice,) = consistency.compare(place.mentor, PHONE, turn).voices
    assert voice.said.name == "林晓雨"


def test_a_trainee_may_not_compare(place: Workplace) -> None:
    consistency = place.services.consistency
    assert not consistency.open_to(place.trainee)
    with pytest.raises(NotAllowed):
        consistency.questions(place.trainee)
    with pytest.raises(NotAllowed):
        consistency.compare(place.trainee, PHONE, "open")
