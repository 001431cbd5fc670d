"""Answers to be marked in words."""

from desktop_app.panes.exams.marking.shown import AnswerShown, PointShown, QuestionRow, SpanShown
from desktop_app.panes.exams.wording import absences_text
from desktop_app.system.text import number_text, tr
from desktop_app.training.exams.bank.grading import Found
from desktop_app.training.exams.marking.queue import AnswerToMark, Waiting
from desktop_app.widgets.tags import Tone


def question_row(key: str, one: Waiting) -> QuestionRow:
    """Return one question of the queue as its row."""
    tags: list[tuple[str, Tone]] = []
    if one.waiting:
        tags.append((tr("待阅 {n}").format(n=one.waiting), "warn"))
    elif one.elsewhere:
        tags.append((tr("等另一位 {n}").format(n=one.elsewhere), "plain"))
    else:
        tags.append((tr("已阅"), "good"))
    detail = tr("{exam} · 已阅 {done}").format(exam=one.exam, done=one.done)
    return QuestionRow(key, one.question, detail, tuple(tags))


def answer_shown(
    one: AnswerToMark, at: int, of: int, typed: tuple[float, str] | None
) -> AnswerShown:
    """Return an answer with what the analysis found in it."""
    found = one.suggestion
    spans = [SpanShown(p.start, p.end, True, p.target.name) for p in found.points if p.met]
    spans += [SpanShown(p.start, p.end, False, p.target.name) for p in found.broken]
    suggested = found.marked.marks
    marks, note = one.own.marks if one.own else suggested, one.own.note if one.own else ""
    if typed is not None:
        marks, note = typed
    return AnswerShown(
        title=one.name or tr("答卷 {n}").format(n=one.number),
        place=tr("{n} / {of}").format(n=at + 1, of=of),
        text=one.text,
        spans=_apart(spans),
        points=tuple(_point(p) for p in found.points) + tuple(_broken(p) for p in found.broken),
        suggested=suggested,
        suggestion=tr("采用建议 {n} / {full} 分").format(
            n=number_text(suggested), full=number_text(one.full)
        ),
        full=one.full,
        marks=marks,
        note=note,
        told=_told(one),
        absences=absences_text(one.absences),
        may_mark=one.mine,
        done=one.marks is not None,
    )


def _apart(spans: list[SpanShown]) -> tuple[SpanShown, ...]:
    """Return the spans in order; of two that overlap the first alone, as one text shows them."""
    found: list[SpanShown] = []
    for one in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return tuple(found)


def _point(one: Found) -> PointShown:
    words = tr("{name}　{got} / {of}").format(
        name=one.target.name,
        got=number_text(round(one.earned, 1)),
        of=number_text(round(one.of, 1)),
    )
    if one.met:
        return PointShown(tr("✓ {words}").format(words=words), "good", one.why)
    return PointShown(tr("✗ {words}").format(words=words), "bad", one.target.meaning)


def _broken(one: Found) -> PointShown:
    words = tr("禁语 {name}　{off}").format(
        name=one.target.name, off=number_text(round(one.earned, 1))
    )
    return PointShown(tr("! {words}").format(words=words), "bad", one.why)


def _told(one: AnswerToMark) -> str:
    parts = [
        tr("{who}给了 {n} 分{note}").format(
            who=given.marker,
            n=number_text(given.marks),
            note=tr("：{note}").format(note=given.note) if given.note else "",
        )
        for given in one.others
    ]
    if one.own is not None and one.others:
        apart = max(abs(one.own.marks - given.marks) for given in one.others)
        parts.append(tr("与您相差 {n} 分").format(n=number_text(apart)))
    if one.marks is not None:
        parts.append(tr("计 {n} 分").format(n=number_text(one.marks)))
    elif one.needs == "settled":
        parts.append(tr("相差太大，请商量后再给一个分"))
    elif one.own is not None:
        parts.append(tr("等另一位阅卷人"))
    elif one.needs == "second":
        parts.append(tr("第二位阅卷，看不到第一位的分"))
    return tr("；").join(parts)
