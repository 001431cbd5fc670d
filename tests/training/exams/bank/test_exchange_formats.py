"""Files of other programs are read; a wrong line is named with what is expected there."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from PIL import Image

from desktop_app.system.errors import Trouble
from desktop_app.training.content.file_faults import BadFiles
from desktop_app.training.exams.bank.exchange.formats import read_file
from desktop_app.training.exams.bank.exchange.reading import ONLY_PICTURE, Defaults, Read
from desktop_app.training.exams.bank.question import FillIn, Matching, Multiple, Single, TrueFalse

Reads = Callable[[str, str], Read]


@pytest.fixture
def read(tmp_path: Path) -> Reads:
    def call(name: str, text: str) -> Read:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_file(path, Defaults())

    return call


@pytest.fixture
def faults(read: Reads) -> Callable[[str, str], list[str]]:
    def call(name: str, text: str) -> list[str]:
        with pytest.raises(BadFiles) as caught:
            read(name, text)
        return [str(one) for one in caught.value.faults]

    return call


GIFT = """\
// a comment of somebody
$CATEGORY: $course$/客服/投诉

::标题::电话响几声以内接？{
  ~一声#太急了
  =三声#对
  ~五声
}

[html]道歉有哪几步？ {~%33.33%认 ~%33.33%歉 ~%-50%推 ~%33.34%改 ####认、歉、改}

首次回应不超过 {=60 =六十} 秒。

投诉可以不回访。{F}

谁来处理？ {
=普通投诉 -> 一线客服
=重复投诉 -> 主管
=媒体 -> 经理
= -> 前台
}

写一写。{}
"""


def test_gift_of_others_is_read(read: Reads) -> None:
    got = read("客服.gift", GIFT)
    one, two, three, four, five = (each.question for each in got.questions)
    assert isinstance(one, Single)
    assert (one.stem, one.section) == ("电话响几声以内接？", "投诉")
    assert [(o.text, o.right, o.why) for o in one.options] == [
        ("一声", False, "太急了"),
        ("三声", True, "对"),
        ("五声", False, ""),
    ]
    assert isinstance(two, Multiple)
    assert (two.stem, two.explanation) == ("道歉有哪几步？", "认、歉、改")
    assert [o.right for o in two.options] == [True, True, False, True]
    assert isinstance(three, FillIn)
    assert (three.stem, three.blanks[0].answers) == ("首次回应不超过 ____ 秒。", ("60", "六十"))
    assert isinstance(four, TrueFalse)
    assert not four.answer
    assert isinstance(five, Matching)
    assert (len(five.pairs), five.extra) == (3, ("前台",))
    assert got.notes[0].startswith("第 23 行起的问答题没有要点，没有导入")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("问什么？", "第 1 行 答案：缺少写在 { } 里的答案。"),
        ("一\n\n问多少？{#3:0.5}", "第 1 行 答案"),
        ("问多少？{#3:0.5}", "第 1 行 题型：数值题不能导入"),
        ("问什么？{对的}", "第 1 行 答案：{ } 里的答案应以 = 或 ~ 开头。"),
        ("好的？{T}\n\n问什么？{=甲 ~乙}", "第 3 行 选项：至少要有 3 项。"),
    ],
)
def test_a_wrong_question_in_gift_is_named(
    faults: Callable[[str, str], list[str]], text: str, told: str
) -> None:
    assert any(told in one for one in faults("题.gift", text)), faults("题.gift", text)


AIKEN = (
    "先做什么？\nA. 倾听\nB) 解释\nC. 转走\nANSWER: A\n\n"
    "再做什么？\nA. 道歉\nB. 等\nC. 走\nanswer: a\n"
)


def test_aiken_is_read_also_from_a_text_file(read: Reads) -> None:
    for name in ("题.aiken", "题.txt"):
        one, two = (each.question for each in read(name, AIKEN).questions)
        assert (one.stem, two.stem) == ("先做什么？", "再做什么？")
        assert one.explanation == "答案是“A”。"


def test_gift_is_known_also_in_a_text_file(read: Reads) -> None:
    assert len(read("题.txt", GIFT).questions) == 5


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("ANSWER: A\n", "ANSWER: D\n", "第 5 行 答案：答案写了 D，选项只到 C。"),
        ("ANSWER: A\n", "ANSWER: AB\n", "第 5 行 答案：应为一个字母"),
        ("B) 解释", "D) 解释", "第 3 行 选项：这一项应为 B；现在是 D。"),
        ("C. 转走\n", "", "第 2 行 选项：至少要有 3 项。"),
        ("先做什么？\n", "先做什么？\n请选一项\n", "第 2 行：应为“A. 选项”或“ANSWER: A”"),
        ("先做什么？\n", "", "第 1 行 题干：应先有一行题干。"),
        ("answer: a\n", "", "第 7 行 答案：缺少 ANSWER: 这一行。"),
    ],
)
def test_a_wrong_line_in_aiken_is_named(
    faults: Callable[[str, str], list[str]], old: str, new: str, told: str
) -> None:
    assert any(told in one for one in faults("题.aiken", AIKEN.replace(old, new)))


MOODLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="category"><category><text>$course$/top/投诉</text></category></question>
  <question type="multichoice">
    <name><text>一</text></name>
    <questiontext format="html"><text><![CDATA[<p>电话响<b>几声</b>以内接？<br>请选一项</p>]]></text></questiontext>
    <generalfeedback format="html"><text>&lt;p&gt;三声 &amp;amp; 微笑&lt;/p&gt;</text></generalfeedback>
    <defaultgrade>2.0000000</defaultgrade>
    <idnumber>rings</idnumber>
    <single>true</single>
    <answer fraction="0" format="html"><text>一声</text><feedback><text>太急</text></feedback></answer>
    <answer fraction="100" format="html"><text>三声</text></answer>
    <answer fraction="0" format="html"><text>五声</text></answer>
    <tags><tag><text>电话</text></tag></tags>
  </question>
  <question type="cloze">
    <questiontext format="html"><text>在 {1:SHORTANSWER:=60~%100%六十#好~%50%五十} 秒内，铃响 {1:SA:三} 声。{2:SA:=3}</text></questiontext>
  </question>
  <question type="truefalse">
    <questiontext><text>投诉可以不回访。</text></questiontext>
    <answer fraction="100"><text>false</text></answer><answer fraction="0"><text>true</text></answer>
  </question>
  <question type="numerical"><questiontext><text>几？</text></questiontext></question>
  <question type="essay"><questiontext><text>写</text></questiontext></question>
</quiz>
"""  # noqa: E501 - as another program writes it


def test_moodle_of_others_is_read(read: Reads) -> None:
    got = read("题.xml", MOODLE.replace("{1:SA:三}", "{1:SA:=三}"))
    one, two, three = (each.question for each in got.questions)
    assert isinstance(one, Single)
    assert (one.key, one.marks, one.section, one.tags) == ("rings", 2, "投诉", ("电话",))
    assert (one.stem, one.explanation) == ("电话响几声以内接？\n请选一项", "三声 & 微笑")
    assert (one.options[0].text, one.options[0].why) == ("一声", "太急")
    assert isinstance(two, FillIn)
    assert [blank.answers for blank in two.blanks] == [("60", "六十"), ("三",), ("3",)]
    assert isinstance(three, TrueFalse)
    assert not three.answer
    assert [one.named for one in got.questions] == [True, False, False]
    assert got.notes[:2] == (
        "第 23 行的题型 numerical 不能导入，没有导入这一题。",
        "第 24 行的问答题没有要点，没有导入；请在题库里新建案例分析题。",
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("</quiz>", "", "XML 格式有误"),
        ("<quiz>", "<!DOCTYPE quiz [<!ENTITY a 'b'>]><quiz>", "第 2 行：不支持 DOCTYPE"),
        ("quiz>", "test>", "第 2 行：最外层应为 <quiz>"),
        ('fraction="100" format', 'fraction="all" format', "第 12 行 fraction：应为数字"),
        ("<text>五声</text>", "<text>三声</text>", "选项：“三声”写了两次。"),
        ('fraction="100"><text>false', 'fraction="0"><text>false', "第 19 行 答案：没有一个答案"),
    ],
)
def test_a_wrong_line_in_moodle_is_named(
    faults: Callable[[str, str], list[str]], old: str, new: str, told: str
) -> None:
    assert old in MOODLE
    found = faults("题.xml", MOODLE.replace(old, new))
    assert any(told in one for one in found), found


