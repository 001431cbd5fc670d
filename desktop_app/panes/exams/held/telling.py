"""Exams held in words."""

from collections.abc import Iterator, Sequence

from db.records import Exam, ExamEvent
from desktop_app.panes.exams.held.shown import ExamRow, HeldShown
from desktop_app.panes.exams.wording import absences_text, when_text
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.exams.happened import Happened
from desktop_app.training.exams.kinds import ExamKind
from desktop_app.training.exams.papers.forms import LETTERS as FORMS
from desktop_app.training.exams.papers.forms import count
from desktop_app.training.exams.planning.plan import Held, ListedExam, Seat, Waits
from desktop_app.training.exams.results.standing import Overview, ResultRow
from desktop_app.training.exams.timing import Stage
from desktop_app.widgets.table import Cell, Row
from desktop_app.widgets.tags import Tone

STAGES = {
    Stage.WAITING: tr("未到时间"),
    Stage.OPEN: tr("未开始"),
    Stage.UNDER_WAY: tr("作答中"),
    Stage.ENTERING: tr("待录入"),
    Stage.OVER: tr("已结束"),
    Stage.MISSED: tr("缺考"),
    Stage.WITHDRAWN: tr("不参加"),
}


def exam_row(one: ListedExam, clock: Clock) -> ExamRow:
    """Return one exam as its row."""
    opens, closes = clock.local(one.exam.opens_at), clock.local(one.closes_at)
    detail = tr("{when} · {n} 人").format(when=when_text(opens, closes), n=one.people)
    if one.exam.resit_of is not None:
        detail = tr("补考 · {detail}").format(detail=detail)
    return ExamRow(str(one.exam.id), one.exam.title, detail, tuple(_tags(one, clock)))


WAITS = {
    Waits.ENTERING: tr("待录入"),
    Waits.MARKING: tr("待阅卷"),
    Waits.RELEASE: tr("待公布"),
}


def _tags(one: ListedExam, clock: Clock) -> Iterator[tuple[str, Tone]]:
    now = clock.now()
    if one.cancelled:
        yield tr("已取消"), "plain"
        return
    if one.released:
        yield tr("已公布 {n}").format(n=one.released), "good"
    if one.waits:
        yield WAITS[one.waits], "warn"
    elif now < one.exam.opens_at:
        yield tr("未到时间"), "plain"
    elif now < one.closes_at:
        yield tr("进行中"), "accent"
    elif not one.released:
        yield tr("无人参加"), "plain"


def pressing(listed: Sequence[ListedExam], clock: Clock) -> str:
    """Return the exam looked at first: what waits for somebody, what goes on, the latest."""
    now = clock.now()
    waiting = [one for one in listed if one.waits]
    going_on = [
        one for one in listed if not one.cancelled and one.exam.opens_at <= now < one.closes_at
    ]
    first = next(iter((*waiting, *going_on, *listed)), None)
    return str(first.exam.id) if first else ""


def standing(listed: Sequence[ListedExam], clock: Clock) -> str:
    """Say how many exams there are, and how many of them want something."""
    now = clock.now()
    going = [one for one in listed if not one.cancelled]
    counts = (
        (tr("共 {n} 场"), len(listed)),
        (tr("{n} 场进行中"), sum(one.exam.opens_at <= now < one.closes_at for one in going)),
        (tr("{n} 场待录入"), sum(one.waits is Waits.ENTERING for one in listed)),
        (tr("{n} 场待阅卷"), sum(one.waits is Waits.MARKING for one in listed)),
        (tr("{n} 场待公布"), sum(one.waits is Waits.RELEASE for one in listed)),
        (tr("{n} 场将要举行"), sum(now < one.exam.opens_at for one in going)),
    )
    return tr("，").join(words.format(n=n) for words, n in counts if n)


