"""Two runs at one drill laid side by side, turn by turn."""

from drill_builders import drill, point, run, taboo, turn

from desktop_app.training.debriefing.comparing import Run, Said, TurnBeside, side_by_side
from desktop_app.training.practice.conversation import Conversation
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.practice.marks import judge

DRILL = drill(
    turn("a", "b", points=[point("feel", "calming", 2), point("offer")], taboos=[taboo("swear")]),
    turn("b", "solved", points=[point("time", "time")]),
)


def _run(conversation: Conversation) -> Run:
    return Run(tuple(Said(one.number, one) for one in conversation.exchanges), judge(conversation))


def _beside(now: Conversation, then: Conversation) -> tuple[TurnBeside, ...]:
    return side_by_side(_run(now), _run(then))


def test_what_was_newly_said_and_newly_left_out_is_named() -> None:
    first = _beside(run(DRILL, "#feel", "#time"), run(DRILL, "#offer", "#time"))[0]
    assert (first.newly_met, first.newly_missed) == (("要点feel",), ("要点offer",))


def test_slips_that_are_new_and_those_that_are_mended_are_named() -> None:
    now, then = run(DRILL, "#feel ~jargon", "#time"), run(DRILL, "#feel %swear", "#time")
    first = _beside(now, then)[0]
    assert (first.new_slips, first.mended) == (("术语",), ("禁语swear",))


def test_mood_and_time_of_both_runs_stand_beside_each_other() -> None:
    now = run(DRILL, "#feel #offer ~empathy", "#time", timing=Timing(5, 40))
    then = run(DRILL, "说了别的", "#time", timing=Timing(5, 70))
    first = _beside(now, then)[0]
    assert first.mood == now.exchanges[0].mood_after - now.exchanges[0].mood_before
    assert first.mood < 0 < first.mood_then
    assert (first.seconds, first.seconds_then) == (40, 70)
    assert first.reply == "说了别的"


def test_the_same_turn_is_the_same_place_reached_as_often() -> None:
    again = drill(
        turn("a", "a", points=[point("offer")]),
    )
    twice = run(again, "甲", "乙")
    once = run(again, "丙")
    pairs = side_by_side(_run(twice), _run(once))
    assert [one.then for one in pairs] == [1, 0]
    assert [one.reply for one in pairs] == ["丙", ""]


def test_a_run_beside_itself_shows_no_change() -> None:
    same = run(DRILL, "#feel %swear", "#time")
    for one in _beside(same, same):
        assert one.newly_met == one.newly_missed == one.new_slips == one.mended == ()
        assert one.mood == one.mood_then