def test_a_gap_without_a_right_answer_is_told(faults: Callable[[str, str], list[str]]) -> None:
    assert any("答案" in one and "至少要有 1 项" in one for one in faults("题.xml", MOODLE))


# Excel


HEAD = ["章节", "题型", "题干", "选项 A", "选项 B", "选项 C", "答案", "解析", "分值"]
ROW = ["投诉", "单选题", "先做什么？", "倾听", "解释", "转走", "A", "先听。", 2]


def book(tmp_path: Path, *rows: list[object], title: str = "试题") -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    path = tmp_path / "题.xlsx"
    made.save(path)
    return path


def test_a_workbook_filled_in_by_hand_is_read(tmp_path: Path) -> None:
    answer = ["投诉", "", "客户挂了不用记。", "", "", "", False, "要记。", None]
    blank = ["时限", "填空题", "要在 ____ 秒内。", None, None, None, 60, "六十秒。", 3.0]
    got = read_file(book(tmp_path, [*HEAD], [*ROW], [*answer], [], [*blank]), Defaults())
    one, two, three = (each.question for each in got.questions)
    assert (one.full_marks, one.section) == (2, "投诉")
    assert isinstance(two, TrueFalse)
    assert not two.answer
    assert isinstance(three, FillIn)
    assert (three.blanks[0].answers, three.full_marks) == (("60",), 3)


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        (6, "D", "试题 第 2 行 答案：答案写了 D，选项只到 C。"),
        (4, None, "试题 第 2 行 选项 B：空着，后面却还有内容。"),
        (5, None, "试题 第 2 行 选项 A：至少要有 3 项。"),
        (1, "口试", "试题 第 2 行 题型：没有“口试”这种题型。"),
        (8, "两", "试题 第 2 行 分值：应为整数；现在是“两”。"),
        (2, None, "试题 第 2 行 题干：缺少这个必填字段。"),
        (3, "=1+1", "试题 第 2 行 选项 A：是公式"),
        (3, "解释", "试题 第 2 行 选项 A：“解释”写了两次。"),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column(
    tmp_path: Path, column: int, value: object, told: str
) -> None:
    row: list[object] = [*ROW]
    row[column] = value
    with pytest.raises(BadFiles) as caught:
        read_file(book(tmp_path, [*HEAD], row), Defaults())
    found = [str(one).removeprefix("题.xlsx：") for one in caught.value.faults]
    assert any(one.startswith(told) for one in found), found


