"""A drill is checked by its plays: points nobody meets, broken taboos, endings out of reach."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from drill_builders import MarkedText, drill, point, scenario, taboo, turn
from rush_builders import made_rush, pack_rush_items, thread

from desktop_app.training.content.check import findings
from desktop_app.training.content.loader import load_pack
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.authoring import limits, reach
from desktop_app.training.practice.authoring.checks import Remark, check, play
from desktop_app.training.practice.authoring.playing import Trainee, reply_of, run
from desktop_app.training.practice.authoring.reach import reached
from desktop_app.training.practice.authoring.report import as_data, examine, examine_pack
from desktop_app.training.practice.drill import Drill
from desktop_app.training.practice.model import EndingKind, Situation

PACK = Path(__file__).parents[3] / "resources" / "content" / "institution"
SITUATIONS = {one.key: one.item for one in load_pack(PACK).items if isinstance(one.item, Situation)}


def reply(text: str, level: str = "good") -> dict[str, str]:
    return {"level": level, "text": text}


def told(made: Drill) -> list[tuple[tuple[str | int, ...], bool]]:
    return [(one.path, one.warning) for one in check(made, MarkedText())]


ON: list[dict[str, Any]] = [{"to": "lost", "when": {"mood_min": 70}}, {"to": "solved"}]
SOUND = turn("a", ON, replies=[reply("#help"), reply("嗯", "fair")])


def test_a_sound_scenario_has_no_remarks() -> None:
    assert told(drill(SOUND)) == []


def test_a_point_that_no_model_reply_meets_is_an_error_at_its_place() -> None:
    asked = [point("help"), point("when")]
    made = drill(turn("a", ON, points=asked, replies=[reply("#help"), reply("……", "fair")]))
    assert told(made) == [(("turns", 0, "points", 1), False)]
    met_below = [reply("#help"), reply("#when", "fair")]
    assert told(drill(turn("a", ON, points=asked, replies=met_below))) == []


def test_a_good_reply_that_breaks_a_taboo_is_an_error_a_poor_one_is_not() -> None:
    bad = [reply("#help"), reply("%swear", "poor")]
    assert told(drill(turn("a", ON, taboos=[taboo("swear")], replies=bad))) == []
    worse = [reply("#help %swear")]
    made = drill(turn("a", ON, taboos=[taboo("swear")], replies=worse))
    assert told(made) == [(("turns", 0, "replies", 0, "text"), False)]


def test_a_turn_without_a_good_reply_is_a_warning() -> None:
    assert told(drill(turn("a", ON))) == [(("turns", 0, "id"), True)]


def test_long_replies_and_hints_are_warnings_by_channel() -> None:
    long = "#help" + "长" * limits.LONGEST_REPLY[scenario(SOUND).channel]
    made = turn("a", ON, replies=[reply(long)], hints=["话" * (limits.LONGEST_HINT + 1)])
    assert told(drill(made)) == [
        (("turns", 0, "replies", 0, "text"), True),
        (("turns", 0, "hints", 0), True),
    ]
    assert told(drill(made, channel="email")) == [(("turns", 0, "hints", 0), True)]


@pytest.mark.parametrize(
    ("steps", "never"),
    [
        # from 60 one reply raises by at most 30
        ([{"to": "lost", "when": {"mood_min": 91}}, {"to": "solved"}], {"lost"}),
        ([{"to": "lost", "when": {"mood_min": 90}}, {"to": "solved"}], set()),
        ([{"to": "lost", "when": {"mood_max": 41}}, {"to": "solved"}], {"lost"}),
        ([{"to": "lost", "when": {"mood_max": 42}}, {"to": "solved"}], set()),
        ([{"to": "lost", "when": {"tries_min": 2}}, {"to": "solved"}], {"lost"}),
        ([{"to": "lost", "when": {"seconds_min": 90}}, {"to": "solved"}], set()),
        ([{"to": "lost", "when": {"replies_min": 3}}, {"to": "solved"}], set()),
        ([{"to": "lost", "when": {"seconds_min": 90, "mood_min": 91}}, {"to": "solved"}], {"lost"}),
        ([{"to": "lost", "when": {"violated": True}}, {"to": "solved"}], {"lost"}),
        ([{"to": "lost", "when": {"broke_any": ["swear"]}}, {"to": "solved"}], {"lost"}),
        ([{"to": "lost", "when": {"hits_any": ["help"], "misses_any": ["help"]}},
          {"to": "solved"}], {"lost"}),
    ],
)  # fmt: skip
def test_endings_that_no_mood_and_no_words_lead_to_are_warned_of(
    steps: list[dict[str, Any]], never: set[str]
) -> None:
    made = drill(turn("a", steps, replies=[reply("#help")]), mood=60)
    places = reached(made)
    assert places is not None
    assert {"solved", "lost"} - places == never
    remarks = [one for one in check(made, MarkedText()) if one.path[:1] == ("endings",)]
    assert [one.warning for one in remarks] == [True] * len(never)


def test_a_search_too_wide_decides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach, "_MOST_STATES", 600)
    keys = [f"p{number}" for number in range(18)]
    steps: list[dict[str, Any]] = [{"to": "a", "when": {"hits_all": keys}}, {"to": "solved"}]
    turns = [
        turn(
            f"t{n}", steps if n == 5 else f"t{n + 1}", points=[point(k) for k in keys[n * 3 :][:3]]
        )
        for n in range(6)
    ]
    assert reached(drill(turn("a", "t0"), *turns)) is None


def test_the_hang_up_that_anger_leads_to_needs_no_step() -> None:
    assert [one.path for one in findings(scenario(SOUND), {})] == []
    plain = turn("a", "solved")
    assert "hung-up" in (reached(drill(plain, mood=70)) or ())
    assert "hung-up" not in (reached(drill(plain, mood=10)) or ())


def test_a_script_says_all_its_points() -> None:
    pack = load_pack(PACK)
    script = next(
        one.item for one in pack.items if one.key == "phone-opening" and one.kind == "script"
    )
    from desktop_app.training.practice.drill import drill_from_script
    from desktop_app.training.practice.model import Script

    assert isinstance(script, Script)
    analyser = ReplyAnalyser()
    assert check(drill_from_script(script), analyser) == ()
    lines = list(script.lines)
    mute = [lines[0].model_copy(update={"text": "嗯。"}), *lines[1:]]
    remarks = check(drill_from_script(script.model_copy(update={"lines": tuple(mute)})), analyser)
    assert [one.path[:3] for one in remarks] == [("lines", 0, "points")] * len(lines[0].points)
    renamed = [lines[0].model_copy(update={"id": "solved"}), *lines[1:]]
    clash = findings(script.model_copy(update={"lines": tuple(renamed)}), {})
    assert [one.path for one in clash] == [("lines", 0, "id")]


def test_trainees_say_what_their_level_says() -> None:
    made = drill(turn("a", ON, replies=[reply("好。"), reply("中。", "fair")]))
    asked = made.turns["a"]
    said = [reply_of(one, made, asked) for one in Trainee]
    assert said[:2] == ["好。", "中。"]
    assert said[2]
    assert said[3] == ""
    bare = drill(turn("a", ON, points=[point("help"), point("when")]))
    perfect = reply_of(Trainee.PERFECT, bare, bare.turns["a"])
    assert perfect == "可以说help。可以说when。"
    assert reply_of(Trainee.MIDDLING, bare, bare.turns["a"]) == "可以说help。"


def test_a_run_is_judged_as_an_attempt_is() -> None:
    made = drill(SOUND, mood=30)
    best, _, rude, silent = play(made, ReplyAnalyser())
    assert best.kind in (EndingKind.SOLVED, EndingKind.LOST)
    assert rude.total < best.total
    assert silent.total < best.total
    assert run(made, Trainee.RUDE, ReplyAnalyser()) == rude


def test_a_mark_that_nobody_would_give_is_told() -> None:
    made = drill(turn("a", ON, points=[point("help"), point("when")], replies=[reply("嗯")]))
    analyser = ReplyAnalyser()
    runs = play(made, analyser)
    remarks = check(made, analyser, runs)
    assert Remark((), remarks[-1].text, warning=True) in remarks
    assert any("满分学员" in one.text for one in remarks)


def test_a_pack_is_played_drill_by_drill_and_its_runs_are_plain_data(tmp_path: Path) -> None:
    shutil.copytree(PACK, tmp_path, ignore=shutil.ignore_patterns("scripts"), dirs_exist_ok=True)
    for path in sorted((tmp_path / "scenarios").iterdir())[2:]:
        path.unlink()
    for path in sorted((tmp_path / "rushes").iterdir())[1:]:
        path.unlink()
    steps: list[tuple[int, int]] = []
    played, faults = examine_pack(
        load_pack(tmp_path), ReplyAnalyser(), lambda a, b: steps.append((a, b))
    )
    assert faults == ()
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]
    data = as_data(played)
    assert sorted(one["kind"] for one in data) == ["rush", "scenario", "scenario"]
    assert [one["trainee"] for one in data[0]["runs"]] == [str(one) for one in Trainee]


def test_several_customers_at_once_are_played_and_checked_one_by_one() -> None:
    sound = examine(pack_rush_items()[0], SITUATIONS, ReplyAnalyser())
    assert sound.errors == 0
    assert [one.trainee for one in sound.runs] == list(Trainee)
    assert all(one.as_expected for one in sound.runs)
    best, _, rude, silent = sound.runs
    assert best.passed
    assert len(best.turns) > len(set(best.turns)) >= 4
    assert silent.turns == ()
    assert rude.total < best.total


def test_what_is_wrong_with_a_customer_or_a_word_to_all_is_told_at_its_place() -> None:
    asked = [point("help"), point("when")]
    unmet = turn("ask", "solved", points=asked, replies=[reply("#help")])
    loud = {"level": "good", "text": "#seen %hush"}
    opening = {**made_rush().opening.model_dump(), "replies": [loud]}
    made = made_rush(thread("a", 1), thread("b", 3, turns=[unmet]), thread("c", 2), opening=opening)
    told = {one.field: one.expected for one in examine(made, {}, MarkedText()).faults}
    assert "没有一条范例答复说到要点" in told["threads[2].turns[1].points[2]"]
    assert "犯了禁语" in told["opening.replies[1].text"]


def test_an_item_that_does_not_fit_together_is_not_played() -> None:
    lost = turn("b", "b")
    report = examine(scenario(SOUND, lost), {}, MarkedText())
    assert report.errors == 2
    assert report.runs == ()
    lent = turn("a", ON, situation="nowhere", points=[])
    assert examine(scenario(lent), {}, MarkedText()).errors == 1
    lent = turn("a", "solved", situation="nowhere", points=[])
    lending = made_rush(*(thread(one, n, turns=[lent]) for n, one in enumerate("abc", 1)))
    assert examine(lending, {}, MarkedText()).runs == ()
