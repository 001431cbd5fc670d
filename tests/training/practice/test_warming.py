"""What is loaded while a trainee reads the first line, so that no reply waits for it."""

from builders import Workplace
from drill_builders import IN_TIME

from desktop_app.training.practice.analysis.binding import rubric
from desktop_app.training.practice.rush.drill import OPENING
from desktop_app.training.practice.rush.running import To


def test_no_turn_of_a_warmed_drill_is_prepared_again(place: Workplace) -> None:
    practice, actor = place.services.practice, place.trainee
    running = practice.start_by_key(actor, "scenario/long-wait")
    rubric.cache_clear()
    practice.warm(running.conversation.drill)
    prepared = rubric.cache_info().misses
    assert prepared > len(running.conversation.drill.turns)  # and the warming itself
    while not running.conversation.over:
        running = practice.send(actor, running, "让您久等了，我现在就查。", IN_TIME)
    assert rubric.cache_info().misses == prepared


def test_several_customers_are_warmed_together(place: Workplace) -> None:
    practice, actor = place.services.practice, place.trainee
    running = practice.rushes.start_by_key(actor, "rush/evening-before-class")
    rubric.cache_clear()
    practice.warm(*running.run.drill.drills.values())
    prepared = rubric.cache_info().misses
    running = practice.rushes.send(actor, running, To.ALL, OPENING, "三位的问题都看到了。", 5, 20)
    practice.rushes.send(actor, running, To.ONE, "haohao", "@浩浩妈妈 马上办。", 25, 40)
    assert rubric.cache_info().misses == prepared


def test_nothing_is_left_to_be_compiled_in_a_warmed_drill(place: Workplace) -> None:
    practice, actor = place.services.practice, place.trainee
    drill = practice.start_by_key(actor, "scenario/refund-slow").conversation.drill
    practice.warm(drill)
    targets = [
        target
        for turn in drill.turns.values()
        for target in rubric(turn.points, turn.taboos, drill.facts).targets
    ]
    patterns = [one for target in targets for one in (*target.patterns, *target.unless)]
    assert len(patterns) > 50
    assert [one.source for one in patterns if "parts" not in vars(one)] == []
