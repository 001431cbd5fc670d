"""One's own exams and a reviewed paper in words."""

from typing import Any

from desktop_app.panes.exams.own.shown import LineShown, OwnRow, ReviewedShown, ReviewShown
from desktop_app.panes.exams.sitting.presenter import TYPES
from desktop_app.panes.exams.wording import when_text
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.exams.bank.question import (
    Case,
    FillIn,
    Matching,
    Multiple,
    Ordering,
    Question,
    Single,
    TrueFalse,
)
from desktop_app.training.exams.bank.telling import answer_text
from desktop_app.training.exams.bank.words import right_or_wrong
from desktop_app.training.exams.own.standing import OwnExam
from desktop_app.training.exams.papers.reading import ON_SHEET
from desktop_app.training.exams.results.standing import Review, ReviewedItem
from desktop_app.training.exams.timing import Stage
from desktop_app.widgets.tags import Tone

_STAGES: dict[Stage, tuple[str, Tone]] = {
    Stage.WAITING: (tr("未到时间"), "plain"),
    Stage.OPEN: (tr("可以开始"), "accent"),
    Stage.UNDER_WAY: (tr("作答中"), "warn"),
    Stage.ENTERING: (tr("等待公布"), "plain"),
    Stage.OVER: (tr("等待公布"), "plain"),
    Stage.MISSED: (tr("未参加"), "bad"),
    Stage.WITHDRAWN: (tr("不用参加"), "plain"),
}


def own_row(one: OwnExam, clock: Clock) -> OwnRow:
    """Return one exam as its row."""
    return OwnRow(str(one.paper_id), one.title, _detail(one, clock), _tags(one))


def _detail(one: OwnExam, clock: Clock) -> str:
    opens = clock.local(one.opens_at)
    if one.exam_id is None:
        return tr("{day} {time} 生成，做完就能看解析").format(
            day=day_text(opens.date()), time=time_text(opens)
        )
    when = when_text(opens, clock.local(one.closes_at))
    if one.why:
        return tr("{when} · 原因：{why}").format(when=when, why=one.why)
    if one.on_paper:
        return tr("{when} · 纸笔考试，在考场作答").format(when=when)
    return tr("{when} · {n} 分钟 · 闭卷").format(when=when, n=one.minutes)


def _tags(one: OwnExam) -> tuple[tuple[str, Tone], ...]:
    if one.exam_id is None and one.stage is Stage.OVER:
        return ((tr("已交卷"), "plain"),)
    if one.cancelled:
        return ((tr("已取消"), "plain"),)
    if one.on_paper and one.stage is Stage.OPEN:
        return ((tr("在考场作答"), "accent"),)
    if not one.released or one.total is None:
        return (_STAGES[one.stage],)
    mark = tr("{n} 分").format(n=number_text(one.total))
    if one.passed:
        return ((mark, "plain"), (tr("及格"), "good"))
    return ((mark, "plain"), (tr("未及格"), "bad"))


def review_shown(review: Review) -> ReviewShown:
    """Return a reviewed paper in words."""
    parts = []
    if review.total is not None:
        parts.append(tr("{n} 分").format(n=number_text(review.total)))
    if review.passed is not None and review.pass_mark is not None:
        words = tr("及格线 {line} 分，{how}").format(
            line=number_text(review.pass_mark),
            how=tr("及格") if review.passed else tr("未及格"),
        )
        parts.append(words)
    missed = sum(
        1 for one in review.items if one.earned is not None and one.earned < one.item.marks
    )
    parts.append(tr("{n} 题失分").format(n=missed))
    return ReviewShown(
        tr("{title} · {name}").format(title=review.title, name=review.person.name),
        "，".join(parts) + tr("。"),
        tuple(_reviewed(n, one) for n, one in enumerate(review.items, 1)),
    )


def _reviewed(number: int, one: ReviewedItem) -> ReviewedShown:
    kind, _hint = TYPES[str(one.question.type)]
    full = number_text(one.item.marks)
    marks = tr("由您对照参考答案")
    if one.earned is not None:
        marks = tr("{got} / {full} 分").format(got=number_text(one.earned), full=full)
    reasons = [tr("阅卷人：{note}").format(note=note) for note in one.notes]
    reasons += [reason.text for reason in one.reasons if not _says_lines(one.question)]
    return ReviewedShown(
        title=tr("第 {n} 题 · {kind}").format(n=number, kind=kind),
        marks=marks,
        tone=_tone(one),
        material=one.question.material if isinstance(one.question, Case) else "",
        stem=one.question.stem,
        lines=tuple(_lines(one.question, one.answer)),
        answer=_answer(one.question, one.answer),
        reasons=tuple(reasons),
        explanation=_explanation(one.question),
        missed=one.earned is None or one.earned < one.item.marks,
    )


def _tone(one: ReviewedItem) -> Tone:
    if one.earned is None:
        return "plain"
    if one.earned >= one.item.marks:
        return "good"
    return "bad" if one.earned == 0 else "warn"


def _says_lines(question: Question) -> bool:
    """Whether the options show what is right: the reason would say it once more."""
    return isinstance(question, Single | Multiple)


def _lines(question: Question, answer: Any) -> list[LineShown]:
    if isinstance(question, Single | Multiple):
        chosen = set() if answer == ON_SHEET else set(answer or ())
        return [
            LineShown(
                f"{'ABCDEF'[n]}  {one.text}",
                "good" if one.right else "bad" if n in chosen else "",
                _noted(n in chosen, one.right, one.why),
            )
            for n, one in enumerate(question.options)
        ]
    return []


def _noted(chosen: bool, right: bool, why: str) -> str:
    words = []
    if chosen:
        words.append(tr("您选了"))
    if right:
        words.append(tr("正确"))
    if why and (chosen or right):
        words.append(why)
    return " · ".join(words)


def _answer(question: Question, answer: Any) -> str:
    if answer is None:
        return tr("没有作答")
    if answer == ON_SHEET:
        return tr("您写在答题纸上，由阅卷人给分")
    match question:
        case Single() | Multiple():
            return ""
        case TrueFalse():
            return tr("您的答案：{answer}").format(answer=right_or_wrong(answer))
        case FillIn():
            return tr("您的答案：{answer}").format(
                answer=tr("；").join(one or "—" for one in answer)
            )
        case Matching():
            pairs = [
                f"{one.left} → {'—' if place is None else question.rights[place]}"
                for one, place in zip(question.pairs, answer, strict=True)
            ]
            return tr("您的答案：{answer}").format(answer=tr("；").join(pairs))
        case Ordering():
            steps = tr(" → ").join(question.steps[place] for place in answer)
            return tr("您的答案：{answer}").format(answer=steps)
        case _:
            return tr("您的答案：{answer}").format(answer=answer)


def _explanation(question: Question) -> str:
    if isinstance(question, Case):
        return tr("参考答案：{answer}\n{why}").format(
            answer=question.model_answer.strip(), why=question.explanation
        )
    if isinstance(question, Single | Multiple):
        return question.explanation
    return tr("正确答案：{answer}。{why}").format(
        answer=answer_text(question), why=question.explanation
    )
