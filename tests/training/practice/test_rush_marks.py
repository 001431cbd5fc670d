"""The judgement on a rush: trainees of every kind, and marks that are nothing but their reasons."""

from itertools import pairwise

import pytest
from rush_builders import made_run, pack_rushes, thread, told

from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.archive import judgement_from_dict, judgement_to_dict
from desktop_app.training.practice.authoring.playing import Trainee
from desktop_app.training.practice.authoring.playing_rush import played_rush
from desktop_app.training.practice.criteria import Criterion
from desktop_app.training.practice.marks import COURTESY, Judgement, Source
from desktop_app.training.practice.rush.debrief import debrief_rush
from desktop_app.training.practice.rush.drill import CLOSING, OPENING
from desktop_app.training.practice.rush.marks import judge_rush, of_talk
from desktop_app.training.practice.rush.rules import Rule
from desktop_app.training.practice.rush.running import RushRun, To, stop_rush

Played = dict[tuple[str, str], tuple[RushRun, Judgement]]


@pytest.fixture(scope="module")
def played() -> Played:
    """Every rush of the pack, played by four trainees with the real analysis."""
    analyser = ReplyAnalyser()
    runs = {
        (drill.key, str(one)): played_rush(drill, one, analyser)
        for drill in pack_rushes()
        for one in Trainee
    }
    return {key: (run, judge_rush(run)) for key, run in runs.items()}


def _totals(played: Played, kind: str) -> dict[str, float]:
    return {key: judged.total for (key, one), (_, judged) in played.items() if one == kind}


def test_the_model_replies_in_the_right_order_earn_at_least_85(played: Played) -> None:
    assert {key: one for key, one in _totals(played, "perfect").items() if one < 85} == {}
    assert all(one.passed for (_, kind), (_, one) in played.items() if kind == "perfect")


def test_a_middling_trainee_lands_well_between(played: Played) -> None:
    fair = _totals(played, "middling")
    assert all(55 <= one <= 84 for one in fair.values()), fair


def test_a_rude_trainee_stays_below_45_and_a_silent_one_below_25(played: Played) -> None:
    assert {key: one for key, one in _totals(played, "rude").items() if one >= 45} == {}
    assert {key: one for key, one in _totals(played, "silent").items() if one >= 25} == {}
    bad = [one for (_, kind), (_, one) in played.items() if kind in ("rude", "silent")]
    assert not any(one.passed for one in bad)


def test_a_mark_is_100_less_its_reasons_each_of_a_real_message(played: Played) -> None:
    for run, judged in played.values():
        for mark in judged.marks:
            lost = sum(one.delta for one in mark.reasons if one.delta < 0)
            assert mark.value == pytest.approx(max(0, 100 + lost), abs=0.2)
            for reason in mark.reasons:
                reply = run.events[reason.exchange - 1].exchange.reply
                assert reason.why
                if reason.start is not None and reason.end is not None:
                    assert 0 <= reason.start <= reason.end <= len(reply)


def test_every_run_is_looked_back_at_with_spans_that_never_overlap(played: Played) -> None:
    for run, judged in played.values():
        look = debrief_rush(run, judged)
        assert look.gain
        assert look.loss
        assert len(look.events) == len(run.events)
        assert sorted(look.right) == sorted(one.id for one in run.drill.customers)
        for event in look.events:
            spans = event.turn.spans
            assert all(one.end <= then.start for one, then in pairwise(spans))


def test_the_finding_names_who_was_left(played: Played) -> None:
    run, judged = played["noon-peak", "silent"]
    look = debrief_rush(run, judged)
    assert look.loss == "失分主要在没有答完：罗先生、小唐、韩女士、孟阿姨还在等"
    assert look.customer_view[0] == "罗先生：我说完了，没有人理我。"


def test_a_judgement_reads_back_as_it_was_stored(played: Played) -> None:
    _, judged = played["show-eve", "middling"]
    assert judgement_from_dict(judgement_to_dict(judged)) == judged


def _perfect() -> RushRun:
    run = told(made_run(), OPENING, "您好 #seen ~courtesy", 10)
    for n, key in enumerate("bca", 2):
        run = told(run, key, f"@客{key} #help ~courtesy", 10 * n)
    return told(run, CLOSING, "#sum ~courtesy", 60)


