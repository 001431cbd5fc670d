"""Files of every kind become drafts; what cannot be read is named, and nothing half is taken."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from desktop_app.system.errors import Trouble
from desktop_app.training.content.keys import own_key
from desktop_app.training.content.kinds import parse
from desktop_app.training.content.use_cases import free_key
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.authoring import limits, twee_scenario
from desktop_app.training.practice.authoring.checks import check
from desktop_app.training.practice.authoring.dialogue import side_of
from desktop_app.training.practice.authoring.draft import Draft, Head, with_head
from desktop_app.training.practice.authoring.importing import read_draft
from desktop_app.training.practice.authoring.masking import Masked
from desktop_app.training.practice.drill import drill_from_scenario
from desktop_app.training.practice.model import Scenario

TALK = """客户：你们的课怎么还没开？我手机13800138000，都等了三天了！
客服：让您久等了，实在对不起，是我们没有及时通知您。您的订单号是 QH20261122 吗？
客户：对，就是这个。
客服：我现在就帮您查，今天下午四点前打电话给您答复。
客户：好，那我等着。
"""


@pytest.fixture(scope="module")
def analyser() -> ReplyAnalyser:
    return ReplyAnalyser()


@pytest.fixture
def taken(tmp_path: Path, analyser: ReplyAnalyser) -> Any:
    def take(name: str, content: str | bytes) -> Draft:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_draft(path, analyser)

    return take


def scenario_of(draft: Draft) -> Scenario:
    item = parse("scenario", draft.body)
    assert isinstance(item, Scenario)
    return item


def word(rows: Sequence[tuple[str, ...]] | Sequence[str]) -> bytes:
    from docx import Document

    document = Document()
    if isinstance(rows[0], str):
        for text in rows:
            document.add_paragraph(str(text))
    else:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def excel(rows: Sequence[tuple[Any, ...]], merge: str = "") -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if merge:
        sheet.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_dialogue_becomes_a_scenario_that_passes_its_own_check(
    taken: Any, analyser: ReplyAnalyser
) -> None:
    draft = taken("退费等待.txt", TALK)
    assert draft.usable
    scenario = scenario_of(draft)
    assert (scenario.key, scenario.title) == ("own-tui-fei-deng-dai", "退费等待")
    assert [turn.id for turn in scenario.turns] == ["turn-1", "turn-2"]
    assert scenario.endings[0].text == "好，那我等着。"
    names = [point.name for point in scenario.turns[0].points]
    assert "明确致歉" in names
    # What is said once is one point, whatever else the vocabulary hears in it.
    for one in scenario.turns:
        assert len({point.says for point in one.points}) == len(one.points)
    assert [
        one for one in check(drill_from_scenario(scenario, {}), analyser) if not one.warning
    ] == []


def test_numbers_are_masked_on_the_way_in_and_told(taken: Any) -> None:
    draft = taken("13912345678退费.txt", TALK)
    text = str(draft.body) + "".join(one.text for one in draft.said)
    for number in ("13800138000", "QH20261122", "13912345678"):
        assert number not in text
    found = [(one.line, place.kind) for one in draft.said for place in one.masked]
    assert found == [(1, Masked.MOBILE), (2, Masked.ORDER)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_text_is_read_in_every_usual_encoding(taken: Any, encoding: str) -> None:
    assert taken("对话.txt", TALK.encode(encoding)).body["endings"][0]["text"] == "好，那我等着。"


ROWS = [("课怎么还没开？", "对不起，让您久等了。"), ("那什么时候？", "今天下午四点前答复您。")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "\n".join(f"{a}\t{b}" for a, b in ROWS)),
        ("a.csv", "顾客,客服\n" + "\n".join(f"{a},{b}" for a, b in ROWS)),
        ("a.xlsx", excel([("家长", "坐席"), *ROWS])),
        ("a.xlsx", excel(list(ROWS))),
        ("a.xlsx", excel([("时间", "角色", "内容")] + [
            ("14:05", side, text)
            for pair in ROWS for side, text in zip(("学员", "顾问小李"), pair, strict=True)])),
        ("a.docx", word([("客户", "客服"), *ROWS])),
        ("a.docx", word([f"{who}：{text}" for pair in ROWS
                         for who, text in zip(("买家", "卖家"), pair, strict=True)])),
        ("a.txt", "\n".join(f"[14:05] 家长（周女士）：{a}\n客服-小程: {b}" for a, b in ROWS)),
        ("a.txt", "\n".join(f"家长周女士 2026-11-22 14:05:11\n{a}\n客服小程 14:06\n{b}"
                            for a, b in ROWS)),
        ("a.txt", "\n".join(f"周女士：{a}\n客服：{b}" for a, b in ROWS)),
        ("a.txt", "\n".join(f"Q：{a}\nA：{b}" for a, b in ROWS)),
    ],
)  # fmt: skip
def test_two_columns_and_named_lines_mean_the_same(
    taken: Any, name: str, content: str | bytes
) -> None:
    scenario = scenario_of(taken(name, content))
    pairs = [(turn.lines[0].text, turn.replies[0].text) for turn in scenario.turns]
    assert pairs == ROWS
    assert scenario.persona.name in ("客户", "某女士")


def test_lines_of_one_side_are_joined_and_a_greeting_finds_its_turn(taken: Any) -> None:
    draft = taken(
        "a.txt", "客服：您好，青禾学堂。\n客户：在吗\n我想问课\n客服：在的。\n客服：您请说。"
    )
    turns = scenario_of(draft).turns
    assert turns[0].lines[0].text == "（客户找到您，等您开口）"
    assert turns[1].lines[0].text == "在吗\n我想问课"
    assert turns[1].replies[0].text == "在的。\n您请说。"


@pytest.mark.parametrize(
    ("content", "line", "told"),
    [
        ("课呢？\n客服：您好", 1, "没有写明是谁说的"),
        ("客户：在吗\n客服：在\n王五：我也问\n李四：我也是", 3, "不认识说话人“王五”"),
        ("客户：在吗\n客户：有人吗", 0, "没有找到客服"),
        ("客服：在吗", 0, "没有找到客户"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_taken(
    taken: Any, content: str, line: int, told: str
) -> None:
    draft = taken("a.txt", content)
    assert not draft.usable
    assert draft.body == {}
    assert (draft.faults[0].line, told in draft.faults[0].text) == (line, True)


def test_formulas_without_a_value_and_third_columns_are_named_by_row(taken: Any) -> None:
    draft = taken("a.xlsx", excel([("你好", "您好"), ("=A1&B1", "好"), ("一", "二", "三")]))
    assert [one.line for one in draft.faults] == [2, 3]
    assert "A2 是公式" in draft.faults[0].text


def test_merged_cells_count_once(taken: Any) -> None:
    titled = [("投诉对话", None), ("客户", "客服"), ("钱呢", "对不起。")]
    turns = scenario_of(taken("a.xlsx", excel(titled, "A1:B1"))).turns
    assert [turn.lines[0].text for turn in turns] == ["钱呢"]
    rows = [("客户", "客服"), ("钱呢", "今天给您查。"), ("快点", None), (None, "好的。")]
    turns = scenario_of(taken("b.xlsx", excel(rows, "A3:A4"))).turns
    assert [turn.lines[0].text for turn in turns] == ["钱呢", "快点"]


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.xlsx", "a.twee", "a.yaml", "a.csv"])
@pytest.mark.parametrize("content", [b"", b"\x00\x01PK\x03\x04broken", b"PK\x03\x04" + b"x" * 99])
def test_an_empty_or_damaged_file_is_told_in_a_sentence(
    taken: Any, name: str, content: bytes
) -> None:
    texts = ("a.twee", "a.txt", "a.csv") if content and b"\x00" not in content else ()
    if name == "a.yaml" or name in texts or (name, content) == ("a.twee", b""):
        assert taken(name, content).faults  # text of a kind, without anything to take
        return
    with pytest.raises(Trouble) as told:
        taken(name, content)
    assert told.value.safe == "没有导入任何内容。"
    assert told.value.do


def test_damage_inside_the_package_is_told(taken: Any) -> None:
    import zipfile

    for name, whole, part in (
        ("a.docx", word(["客户：在吗"]), "word/document.xml"),
        ("a.xlsx", excel([("一", "二")]), "xl/worksheets/sheet1.xml"),
        ("a.xlsx", excel([("一", "二")]), "xl/workbook.xml"),
    ):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
            for entry in old.infolist():
                broken = b"<broken" if entry.filename == part else old.read(entry)
                new.writestr(entry, broken)
        with pytest.raises(Trouble, match="已损坏"):
            taken(name, out.getvalue())


def test_a_file_that_unpacks_to_far_too_much_is_refused(
    taken: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_UNPACKED_BYTES", 100)
    with pytest.raises(Trouble, match="展开后太大"):
        taken("a.docx", word(["客户：在吗"]))


def test_files_that_are_gone_or_of_another_kind_are_told(
    tmp_path: Path, analyser: ReplyAnalyser, taken: Any
) -> None:
    with pytest.raises(Trouble, match="打不开"):
        read_draft(tmp_path / "没有.txt", analyser)
    with pytest.raises(Trouble, match="读不了"):
        taken("a.doc", b"x")


def test_ten_thousand_lines_are_refused_at_the_turn_that_is_too_many(taken: Any) -> None:
    draft = taken("a.txt", "\n".join(["客户：在吗", "客服：在的"] * 5000))
    assert [one.line for one in draft.faults] == [limits.MOST_TURNS * 2 + 2]
    with pytest.raises(Trouble, match="20000 行"):
        taken("b.txt", "客户：在吗\n" * 20_001)


def test_title_customer_and_difficulty_can_be_changed_before_keeping(taken: Any) -> None:
    draft = with_head(taken("a.txt", TALK), Head("等课的家长", "周女士", "phone", "hard"))
    scenario = scenario_of(draft)
    assert (scenario.title, scenario.persona.name) == ("等课的家长", "周女士")
    assert (str(scenario.channel), str(scenario.difficulty)) == ("phone", "hard")
    assert scenario_of(with_head(draft, Head(" ", "", "", ""))) == scenario


def test_an_exported_scenario_is_read_back_whole(taken: Any) -> None:
    scenario = scenario_of(taken("a.txt", TALK))
    assert scenario_of(taken("a.twee", twee_scenario.export(scenario))) == scenario


FOREIGN = """:: StoryTitle
借书

