"""A pack is loaded file by file: each fault names file, line, field and what is expected."""

import hashlib
import json
from pathlib import Path

import pytest

from desktop_app.training.content.kinds import KINDS, model_of, parse
from desktop_app.training.content.loader import ContentFault, LoadedPack, load_pack
from desktop_app.training.knowledge.article import Article
from desktop_app.training.practice.model import Scenario

HEAD = "key: desk\ntitle: 机构客服\nversion: 3\nsummary: 全套内容\n"
ARTICLE = "key: {key}\ntitle: 首问负责\nchapter: 制度\nbody: |\n  ## 谁先接到谁负责\n"
SCENARIO = """\
key: late
title: 退款慢
channel: chat
difficulty: easy
minutes: 5
goal: 安抚并给出时间
persona:
  name: 王先生
  role: 家长
  temper: 着急
  wants: 到账时间
mood: 50
turns:
  - id: ask
    lines:
      - text: 我的退款呢
    points:
      - id: when
        name: 说明时间
        meaning: 说出到账的日期
        says: [周五到账]
    next:
      - to: done
endings:
  - id: done
    kind: solved
    text: 好的，谢谢
"""
FORM = """\
key: check
title: 自检
use: self_check
sections:
  - id: start
    title: 开场
    items:
      - id: greet
        label: 问候
        type: yes_no
      - id: tone
        label: 语气
        type: scale
"""
PROGRAM = """\
key: path
title: 入职
stages:
  - {id: one, title: 岗前}
sessions:
  - id: first
    stage: one
    title: 认识公司
    kind: class
    day: 1
    start: 9 点
    minutes: 60
    place: 会议室
    owner: supervisor
    aim: 认识公司
"""


