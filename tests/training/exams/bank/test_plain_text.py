"""Questions in plain text: what people write is read, what is written comes back as it was."""

import pytest
from exam_questions import samples
from hypothesis import given, settings
from question_strategies import several

from desktop_app.training.content.file_faults import BadFiles
from desktop_app.training.exams.bank.exchange.plain import read_text
from desktop_app.training.exams.bank.exchange.plain_writer import write_text
from desktop_app.training.exams.bank.exchange.reading import Defaults, Read, assemble
from desktop_app.training.exams.bank.question import FillIn, Multiple, Question, Single, TrueFalse


def read(text: str, **defaults: str) -> Read:
    raws, notes = read_text(text)
    return assemble("题.txt", raws, Defaults(**({"section": "题"} | defaults)), notes)


def questions_of(text: str) -> list[Question]:
    return [one.question for one in read(text).questions]


def faults(text: str) -> list[str]:
    with pytest.raises(BadFiles) as caught:
        read(text)
    return [str(one) for one in caught.value.faults]


def test_the_samples_come_back_as_they_were() -> None:
    mine = list(samples().values())
    assert questions_of(write_text(mine)) == mine


@settings(max_examples=60)
@given(several())
def test_any_question_comes_back_as_it_was(mine: list[Question]) -> None:
    assert questions_of(write_text(mine)) == mine


def test_what_people_write_is_read() -> None:
    text = """\
客服题库 第一份

一、单选题（每题 2 分）
1、电话响几声以内要接？
A、一声  B、三声  C、五声
答案：B
解析：三声以内接起。

2．客户要投诉，第一句说什么？（　）
（A）您先冷静
（B）对不起，让您遇到这样的事
（C）这不归我管
正确答案: b

二、多选题
1. 道歉要有哪几步？
A. 认
B. 歉
C. 推
D. 改
【答案】A、B、D 【解析】认、歉、改。【难度】中等
三、判断题
1) 客户挂断后不用记录。
【答案】×
"""
    got = read(text)
    one, two, three, four = (each.question for each in got.questions)
    assert isinstance(one, Single)
    assert [(each.text, each.right) for each in one.options] == [
        ("一声", False),
        ("三声", True),
        ("五声", False),
    ]
    assert one.explanation == "三声以内接起。"
    assert isinstance(two, Single)
    assert two.explanation == "答案是“B”。"
    assert isinstance(three, Multiple)
    assert (three.difficulty, three.explanation) == ("medium", "认、歉、改。")
    assert isinstance(four, TrueFalse)
    assert four.answer is False
    assert {each.question.section for each in got.questions} == {"题"}
    assert got.notes == (
        "第 1 行“客服题库 第一份”不在试题里，没有导入。",
        "2 题没有解析，先写成“答案是……”，请补写。",
    )
    assert not any(each.named for each in got.questions)


def test_blanks_take_several_wordings_and_homophones_where_it_is_said() -> None:
    (one,) = questions_of("1. 在 ____ 秒内回应，叫 ____。\n答案：60/六十；首问负责\n【同音】2\n")
    assert isinstance(one, FillIn)
    assert [(each.answers, each.homophones) for each in one.blanks] == [
        (("60", "六十"), False),
        (("首问负责",), True),
    ]


def test_an_order_may_stand_in_one_line() -> None:
    (one,) = questions_of("1. （排序题）排一排\n答案：听 → 歉 -> 改\n")
    assert one.model_dump()["steps"] == ("听", "歉", "改")


def test_a_backslash_makes_plain_text() -> None:
    (one,) = questions_of("1. 下面两句\n\\2. 不是题号\n\\A. 不是选项\n对吗？\n答案：对\n")
    assert one.stem == "下面两句\n2. 不是题号\nA. 不是选项\n对吗？"


SINGLE = "1. 问\nA. 一\nB. 二\nC. 三\n答案：A\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("没有题号的一段话", "没有找到试题。"),
        (SINGLE.replace("答案：A", "答案：E"), "第 5 行 答案：答案写了 E，选项只到 C。"),
        (SINGLE.replace("答案：A\n", ""), "第 1 行 答案：缺少【答案】。"),
        (SINGLE.replace("答案：A", "答案：甲"), "第 5 行 答案：应为选项的字母，如 A 或 AC。"),
        (SINGLE.replace("B. 二", "C. 二"), "第 3 行 选项：这一项应为 B；现在是 C。"),
        (SINGLE.replace("B. 二\n", "").replace("C.", "B."), "第 2 行 选项：至少要有 3 项。"),
        (SINGLE.replace("三", "一"), "第 2 行 选项：“一”写了两次。"),
        (SINGLE + "D. 四\n", "第 6 行 选项：选项要写在答案前面"),
        (SINGLE + "3. 问\n答案：对\n", "第 6 行：题号应为 2；现在是 3。"),
        (SINGLE + "随手一行\n", "第 6 行：不知道这一行属于哪里"),
        (SINGLE + "【难度】超难\n", "第 6 行 难度：应为以下之一：易、中、难；现在是“超难”。"),
        (SINGLE + "【分值】两分\n", "第 6 行 分值：应为整数；现在是“两分”。"),
        (SINGLE + "【分值】0\n", "第 6 行 分值：不能小于 1；现在是“0”。"),
        (SINGLE + "【含义】x\n", "第 6 行：要写在【要点】或【禁语】后面。"),
        (SINGLE + "答案：B\n", "第 6 行 答案：写了两次，请只留一处。"),
        (SINGLE + "【D】x\n", "第 6 行 选项：没有选项 D。"),
        ("1. （单选题）问\nA. 一\nB. 二\nC. 三\n答案：AB\n", "第 5 行 答案：单选题只能有一个答案"),
        ("1. （口试题）问\n答案：对\n", "第 1 行 题型：没有“口试题”这种题型。"),
        ("1. 一段话\n", "第 1 行 答案：没有选项也没有答案"),
        ("1. 一段话\n答案：也许\n", "第 1 行 题型：看不出题型"),
        ("1. 在 ____ 内，用 ____\n答案：一\n", "第 2 行 答案：题干里有 2 个空"),
        ("1. 配一配\n【配对】甲 乙\n", "第 2 行 配对：应写成“左边 → 右边”。"),
        ("1. 排一排\n【步骤】甲\n【步骤】乙\n", "第 2 行 步骤：至少要有 3 项。"),
        (
            "1. 写一写\n【材料】短\n【参考答案】好\n【要点】道歉\n【含义】x\n",
            "第 2 行 材料：至少 20 个字",
        ),
        (
            "1. 问\n【编号】a\n答案：对\n2. 问\n【编号】a\n答案：对\n",
            "第 5 行 编号：编号 a 和第 1 行",
        ),
    ],
)
def test_a_wrong_line_is_named_with_what_is_expected(text: str, told: str) -> None:
    assert any(told in one for one in faults(text)), faults(text)


def test_every_fault_of_a_file_is_told_in_the_order_of_its_lines() -> None:
    text = SINGLE.replace("答案：A", "答案：E") + SINGLE.replace("1.", "2.").replace("二", "一")
    assert [one.split("：")[1] for one in faults(text)] == ["第 5 行 答案", "第 7 行 选项"]
