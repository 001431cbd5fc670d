"""Several customers at once in the modes that teach: what is asked, in which order, what counts."""

from datetime import timedelta
from functools import cache

import pytest
from builders import MONDAY, Workplace, services_at
from rush_builders import pack_rushes

from desktop_app.system.clock import FixedClock
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.modes.cloze import blanks
from desktop_app.training.practice.modes.names import LADDER, STUDY
from desktop_app.training.practice.modes.registry import run_of
from desktop_app.training.practice.modes.run import Answer, ModeFigures, Moment, Run, answered
from desktop_app.training.practice.modes.several import ORDER, PLACE
from desktop_app.training.practice.rush.drill import CLOSING, OPENING
from desktop_app.training.practice.rush.running import To

ANALYSER = ReplyAnalyser()
RUSHES = {one.key: one for one in pack_rushes()}
EVENING = "evening-before-class"
KEY = "rush/evening-before-class"


@cache
def _run(key: str) -> Run:
    """A rush to choose in; putting it together reads every model reply."""
    return run_of("choosing", RUSHES[key], 11, ANALYSER, ModeFigures())


def _decision(key: str, name: str) -> Moment:
    return next(one for one in _run(key).moments if one.id == name)


@pytest.mark.parametrize("key", RUSHES)
def test_every_moment_has_reasons_and_one_best_option(key: str) -> None:
    moments = _run(key).moments
    assert len({one.id for one in moments}) == len(moments)
    for moment in moments:
        assert moment.phrases
        assert all(moment.wording[one.start : one.end].strip() for one in moment.phrases)
        assert all(one.why for one in moment.phrases)
        assert all(one.why for one in moment.options)
        assert [one.level for one in moment.options].count("good") == 1
        assert 2 <= len({one.text for one in moment.options}) == len(moment.options) <= 3


@pytest.mark.parametrize("key", RUSHES)
def test_everybody_is_told_first_and_last_and_served_by_urgency(key: str) -> None:
    talks = list(dict.fromkeys(one.id.split("/")[0] for one in _run(key).moments))
    assert (talks[0], talks[1], talks[-1]) == (OPENING, ORDER, CLOSING)
    found = (RUSHES[key].customer(talk) for talk in talks)
    urgencies = [one.urgency for one in found if one is not None]
    assert urgencies == sorted(urgencies, reverse=True)
    assert len(urgencies) == len(RUSHES[key].customers)


def test_the_most_urgent_comes_first_whoever_came_first() -> None:
    order = _decision(EVENING, ORDER)
    assert order.wording == "先回浩浩妈妈，再回苗苗妈妈，最后回米粒爸爸。"
    assert {one.level: one.text for one in order.options} == {
        "good": "先回浩浩妈妈", "fair": "先回苗苗妈妈", "poor": "先回米粒爸爸"
    }  # fmt: skip
    assert "只剩二十分钟" in next(one.why for one in order.options if one.level == "poor")


def test_where_to_speak_is_asked_in_a_group_alone() -> None:
    assert "私聊" in _decision(EVENING, PLACE).wording
    apart = next(key for key, one in RUSHES.items() if not one.in_group)
    assert PLACE not in {one.id for one in _run(apart).moments}


def test_picking_the_last_one_first_is_worth_nothing_and_told_why() -> None:
    run = _run(EVENING)
    for level in ("good", "poor"):
        moment = run.moment
        assert moment is not None
        picked = next(n for n, one in enumerate(moment.options) if one.level == level)
        run = answered(run, (str(picked),), 5, ANALYSER)
    assert [one.verdict.value for one in run.done] == [100, 0]
    assert "浩浩妈妈更等不起" in run.done[-1].verdict.remarks[0].text


def test_a_killed_run_stands_at_the_same_moment(place: Workplace) -> None:
    modes, actor = place.services.modes, place.trainee
    studying = modes.answer(actor, modes.begin(actor, KEY, "choosing"), ("0",), 4)
    again = services_at(place.folder, FixedClock(MONDAY + timedelta(minutes=3)))
    (waiting,) = again.practice.unfinished(actor)
    resumed = again.modes.resume(actor, waiting.id)
    again.store.close()
    assert resumed.run == studying.run


