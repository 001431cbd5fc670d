"""What was missed with several customers at once comes back like what was missed with one."""

from builders import Workplace
from repetition_room import answer, asked, cards, sleep

from desktop_app.training.practice.rush.drill import OPENING
from desktop_app.training.practice.rush.running import RushRun, To

RUSH = "rush/evening-before-class"
POOR = "好的，我知道了。"


def _practised_badly(place: Workplace) -> RushRun:
    rushes, actor = place.services.practice.rushes, place.trainee
    running = rushes.start_by_key(actor, RUSH)
    running = rushes.send(actor, running, To.ALL, OPENING, POOR, 5, 10)
    running = rushes.send(actor, running, To.ONE, "haohao", POOR, 15, 25)
    rushes.finish(actor, running, 60)
    return rushes.look_back(actor, running.attempt.id).run


def test_every_point_that_was_missed_becomes_a_card_of_its_conversation(place: Workplace) -> None:
    run = _practised_badly(place)
    for talk in (OPENING, "haohao", "mili"):
        said = run.talks[talk].exchanges
        wanted = {(one.turn, point.id) for one in said for point in one.points}
        missed = wanted - {(one.turn, hit) for one in said for hit in one.hits}
        assert missed
        assert {(one.turn, one.point) for one in cards(place, f"{RUSH}/{talk}")} == missed
    assert cards(place, RUSH) == ()


def test_a_card_is_asked_with_the_customers_own_line_and_answered(place: Workplace) -> None:
    run = _practised_badly(place)
    sleep(place, 1)
    seen = {}
    while place.services.repetition.waiting(place.trainee).count:
        question = asked(place)
        seen[question.prompt.content_key, question.turn.id] = question.line
        answer(place)
    first = run.talks["haohao"].exchanges[0]
    assert seen[f"{RUSH}/haohao", first.turn] == first.line
    kept = cards(place, f"{RUSH}/haohao")
    assert all(one.due_on > place.clock.today() for one in kept)


def test_a_conversation_that_is_gone_from_the_rush_asks_nothing(place: Workplace) -> None:
    practice = place.services.practice
    assert practice.drill(f"{RUSH}/nobody") is None
    assert practice.drill("rush/gone/haohao") is None
