"""One message in the common room that answers several customers, taken apart and explained."""

from drill_builders import MarkedText, taboo, turn
from rush_builders import made_run, thread, two_turns

from desktop_app.training.practice.rush.addressing import parts, send, takes
from desktop_app.training.practice.rush.archive import event_from_dict, event_to_dict
from desktop_app.training.practice.rush.debrief import debrief_rush
from desktop_app.training.practice.rush.drill import CLOSING, OPENING
from desktop_app.training.practice.rush.marks import judge_rush
from desktop_app.training.practice.rush.rules import Rule, rulings
from desktop_app.training.practice.rush.running import RushRun, To, replay_rush, stop_rush

BOTH = "大家好，@客a 今天到。#help @客b 明天到。#help"


def _sent(run: RushRun, text: str, talk: str = "a", to: To = To.ONE) -> RushRun:
    return send(run, to, talk, text, 20, 30, MarkedText())


def _taken(run: RushRun, text: str, talk: str = "a", to: To = To.ONE) -> list[tuple[str, str]]:
    return [(one.talk, one.text) for one in parts(run, to, talk, text, 30, MarkedText())]


def test_whoever_is_named_gets_what_is_said_after_the_name_the_urgent_first() -> None:
    run = _sent(made_run(), BOTH)
    told = [(one.talk, one.exchange.reply) for one in run.events]
    assert told == [("b", "@客b 明天到。#help"), ("a", "大家好，@客a 今天到。#help")]
    assert [one.whole for one in run.events] == [BOTH, BOTH]
    assert [one.first for one in run.events] == [1, 1]
    assert run.messages == 1
    assert [run.talks[key].over for key in ("a", "b", "c")] == [True, True, False]


def test_names_that_stand_together_share_what_follows() -> None:
    text = "@客a、@客b 两位的都改到今天 18 点前。#help"
    assert _taken(made_run(), text) == [("b", text), ("a", text)]


def test_words_before_the_first_name_are_for_the_one_who_was_turned_to() -> None:
    text = "您的今天到。#help @客b 您的明天到。#help"
    assert _taken(made_run(), text) == [("a", "您的今天到。#help"), ("b", "@客b 您的明天到。#help")]
    assert _taken(made_run(), "，@客b 明天到。") == [("b", "@客b 明天到。")]


def test_words_that_name_nobody_answer_everybody_whose_question_they_meet() -> None:
    run = made_run(thread("a", 1), two_turns("b", 2), thread("c", 3, arrives=200))
    run = _sent(run, "今天都能办好。#help")
    assert [one.talk for one in run.events] == ["a", "b"]
    assert "没有点名" in run.events[1].why
    unnamed = [one for one in rulings(run, final=False) if one.rule is Rule.MENTION]
    assert [one.share for one in unnamed] == [0, 0]
    assert _taken(made_run(), "我看一下。") == [("a", "我看一下。")]


def test_a_name_without_an_at_says_to_whom_one_speaks() -> None:
    assert _taken(made_run(), "客a，今天到。#help") == [("a", "客a，今天到。#help")]
    both = "客a、客b，今天到。#help"
    assert _taken(made_run(), both) == [("a", both), ("b", both)]


def test_words_that_offend_somebody_do_not_count_as_their_answer() -> None:
    turns = [turn("ask", "solved", taboos=[taboo("rude")])]
    run = made_run(thread("a", 1), thread("b", 2, turns=turns), thread("c", 3, arrives=200))
    assert _taken(run, "#help %rude") == [("a", "#help %rude")]


def test_whoever_is_answered_already_does_not_keep_a_message_from_those_it_names() -> None:
    run = _sent(made_run(), "@客a 今天到。#help")
    assert takes(run, To.ONE, "a", "@客b 明天到。#help", 40)
    assert not takes(run, To.ONE, "a", "还有什么事吗", 40)
    assert not takes(run, To.ONE, "a", "@客a 还有什么事吗", 40)
    assert _taken(run, "好的，@客b 明天到。#help") == [("b", "@客b 明天到。#help")]


def test_one_name_alone_leaves_the_others_waiting() -> None:
    assert _taken(made_run(), "@客a 今天到。#help") == [("a", "@客a 今天到。#help")]


def test_a_word_to_everybody_answers_those_whom_it_names_as_well() -> None:
    run = _sent(made_run(), "#seen 都看到了。@客b 明天到。#help", OPENING, To.ALL)
    assert [(one.to, one.talk) for one in run.events] == [(To.ALL, OPENING), (To.ONE, "b")]
    assert run.events[1].exchange.reply == "@客b 明天到。#help"


def test_private_words_the_summary_and_separate_chats_go_to_one_alone() -> None:
    for to, talk in ((To.PRIVATE, "a"), (To.SUMMARY, CLOSING)):
        assert _taken(made_run(), BOTH, talk, to) == [(talk, BOTH)]
    assert _taken(made_run(channel="chat"), BOTH) == [("a", BOTH)]


def test_a_name_that_begins_another_is_not_taken_for_it() -> None:
    run = made_run(thread("a", 1), thread("ab", 2), thread("c", 3))
    assert _taken(run, "@客ab 明天到。#help") == [("ab", "@客ab 明天到。#help")]


def test_the_urgent_named_in_the_same_message_was_not_passed_over() -> None:
    run = _sent(made_run(thread("a", 1), thread("b", 3), thread("c", 1)), BOTH)
    order = [one for one in rulings(run, final=False) if one.rule is Rule.ORDER]
    assert order
    assert all(one.share == 1 for one in order)


def test_a_stored_run_reads_as_it_was_sent_and_says_why() -> None:
    run = _sent(made_run(), BOTH)
    stored = [event_from_dict(event_to_dict(one)) for one in run.events]
    assert tuple(stored) == run.events
    assert replay_rush(run.drill, run.seed, stored).talks == run.talks
    done = stop_rush(run, 60)
    notes = [note for one in debrief_rush(done, judge_rush(done)).events for note in one.turn.notes]
    assert [one.text for one in notes if one.label == "一条答几位"] == [
        "这一段用 @ 点了客b，算答给客b。",
        "这一段用 @ 点了客a，算答给客a。",
    ]
