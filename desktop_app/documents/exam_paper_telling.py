"""From a paper exam to what stands on its sheets."""

from itertools import groupby
from typing import TYPE_CHECKING

from db.records import ExamItem
from desktop_app.documents.exam_paper_data import Answers, ExamPaperData, PartData, QuestionData
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.exams.bank.question import (
    Case,
    FillIn,
    Matching,
    Multiple,
    Ordering,
    Question,
    QuestionType,
    Single,
    TrueFalse,
)
from desktop_app.training.exams.bank.telling import answer_text
from desktop_app.training.exams.bank.words import TYPES
from desktop_app.training.exams.entering.cells import Typed, written
from desktop_app.training.exams.kinds import ExamKind
from desktop_app.training.exams.sitting.shown import shown

if TYPE_CHECKING:
    from desktop_app.training.exams.printing.use_cases import PrintedExam, PrintedPaper

_NUMBERS = "一二三四五六七"
_HINTS = {
    QuestionType.SINGLE: tr("只有一个正确答案"),
    QuestionType.MULTIPLE: tr("至少有两个正确答案"),
    QuestionType.TRUE_FALSE: tr("对的写 √，错的写 ×"),
    QuestionType.FILL_IN: tr("填在横线上"),
    QuestionType.MATCHING: tr("把右栏的字母写在左栏后面"),
    QuestionType.ORDERING: tr("按正确的顺序写出字母"),
    QuestionType.CASE: tr("读材料，写出您会怎么答复、怎么处理"),
}


def exam_paper_data(
    printed: "PrintedExam",
    organisation: str,
    clock: Clock,
    answers: Answers = Answers.NONE,
    on_sheet: bool = False,
) -> tuple[ExamPaperData, ...]:
    """Return what stands on every paper of an exam."""
    exam = printed.exam
    opens, closes = clock.local(exam.opens_at), clock.local(exam.closes_at)
    when = tr("{day} {first}–{last}").format(
        day=day_text(opens.date()), first=time_text(opens), last=time_text(closes)
    )
    facts = (
        ExamKind(exam.kind).label,
        when,
        tr("{n} 分钟").format(n=exam.minutes),
        tr("及格线 {n} 分").format(n=number_text(exam.figures["pass_mark"])),
        tr("闭卷"),
    )
    return tuple(
        ExamPaperData(
            organisation=organisation,
            title=exam.title,
            form=one.form,
            day=opens.date(),
            facts="  ·  ".join(facts),
            full_text=number_text(sum(item.marks for item, _ in one.items)),
            parts=tuple(_parts(one, on_sheet)),
            name=one.person.name if one.person else "",
            staff_number=one.person.staff_number if one.person else "",
            answers=answers,
            on_sheet=on_sheet,
        )
        for one in printed.papers
    )


def _parts(paper: "PrintedPaper", on_sheet: bool) -> list[PartData]:
    found = []
    grouped = groupby(paper.items, lambda one: (QuestionType(one[1].type), one[0].marks))
    for number, ((kind, marks), several) in enumerate(grouped):
        items = list(several)
        detail = tr("共 {n} 题，每题 {marks} 分，共 {full} 分").format(
            n=len(items), marks=number_text(marks), full=number_text(marks * len(items))
        )
        hint = "" if on_sheet and kind is not QuestionType.CASE else _HINTS[kind]
        found.append(
            PartData(
                title=tr("{number}、{kind}").format(number=_numeral(number), kind=TYPES[kind]),
                detail=f"{detail}{tr('；')}{hint}" if hint else detail,
                full_text=number_text(marks * len(items)),
                questions=tuple(_question(item, question) for item, question in items),
            )
        )
    return found


def _numeral(place: int) -> str:
    return _NUMBERS[place] if place < len(_NUMBERS) else str(place + 1)


def _question(item: ExamItem, question: Question) -> QuestionData:
    here = shown(question, item)
    return QuestionData(
        number=item.position + 1,
        type=here.type,
        marks=item.marks,
        stem=here.stem.strip(),
        material=here.material.strip(),
        choices=here.choices,
        lefts=here.lefts,
        blanks=here.blanks,
        answer=_answer(item, question),
        explanation=question.explanation.strip(),
        points=_points(item, question) if isinstance(question, Case) else (),
    )


def _answer(item: ExamItem, question: Question) -> str:
    """Return what is right in the letters of this form; of a case the model answer."""
    right: object
    match question:
        case Case():
            return question.model_answer.strip()
        case FillIn():
            return answer_text(question)
        case Single() | Multiple():
            right = [n for n, one in enumerate(question.options) if one.right]
        case TrueFalse():
            right = question.answer
        case Matching():
            right = list(range(len(question.pairs)))
        case Ordering():
            right = list(range(len(question.steps)))
        case _:
            raise TypeError(type(question).__name__)
    return written(question, item, Typed(right))


def _points(item: ExamItem, question: Case) -> tuple[str, ...]:
    per = item.marks / sum(one.weight for one in question.points)
    return tuple(
        tr("{name}（{marks} 分）").format(
            name=one.name, marks=number_text(round(one.weight * per, 1))
        )
        for one in question.points
    )