def test_unknown_columns_and_a_missing_sheet_are_told(tmp_path: Path) -> None:
    with pytest.raises(BadFiles, match="没有叫“备注”的列"):
        read_file(book(tmp_path, [*HEAD, "备注"], [*ROW, "x"]), Defaults())
    with pytest.raises(BadFiles, match="缺少工作表“试题”"):
        read_file(book(tmp_path, [*HEAD], [*ROW], title="Sheet1"), Defaults())


# Word and others


def test_a_word_file_is_told_by_paragraphs(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    for text in ("客服试题", "1. 先做什么？", "A. 倾听\nB. 解释\nC. 转走", "答案：E"):
        document.add_paragraph(text)
    path = tmp_path / "题.docx"
    document.save(str(path))
    with pytest.raises(BadFiles, match="第 4 行 答案：答案写了 E"):
        read_file(path, Defaults())
    document.add_table(1, 1)
    document.save(str(path))
    with pytest.raises(BadFiles, match="表格里的试题读不了"):
        read_file(path, Defaults())


@pytest.mark.parametrize("name", ["题.pdf", "题", "题.xls"])
def test_other_files_are_refused_with_what_to_do(read: Reads, name: str) -> None:
    with pytest.raises(Trouble, match="题库不认识这种文件"):
        read(name, "x")


@pytest.mark.parametrize("name", ["题.docx", "题.xlsx"])
def test_a_damaged_file_is_told(read: Reads, name: str) -> None:
    with pytest.raises(Trouble, match="文件已损坏"):
        read(name, "x")


@pytest.mark.parametrize("name", ["题.txt", "题.gift", "题.aiken"])
def test_a_file_without_questions_is_told(
    faults: Callable[[str, str], list[str]], name: str
) -> None:
    assert faults(name, "\n\n") == [f"{name}：没有找到试题。"]


def test_a_file_of_a_pack_is_told_by_its_fields(faults: Callable[[str, str], list[str]]) -> None:
    text = "kind: questions\nkey: a\ntitle: 甲\narea: topic\nsection: 乙\nquestions:\n"
    text += "  - key: one\n    type: true-false\n    difficulty: easy\n    stem: 对吗？\n"
    assert faults("a.yaml", text) == ["a.yaml：第 7 行 答案：缺少这个必填字段。"]
    assert "area" in faults("a.yaml", text.replace("area: topic\n", ""))[0]


# Pictures


def picture() -> BytesIO:
    """Return the smallest picture there is."""
    out = BytesIO()
    Image.new("RGB", (1, 1)).save(out, "png")
    out.seek(0)
    return out


def test_pictures_in_a_word_file_are_told_and_are_no_question(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("1. 看图：先做什么？").add_run().add_picture(picture())
    for text in ("A. 倾听", "B. 解释", "C. 转走", "答案：A"):
        document.add_paragraph(text)
    path = tmp_path / "题.docx"
    document.save(str(path))
    found = read_file(path, Defaults())
    assert found.questions[0].question.stem == "看图：先做什么？"
    assert "第 1 段带有图片，图片没有导入。" in found.notes
    document.add_paragraph("2. ").add_run().add_picture(picture())
    for text in ("A. 一", "B. 二", "C. 三", "答案：A"):
        document.add_paragraph(text)
    document.save(str(path))
    with pytest.raises(BadFiles) as caught:
        read_file(path, Defaults())
    assert [str(one) for one in caught.value.faults] == [f"题.docx：第 6 行 题干：{ONLY_PICTURE}"]


@pytest.mark.parametrize(
    ("name", "text", "row"),
    [
        ("题.txt", "1. ![图](a.png)\nA. 一\nB. 二\nC. 三\n答案：A\n", 1),
        ("题.gift", "\n<img src='a.png'> {=一 ~二 ~三}\n", 2),
    ],
)
def test_a_picture_alone_is_no_question(
    faults: Callable[[str, str], list[str]], name: str, text: str, row: int
) -> None:
    assert faults(name, text) == [f"{name}：第 {row} 行 题干：{ONLY_PICTURE}"]


def test_too_many_options_are_told_once(faults: Callable[[str, str], list[str]]) -> None:
    options = "".join(f"{chr(65 + n)}. 选项{n}\n" for n in range(26))
    assert faults("题.txt", f"1. 选哪个？\n{options}答案：Z\n") == [
        "题.txt：第 8 行 选项：最多 6 个选项，从这一项起是多出来的。",
        "题.txt：第 28 行 答案：答案写了 Z，选项只到 F。",
    ]
