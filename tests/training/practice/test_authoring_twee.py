"""Twee 3: every scenario comes back as it went, other tools read it, faults have lines."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.training.practice.authoring import conditions, twee, twee_scenario
from desktop_app.training.practice.model import Scenario, When

FOLDER = Path(__file__).parents[3] / "resources/content/institution/scenarios"
SHIPPED = {path.stem: path for path in sorted(FOLDER.glob("*.yaml"))}
KEYS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)
WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).filter(
    lambda text: text.strip()
)
NASTY = st.sampled_from(
    ["客户：套娃", "[[去哪->这里]]", "  缩进\n\n  空行", ":: 假段落", "\\:: 反斜杠",
     "<!-- 注释 -->",
     "a\\u0041", "尾空格 \n 头空格", "-->", "提示（好）：x\n客服（好）：y", "]]", "\u2028行"]
)  # fmt: skip
TEXTS = WORDS | NASTY


@st.composite
def whens(draw: st.DrawFn) -> When:
    keys = st.lists(KEYS, max_size=2).map(tuple)
    number = st.none() | st.integers(-5, 120)
    return When(
        mood_min=draw(number), mood_max=draw(number), tries_min=draw(number),
        hits_all=draw(keys), hits_any=draw(keys), misses_any=draw(keys),
        broke_any=draw(keys), violated=draw(st.none() | st.booleans()),
        replies_min=draw(st.none() | st.integers(1, 40)),
        seconds_min=draw(st.none() | st.integers(1, 900)),
    )  # fmt: skip


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    ids = draw(st.lists(KEYS, min_size=2, max_size=4, unique=True))
    places = st.sampled_from(ids)
    point = st.builds(
        lambda key, text: {"id": key, "name": text, "meaning": text, "says": [text]}, KEYS, TEXTS
    )
    turns = [
        {
            "id": one,
            "lines": [
                {"text": draw(TEXTS), "when": draw(whens()).model_dump()}
                for _ in range(draw(st.integers(1, 3)))
            ],
            "points": draw(st.lists(point, min_size=1, max_size=2)),
            "hints": draw(st.lists(TEXTS, max_size=2)),
            "replies": [
                {"level": level, "text": draw(TEXTS), "why": draw(TEXTS | st.just(""))}
                for level in draw(st.lists(st.sampled_from(["good", "fair", "poor"]), max_size=2))
            ],
            "next": [
                {"to": draw(places), "when": draw(whens()).model_dump()},
                {"to": draw(places)},
            ],
        }
        for one in ids[:-1]
    ]
    return Scenario.model_validate(
        {
            "key": draw(KEYS), "title": "标题", "summary": draw(TEXTS), "channel": "chat",
            "difficulty": "easy", "minutes": 3, "goal": draw(TEXTS), "mood": 30,
            "persona": {"name": "周", "role": "家长", "temper": draw(TEXTS), "wants": "x",
                        "calms": draw(st.lists(TEXTS, max_size=2))},
            "card": [{"label": "电话", "value": draw(TEXTS), "private": "phone"}],
            "context": draw(TEXTS), "turns": turns,
            "endings": [{"id": ids[-1], "kind": "lost", "text": draw(TEXTS)}],
        }
    )  # fmt: skip


def back(source: str) -> Scenario:
    return Scenario.model_validate(twee_scenario.read(twee.read(source)))


@pytest.mark.parametrize("key", SHIPPED)
def test_every_shipped_scenario_comes_back_as_it_went(key: str) -> None:
    scenario = Scenario.model_validate(yaml.safe_load(SHIPPED[key].read_text(encoding="utf-8")))
    source = twee_scenario.export(scenario)
    assert back(source) == scenario
    assert back(source.replace("\n", "\r\n")) == scenario


@settings(max_examples=40, deadline=None)
@given(scenarios())
def test_any_scenario_comes_back_as_it_went(scenario: Scenario) -> None:
    source = twee_scenario.export(scenario)
    assert back(source.encode("utf-8").decode("utf-8")) == scenario


@given(whens())
def test_conditions_come_back_from_words(when: When) -> None:
    read = conditions.read(conditions.in_words(when))
    assert read is not None
    assert When.model_validate(read) == when


@given(st.text())
def test_any_text_is_read_as_passages(text: str) -> None:
    assert all(one.line > 0 for one in twee.read(text))


@given(
    st.lists(
        st.tuples(
            st.text(alphabet="ab []{}\\中", min_size=1, max_size=8).map(str.strip).filter(bool),
            st.text(alphabet=":\\a\n中 ", max_size=20).map(lambda text: text.strip("\n")),
            st.lists(st.text(alphabet="a[]{}\\", min_size=1, max_size=4), max_size=2),
        ),
        max_size=4,
    )
)
def test_passages_come_back_with_their_names_tags_and_colons(
    made: list[tuple[str, str, list[str]]],
) -> None:
    passages = [twee.Passage(name, text, tuple(tags)) for name, text, tags in made]
    read = twee.read(twee.write("题", {"ifid": "x"}, passages))[2:]
    assert [(one.name, one.text, list(one.tags)) for one in read] == made


def test_the_source_is_what_other_tools_read() -> None:
    scenario = Scenario.model_validate(
        yaml.safe_load(SHIPPED["price-objection"].read_text(encoding="utf-8"))
    )
    passages = {one.name: one for one in twee.read(twee_scenario.export(scenario))}
    data = json.loads(passages["StoryData"].text)
    assert re.fullmatch(r"[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}",
                        data["ifid"])  # fmt: skip
    assert data["start"] == "too-dear"
    assert passages["StoryTitle"].text == "别家只要三千多"
    first = passages["too-dear"]
    assert first.metadata["position"] == "100,100"
    found = list(twee.links(first.text))
    assert [(one.label, one.to) for one in found] == [("情绪≥72", "lost"), ("其他情况", "worth")]
    for one in passages.values():
        assert {way.to for way in twee.links(one.text)} <= set(passages)


@pytest.mark.parametrize(
    "written", ["[[走->到]]", "[[到<-走]]", "[[走|到]]", "[[走->到][$a to 1]]"]
)
def test_links_are_read_in_every_writing(written: str) -> None:
    assert list(twee.links(f"前{written}后")) == [twee.Link("走", "到")]
    assert list(twee.links("[[到]]")) == [twee.Link("到", "到")]


def changed(old: str, new: str) -> dict[str, Any]:
    scenario = Scenario.model_validate(
        yaml.safe_load(SHIPPED["price-objection"].read_text(encoding="utf-8"))
    )
    source = twee_scenario.export(scenario)
    assert old in source
    body: dict[str, Any] = twee_scenario.read(twee.read(source.replace(old, new, 1)))
    return body


def test_what_was_edited_in_the_passages_counts() -> None:
    body = changed("[[情绪≥72->lost]]", "[[情绪 >= 80；第 2 次起->lost]]\n[[burden]]")
    assert body["turns"][0]["next"][:2] == [
        {"to": "lost", "when": {"mood_min": 80, "tries_min": 2}},
        {"to": "burden"},
    ]
    assert changed("提示：先认可他", "提示：请先认可他")["turns"][0]["hints"][0].startswith("请先")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[[情绪≥72->lost]]", "[[生气了->lost]]", "看不懂条件“生气了”"),
        ("提示：先认可", "先认可", "看不懂这一行"),
        ("客服（好）：", "客服（妙）：", "好、中、差"),
        (":: too-dear [turn]", ":: too-dear", "要有标签"),
        ('"situation": "price-objection"', '"situation": ', "peilian 注释读不懂"),
    ],
)
def test_what_is_not_understood_is_named_with_its_line(old: str, new: str, told: str) -> None:
    with pytest.raises(twee_scenario.Unread) as unread:
        changed(old, new)
    assert told in unread.value.faults[0].text
    assert unread.value.faults[0].line > 1
