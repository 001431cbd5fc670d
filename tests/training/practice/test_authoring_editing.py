"""A scenario edited field by field: typed, kept, checked, taken back, made a new draft."""

from typing import Any

import pytest
from builders import Workplace
from drill_builders import ENDINGS, point, turn

from db.records import ContentVersion
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.practice.authoring.editing import (
    Working,
    changed,
    unread,
    value_of,
    working_of,
)
from desktop_app.training.practice.authoring.parts import added, removed

_WAYS: list[dict[str, Any]] = [{"to": "lost", "when": {"mood_min": 85}}, {"to": "more"}]
FIRST: dict[str, Any] = {
    **turn("ask", _WAYS),
    "replies": [{"level": "good", "text": "我来帮您查。"}],
    "hints": ["先答应"],
}


def _body() -> dict[str, Any]:
    ways: list[dict[str, Any]] = [
        {"to": "ask", "when": {"misses_any": ["help"]}},
        {"to": "solved"},
    ]
    return {
        "kind": "scenario",
        "key": "own-made",
        "title": "等课的家长",
        "channel": "chat",
        "difficulty": "medium",
        "minutes": 5,
        "goal": "说清楚",
        "persona": {"name": "家长", "role": "客户", "temper": "急", "wants": "准话"},
        "mood": 40,
        "turns": [FIRST, turn("more", ways)],
        "endings": ENDINGS,
    }


@pytest.fixture
def working() -> Working:
    return Working(_body())


def test_every_kind_of_field_reads_as_it_was_typed(working: Working) -> None:
    assert value_of(working, "turns.0.points.0.name") == point("help")["name"]
    assert value_of(working, "turns.0.hints") == "先答应"
    assert value_of(working, "turns.0.next") == "情绪≥85 → lost\n其他情况 → more"
    assert value_of(working, "turns.0.replies.good.text") == "我来帮您查。"
    assert value_of(working, "turns.0.replies.poor.text") == ""
    assert value_of(working, "turns.1.replies.fair.text") == ""
    assert value_of(working, "persona.temper") == "急"
    assert working.body == _body(), "looking changes nothing"
    for path, text in (
        ("turns.0.points.0.says", "马上帮您查\n这就去办"),
        ("turns.0.points.0.not_says", "等会儿再说"),
        ("turns.0.points.0.weight", "4"),
        ("turns.1.replies.poor.text", "不知道。"),
        ("turns.0.lines.0.text", "怎么还没开课？"),
        ("mood", "72"),
        ("persona.wants", "今天就开课"),
    ):
        working = changed(working, path, text)
        assert value_of(working, path) == text
    assert working.body["turns"][0]["points"][0]["weight"] == 4
    assert working.body["mood"] == 72


def test_an_emptied_reply_is_none(working: Working) -> None:
    after = changed(working, "turns.0.replies.good.text", "")
    assert after.body["turns"][0]["replies"] == []
    assert working.body == _body()


def test_ways_are_read_as_a_list_and_kept_as_typed_while_they_make_no_sense(
    working: Working,
) -> None:
    path = "turns.0.next"
    half = changed(working, path, "情绪≥85 → lost\n情绪高 → lost")
    assert value_of(half, path).endswith("情绪高 → lost")
    assert half.body["turns"][0]["next"] == FIRST["next"]
    (fault,) = unread(half)
    assert "第 2 行" in fault.text
    assert working_of(half.to_dict()) == half
    whole = changed(half, path, "漏掉任一 help -> ask\n其他情况 → more")
    assert whole.typed == {}
    assert whole.body["turns"][0]["next"] == [
        {"to": "ask", "when": {"misses_any": ["help"]}},
        {"to": "more"},
    ]


def test_a_new_turn_stands_on_the_way_and_leaves_none_when_it_goes(working: Working) -> None:
    more, new = added(working, "turns.0")
    assert new == "turns.1"
    assert [one["id"] for one in more.body["turns"]] == ["ask", "turn-3", "more"]
    assert more.body["turns"][0]["next"][-1] == {"to": "turn-3"}
    assert more.body["turns"][1]["next"][-1] == {"to": "more"}
    less = removed(more, "turns.1")
    assert less.body["turns"][0]["next"][-1] == {"to": "more"}
    assert [one["id"] for one in less.body["turns"]] == ["ask", "more"]
    one = removed(less, "turns.1")
    assert one.body["turns"][0]["next"][-1]["to"] == "solved"
    assert removed(one, "turns.0") == one, "a scenario without a turn is none"


def test_points_and_taboos_come_and_go(working: Working) -> None:
    more, new = added(working, "turns.0.points")
    assert new == "turns.0.points.1"
    more, _taboo = added(more, "turns.0.taboos")
    assert [one["id"] for one in more.body["turns"][0]["points"]] == ["help", "point-2"]
    assert [one["id"] for one in more.body["turns"][0]["taboos"]] == ["taboo-1"]
    less = removed(removed(more, "turns.0.points.1"), "turns.0.taboos.0")
    assert less.body["turns"][0]["points"] == FIRST["points"]


