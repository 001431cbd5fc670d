"""Every script and scenario of the institution pack gives a sensible run in every mode."""

import pytest
from drill_builders import pack_drills

from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.drill import Drill
from desktop_app.training.practice.modes.cloze import LONGEST, blanks
from desktop_app.training.practice.modes.names import STUDY
from desktop_app.training.practice.modes.registry import run_of
from desktop_app.training.practice.modes.run import ModeFigures, Run, answered

ANALYSER = ReplyAnalyser()
DRILLS = pack_drills()
SCRIPTS = [one for one in DRILLS if one.kind == "script"]
_NAMES = [f"{one.kind}/{one.key}" for one in DRILLS]
_NO_BEGINNING = "，。、；：！？ "


def _run(mode: str, drill: Drill) -> Run:
    return run_of(mode, drill, 11, ANALYSER, ModeFigures())


def _given(run: Run) -> tuple[str, ...]:
    """What somebody gives who knows the drill by heart."""
    moment, step = run.moment, run.step
    assert moment is not None
    assert step is not None
    if run.mode.name == "choosing":
        return (str(next(n for n, one in enumerate(moment.options) if one.level == "good")),)
    if run.mode.name == "cloze":
        gaps = blanks(moment, step.round)
        return tuple(moment.wording[gap.start : gap.end] for gap in gaps)
    return (moment.wording,)


@pytest.mark.parametrize("drill", DRILLS, ids=_NAMES)
def test_who_knows_a_drill_passes_it_in_every_mode(drill: Drill) -> None:
    for mode in STUDY:
        run = _run(mode, drill)
        assert len(run.moments) >= 2
        while run.step is not None:
            run = answered(run, _given(run), 5, ANALYSER)
        assert run.passed, mode
        assert run.total is None or run.total >= 95, (mode, run.total)


def test_a_question_tag_alone_is_not_explained_as_what_was_said_back() -> None:
    drill = next(one for one in DRILLS if one.key == "refund-apply")
    moment = _run("learning", drill).moments[0]
    told = {moment.wording[one.start : one.end]: one.name for one in moment.phrases}
    assert told["对吗"] == "确认提问"


@pytest.mark.parametrize("drill", DRILLS, ids=_NAMES)
def test_every_line_has_something_to_learn_to_choose_and_to_fill(drill: Drill) -> None:
    for moment in _run("choosing", drill).moments:
        assert moment.cue
        assert any(one.point for one in moment.phrases)
        assert all(one.why for one in moment.phrases)
        assert not any(moment.wording[one.start] in _NO_BEGINNING for one in moment.phrases)
        ends = [one.end for one in moment.phrases]
        assert all(end <= one.start for end, one in zip(ends, moment.phrases[1:], strict=False))
        levels = [one.level for one in moment.options]
        assert levels.count("good") == 1
        assert len(levels) >= 2
        assert len({one.text for one in moment.options}) == len(levels)
        assert all(one.why for one in moment.options)
        counts = [len(blanks(moment, number)) for number in (1, 2, 3)]
        assert 1 <= counts[0] <= counts[1] <= counts[2]
        longest = max(gap.end - gap.start for gap in blanks(moment, 3) if not gap.hint or 0)
        assert longest <= LONGEST


@pytest.mark.parametrize("drill", DRILLS, ids=_NAMES)
def test_every_turn_of_a_scenario_has_model_replies_at_three_levels(drill: Drill) -> None:
    for turn in drill.turns.values():
        if drill.kind == "script":
            assert turn.wording
            assert turn.why
        else:
            assert {reply.level for reply in turn.replies} == {"good", "fair", "poor"}
            assert all(reply.why for reply in turn.replies)


@pytest.mark.parametrize("drill", SCRIPTS, ids=[one.key for one in SCRIPTS])
def test_a_scripts_weaker_replies_are_written_and_not_told_by_their_length(drill: Drill) -> None:
    for moment in _run("choosing", drill).moments:
        weaker = {one.level: one.text for one in drill.turns[moment.id].replies}
        assert {one.level: one.text for one in moment.options} == {"good": moment.wording, **weaker}
        for text in weaker.values():
            assert len(text) >= len(moment.wording) / 4, text
        found = ANALYSER.analyse(weaker["fair"], *moment.rubric, moment.facts)
        assert not found.violations, weaker["fair"]
        poor = ANALYSER.analyse(weaker["poor"], *moment.rubric, moment.facts)
        assert poor.violations or len(poor.hits) < len(found.hits), weaker["poor"]