:: StoryData
{"ifid": "D674C58C-DEFA-4F70-B7A2-27742230C0FC", "start": "开头"}

:: 查到了
书找到了，谢谢。

:: Styles [stylesheet]
body { color: red }

:: 开头 {"position":"100,100"}
我的书呢？电话13800138000。
[[很抱歉，我现在就帮您查->查到了]]
[[自己去找|走了]]

:: 走了
算了。
"""


def test_a_foreign_story_becomes_a_draft_with_its_links_as_steps(taken: Any) -> None:
    draft = taken("a.twee", FOREIGN)
    scenario = scenario_of(draft)
    assert scenario.title == "借书"
    first = scenario.turns[0]
    assert first.lines[0].text == "我的书呢？电话138******00。"
    assert [reply.text for reply in first.replies] == ["很抱歉，我现在就帮您查", "自己去找"]
    assert {step.to for step in first.next} == {one.id for one in scenario.endings}
    assert first.next[0].when.hits_any == (first.points[0].id,)


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("|走了", "|没有", 13, "没有这个段落"),
        (":: 查到了", ":: 走了", 18, "写了两次"),
        ("[[", "((", 0, "没有一个段落有链接"),
        ("::", "；；", 1, "没有段落"),
    ],
)
def test_a_foreign_story_that_does_not_hold_together_is_told(
    taken: Any, old: str, new: str, line: int, told: str
) -> None:
    draft = taken("a.twee", FOREIGN.replace(old, new))
    assert not draft.usable
    assert any(told in one.text and one.line == line for one in draft.faults), draft.faults


def test_a_yaml_file_with_a_fault_is_told_with_field(taken: Any) -> None:
    draft = taken("a.yaml", "kind: scenario\nkey: a\ntitle: 甲\n")
    assert any("channel" in one.text for one in draft.faults)


@pytest.mark.parametrize(
    ("name", "side"),
    [("客户", "customer"), ("客户经理", "agent"), ("家长（周女士）", "customer"),
     ("客服-01", "agent"), ("Agent Li", "agent"), ("Customer", "customer"),
     ("王老师", "agent"), ("张三", None)],
)  # fmt: skip
def test_speakers_are_known_by_many_names(name: str, side: str | None) -> None:
    assert side_of(name) == side


def test_keys_are_plain_and_free() -> None:
    assert own_key("退费 2 次") == "own-tui-fei-2-ci"
    assert own_key("！！") == "own-draft"
    assert free_key("own-tui-fei", {"own-tui-fei"}) == "own-tui-fei-2"
    assert len(own_key("很长" * 60)) <= 60