def test_keeping_every_rule_is_worth_full_marks() -> None:
    judged = judge_rush(_perfect())
    assert [mark.value for mark in judged.marks] == [100, 100, 100, 100]
    assert judged.passed


def test_one_wrong_turn_in_the_order_costs_time_and_nothing_else() -> None:
    run = told(made_run(), OPENING, "您好 #seen ~courtesy", 10)
    for n, key in enumerate("abc", 2):
        run = told(run, key, f"@客{key} #help ~courtesy", 10 * n)
    judged = judge_rush(told(run, CLOSING, "#sum ~courtesy", 60))
    values = {mark.criterion: mark.value for mark in judged.marks}
    lost = [r for m in judged.marks for r in m.reasons if r.delta < 0]
    assert [one.target for one in lost] == [Rule.ORDER]
    assert values[Criterion.TIME] == pytest.approx(100 + lost[0].delta, abs=0.1)
    assert values[Criterion.CALMING] == values[Criterion.LANGUAGE] == 100


def test_personal_data_in_the_room_fail_an_otherwise_good_run() -> None:
    run = told(made_run(secrets=["八千"]), OPENING, "您好 #seen ~courtesy", 10)
    for n, key in enumerate("bca", 2):
        run = told(run, key, f"@客{key} 八千 #help ~courtesy", 10 * n)
    judged = judge_rush(told(run, CLOSING, "#sum ~courtesy", 60))
    language = next(one for one in judged.marks if one.criterion is Criterion.LANGUAGE)
    assert language.value == 10  # three times 30
    assert judged.total >= judged.figures.pass_line
    assert not judged.passed


def test_a_customer_who_was_lost_fails_the_run() -> None:
    run = told(told(made_run(), OPENING, "#seen", 10), "b", "@客b #help", 20)
    judged = judge_rush(stop_rush(run, 30))
    assert (judged.ending_kind, judged.passed) == ("lost", False)


def test_a_run_in_which_nothing_happened_has_no_marks() -> None:
    judged = judge_rush(made_run())
    assert [mark.value for mark in judged.marks] == [None] * 4
    assert (judged.total, judged.passed) == (0, False)


def test_hints_come_off_the_total() -> None:
    from drill_builders import MarkedText

    from desktop_app.training.practice.rush.running import say

    run = told(made_run(), OPENING, "您好 #seen ~courtesy", 10)
    run = say(run, To.ONE, "b", "@客b #help ~courtesy", 10, 20, MarkedText(), hints=2)
    assert judge_rush(run).hint_loss == 6


def test_what_concerns_one_customer_keeps_that_customers_numbers() -> None:
    run = _perfect()
    own = of_talk(judge_rush(run), run, "a")
    reasons = [reason for mark in own.marks for reason in mark.reasons]
    assert reasons
    assert {one.exchange for one in reasons} == {1}
    assert all(one.source is not Source.RULE for one in reasons)


def test_waits_are_told_against_the_limit() -> None:
    run = told(made_run(thread("a", 1), thread("b", 3), thread("c", 2)), "b", "@客b #help", 400)
    look = debrief_rush(stop_rush(run, 420), judge_rush(stop_rush(run, 420)))
    line = next(one for one in look.lines if one.customer.id == "b")
    assert [(one.start, one.end, one.within) for one in line.waits] == [(0, 400, False)]
    assert not line.seen_in_time
    assert line.longest == 400


def test_of_several_messages_not_each_has_to_hold_a_courtesy_word() -> None:
    def lost(*replies: str) -> list[str]:
        run = made_run()
        for n, (key, reply) in enumerate(zip("abc", replies, strict=True), 1):
            run = told(run, key, f"@客{key} {reply} #help", 10 * n)
        reasons = [one for mark in judge_rush(run).marks for one in mark.reasons]
        return [one.target for one in reasons if one.target == COURTESY]

    assert lost("今天到", "明天到", "后天到") == [COURTESY] * 3
    assert lost("今天到", "~courtesy 明天到", "后天到") == []