def held_shown(
    held: Held, overview: Overview, events: Sequence[ExamEvent], resits: int, clock: Clock
) -> HeldShown:
    """Return one exam with everybody in it."""
    exam, seats = held.exam, {one.paper_id: one for one in held.seats}
    facts = [
        ExamKind(exam.kind).label,
        when_text(clock.local(exam.opens_at), clock.local(held.closes_at)),
        tr("{n} 分钟").format(n=exam.minutes),
        tr("及格线 {n} 分").format(n=number_text(exam.figures["pass_mark"])),
        _which(exam),
    ]
    if exam.figures["second_marker"]:
        facts.append(tr("双人阅卷"))
    forms = tuple(FORMS[: count(exam)]) if count(exam) > 1 else ()
    open_for_change = not held.cancelled and not any(one.released for one in held.seats)
    begun = any(one.standing.started_at is not None for one in held.seats)
    return HeldShown(
        title=exam.title,
        facts=" · ".join(facts),
        told=_told(overview, events, clock),
        rows=tuple(_row(one, seats[one.paper_id], exam.on_paper) for one in overview.rows),
        ready=len(overview.ready),
        may_change=open_for_change,
        may_cancel=open_for_change and not begun,
        resits=resits,
        cancelled=held.cancelled,
        on_paper=exam.on_paper,
        forms=forms,
        may_enter=exam.on_paper and not held.cancelled and clock.now() >= exam.opens_at,
        next="" if held.cancelled else _next(overview),
    )


def _next(overview: Overview) -> str:
    if any(one.stage is Stage.ENTERING for one in overview.rows):
        return Waits.ENTERING
    if overview.going_on or not any(one.to_mark for one in overview.rows):
        return Waits.NOTHING
    return Waits.ENTERING if overview.exam.on_paper else Waits.MARKING


def _which(exam: Exam) -> str:
    """Say who has which paper."""
    if exam.on_paper:
        return tr("纸笔 A、B 卷") if count(exam) > 1 else tr("纸笔，同卷")
    return tr("同卷") if exam.fixed else tr("每人一卷")


def _told(overview: Overview, events: Sequence[ExamEvent], clock: Clock) -> str:
    parts = [
        tr("{day} {time} {what}：{why}").format(
            day=day_text(clock.local(one.at).date()),
            time=time_text(clock.local(one.at)),
            what=_CHANGES[Happened(one.kind)],
            why=one.reason,
        )
        for one in events
        if one.reason
    ]
    waiting = sum(one.to_mark for one in overview.rows)
    stages = {one.stage for one in overview.rows} - {Stage.WITHDRAWN}
    if stages == {Stage.WAITING}:
        parts.append(tr("还没有开考，每人的试卷已经抽好。"))
    elif unentered := sum(one.stage is Stage.ENTERING for one in overview.rows):
        told = tr("还有 {n} 人的答题纸没有录入；都录入或记为缺考以后，才能公布成绩。")
        parts.append(told.format(n=unentered))
    elif overview.going_on:
        parts.append(tr("考试没有结束，成绩还不能公布。"))
    elif waiting:
        parts.append(tr("还有 {n} 份作答等待批阅。").format(n=waiting))
    return "\n".join(parts)


_CHANGES = {
    Happened.CLOSING_MOVED: tr("改了结束时间"),
    Happened.CANCELLED: tr("取消"),
    Happened.EXTENDED: tr("给一人延长"),
    Happened.CLOSED: tr("结束一人作答"),
    Happened.WITHDRAWN: tr("撤下一人"),
}


def _row(one: ResultRow, seat: Seat, on_paper: bool) -> Row:
    state = STAGES[one.stage]
    if one.stage is Stage.OVER and seat.standing.handed_in:
        state = tr("已录入") if on_paper else tr("已交卷")
    elif on_paper and one.stage is Stage.OPEN:
        state = tr("在考场")
    mark, tone = "", ""
    if one.total is not None:
        mark = number_text(one.total)
        tone = "" if one.passed else "bad"
    elif one.to_mark:
        mark = tr("待阅 {n}").format(n=one.to_mark)
    released = tr("已公布") if one.released_at else ""
    if not released and one.own:
        released = tr("由另一位主管公布")
    return Row(
        str(one.paper_id),
        (
            Cell(one.person.name),
            Cell(state),
            Cell(f"{seat.answered} / {seat.questions}", sort=seat.answered),
            Cell(mark, tone, bold=bool(tone), sort=one.total if one.total is not None else -1),
            Cell(released),
            Cell(absences_text(one.absences), "warn" if one.absences else ""),
        ),
    )
