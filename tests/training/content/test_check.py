"""What does not fit together in a pack is found, with the file's line."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from desktop_app.training.content.check import check_pack
from desktop_app.training.content.loader import ContentFault, load_pack
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.authoring.report import examine_pack

Body = dict[str, Any]


def point(ident: str) -> Body:
    return {"id": ident, "name": "要点", "meaning": "说出来", "says": ["好的"]}


SITUATION: Body = {
    "key": "slow",
    "title": "退款慢",
    "channel": "chat",
    "customer": "钱呢",
    "points": [point("calm"), point("date"), point("owner")],
    "taboos": [point("blame")],
}
SCENARIO: Body = {
    "key": "late",
    "title": "退款慢",
    "channel": "chat",
    "difficulty": "easy",
    "minutes": 5,
    "goal": "给出时间",
    "persona": {"name": "王", "role": "家长", "temper": "急", "wants": "时间"},
    "mood": 50,
    "turns": [
        {
            "id": "ask",
            "lines": [{"text": "钱呢"}],
            "situation": "slow",
            "only": ["calm", "date"],
            "next": [
                {"to": "thanks", "when": {"hits_all": ["calm", "date"]}},
                {"to": "ask", "when": {"tries_min": 1}},
                {"to": "lost"},
            ],
        },
        {
            "id": "thanks",
            "lines": [
                {"text": "您说周五", "when": {"hits_any": ["date"]}},
                {"text": "还有呢"},
                {"text": "然后呢"},
            ],
            "points": [point("close")],
            "next": [{"to": "done", "when": {"misses_any": ["close"]}}, {"to": "done"}],
        },
    ],
    "endings": [
        {"id": "done", "kind": "solved", "text": "谢谢"},
        {"id": "lost", "kind": "lost", "text": "算了"},
    ],
}
SCRIPT: Body = {
    "key": "open",
    "title": "开场",
    "channel": "phone",
    "customer": "来电人",
    "slots": [
        {"name": "机构名称", "value": "青禾学堂"},
        {"name": "姓名", "value": "许言"},
    ],
    "lines": [
        {
            "id": "greet",
            "part": "opening",
            "cue": "电话响了",
            "text": "您好，[机构名称]，我是[姓名]。",
            "why": "让人知道打对了",
            "points": [point("name")],
        }
    ],
}


class Plain(yaml.SafeDumper):
    """Writes a value that stands twice in full both times, as people do."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the dumper's shape
        return True


def faults(
    folder: Path, change: Callable[[Body, Body, Body], object] | None = None
) -> list[ContentFault]:
    """Write a pack, changed by *change(scenario, situation, script)*, and check it."""
    bodies = copy.deepcopy((SCENARIO, SITUATION, SCRIPT))
    if change is not None:
        change(*bodies)
    (folder / "pack.yaml").write_text("key: p\ntitle: 包\nversion: 1\n", encoding="utf-8")
    for kind, body in zip(("scenarios", "situations", "scripts"), bodies, strict=True):
        path = folder / kind / f"{body['key']}.yaml"
        path.parent.mkdir()
        text = yaml.dump(body, Dumper=Plain, allow_unicode=True, sort_keys=False)
        path.write_text(text, encoding="utf-8")
    pack = load_pack(folder)
    assert pack.faults == ()
    return list(check_pack(pack))


def test_a_pack_that_fits_together_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


def turn(scenario: Body, number: int) -> Body:
    found: Body = scenario["turns"][number]
    return found


def _first_line(scenario: Body) -> Body:
    found: Body = turn(scenario, 0)["lines"][0]
    return found


