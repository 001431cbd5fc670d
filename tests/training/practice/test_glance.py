"""A look at a drill before it is begun says what the drill itself says."""

from builders import Workplace

from desktop_app.training.practice.drill import expected_turns
from desktop_app.training.practice.glance import shortest_way


def test_a_glance_at_every_drill_of_the_pack_agrees_with_the_drill(place: Workplace) -> None:
    practice, actor = place.services.practice, place.trainee
    looked = 0
    for entry in practice.drills(actor):
        if entry.kind == "rush":
            continue
        seen, drill = practice.preview(actor, entry.version_id).drill, practice.drill(entry.key)
        assert drill is not None
        assert (seen.kind, seen.key, seen.title, seen.goal, seen.minutes) == (
            drill.kind, drill.key, drill.title, drill.goal, drill.minutes,
        )  # fmt: skip
        assert (seen.channel, seen.difficulty) == (drill.channel, drill.difficulty)
        assert (seen.customer_name, seen.customer_role, seen.temper) == (
            drill.customer_name, drill.customer_role, drill.temper,
        )  # fmt: skip
        assert (seen.turns, seen.facts) == (expected_turns(drill), len(drill.card))
        assert seen.worded == any(turn.wording for turn in drill.turns.values())
        looked += 1
    assert looked > 40


def test_a_turn_that_leads_in_circles_does_not_lengthen_the_way() -> None:
    steps = {"a": ["a", "b"], "b": ["a", "end", "c"], "c": ["end"]}
    assert shortest_way("a", steps, "end") == 2
    assert shortest_way("a", steps, "nowhere") == 3
