"""Putting drills together from scenarios and scripts, hints, masking, expected length."""

import pytest
from drill_builders import drill, point, scenario, taboo, turn

from desktop_app.system.errors import Trouble
from desktop_app.training.practice.drill import (
    drill_from_scenario,
    drill_from_script,
    expected_turns,
    hint,
    masked,
    model_reply,
    spoken,
)
from desktop_app.training.practice.model import CardFact, EndingKind, Script, Situation

SITUATION = Situation.model_validate(
    {
        "key": "late",
        "title": "迟到",
        "channel": "phone",
        "customer": "老师迟到了",
        "points": [point("sorry", "calming"), point("when", "time")],
        "taboos": [taboo("blame-him")],
    }
)
SCRIPT = Script.model_validate(
    {
        "key": "opening",
        "title": "开场",
        "channel": "phone",
        "customer": "来电人",
        "slots": [{"name": "机构名称", "value": "青禾学堂"}],
        "lines": [
            {
                "id": "greet",
                "part": "opening",
                "cue": "（电话接通）",
                "text": "您好，这里是[机构名称]。",
                "why": "让对方知道打对了。",
                "points": [point("name", weight=1), point("offer", weight=3)],
            },
            {
                "id": "bye",
                "part": "closing",
                "cue": "没有别的事了。",
                "text": "谢谢您，再见。",
                "why": "有始有终。",
                "points": [point("thank")],
            },
        ],
    }
)


def test_a_turn_takes_the_chosen_points_of_its_situation_and_adds_its_own() -> None:
    own = [point("follow-up")]
    made = scenario(turn("a", "solved", situation="late", only=["when"], points=own))
    asked = drill_from_scenario(made, {"late": SITUATION}).turns["a"]
    assert [one.id for one in asked.points] == ["when", "follow-up"]
    assert [one.id for one in asked.taboos] == ["blame-him"]


def test_without_a_choice_every_point_of_the_situation_is_asked() -> None:
    made = scenario(turn("a", "solved", situation="late", points=[]))
    asked = drill_from_scenario(made, {"late": SITUATION}).turns["a"]
    assert [one.id for one in asked.points] == ["sorry", "when"]


@pytest.mark.parametrize("only", [["no-such-point"], []])
def test_what_a_turn_names_and_nobody_has_is_told_by_name(only: list[str]) -> None:
    made = scenario(turn("a", "solved", situation="late", only=only))
    known = {"late": SITUATION} if only else {}
    with pytest.raises(Trouble, match=r"编出来的场景.*late"):
        drill_from_scenario(made, known)


def test_a_script_runs_line_by_line_to_its_end() -> None:
    made = drill_from_script(SCRIPT)
    assert made.kind == "script"
    assert made.opening_mood == 30
    assert made.turns["greet"].next[0].to == "bye"
    assert expected_turns(made) == 2
    assert {one.kind for one in made.endings.values()} == {EndingKind.SOLVED, EndingKind.LOST}


def test_slots_are_filled_when_the_wording_is_spoken() -> None:
    made = drill_from_script(SCRIPT)
    assert spoken(made, made.turns["greet"].wording) == "您好，这里是青禾学堂。"
    assert model_reply(made, "greet") == "您好，这里是青禾学堂。"
    assert "青禾学堂" in made.facts


def test_hints_are_the_authors_then_one_wording_then_none() -> None:
    made = drill_from_script(SCRIPT)
    given = [hint(made, "greet", used) for used in range(3)]
    assert given == ["让对方知道打对了。", "可以这样说：“可以说offer”", None]


def test_the_shortest_way_to_the_best_ending_is_expected() -> None:
    made = drill(
        turn("a", [{"to": "lost", "when": {"mood_min": 90}}, {"to": "b"}]),
        turn("b", [{"to": "b", "when": {"misses_any": ["help"]}}, {"to": "c"}]),
        turn("c", "solved"),
    )
    assert expected_turns(made) == 3


@pytest.mark.parametrize(
    ("value", "private", "shown"),
    [
        ("13500008888", "phone", "135****8888"),
        ("135 0000 8888（母亲）", "phone", "135****8888（母亲）"),
        ("010-6234", "phone", "****34"),
        ("保密", "phone", "****"),
        ("lin@mail.cn", "email", "l***@mail.cn"),
        ("没有", "email", "****"),
        ("110101199003071234", "identity", "**************1234"),
        ("1234", "identity", "****"),
        ("6,800 元", "", "6,800 元"),
    ],
)
def test_private_facts_are_masked(value: str, private: str, shown: str) -> None:
    fact = CardFact.model_validate({"label": "资料", "value": value, "private": private})
    assert masked(fact) == shown


def test_the_analysis_gets_the_facts_unmasked() -> None:
    card = [{"label": "电话", "value": "13500008888", "private": "phone"}]
    assert "13500008888" in drill(turn("a", "solved"), card=card, context="周四答复。").facts