def test_learning_counts_as_time_and_a_rush_is_compared_with_rushes_alone(
    place: Workplace,
) -> None:
    services, actor = place.services, place.trainee
    studying = services.modes.begin(actor, KEY, "learning")
    while studying.run.step is not None:
        studying = services.modes.answer(actor, studying, ("read",), 5)
    past = services.modes.look_back(actor, studying.attempt.id)
    assert (past.result.passed, past.next_mode) == (True, "choosing")
    with services.store.reading() as tx:
        assert tx.practice.standings(actor.id) == {}
    place.clock.advance(timedelta(hours=1))
    running = services.practice.rushes.start_by_key(actor, KEY)
    running = services.practice.rushes.send(
        actor, running, To.ALL, OPENING, "三位的问题我都看到了。", 5, 20
    )
    services.practice.rushes.finish(actor, running, 60)
    back = services.practice.rushes.look_back(actor, running.attempt.id)
    assert (back.last, back.best) == (None, None)


def test_a_rush_is_learned_in_every_mode_and_help_is_taken_away_step_by_step(
    place: Workplace,
) -> None:
    modes, actor = place.services.modes, place.trainee
    offers = modes.offers(actor, KEY)
    assert (offers.modes, offers.recommended) == (LADDER, "learning")
    studying = modes.begin(actor, KEY, "recital")
    while (moment := studying.run.moment) is not None:
        studying = modes.answer(actor, studying, (moment.wording,), 5)
    assert studying.run.total == 100
    assert modes.look_back(actor, studying.attempt.id).next_mode == "quick"
    with pytest.raises(ValueError, match="practice"):
        modes.begin(actor, KEY, "practice")


@pytest.mark.parametrize("key", RUSHES)
def test_who_knows_a_rush_by_heart_passes_it_in_every_mode(key: str) -> None:
    for mode in STUDY:
        run = run_of(mode, RUSHES[key], 11, ANALYSER, ModeFigures())
        while (moment := run.moment) is not None:
            run = answered(run, _by_heart(run, moment), 5, ANALYSER)
        assert run.passed, mode
        assert run.total is None or run.total >= 95, (mode, run.total)


def _by_heart(run: Run, moment: Moment) -> tuple[str, ...]:
    if run.mode.name == "choosing":
        return (str(next(n for n, one in enumerate(moment.options) if one.level == "good")),)
    if run.mode.name == "cloze":
        assert run.step is not None
        gaps = blanks(moment, run.step.round)
        return tuple(moment.wording[gap.start : gap.end] for gap in gaps)
    return (moment.wording,)


def test_the_order_is_filled_in_name_by_name_and_the_wrong_name_is_told() -> None:
    run = run_of("cloze", RUSHES[EVENING], 11, ANALYSER, ModeFigures())
    order = next(one for one in run.moments if one.id == ORDER)
    names = ["浩浩妈妈", "苗苗妈妈", "米粒爸爸"]
    for number in (1, 2, 3):
        gaps = blanks(order, number)
        assert [order.wording[one.start : one.end] for one in gaps] == names[:number]
    answer = Answer(ORDER, 3, ("苗苗妈妈", "浩浩妈妈", "米粒爸爸"), 9)
    verdict = run.mode.judge(order, answer, ANALYSER, run.figures)
    assert verdict.parts == (0, 0, 100)
    assert verdict.remarks[0].text == "“苗苗妈妈”不对，第 1 位应当是“浩浩妈妈”。"


@pytest.mark.parametrize("mode", ["recital", "quick"])
def test_what_is_recalled_is_what_is_said_to_each_under_their_names(mode: str) -> None:
    run = run_of(mode, RUSHES[EVENING], 11, ANALYSER, ModeFigures())
    assert {ORDER, PLACE}.isdisjoint(one.id for one in run.moments)
    assert all(one.points for one in run.moments)
    hurried = [one for one in run.moments if one.id.startswith("haohao/")]
    assert hurried
    assert all(one.cue.startswith("浩浩妈妈：") for one in hurried)
