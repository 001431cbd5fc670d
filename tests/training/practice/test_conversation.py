"""Running a conversation: where replies lead, what is drawn, going back, taking up again."""

from dataclasses import replace
from typing import Any

import pytest
from drill_builders import IN_TIME, MarkedText, drill, point, run, say, taboo, turn

from desktop_app.system.errors import Trouble
from desktop_app.training.practice.conversation import answer, begin, replay, retry_from, stop
from desktop_app.training.practice.drill import Drill
from desktop_app.training.practice.figures import MoodFigures, PracticeFigures
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.practice.model import EndingKind


def _line(text: str, **when: object) -> dict[str, object]:
    return {"text": text, "when": when}


TWO_TURNS = drill(turn("a", "b"), turn("b", "solved"))


def test_a_conversation_runs_to_its_ending_with_the_customers_last_words() -> None:
    ended = run(TWO_TURNS, "#help", "#help")
    assert ended.over
    assert ended.turn is None
    assert ended.line == "好的，谢谢。"
    assert ended.ending is not None
    assert ended.ending.kind is EndingKind.SOLVED
    assert [one.turn for one in ended.exchanges] == ["a", "b"]


def test_nothing_can_be_said_after_the_end() -> None:
    with pytest.raises(ValueError, match="over"):
        answer(run(TWO_TURNS, "#help", "#help"), "再见", IN_TIME, 0, MarkedText())


def test_the_first_transition_that_holds_is_taken() -> None:
    made = drill(
        turn("a", [{"to": "b", "when": {"hits_all": ["help"], "violated": False}}, {"to": "lost"}],
             taboos=[taboo("swear")]),
        turn("b", "solved"),
    )  # fmt: skip
    assert run(made, "#help").turn == "b"
    assert _kind(made, "别的话") is EndingKind.LOST
    assert _kind(made, "#help %swear") is EndingKind.LOST


def _kind(made: Drill, *replies: str) -> EndingKind | None:
    ending = run(made, *replies).ending
    return ending.kind if ending else None


def test_where_no_transition_holds_the_customer_asks_again() -> None:
    lines = [_line("还是没有回答我", tries_min=1), _line("第一次问")]
    made = drill(turn("a", [{"to": "solved", "when": {"hits_all": ["help"]}}], lines=lines))
    asked_again = run(made, "别的话")
    assert (asked_again.turn, asked_again.line, asked_again.tries) == ("a", "还是没有回答我", 1)
    assert say(asked_again, "#help").over


def test_who_lets_a_customer_wait_can_lose_them() -> None:
    steps: list[dict[str, Any]] = [{"to": "lost", "when": {"seconds_min": 90}}, {"to": "b"}]
    impatient = [_line("总算回我了", seconds_min=60), _line("好，还有一件事")]
    made = drill(turn("a", steps), turn("b", "solved", lines=impatient))
    quick = run(made, "#help", timing=Timing(5, 40))
    assert (quick.turn, quick.line) == ("b", "好，还有一件事")
    slow = run(made, "#help", timing=Timing(5, 89.5))
    assert (slow.turn, slow.line) == ("b", "总算回我了")
    gone = run(made, "#help", timing=Timing(5, 90))
    assert gone.ending is not None
    assert gone.ending.id == "lost"


def test_a_customer_loses_patience_after_so_many_answers_in_all() -> None:
    steps: list[dict[str, Any]] = [
        {"to": "solved", "when": {"hits_all": ["help"]}},
        {"to": "lost", "when": {"replies_min": 3}},
        {"to": "b"},
    ]
    back: list[dict[str, Any]] = [{"to": "lost", "when": {"replies_min": 3}}, {"to": "a"}]
    made = drill(turn("a", steps), turn("b", back), mood=10)
    two = run(made, "说别的一句", "再说另外一件")
    assert two.turn == "a"
    three = say(two, "还是不说要点的话")
    assert three.ending is not None
    assert three.ending.id == "lost"
    assert say(two, "#help").ending != three.ending


def test_points_met_in_an_earlier_try_of_the_turn_count() -> None:
    to_end = [{"to": "solved", "when": {"hits_all": ["one", "two"]}}]
    made = drill(turn("a", to_end, points=[point("one"), point("two")]))
    assert run(made, "#one 说完", "#two 说完").over


def test_a_later_turn_can_depend_on_what_was_said_before() -> None:
    lines = [_line("您道过歉了", hits_any=["sorry"]), _line("连句道歉都没有", misses_any=["sorry"])]
    made = drill(turn("a", "b", points=[point("sorry")]), turn("b", "solved", lines=lines))
    assert run(made, "#sorry").line == "您道过歉了"
    assert run(made, "别的话").line == "连句道歉都没有"


def test_one_taboo_may_lead_elsewhere_than_another() -> None:
    steps: list[dict[str, Any]] = [
        {"to": "lost", "when": {"broke_any": ["leak"]}},
        {"to": "solved"},
    ]
    made = drill(turn("a", steps, taboos=[taboo("leak"), taboo("swear")]))
    ends = [run(made, reply).ending for reply in ("%leak", "%swear", "#help")]
    assert [one.id for one in ends if one is not None] == ["lost", "solved", "solved"]


def test_a_word_that_the_customer_used_is_no_term_of_art() -> None:
    lines = [{"text": "第三章的~jargon，看不懂"}]
    made = drill(turn("a", "b", lines=lines), turn("b", "solved"))
    kinds = [one.kind for one in run(made, "~jargon 很多人卡住").exchanges[0].analysis.traits]
    assert kinds == []
    other = drill(turn("a", "solved"))
    assert run(other, "~jargon #help").exchanges[0].analysis.traits


