"""The judgement: four marks out of evidence, and trainees of every kind judged as they deserve."""

import statistics
from dataclasses import replace

import pytest
from drill_builders import (
    IN_TIME,
    drill,
    pack_drills,
    point,
    run,
    say,
    taboo,
    turn,
)

from desktop_app.system.errors import Trouble
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.authoring.playing import EXPECTED, Trainee, played
from desktop_app.training.practice.conversation import Conversation, begin, stop
from desktop_app.training.practice.figures import Band, PracticeFigures, band_word
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.practice.marks import Judgement, Mark, Source, criterion_name, judge
from desktop_app.training.practice.model import EndingKind
from desktop_app.training.practice.points import Criterion

FIGURES = PracticeFigures()
ASKED = [
    point("feel", "calming", 2),
    point("offer", "solution", 3),
    point("fix", "solution", 1),
    point("when", "time", 2),
]
DRILL = drill(turn("a", "solved", points=ASKED, taboos=[taboo("swear", 12)]), mood=30)


def _mark(conversation: Conversation, criterion: Criterion) -> Mark:
    return next(one for one in judge(conversation).marks if one.criterion is criterion)


def _value(conversation: Conversation, criterion: Criterion) -> float:
    value = _mark(conversation, criterion).value
    assert value is not None
    return value


def test_a_perfect_reply_has_full_marks() -> None:
    judgement = judge(run(DRILL, "#feel #offer #fix #when ~courtesy"))
    assert [mark.value for mark in judgement.marks] == [100, 100, 100, 100]
    assert (judgement.total, judgement.passed, judgement.band) == (100, True, Band.EXCELLENT)
    assert judgement.ending_kind is EndingKind.SOLVED


def test_points_share_their_criterion_by_weight() -> None:
    assert _value(run(DRILL, "#offer"), Criterion.SOLUTION) == 75
    assert _value(run(DRILL, "#fix"), Criterion.SOLUTION) == 25


@pytest.mark.parametrize("reply", ["#offer ~rude", "", "#feel %swear ~vague_time ~long_sentence"])
def test_a_mark_is_100_less_its_reasons(reply: str) -> None:
    for mark in judge(run(DRILL, reply)).marks:
        lost = sum(reason.delta for reason in mark.reasons if reason.delta < 0)
        assert mark.value == pytest.approx(max(0, 100 + lost), abs=0.1)
        assert mark.reasons


def test_what_was_earned_points_at_the_words() -> None:
    reply = "您好 #offer 了"
    reasons = _mark(run(DRILL, reply), Criterion.SOLUTION).reasons
    earned = next(one for one in reasons if one.delta > 0)
    assert (earned.source, earned.target, earned.exchange) == (Source.POINT, "offer", 1)
    assert reply[earned.start : earned.end] == "#offer"
    assert earned.delta == 75


def test_a_criterion_without_evidence_has_no_mark_and_no_weight() -> None:
    made = drill(turn("a", "solved", points=[point("when", "time")]), mood=30)
    judgement = judge(run(made, "#when ~courtesy"))
    marks = {mark.criterion: mark.value for mark in judgement.marks}
    assert marks[Criterion.SOLUTION] is None
    assert judgement.total == 100


def _weighty(*said: str) -> Judgement:
    """A calm conversation on three weighty questions, of which *said* are answered."""
    asked = [point(one, weight=3) for one in ("who", "when", "how")]
    kind = drill(turn("a", "solved", points=[*asked, point("feel", "calming", 5)]), mood=30)
    return judge(run(kind, "#feel ~courtesy " + " ".join(f"#{one}" for one in said)))


def test_two_of_three_weighty_questions_left_open_keep_the_total_below_the_pass_line() -> None:
    judgement = _weighty("who")
    assert judgement.unanswered == ("要点when", "要点how")
    assert (judgement.total, judgement.passed) == (FIGURES.pass_line - 1, False)


def test_one_open_question_costs_its_share_alone() -> None:
    judgement = _weighty("who", "when")
    assert (judgement.unanswered, judgement.total, judgement.passed) == ((), 90, True)


def test_nothing_said_has_no_marks_and_does_not_pass() -> None:
    judgement = judge(begin(DRILL, 1))
    assert [mark.value for mark in judgement.marks] == [None] * 4
    assert (judgement.total, judgement.passed) == (0, False)


def test_a_point_that_was_met_only_when_asked_again_is_worth_less() -> None:
    made = drill(turn("a", [{"to": "solved", "when": {"hits_all": ["help"]}}]), mood=0)
    mark = _mark(run(made, "说了别的", "#help"), Criterion.SOLUTION)
    assert mark.value == pytest.approx(100 * FIGURES.loss.late_share)
    assert {reason.exchange for reason in mark.reasons} == {2}


