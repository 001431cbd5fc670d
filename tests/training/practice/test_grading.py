"""Grading files: the lines that are written, and what is said about a faulty file."""

import json
from pathlib import Path

import pytest

from desktop_app.system.errors import Trouble
from desktop_app.training.practice.grading import grade_file
from desktop_app.training.practice.model import Channel, Situation
from desktop_app.training.practice.points import Point

SITUATIONS = """\
- id: wait
  channel: phone
  customer: 等了半天！
  context: 五分钟内可办好。
  points:
    - id: apology
      name: 致歉
      meaning: 明确道歉。
      says:
        - 很抱歉让您久等了
  forbidden:
    - id: blame
      name: 怪客户
      meaning: 怪客户自己弄错。
      says:
        - 是您自己弄错了
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Situations, replies and the place for the result."""
    situations, replies = tmp_path / "s.yaml", tmp_path / "r.jsonl"
    situations.write_text(SITUATIONS, encoding="utf-8")
    replies.write_text(line(), encoding="utf-8")
    return situations, replies, tmp_path / "g.jsonl"


def line(**changed: object) -> str:
    fields: dict[str, object] = {"id": "r1", "situation": "wait", "reply": "對不起，讓您久等。"}
    return json.dumps({**fields, **changed}, ensure_ascii=False) + "\n"


def test_each_reply_gets_a_line_with_its_evidence(files: tuple[Path, Path, Path]) -> None:
    situations, replies, out = files
    replies.write_text(line() + line(id="r2", reply="是您自己弄错了。"), encoding="utf-8")
    summary = grade_file(situations, replies, out, {})
    first, second = [json.loads(text) for text in out.read_text(encoding="utf-8").splitlines()]
    assert (summary.replies, summary.hits, summary.violations, summary.authored) == (2, 1, 1, 0)
    assert first["id"] == "r1"
    (hit,) = first["hits"]
    assert hit["id"] == "apology"
    assert "對不起" in "對不起，讓您久等。"[hit["start"] : hit["end"]]
    assert "致歉" in hit["why"]
    assert [one["id"] for one in second["violations"]] == ["blame"]


def test_an_authored_situation_takes_the_place_of_the_plain_one(
    files: tuple[Path, Path, Path],
) -> None:
    situations, replies, out = files
    replies.write_text(line(reply="这就给您弄妥。"), encoding="utf-8")
    point = Point(
        id="action", name="办理", meaning="说会办。", says=("马上办",), patterns=("弄(?:好|妥)",)
    )
    authored = Situation(
        key="wait", title="久等", channel=Channel.PHONE, customer="喂", points=(point,)
    )
    summary = grade_file(situations, replies, out, {"wait": authored})
    assert summary.authored == 1
    assert [hit["id"] for hit in json.loads(out.read_text(encoding="utf-8"))["hits"]] == ["action"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", ["r.jsonl", "第 1 行", "JSON"]),
        (line() + "[1]\n", ["第 2 行", "JSON"]),
        (line() + "\n" + line(id="x", situation="nowhere"), ["第 3 行", "situation", "nowhere"]),
        ('{"id": "r1", "situation": "wait"}\n', ["第 1 行", "reply"]),
        (line(reply=5), ["第 1 行", "reply"]),
        (line() + line(), ["第 2 行", "id", "r1"]),
    ],
)
def test_a_faulty_line_of_replies_is_named(
    files: tuple[Path, Path, Path], text: str, expected: list[str]
) -> None:
    situations, replies, out = files
    replies.write_text(text, encoding="utf-8")
    with pytest.raises(Trouble) as caught:
        grade_file(situations, replies, out, {})
    for part in expected:
        assert part in str(caught.value)
    assert not out.exists()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- id: [", ["s.yaml", "行", "YAML"]),
        ("wait: 1\n", ["第 1 行", "列表"]),
        ("- channel: phone\n", ["id"]),
        (SITUATIONS.replace("  channel: phone\n", ""), ["第 1 行", "wait", "channel"]),
        (SITUATIONS.replace("      name: 致歉\n", ""), ["wait", "points", "name"]),
        (SITUATIONS.replace("says:", "say:", 1), ["points", "says"]),
        (SITUATIONS.replace("id: apology", "id: Apo Logy"), ["points", "id"]),
        (SITUATIONS + SITUATIONS, ["id", "wait"]),
    ],
)
def test_a_faulty_situation_is_named(
    files: tuple[Path, Path, Path], text: str, expected: list[str]
) -> None:
    situations, replies, out = files
    situations.write_text(text, encoding="utf-8")
    with pytest.raises(Trouble) as caught:
        grade_file(situations, replies, out, {})
    for part in expected:
        assert part in str(caught.value)
    assert not out.exists()


def test_files_that_are_not_there_or_not_text_are_named(files: tuple[Path, Path, Path]) -> None:
    situations, replies, out = files
    with pytest.raises(Trouble, match="nowhere"):
        grade_file(situations, replies.with_name("nowhere"), out, {})
    replies.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(Trouble, match="UTF-8"):
        grade_file(situations, replies, out, {})


def test_an_earlier_result_stays_when_the_file_is_faulty(files: tuple[Path, Path, Path]) -> None:
    situations, replies, out = files
    out.write_text("earlier", encoding="utf-8")
    replies.write_text("{", encoding="utf-8")
    with pytest.raises(Trouble):
        grade_file(situations, replies, out, {})
    assert out.read_text(encoding="utf-8") == "earlier"


def test_a_place_that_cannot_be_written_is_named(files: tuple[Path, Path, Path]) -> None:
    situations, replies, out = files
    with pytest.raises(Trouble, match="写不了"):
        grade_file(situations, replies, out / "deeper" / "g.jsonl", {})