CASES: list[tuple[str, str, str, Callable[[Body, Body, Body], object]]] = [
    (
        "turns[1].situation",
        "没有可用的情境 gone",
        "a situation that is not there, told once",
        lambda c, _s, _x: turn(c, 0).update(situation="gone"),
    ),
    (
        "turns[1].only[2]",
        "没有要点 ghost",
        "a chosen point that the situation has not",
        lambda c, _s, _x: turn(c, 0).update(
            only=["calm", "ghost", "date"],
        ),
    ),
    (
        "turns[2].only",
        "和 situation 一起用",
        "a choice without a situation",
        lambda c, _s, _x: turn(c, 1).update(only=["close"]),
    ),
    (
        "turns[1].next[1].when.hits_all[1]",
        "没有要点 owner",
        "a condition on a point that was not chosen",
        lambda c, _s, _x: turn(c, 0)["next"][0].update(when={"hits_all": ["owner"]}),
    ),
    (
        "turns[2].next[1].when.misses_any[1]",
        "没有要点 date",
        "a condition on a point of another turn",
        lambda c, _s, _x: turn(c, 1)["next"][0].update(when={"misses_any": ["date"]}),
    ),
    (
        "turns[2].lines[1].when.hits_any[1]",
        "没有要点 ghost",
        "a wording that waits for an unknown point",
        lambda c, _s, _x: turn(c, 1)["lines"][0].update(when={"hits_any": ["ghost"]}),
    ),
    (
        "turns[1].next[2].when.mood_min",
        "大于 mood_max",
        "a mood that cannot be",
        lambda c, _s, _x: turn(c, 0)["next"][1].update(when={"mood_min": 60, "mood_max": 50}),
    ),
    (
        "turns[3].id",
        "没有一条路会走到这个回合",
        "a turn that nobody reaches",
        lambda c, _s, _x: c["turns"].append(
            turn(c, 1) | {"id": "island", "lines": [{"text": "?"}]}
        ),
    ),
    (
        "endings[3].id",
        "没有一条路会走到这个结局",
        "an ending that nobody reaches",
        lambda c, _s, _x: c["endings"].append({"id": "never", "kind": "lost", "text": "唉"}),
    ),
    (
        "endings[3].id",
        "请换一个名",
        "an ending called as a turn is",
        lambda c, _s, _x: c["endings"].append({"id": "ask", "kind": "lost", "text": "唉"}),
    ),
    (
        "turns[2].next[1]",
        "最后一个去向要没有条件",
        "a turn that may lead nowhere",
        lambda c, _s, _x: turn(c, 1)["next"].pop(),
    ),
    (
        "turns[2].lines[1]",
        "最后一句要没有条件",
        "a customer who may have nothing to say",
        lambda c, _s, _x: turn(c, 1).update(lines=turn(c, 1)["lines"][:1]),
    ),
    (
        "turns[1].next",
        "走不到任何结局",
        "a turn that turns for ever",
        lambda c, _s, _x: (
            turn(c, 0).update(next=[{"to": "ask"}]),
            c.update(turns=c["turns"][:1], endings=[]),
            c["endings"].append({"id": "out", "kind": "lost", "text": "唉"}),
        ),
    ),
    (
        "turns[2].points[2].id",
        "写了 2 次",
        "a point that stands twice in a turn",
        lambda c, _s, _x: turn(c, 1)["points"].append(point("close")),
    ),
    (
        "turns[1].points[1].id",
        "情境里已有",
        "a point of the situation repeated in the turn",
        lambda c, _s, _x: turn(c, 0).update(points=[point("calm")]),
    ),
    (
        "turns[2].next[1].when.broke_any[1]",
        "没有禁语 ghost",
        "a step that waits for an unknown taboo",
        lambda c, _s, _x: turn(c, 1)["next"][0].update(when={"broke_any": ["ghost"]}),
    ),
    (
        "turns[2].taboos[2].id",
        "写了 2 次",
        "a taboo that stands twice",
        lambda c, _s, _x: turn(c, 1).update(taboos=[point("no"), point("no")]),
    ),
    (
        "points[4].id",
        "写了 2 次",
        "a point that stands twice in a situation",
        lambda _c, s, _x: s["points"].append(point("calm")),
    ),
    (
        "turns[2].points[1].patterns[2]",
        "读不通",
        "an expression without its bracket",
        lambda c, _s, _x: turn(c, 1)["points"][0].update(patterns=["好的", "(?:搁|换"]),
    ),
    (
        "turns[2].taboos[1].hints[1]",
        "没有名为 nosuch 的词组",
        "a word group that there is none of",
        lambda c, _s, _x: turn(c, 1).update(taboos=[point("no") | {"hints": ["抱歉{nosuch}"]}]),
    ),
    (
        "lines[1].points[1].concepts[1]",
        "没有名为 nosuch 的概念",
        "a concept that there is none of",
        lambda _c, _s, x: x["lines"][0]["points"][0].update(concepts=["nosuch"]),
    ),
    (
        "lines[1].text",
        "占位 [课程] 没有在 slots 里说明",
        "a slot that is not declared",
        lambda _c, _s, x: x["lines"][0].update(text="[机构名称][姓名][课程]"),
    ),
    (
        "slots[2].name",
        "占位 [姓名] 没有一句话用到",
        "a slot that is not used",
        lambda _c, _s, x: x["lines"][0].update(text="您好，[机构名称]"),
    ),
    (
        "slots[3].name",
        "说明了两次",
        "a slot declared twice",
        lambda _c, _s, x: x["slots"].append({"name": "姓名", "value": "王"}),
    ),
    (
        "lines[2].id",
        "写了 2 次",
        "a line that stands twice",
        lambda _c, _s, x: x["lines"].append(x["lines"][0]),
    ),
]