def test_a_broken_taboo_costs_its_anger_and_at_least_the_least() -> None:
    assert _value(run(DRILL, "%swear ~courtesy"), Criterion.LANGUAGE) == 88
    mild = drill(turn("a", "solved", taboos=[taboo("vow", 2, "solution")]), mood=30)
    assert _value(run(mild, "#help %vow"), Criterion.SOLUTION) == 100 - FIGURES.loss.taboo_least


@pytest.mark.parametrize(
    ("mark", "criterion", "lost"),
    [
        ("~rude", Criterion.LANGUAGE, FIGURES.loss.rude),
        ("~jargon", Criterion.LANGUAGE, FIGURES.loss.jargon),
        ("~slot_left", Criterion.LANGUAGE, FIGURES.loss.slot_left),
        ("~long_sentence", Criterion.LANGUAGE, FIGURES.loss.long_sentence),
        ("~blame", Criterion.CALMING, FIGURES.loss.blame),
        ("~evasion", Criterion.SOLUTION, FIGURES.loss.evasion),
        ("~overpromise", Criterion.SOLUTION, FIGURES.loss.overpromise),
        ("~fact_error", Criterion.SOLUTION, FIGURES.loss.fact_error),
        ("~vague_time", Criterion.TIME, FIGURES.loss.vague_time),
    ],
)
def test_each_slip_costs_its_figure(mark: str, criterion: Criterion, lost: float) -> None:
    reasons = _mark(run(DRILL, f"#feel #offer {mark}"), criterion).reasons
    assert [-one.delta for one in reasons if one.source is Source.TRAIT and one.start] == [lost]


def test_one_kind_of_slip_costs_only_so_often() -> None:
    reasons = _mark(run(DRILL, " ".join(["~jargon"] * 9)), Criterion.LANGUAGE).reasons
    assert sum(one.target == "jargon" for one in reasons) == FIGURES.loss.at_most


def test_half_an_apology_to_an_upset_customer_costs_its_missing_parts() -> None:
    upset = replace(DRILL, opening_mood=70)
    half = _mark(run(upset, "~apology_admit ~apology_regret"), Criterion.CALMING)
    missing = [one for one in half.reasons if one.target == "apology_promise"]
    assert [one.delta for one in missing] == [-FIGURES.loss.apology_part]
    calm = _mark(run(DRILL, "~apology_admit"), Criterion.CALMING)
    assert not [one for one in calm.reasons if one.target.startswith("apology_")]


def test_who_met_the_point_of_improvement_has_completed_the_apology() -> None:
    better = {**point("better"), "name": "承诺改进"}
    made = drill(turn("a", "b"), turn("b", "solved", points=[better]), mood=70)
    for reply, missing in (("#better", 0), ("别的话", 1)):
        played = run(made, "~apology_admit ~apology_regret #help", reply)
        reasons = _mark(played, Criterion.CALMING).reasons
        assert sum(one.target == "apology_promise" for one in reasons) == missing


def test_repeating_oneself_and_no_courtesy_cost_language() -> None:
    made = drill(turn("a", "a"), mood=0)
    reasons = _mark(
        run(made, "我马上给您登记 #help", "我马上给您登记 #help"), Criterion.LANGUAGE
    ).reasons
    lost = {one.target: one.delta for one in reasons if one.delta < 0}
    assert lost == {
        "repetition": -FIGURES.loss.repetition,
        "courtesy": -FIGURES.loss.no_courtesy,
    }


def test_times_beyond_their_limit_cost_evenly() -> None:
    def timed(seconds: float) -> float:
        return _value(run(DRILL, "#when", timing=Timing(5, seconds)), Criterion.TIME)

    assert timed(90) == 100
    assert timed(180) == 90  # one of five weights lost by half; the handling time is kept
    assert timed(270) < timed(180)


def test_silence_is_never_in_time() -> None:
    assert _value(run(DRILL, "", timing=Timing(0, 1)), Criterion.TIME) == 0


def test_hints_come_off_the_total() -> None:
    reply = "#feel #offer #fix #when ~courtesy"
    judgement = judge(say(begin(DRILL, 1), reply, timing=IN_TIME, hints=2))
    assert (judgement.hints, judgement.hint_loss, judgement.total) == (2, 6, 94)


@pytest.mark.parametrize(
    ("kind", "criterion"),
    [
        ("hung_up", Criterion.CALMING),
        ("lost", Criterion.SOLUTION),
        ("escalated_needlessly", Criterion.SOLUTION),
    ],
)
def test_a_bad_ending_costs_and_two_of_them_fail(kind: str, criterion: Criterion) -> None:
    endings = [{"id": "end", "kind": kind, "text": "……"}]
    made = drill(turn("a", "end", points=ASKED), mood=30, endings=endings)
    conversation = run(made, "#feel #offer #fix #when ~courtesy")
    assert _value(conversation, criterion) < 100
    assert judge(conversation).passed is (kind == "escalated_needlessly")


