"""Rushes as content: what the model refuses, what the check finds, and the shipped ones."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from desktop_app.training.content.check import check_pack
from desktop_app.training.content.loader import ContentFault, load_pack
from desktop_app.training.practice.rush.model import Rush

PACK = Path(__file__).parents[3] / "resources" / "content" / "institution"
Body = dict[str, Any]


def _base() -> Body:
    text = (PACK / "rushes" / "evening-before-class.yaml").read_text(encoding="utf-8")
    body: Body = yaml.safe_load(text)
    return body


def _faults(folder: Path, change: Callable[[Body], object]) -> list[ContentFault]:
    body = copy.deepcopy(_base())
    change(body)
    (folder / "pack.yaml").write_text("key: p\ntitle: 包\nversion: 1\n", encoding="utf-8")
    path = folder / "rushes" / "evening-before-class.yaml"
    path.parent.mkdir()
    path.write_text(yaml.safe_dump(body, allow_unicode=True, sort_keys=False), encoding="utf-8")
    pack = load_pack(folder)
    return [*pack.faults, *check_pack(pack)]


def _set(*path: str | int, to: object) -> Callable[[Body], object]:
    def change(body: Any) -> None:
        for step in path[:-1]:
            body = body[step]
        body[path[-1]] = to

    return change


def test_the_folder_alone_makes_a_rush_of_a_file(tmp_path: Path) -> None:
    assert _faults(tmp_path, lambda body: body.pop("kind")) == []


@pytest.mark.parametrize(
    ("change", "field", "expected"),
    [
        (_set("threads", 1, "urgency", to=4), "threads[2].urgency", "不能大于 3"),
        (_set("threads", to=[]), "threads", "至少要有 3 项"),
        (_set("threads", 1, "id", to="mili"), "threads", "2 位客户在用"),
        (_set("threads", 1, "persona", "name", to="米粒爸爸"), "threads", "2 位客户在用"),
        (_set("channel", to="phone"), "channel", "应为以下之一"),
        (
            _set("threads", 0, "turns", 0, "next", 0, "to", to="nowhere"),
            "threads[1].turns[1]",
            "没有名为 nowhere",
        ),
        (_set("threads", 0, "arrives", to=600), "threads[1].arrives", "来得太晚"),
        (
            _set("threads", 0, "turns", 0, "next", to=[{"to": "solved"}]),
            "threads[1].endings[2].id",
            "没有一条路",
        ),
        (_set("threads", 0, "turns", 0, "situation", to="gone"), "threads[1].turns[1].situation",
         "没有可用的情境 gone"),
        (_set("opening", "replies", to=[]), "opening.replies", "参考答复"),
        (
            lambda body: body["closing"]["points"].append(
                copy.deepcopy(body["closing"]["points"][0])
            ),
            "closing.points[4].id",
            "写了 2 次",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_where_it_stands(
    tmp_path: Path, change: Callable[[Body], object], field: str, expected: str
) -> None:
    found = _faults(tmp_path, change)
    assert [(one.field, expected in one.expected) for one in found[:1]] == [(field, True)]
    assert found[0].line > 1


def test_customers_who_are_all_as_urgent_are_a_warning(tmp_path: Path) -> None:
    def equal(body: Body) -> None:
        for thread in body["threads"]:
            thread["urgency"] = 2

    (found,) = _faults(tmp_path, equal)
    assert (found.warning, found.field) == (True, "threads")


def test_somebody_has_to_be_there_at_the_beginning(tmp_path: Path) -> None:
    def later(body: Body) -> None:
        for thread in body["threads"]:
            thread["arrives"] = 10

    assert "至少一位客户" in _faults(tmp_path, later)[0].expected


def test_the_shipped_rushes_cover_what_the_sources_ask_for() -> None:
    paths = sorted((PACK / "rushes").glob("*.yaml"))
    rushes = [Rush.model_validate(yaml.safe_load(path.read_text("utf-8"))) for path in paths]
    assert {str(one.difficulty) for one in rushes} == {"easy", "medium", "hard"}
    assert {str(one.channel) for one in rushes} == {"group", "chat"}
    for rush in rushes:
        assert {one.urgency for one in rush.threads} == {1, 2, 3}
        assert any(one.complex for one in rush.threads)
        assert any(one.arrives for one in rush.threads)
        for thread in rush.threads:
            for turn in thread.turns:
                levels = {reply.level for reply in turn.replies}
                assert levels == {"good", "fair", "poor"}, (rush.key, thread.id, turn.id)


def test_the_shipped_rushes_have_no_faults() -> None:
    pack = load_pack(PACK)
    assert pack.faults == ()
    rushes = {one.path.name for one in pack.items if one.kind == "rush"}
    assert len(rushes) >= 4
    assert [one for one in check_pack(pack) if one.file.startswith("rushes/")] == []