@pytest.mark.parametrize(("field", "said", "why", "change"), CASES, ids=[c[2] for c in CASES])
def test_what_does_not_fit_is_found(
    tmp_path: Path, field: str, said: str, why: str, change: Callable[[Body, Body, Body], object]
) -> None:
    found = [fault for fault in faults(tmp_path, change) if not fault.warning]
    assert [fault.field for fault in found if said in fault.expected] == [field], why
    named = [fault.field for fault in found]
    assert len(named) == len(set(named))
    assert all(fault.line > 0 and fault.file.endswith(".yaml") for fault in found)


def test_a_situation_whose_expressions_cannot_be_read_is_lent_to_no_scenario(
    tmp_path: Path,
) -> None:
    found = faults(tmp_path, lambda _c, s, _x: s["points"][0].update(unless=["[一二"]))
    assert [(one.file, one.field) for one in found] == [
        ("scenarios/late.yaml", "turns[1].situation"),
        ("situations/slow.yaml", "points[1].unless[1]"),
    ]
    played, _ = examine_pack(load_pack(tmp_path), ReplyAnalyser())
    assert [one.kind for one in played] == ["script"]


@pytest.mark.parametrize(("named", "told"), [("date", []), ("later", ["hits_any"])])
def test_a_line_may_name_a_point_of_any_turn_before_it_but_of_none_after(
    tmp_path: Path, named: str, told: list[str]
) -> None:
    def change(scenario: Body, _s: Body, _x: Body) -> None:
        third = copy.deepcopy(turn(scenario, 1)) | {"id": "third", "points": [point("close")]}
        third["lines"][0]["when"] = {"hits_any": [named]}
        last = {"id": "last", "lines": [{"text": "好"}], "points": [point("later")]}
        turn(scenario, 1).update(next=[{"to": "third"}])
        third["next"] = [{"to": "last"}]
        scenario["turns"] += [third, last | {"next": [{"to": "done"}]}]

    found = [fault.field for fault in faults(tmp_path, change)]
    assert [field.split(".")[-1].split("[")[0] for field in found] == told


def test_a_turn_that_stands_twice_is_found(tmp_path: Path) -> None:
    found = faults(tmp_path, lambda c, _s, _x: c["turns"].append(turn(c, 1)))
    assert [fault.field for fault in found] == ["turns[3].id"]


@pytest.mark.parametrize(
    ("field", "said", "change"),
    [
        ("turns[1].lines[1].text", "201 个字", lambda c: _first_line(c).update(text="长" * 201)),
        ("turns[1].next[3]", "永远用不到", lambda c: turn(c, 0)["next"][1].pop("when")),
        ("turns[2].lines[3]", "永远说不到", lambda c: turn(c, 1)["lines"].reverse()),
    ],
)
def test_what_is_only_unwise_is_a_warning(
    tmp_path: Path, field: str, said: str, change: Callable[[Body], object]
) -> None:
    found = faults(tmp_path, lambda c, _s, _x: change(c))
    assert [(f.field, f.warning) for f in found if said in f.expected] == [(field, True)]


def test_an_email_may_be_long(tmp_path: Path) -> None:
    def long_mail(_c: Body, _s: Body, script: Body) -> None:
        script.update(channel="email")
        script["lines"][0]["text"] += "长" * 300

    assert faults(tmp_path, long_mail) == []


def test_a_file_that_vanished_since_is_told_without_a_line(tmp_path: Path) -> None:
    text = yaml.safe_dump({"kind": "scenario"} | SCENARIO, allow_unicode=True)
    (tmp_path / "late.yaml").write_text(text, encoding="utf-8")
    pack = load_pack(tmp_path)
    (tmp_path / "late.yaml").unlink()
    (fault,) = check_pack(pack)
    assert (fault.file, fault.line, fault.field) == ("late.yaml", 0, "turns[1].situation")


def test_a_fault_stands_on_the_line_of_its_field(tmp_path: Path) -> None:
    found = faults(tmp_path, lambda c, _s, _x: turn(c, 0).update(situation="gone"))
    (fault,) = found
    lines = (tmp_path / fault.file).read_text(encoding="utf-8").splitlines()
    assert lines[fault.line - 1].strip() == "situation: gone"