def test_a_conversation_that_was_broken_off_does_not_pass() -> None:
    made = drill(turn("a", "b", points=ASKED), turn("b", "solved"), mood=30)
    conversation = run(made, "#feel #offer #fix #when ~courtesy")
    for broken in (conversation, stop(conversation)):
        judgement = judge(broken)
        assert not judgement.passed
        assert judgement.total < 100


def test_weights_and_lines_come_from_the_settings_and_are_kept() -> None:
    figures = replace(FIGURES, weight_calming=0, weight_solution=100, weight_time=0,
                      weight_language=0, pass_line=20)  # fmt: skip
    judgement = judge(run(DRILL, "#fix"), figures)
    assert (judgement.total, judgement.passed) == (25, True)
    assert judgement.figures is figures


def test_figures_survive_json_and_wrong_ones_are_named() -> None:
    figures = replace(FIGURES, pass_line=65)
    assert PracticeFigures.from_dict(figures.to_dict()) == figures
    assert PracticeFigures.from_dict({"unknown": 1, "mood": {}}) == FIGURES
    for wrong in ({"pass_line": "高"}, {"mood": {"apology": [1, 2]}}, {"loss": 3}):
        with pytest.raises(Trouble, match="不是数字"):
            PracticeFigures.from_dict(wrong)


@pytest.mark.parametrize(
    ("total", "band", "word"),
    [(90, Band.EXCELLENT, "优秀"), (89.9, Band.GOOD, "合格"), (80, Band.GOOD, "合格"),
     (79.9, Band.IMPROVE, "需改进")],
)  # fmt: skip
def test_bands_are_the_sources(total: float, band: Band, word: str) -> None:
    assert FIGURES.band(total) is band
    assert band_word(band) == word


def test_every_criterion_has_its_name() -> None:
    names = [criterion_name(criterion) for criterion in Criterion]
    assert names == ["安抚情绪", "解决方案", "处理时间", "语言专业"]


ODD = [
    "",
    " ",
    "🙂" * 50,
    "مرحبا بك",
    "\u202eabc\u202c",
    "\x00\ud800",
    "[机构名称]" * 9,
    "您好。" * 34_000,
]


@pytest.mark.parametrize("reply", ODD, ids=range(len(ODD)))
def test_any_text_is_judged(reply: str) -> None:
    analyser = ReplyAnalyser()
    judgement = judge(say(begin(DRILL, 1), reply, analyser=analyser))
    assert 0 <= judgement.total <= 100


@pytest.fixture(scope="module")
def judgements() -> dict[Trainee, dict[str, Judgement]]:
    """Every drill of the institution pack, played by four trainees with the real analysis."""
    analyser = ReplyAnalyser()
    found: dict[Trainee, dict[str, Judgement]] = {trainee: {} for trainee in Trainee}
    for made in pack_drills():  # the outer loop, for what is made ready for a drill serves all four
        for trainee in Trainee:
            found[trainee][f"{made.kind} {made.key}"] = judge(played(made, trainee, analyser))
    return found


def _totals(judgements: dict[Trainee, dict[str, Judgement]], trainee: Trainee) -> dict[str, float]:
    return {key: judgement.total for key, judgement in judgements[trainee].items()}


def test_every_trainee_lands_where_an_inspector_would_put_them(
    judgements: dict[Trainee, dict[str, Judgement]],
) -> None:
    for trainee in (Trainee.PERFECT, Trainee.RUDE, Trainee.SILENT):
        low, high = EXPECTED[trainee]
        totals = _totals(judgements, trainee)
        assert {key: one for key, one in totals.items() if not low <= one <= high} == {}
    assert EXPECTED[Trainee.PERFECT][0] == 85
    assert EXPECTED[Trainee.RUDE][1] == 45
    assert EXPECTED[Trainee.SILENT][1] == 25


def test_middling_replies_land_between_60_and_80(
    judgements: dict[Trainee, dict[str, Judgement]],
) -> None:
    totals = _totals(judgements, Trainee.MIDDLING)
    assert 60 <= statistics.mean(totals.values()) <= 80
    assert statistics.quantiles(totals.values(), n=10)[0] >= 50
    good = _totals(judgements, Trainee.PERFECT)
    assert [key for key, total in totals.items() if total >= good[key]] == []


@pytest.mark.parametrize("trainee", [Trainee.RUDE, Trainee.SILENT])
def test_rude_and_silent_trainees_never_pass(
    judgements: dict[Trainee, dict[str, Judgement]], trainee: Trainee
) -> None:
    assert not any(judgement.passed for judgement in judgements[trainee].values())
