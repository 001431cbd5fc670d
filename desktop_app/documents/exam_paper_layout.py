"""The pages of a paper exam: the paper, the answer sheet, the answers."""

from collections.abc import Callable, Iterator

from desktop_app.documents.answer_sheet_rows import part_rows
from desktop_app.documents.exam_paper_data import Answers, ExamPaperData
from desktop_app.documents.exam_paper_head import (
    heading,
    marks_table,
    part_head,
    told,
    whose,
)
from desktop_app.documents.exam_paper_rows import key_rows, question_rows
from desktop_app.documents.flow import Row, space
from desktop_app.documents.pen import A4_PORTRAIT, Pen
from desktop_app.documents.running import draw_pages
from desktop_app.system.text import tr

Lay = Callable[[ExamPaperData], Iterator[Row]]
_LEAST = 90.0
"""What a last page should hold, in points."""


def draw(data: ExamPaperData, kind: str, lay: Lay, note: str) -> bytes:
    """One kind of sheet as a file of its own; *note* says which characters were replaced."""
    form = tr("{form} 卷").format(form=data.form) if data.form else ""
    title = "  ·  ".join(one for one in (data.title, form, kind) if one)
    pen = Pen(A4_PORTRAIT, title, data.organisation, data.day)
    who = tr("姓名 {name}").format(name=data.name or "＿＿＿＿＿＿＿＿")
    continued = f"{title}{tr('（续）')}    {who}" if lay is not key else f"{title}{tr('（续）')}"
    rows = [*lay(data), *([space(8), told((note,))] if note else [])]
    return draw_pages(pen, rows, continued, data.organisation, _LEAST)


def paper(data: ExamPaperData) -> Iterator[Row]:
    """The question paper."""
    yield heading(data, tr("试卷"))
    yield from _whose(data, not data.on_sheet)
    yield told(_notes(data))
    for part in data.parts:
        yield part_head(part)
        for one in part.questions:
            yield from question_rows(one, data)


def sheet(data: ExamPaperData) -> Iterator[Row]:
    """The answer sheet."""
    yield heading(data, tr("答题纸"))
    yield from _whose(data, table=True)
    words = tr("选择题写字母，判断题写 √ 或 ×；改动时划掉重写，写清楚。")
    yield told((words,))
    for part in data.parts:
        yield part_head(part, detail=False)
        yield from part_rows(part)


def key(data: ExamPaperData) -> Iterator[Row]:
    """The answers with their explanations."""
    yield heading(data, tr("答案与解析"))
    yield told((tr("阅卷用，不发给参加考试的人。"),))
    for part in data.parts:
        yield part_head(part)
        for one in part.questions:
            yield from key_rows(one)


def _whose(data: ExamPaperData, table: bool) -> Iterator[Row]:
    if data.answers is Answers.AFTER:
        return
    yield whose(data)
    if table:
        yield space(4)
        yield marks_table(data)


def _notes(data: ExamPaperData) -> tuple[str, ...]:
    if data.answers is Answers.AFTER:
        return (tr("每题之后是答案与解析，讲评用，不用于考试。"),)
    where = tr("答案写在答题纸上，写在试卷上不计分。") if data.on_sheet else tr("答案写在试卷上。")
    full = tr("满分 {full} 分。").format(full=data.full_text)
    return (f"{full}{where}{tr('开考前写好姓名和工号，考试时不看资料、不用手机。')}",)
