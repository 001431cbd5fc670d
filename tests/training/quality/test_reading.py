"""Files of contacts: several in one, notes and dialogues, and faults that name their place."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop_app.system.errors import Trouble
from desktop_app.training.quality.contacts.reading import ContactDraft, FileRead, Known, read_file

KNOWN = Known(("林晓雨", "王敏"), date(2026, 11, 23))


def _text(tmp_path: Path, text: str, name: str = "聊天.txt") -> FileRead:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_file(path, KNOWN)


def _sheet(tmp_path: Path, *rows: list[object]) -> FileRead:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    path = tmp_path / "会话.xlsx"
    book.save(path)
    return read_file(path, KNOWN)


def _heads(read: FileRead) -> list[tuple[str, str, str, date | None]]:
    return [(one.title, one.agent, one.channel, one.day) for one in read.drafts]


def _said(draft: ContactDraft) -> list[tuple[str, str]]:
    return [(line.who, line.plain) for line in draft.lines]


def test_one_dialogue_is_one_contact(tmp_path: Path) -> None:
    read = _text(tmp_path, "客户：课退了吗\n客服：您好，周四前到账\n")
    assert _heads(read) == [("聊天", "", "chat", None)]
    assert _said(read.drafts[0]) == [("customer", "课退了吗"), ("agent", "您好，周四前到账")]
    assert read.drafts[0].kind == "chat_log"


def test_a_head_begins_each_contact_and_says_whose_when_where(tmp_path: Path) -> None:
    read = _text(
        tmp_path,
        "【接待】退款，2026-11-20，林晓雨，电话\n客户：我叫张伟\n客服：您好\n"
        "【接待】王敏 | 11月19日 | 群聊\n客户：停课吗\n客服：照常\n"
        "=====\n客户：在吗\n客服：在的\n",
    )
    assert _heads(read) == [
        ("退款", "林晓雨", "phone", date(2026, 11, 20)),
        ("聊天 2", "王敏", "group", date(2026, 11, 19)),
        ("聊天 3", "", "chat", None),
    ]
    assert read.drafts[0].lines[0].original == "我叫张伟"
    assert read.drafts[0].lines[0].plain == "我叫〔姓名〕"


def test_notes_without_speakers_are_call_notes(tmp_path: Path) -> None:
    read = _text(tmp_path, "来电问退费，讲了两遍规定\n没有说几点前答复\n")
    assert read.drafts[0].kind == "call_note"
    assert {line.who for line in read.drafts[0].lines} == {"note"}


def test_a_table_is_split_by_its_column_of_conversations(tmp_path: Path) -> None:
    read = _sheet(
        tmp_path,
        ["会话编号", "客服姓名", "日期", "角色", "内容"],
        ["A1", "林晓雨", "2026-11-20", "客户", "退款到哪了"],
        ["A2", "王敏", "2026-11-21", "客户", "停课吗"],
        ["A1", "林晓雨", "2026-11-20", "客服", "周四前到账"],
        ["A2", "王敏", "2026-11-21", "客服", "照常上课"],
    )
    assert [(one.agent, one.day) for one in read.drafts] == [
        ("林晓雨", date(2026, 11, 20)),
        ("王敏", date(2026, 11, 21)),
    ]
    assert _said(read.drafts[0]) == [("customer", "退款到哪了"), ("agent", "周四前到账")]


def test_a_table_of_two_columns_is_one_contact(tmp_path: Path) -> None:
    read = _sheet(tmp_path, ["客户", "客服"], ["在吗", "在的，您请讲"])
    assert _said(read.drafts[0]) == [("customer", "在吗"), ("agent", "在的，您请讲")]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("客户：在吗\n路人：你好\n客服：在\n路人乙：哦\n", 2, "不认识说话人“路人”"),
        ("客户：在吗\n客户：有人吗\n", 1, "没有找到客服说的话"),
        ("【接待】退款，2026-13-40\n客户：在吗\n客服：在\n", 1, "没有“2026-13-40”这一天"),
        ("【接待】退款，2026-11-30\n客户：在吗\n客服：在\n", 1, "日期在今天以后"),
        ("【接待】退款\n【接待】改期\n客户：在吗\n客服：在\n", 1, "下面没有内容"),
    ],
)
def test_a_fault_names_its_line_and_nothing_of_the_file_is_taken(
    tmp_path: Path, text: str, line: int, told: str
) -> None:
    read = _text(tmp_path, text)
    assert read.drafts == ()
    assert (read.faults[0].line, told in read.faults[0].text) == (line, True)


def test_a_row_without_its_conversation_is_a_fault(tmp_path: Path) -> None:
    read = _sheet(tmp_path, ["会话", "角色", "内容"], ["A1", "客户", "在吗"], ["", "客服", "在的"])
    assert [(one.line, one.text) for one in read.faults] == [(3, "这一行没有写会话编号。")]


def test_a_file_that_is_none_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"not a workbook")
    with pytest.raises(Trouble, match="已损坏"):
        read_file(path, KNOWN)