def test_wordings_for_a_mood_come_before_the_one_that_is_always_spoken(working: Working) -> None:
    more, new = added(working, "turns.0.lines")
    assert new == "turns.0.lines.0"
    assert value_of(more, f"{new}.when") == "情绪≥60"
    more = changed(changed(more, f"{new}.when", "情绪≥75；第 2 次起"), f"{new}.text", "还要多久？")
    assert more.body["turns"][0]["lines"] == [
        {"text": "还要多久？", "when": {"mood_min": 75, "tries_min": 2}},
        *FIRST["lines"],
    ]
    assert changed(more, f"{new}.when", "").body["turns"][0]["lines"][0] == {"text": "还要多久？"}
    last = removed(more, "turns.0.lines.1")
    assert last.body["turns"][0]["lines"] == [{"text": "还要多久？"}]
    assert removed(last, "turns.0.lines.0") == last, "a customer who says nothing is none"


def test_a_condition_that_makes_no_sense_moves_and_goes_with_its_line(working: Working) -> None:
    half = changed(added(working, "turns.0.lines")[0], "turns.0.lines.0.when", "他很生气")
    (fault,) = unread(half)
    assert "第 1 句的条件读不懂：“他很生气”" in fault.text
    moved = added(half, "turns.0.lines")[0]
    moved = removed(added(moved, "turns.0")[0], "turns.0.lines.2")
    assert moved.typed == {"turns.0.lines.0.when": "他很生气"}
    assert unread(removed(moved, "turns.0.lines.0")) == ()


def test_endings_come_go_and_are_called_after_their_kind(working: Working) -> None:
    more, new = added(working, "endings")
    assert new == f"endings.{len(ENDINGS)}"
    made = more.body["endings"][-1]
    assert made["id"] == made["kind"] == "promised"
    more = changed(more, "turns.1.next", "其他情况 → promised")
    more = changed(more, f"{new}.kind", "escalated_needlessly")
    assert value_of(more, f"{new}.kind") == "escalated_needlessly"
    assert value_of(more, "turns.1.next") == "其他情况 → escalated-needlessly"
    less = removed(more, new)
    assert value_of(less, "turns.1.next") == "其他情况 → solved"
    for _ending in ENDINGS:
        less = removed(less, "endings.0")
    assert len(less.body["endings"]) == 1, "a talk that does not end is none"


def test_what_lies_at_hand_comes_and_goes(working: Working) -> None:
    more, new = added(working, "card")
    for name, text in (("label", "电话"), ("value", "13600007315"), ("private", "phone")):
        more = changed(more, f"{new}.{name}", text)
    assert more.body["card"] == [{"label": "电话", "value": "13600007315", "private": "phone"}]
    assert changed(more, f"{new}.private", "").body["card"][0].keys() == {"label", "value"}
    assert removed(more, new).body["card"] == []


def test_what_calms_is_a_list(working: Working) -> None:
    after = changed(working, "persona.calms", "给准话\n先道歉")
    assert after.body["persona"]["calms"] == ["给准话", "先道歉"]


def _kept(place: Workplace) -> ContentVersion:
    return place.services.library.keep_draft(place.supervisor, "scenario", _body())


def test_what_is_typed_is_there_again_and_becomes_a_new_draft(place: Workplace) -> None:
    authoring, actor, version = place.services.authoring, place.supervisor, _kept(place)
    assert not authoring.is_edited(actor, version.id)
    working = changed(authoring.edit(actor, version.id), "title", "等课的爸爸")
    authoring.keep_edit(actor, version.id, working)
    assert authoring.edit(actor, version.id) == working
    done = authoring.finish_edit(actor, version.id, working)
    assert (done.key, done.number, done.title) == (version.key, 2, "等课的爸爸")
    assert not authoring.is_edited(actor, version.id)
    assert [one.version.id for one in authoring.own(actor)] == [done.id]


def test_an_edit_is_given_up_without_a_trace(place: Workplace) -> None:
    authoring, actor, version = place.services.authoring, place.supervisor, _kept(place)
    before = authoring.edit(actor, version.id)
    authoring.keep_edit(actor, version.id, changed(before, "title", "别的"))
    authoring.drop_edit(actor, version.id)
    assert authoring.edit(actor, version.id) == before


def test_a_check_stands_beside_whatever_is_typed(place: Workplace) -> None:
    authoring, actor = place.services.authoring, place.supervisor
    working = authoring.edit(actor, _kept(place).id)
    assert len(authoring.check_edit(actor, working).runs) == 4
    empty = changed(working, "turns.0.points.0.says", "")
    report = authoring.check_edit(actor, empty)
    assert report.errors >= 1
    assert report.runs == ()
    half = changed(working, "turns.0.next", "随便写写")
    assert any("读不懂" in one.expected for one in authoring.check_edit(actor, half).faults)
    for faulty in (empty, half):
        with pytest.raises(Trouble):
            authoring.finish_edit(actor, _kept(place).id, faulty)


def test_only_supervisors_edit(place: Workplace) -> None:
    authoring, version, working = place.services.authoring, _kept(place), Working(_body())
    for who in (place.trainee, place.mentor):
        for act in (
            lambda who=who: authoring.edit(who, version.id),
            lambda who=who: authoring.keep_edit(who, version.id, working),
            lambda who=who: authoring.drop_edit(who, version.id),
            lambda who=who: authoring.check_edit(who, working),
            lambda who=who: authoring.finish_edit(who, version.id, working),
        ):
            with pytest.raises(NotAllowed):
                act()