class Folder:
    """A pack's folder that a test writes file by file."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("pack.yaml", HEAD)

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def load(self) -> LoadedPack:
        return load_pack(self.root)

    def fault(self) -> ContentFault:
        (fault,) = self.load().faults
        return fault


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "desk")


def test_a_good_pack_loads_whole(folder: Folder) -> None:
    folder.write("scenarios/late.yaml", SCENARIO)
    folder.write("articles/first.yaml", ARTICLE.format(key="first"))
    folder.write("README.md", "not content")
    folder.write(".git/config.yaml", "not: content")
    pack = folder.load()
    assert (pack.key, pack.title, pack.version, pack.summary) == (
        "desk",
        "机构客服",
        3,
        "全套内容",
    )
    assert pack.faults == ()
    article, scenario = pack.items
    assert isinstance(article.item, Article)
    assert isinstance(scenario.item, Scenario)
    assert (scenario.kind, scenario.key, scenario.title) == ("scenario", "late", "退款慢")
    assert scenario.path == folder.root / "scenarios" / "late.yaml"


def test_the_kind_field_decides_and_the_folder_is_only_a_habit(folder: Folder) -> None:
    folder.write("scenarios/first.yaml", "kind: article\n" + ARTICLE.format(key="first"))
    folder.write("misc/second.yaml", "kind: article\n" + ARTICLE.format(key="second"))
    assert [item.kind for item in folder.load().items] == ["article", "article"]


def test_one_key_may_name_a_scenario_and_its_article(folder: Folder) -> None:
    folder.write("scenarios/late.yaml", SCENARIO)
    folder.write("articles/late.yaml", ARTICLE.format(key="late"))
    pack = folder.load()
    assert pack.faults == ()
    assert len(pack.items) == 2


def test_the_canonical_body_depends_on_content_and_not_on_layout(folder: Folder) -> None:
    path = folder.write("scenarios/late.yaml", SCENARIO)
    (before,) = folder.load().items
    body = json.loads(before.body_json)
    assert body["kind"] == "scenario"
    assert parse("scenario", body) == before.item
    assert before.sha256 == hashlib.sha256(before.body_json.encode()).hexdigest()
    lines = SCENARIO.replace("mood: 50\n", "").splitlines(keepends=True)
    path.write_text("# moved\nmood:   50\n" + "".join(lines), encoding="utf-8")
    (moved,) = folder.load().items
    assert (moved.body_json, moved.sha256) == (before.body_json, before.sha256)
    path.write_text(SCENARIO.replace("mood: 50", "mood: 51"), encoding="utf-8")
    assert folder.load().items[0].sha256 != before.sha256


TEXT = "turns[1].lines[1].text"
POINT = "turns[1].points[1]"


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "said"),
    [
        ("mood: 50\n", "", 1, "mood", "缺少"),
        ("endings:", "colour: red\nendings:", 24, "colour", "没有这个字段"),
        ("mood: 50", "mood: 101", 12, "mood", "不能大于 100；现在是“101”"),
        ("mood: 50", "mood: -1", 12, "mood", "不能小于 0；现在是“-1”"),
        ("mood: 50", "mood: '50'", 12, "mood", "应为整数，不加引号；现在是“50”"),
        ("mood: 50", "mood: true", 12, "mood", "应为整数，不加引号；现在是“true”"),
        ("mood: 50", "mood: 5.5", 12, "mood", "应为整数"),
        ("mood: 50", "mood:", 12, "mood", "现在是空的"),
        ("chat", "fax", 3, "channel", "之一：phone、chat、group、desk、email；现在是“fax”"),
        ("退款慢", "慢" * 41, 2, "title", f"最多 40 个字；现在是“{'慢' * 30}…”"),
        ("我的退款呢", "' '", 16, TEXT, "不能为空"),
        ("我的退款呢", "42", 16, TEXT, "请加引号；现在是“42”"),
        ("id: when", "id: Wann", 18, f"{POINT}.id", "小写英文字母"),
        ("[周五到账]", "[]", 21, f"{POINT}.says", "至少要有 1 项"),
        ("[周五到账]", "周五到账", 21, f"{POINT}.says", "应为列表"),
        ("- to: done", "- done", 23, "turns[1].next[1]", "字段: 内容"),
        ("- to: done", "- to: nowhere", 14, "turns[1]", "没有名为 nowhere 的回合或结局"),
        ("kind: solved", "kind: happy", 26, "endings[1].kind", "solved、promised"),
    ],
)
def test_a_fault_in_a_scenario_names_line_field_and_what_is_expected(
    folder: Folder, old: str, new: str, line: int, field: str, said: str
) -> None:
    assert old in SCENARIO
    folder.write("scenarios/late.yaml", SCENARIO.replace(old, new))
    folder.write("articles/good.yaml", ARTICLE.format(key="good"))
    fault = folder.fault()
    assert (fault.file, fault.line, fault.field) == ("scenarios/late.yaml", line, field)
    assert said in fault.expected
    assert fault.expected.endswith("。")
    assert not fault.warning
    assert [item.key for item in folder.load().items] == ["good"]


TWICE = FORM.replace("id: tone", "id: greet").replace("scale", "yes_no")
ASTRAY = PROGRAM.replace("9 点", "14:00").replace("stage: one", "stage: two")

UNKNOWN = PROGRAM.replace("9 点", "14:00") + "    after: [nowhere]\n"


@pytest.mark.parametrize(
    ("name", "text", "line", "field", "said"),
    [
        ("a/late.yaml", SCENARIO, 1, "kind", "situation、script、scenario、form"),
        ("a/late.yaml", "kind: quiz\n" + SCENARIO, 1, "kind", "应为以下之一"),
        ("a/late.yaml", "kind: [form]\n" + SCENARIO, 1, "kind", "应为以下之一"),
        ("scenarios/other.yaml", SCENARIO, 1, "key", "late.yaml"),
        ("forms/check.yaml", FORM, 11, "sections[1].items[2].anchors", "五句说明"),
        ("forms/check.yaml", TWICE, 4, "sections", "项目 id 重复：greet"),
        ("programs/path.yaml", PROGRAM, 11, "sessions[1].start", "例如 09:30；现在是“9 点”"),
        ("programs/path.yaml", ASTRAY, 6, "sessions[1]", "没有名为 two 的阶段"),
        ("programs/path.yaml", UNKNOWN, 16, "sessions[1].after", "nowhere 要写在它上面"),
    ],
)
def test_a_fault_in_any_kind_names_file_line_and_field(
    folder: Folder, name: str, text: str, line: int, field: str, said: str
) -> None:
    folder.write(name, text)
    fault = folder.fault()
    assert (fault.file, fault.line, fault.field) == (name, line, field)
    assert said in fault.expected


def test_every_fault_of_a_file_is_told_in_the_order_of_its_lines(folder: Folder) -> None:
    folder.write(
        "scenarios/late.yaml",
        SCENARIO.replace("mood: 50", "mood: 500").replace("minutes: 5", "minutes: 0") + "x: 1\n",
    )
    assert [(f.line, f.field) for f in folder.load().faults] == [
        (5, "minutes"),
        (12, "mood"),
        (28, "x"),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00",
        b"key: [",
        b"- 1",
        b"key: a\nkey: b",
        b"\xff\xfe",
        b"a:\n\t- 1",
        b"#" * (2 * 1024 * 1024 + 1),
        b"[" * 100_000,
    ],
    ids=["empty", "nul", "syntax", "list", "twice", "utf-16", "tab", "large", "deep"],
)
def test_a_damaged_file_gives_one_fault_and_never_stops_the_others(
    folder: Folder, raw: bytes
) -> None:
    folder.write("articles/a.yaml", ARTICLE.format(key="a"))
    folder.write("articles/b.yaml", "").write_bytes(raw)
    folder.write("articles/c.yaml", ARTICLE.format(key="c"))
    assert folder.fault().file == "articles/b.yaml"
    assert [item.key for item in folder.load().items] == ["a", "c"]


def test_the_second_of_two_files_with_one_key_is_told(folder: Folder) -> None:
    folder.write("articles/a/first.yaml", "kind: article\n" + ARTICLE.format(key="first"))
    folder.write("articles/b/first.yaml", "kind: article\n" + ARTICLE.format(key="first"))
    fault = folder.fault()
    assert (fault.file, fault.field) == ("articles/b/first.yaml", "key")
    assert "articles/a/first.yaml" in fault.expected
    assert len(folder.load().items) == 1


@pytest.mark.parametrize(
    ("head", "line", "field"),
    [
        (None, 0, ""),
        ("key: desk\ntitle: 客服\nversion: one\n", 3, "version"),
        ("- 1\n", 1, ""),
        ("key: desk\ntitle: 客服\nversion: 0\n", 3, "version"),
    ],
)
def test_a_pack_without_a_usable_head_still_gives_its_items(
    folder: Folder, head: str | None, line: int, field: str
) -> None:
    folder.write("articles/first.yaml", ARTICLE.format(key="first"))
    if head is None:
        (folder.root / "pack.yaml").unlink()
    else:
        folder.write("pack.yaml", head)
    fault = folder.fault()
    assert (fault.file, fault.line, fault.field) == ("pack.yaml", line, field)
    pack = folder.load()
    assert (pack.key, pack.title, pack.version) == ("desk", "desk", 0)
    assert len(pack.items) == 1


def test_a_folder_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    (fault,) = load_pack(tmp_path / "gone").faults
    assert (fault.file, fault.line) == ("", 0)
    assert "没有这个文件或文件夹" in fault.expected


def test_a_file_in_place_of_the_folder_is_one_fault(tmp_path: Path) -> None:
    file = tmp_path / "pack.yaml"
    file.write_text(HEAD, encoding="utf-8")
    (fault,) = load_pack(file).faults
    assert fault.file == ""


def test_a_link_that_leads_nowhere_is_one_fault(folder: Folder) -> None:
    folder.write("articles/first.yaml", ARTICLE.format(key="first"))
    (folder.root / "articles" / "lost.yaml").symlink_to(folder.root / "gone.yaml")
    assert folder.fault().file == "articles/lost.yaml"
    assert len(folder.load().items) == 1


def test_a_file_without_permission_is_one_fault(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("articles/first.yaml", ARTICLE.format(key="first"))
    folder.write("articles/secret.yaml", ARTICLE.format(key="secret"))
    real = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "secret.yaml":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert "没有读取权限" in folder.fault().expected
    assert len(folder.load().items) == 1


def test_every_kind_has_a_model_that_says_so() -> None:
    for kind in KINDS:
        model = model_of(kind)
        assert model.model_fields["kind"].default == kind


def test_an_unknown_kind_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        parse("quiz", {})