def test_a_customer_who_is_never_answered_gives_up() -> None:
    made = drill(turn("a", [{"to": "a"}], points=[point("help")]), mood=0)
    calm = PracticeFigures(mood=MoodFigures(most_up=0))
    conversation = begin(made, 1, calm)
    for _ in range(calm.tries_ceiling):
        conversation = say(conversation, "别的话", figures=calm)
    assert conversation.ending is not None
    assert conversation.ending.kind is EndingKind.HUNG_UP


def test_a_furious_customer_hangs_up_unless_the_author_says_otherwise() -> None:
    silent = drill(turn("a", "b"), turn("b", "solved"), mood=90)
    explicit = drill(
        turn("a", [{"to": "b", "when": {"mood_min": 80}}, {"to": "solved"}]),
        turn("b", "solved"),
        mood=90,
    )
    assert _kind(silent, "") is EndingKind.HUNG_UP
    assert run(explicit, "").turn == "b"


def test_the_same_seed_and_replies_give_the_same_run() -> None:
    lines = [_line(f"说法{number}") for number in range(5)]
    made = drill(turn("a", "b", lines=lines), turn("b", "solved", lines=lines))
    assert run(made, "#help", "#help", seed=7) == run(made, "#help", "#help", seed=7)
    assert len({begin(made, seed).line for seed in range(40)}) == 5


def test_only_neighbours_with_the_same_condition_are_variants() -> None:
    lines = [
        _line("一", mood_min=50),
        _line("二", mood_min=50),
        _line("三"),
        _line("四", mood_min=50),
    ]
    made = drill(turn("a", "solved", lines=lines))
    assert {begin(made, seed).line for seed in range(40)} == {"一", "二"}


def test_where_no_line_fits_the_last_is_spoken() -> None:
    made = drill(turn("a", "solved", lines=[_line("一", mood_min=99), _line("二", mood_min=98)]))
    assert begin(made, 1).line == "二"


def test_going_back_keeps_what_was_said_before() -> None:
    ended = run(TWO_TURNS, "#help 第一句", "第二句")
    again = retry_from(ended, 2)
    assert [one.reply for one in again.exchanges] == ["#help 第一句"]
    assert (again.turn, again.mood) == ("b", ended.exchanges[0].mood_after)
    assert say(again, "第二句") == ended


def test_a_run_is_taken_up_without_analysing_again() -> None:
    under_way = run(TWO_TURNS, "#help")
    assert replay(TWO_TURNS, 1, under_way.exchanges) == under_way


def test_a_run_of_another_drill_is_refused() -> None:
    exchanges = run(TWO_TURNS, "#help", "#help").exchanges
    with pytest.raises(Trouble, match="对不上"):
        replay(drill(turn("other", "solved")), 1, exchanges)
    with pytest.raises(Trouble, match="对不上"):
        replay(drill(turn("a", "solved"), turn("b", "solved")), 1, exchanges)


def test_ending_early_leaves_the_customer_without_an_answer() -> None:
    stopped = stop(run(TWO_TURNS, "#help"))
    assert stopped.ending is not None
    assert stopped.ending.kind is EndingKind.LOST
    assert stop(stopped) is stopped


def test_an_exchange_keeps_what_was_asked() -> None:
    made = drill(turn("a", "solved", points=[point("help", "time", 4)], taboos=[taboo("swear", 9)]))
    exchange = run(made, "#help").exchanges[0]
    asked = exchange.points[0]
    assert (asked.id, asked.criterion, asked.weight, asked.better) == (
        "help", "time", 4, "可以说help",
    )  # fmt: skip
    assert (exchange.taboos[0].id, exchange.taboos[0].anger) == ("swear", 9)


def test_impossible_times_are_stored_as_none_at_all() -> None:
    exchange = run(TWO_TURNS, "#help", timing=Timing(float("nan"), -3)).exchanges[0]
    assert exchange.timing == Timing(0, 0)


def test_settings_may_change_on_the_way() -> None:
    under_way = begin(TWO_TURNS, 1)
    strict = PracticeFigures(mood=replace(under_way.figures.mood, silence=30))
    assert say(under_way, "", figures=strict).exchanges[0].changes[0].delta == 30


def test_quotes_and_sentences_follow_the_clauses() -> None:
    exchange = run(TWO_TURNS, "您好，我现在就登记。#help !").exchanges[0]
    assert exchange.quote(4, 6) == "我现在就登记"
    assert exchange.quote(None, None) == ""
    assert exchange.sound_sentences() == ("您好，我现在就登记。", "#help !")


def test_a_quotation_keeps_a_clock_time_whole_and_says_enough_to_tell_something() -> None:
    exchange = run(
        TWO_TURNS, "已经给您改到周六10:00，明天上午我把接送路线发到您手机上：请查收"
    ).exchanges[0]
    assert exchange.quote(0, 7) == "已经给您改到周六10:00"
    start = exchange.reply.index("明天")
    assert exchange.quote(start, start + 2) == "明天上午我把接送路线发到您手机上"
    assert exchange.clause(start, start + 2) == (start, start + 2)


def test_two_hundred_turns_run_to_their_end() -> None:
    turns = [turn(f"t{n}", f"t{n + 1}" if n < 199 else "solved") for n in range(200)]
    conversation = begin(drill(*turns, mood=0), 1)
    for _ in range(200):
        conversation = say(conversation, "#help")
    assert conversation.over
    assert len(conversation.exchanges) == 200
