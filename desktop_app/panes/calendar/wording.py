"""Turns a page of the calendar into the words and marks that the views show."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from db.records import Event, SessionOnDay
from desktop_app.panes.calendar.shown import (
    AGENDA,
    EXAM,
    MONTH,
    OVERVIEW,
    Day,
    Detail,
    ExamLine,
    Item,
    clock,
    span,
)
from desktop_app.system.text import day_text, tr
from desktop_app.training.curriculum.attendance.use_cases import SessionPage
from desktop_app.training.curriculum.showing.use_cases import MILESTONES, Stretch
from desktop_app.training.curriculum.showing.whose import Scope
from desktop_app.training.curriculum.workdays import DayInfo
from desktop_app.training.exams.on_days.use_cases import CLOSES, OPEN, OPENS, ExamOnDay

GATES = frozenset(MILESTONES)
WEEKS = 13
"""A quarter: as many weeks the overview shows, two of them before the chosen day's."""

_NOTHING: Mapping[UUID, str] = {}
_NAMED = 4
"""As many people are named in the panel."""


def stretch(mode: str, day: date) -> tuple[date, date]:
    """Return the first and the last day that a mode shows around *day*."""
    monday = day - timedelta(days=day.weekday())
    if mode == MONTH:
        first = day.replace(day=1)
        last = turned(first, 1) - timedelta(days=1)
        return first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
    if mode == AGENDA:
        return day.replace(day=1), turned(day.replace(day=1), 1) - timedelta(days=1)
    if mode == OVERVIEW:
        monday -= timedelta(weeks=2)
        return monday, monday + timedelta(weeks=WEEKS, days=-1)
    return monday, monday + timedelta(days=6)


def turned(day: date, months: int) -> date:
    """Return the same day some months on; the last of the month where it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    first = date(count // 12, count % 12 + 1, 1)
    following = first.replace(day=28) + timedelta(days=4)
    last = following - timedelta(days=following.day)
    return first.replace(day=min(day.day, last.day))


def heading(mode: str, first: date, last: date, day: date) -> str:
    """Return what stands over the days: the month, or the week's first and last day."""
    if mode in (MONTH, AGENDA):
        return tr("{y}年{m}月").format(y=day.year, m=day.month)
    begin = tr("{y}年{m}月{d}日").format(y=first.year, m=first.month, d=first.day)
    end = tr("{m}月{d}日").format(m=last.month, d=last.day)
    if last.year != first.year:
        end = tr("{y}年{day}").format(y=last.year, day=end)
    return f"{begin}–{end}"


def items(
    events: Sequence[Event],
    titles: Mapping[tuple[UUID, str], str],
    today: date,
    scope: Scope,
    waits: Mapping[UUID, str] = _NOTHING,
) -> tuple[Item, ...]:
    """Return sessions as the views show them; those of a person go by their own seats.

    *waits* names the gate that a seat waits for.
    """
    return tuple(
        _item(
            one,
            titles.get((one.version_id, one.stage), ""),
            today,
            scope,
            waits.get(one.seat_id, ""),
        )
        for one in events
    )


def _item(event: Event, stage: str, today: date, scope: Scope, waits: str) -> Item:
    alone = scope is Scope.PERSON
    titled = event.title if alone or event.shared else f"{event.person} · {event.title}"
    # The colour alone must not tell the stage: where the title does not begin like it, its first
    # character stands before the title.
    mark = "" if stage and event.title[:2] == stage[:2] else stage[:1]
    return Item(
        key=str(event.seat_id if alone else event.id),
        title=titled,
        tone=event.tone,
        stage=stage,
        mark=mark,
        done=event.done,
        day=event.day,
        start=event.start,
        minutes=event.minutes,
        place=event.place,
        who="" if alone else who_of(event, scope),
        late=event.day < today and not event.done,
        gate=event.kind in GATES,
        waits=waits,
    )


def who_of(event: Event, scope: Scope) -> str:
    """Return who is there: the person, or the class where the calendar is not its own."""
    if not event.shared:
        return event.person
    if scope is Scope.CLASS:
        return tr("{n} 人").format(n=event.people)
    return tr("{team} · {n} 人").format(team=event.class_name, n=event.people)


def days(
    page: Stretch, found: Sequence[Item], month: int, today: date, mode: str
) -> tuple[Day, ...]:
    """Return the days with what is on them; *month* tells which ones are outside of it."""
    by_day: dict[date, list[Item]] = {}
    for item in found:
        by_day.setdefault(item.day, []).append(item)
    counts = {event.day: event.of_day for event in page.events}
    exams: dict[date, list[ExamOnDay]] = {}
    for exam in page.exams:
        exams.setdefault(exam.day, []).append(exam)
    return tuple(
        _day(
            info,
            by_day.get(info.day, []),
            mode != MONTH or info.day.month == month,
            today,
            counts.get(info.day, 0),
            exams.get(info.day, ()),
            alone=page.person is not None,
        )
        for info in page.days
    )


def _day(
    info: DayInfo,
    chips: list[Item],
    inside: bool,
    today: date,
    count: int,
    exams: Sequence[ExamOnDay],
    *,
    alone: bool,
) -> Day:
    label, tone = label_of(info)
    if exams:
        label, tone = with_exams(label, exams), tone or "accent"
    spoken = [day_text(info.day)]
    if info.day == today:
        spoken.append(tr("今天"))
    if about := about_day(info):
        spoken.append(about)
    if count:
        spoken.append(tr("{n} 项课次").format(n=count))
    spoken += [exam_line(one) for one in exams]
    return Day(
        day=info.day,
        inside=inside,
        closed=not info.working,
        today=info.day == today,
        label=label,
        label_tone=tone,
        spoken="，".join(spoken),
        chips=tuple(chips),
        more=count - len(chips),
        exams=tuple(_listed(one, alone) for one in exams if one.state != OPEN),
    )


def exam_key(one: ExamOnDay) -> str:
    """Return what an exam goes by where it stands among sessions."""
    return f"{EXAM}{one.day}/{one.start}/{one.target or one.title}"


def _listed(one: ExamOnDay, alone: bool) -> ExamLine:
    """Return an exam as a line of a list, where a day in between says nothing new."""
    at = clock(one.start)
    time = tr("{time} 止") if one.state == CLOSES else tr("{time} 起")
    words = tr("考试截止 · {title}") if one.state == CLOSES else tr("考试 · {title}")
    title = words.format(title=one.title)
    return ExamLine(
        key=exam_key(one),
        day=one.day,
        start=one.start,
        time=span(one.start, one.end - one.start) if one.end else time.format(time=at),
        title=title if alone else tr("{title}（{n} 人）").format(title=title, n=one.people),
        place=tr("考场（纸笔）") if one.on_paper else tr("电脑"),
        over=one.over,
        target=one.target,
    )


def with_exams(label: str, exams: Sequence[ExamOnDay]) -> str:
    """Return what stands beside the number of a day with exams."""
    words = {OPENS: tr("考试"), OPEN: tr("考试"), CLOSES: tr("考试截止")}
    word = tr("{n} 场考试").format(n=len(exams)) if len(exams) > 1 else words[exams[0].state]
    return tr("{label} · {exam}").format(label=label, exam=word) if label else word


def exam_line(one: ExamOnDay) -> str:
    """Return an exam as a line of its day."""
    words = {
        OPENS: tr("{time} 考试 · {title}"),
        OPEN: tr("考试开放中 · {title}"),
        CLOSES: tr("{time} 考试截止 · {title}"),
    }
    return words[one.state].format(time=clock(one.start), title=one.title)


def exam_detail(one: ExamOnDay, alone: bool) -> str:
    """Return the same with how many sit it, where a calendar is not one person's."""
    if alone:
        return exam_line(one)
    return tr("{line} · {n} 人").format(line=exam_line(one), n=one.people)


def label_of(info: DayInfo) -> tuple[str, str]:
    """Return the few characters beside the number of a day, and their colour token."""
    if info.working:
        if info.origin == "adjusted":
            return tr("班"), "warn"
        own = info.origin == "own"
        return (tr("班 {note}").format(note=info.name), "warn") if own else ("", "")
    if info.origin == "week":
        return tr("休"), "secondary"
    name = info.name
    if info.provisional:
        name = tr("{name} 待确认").format(name=name)
    return name, "bad"


def about_day(info: DayInfo) -> str:
    """Return what is said about a day beside its date; empty on an ordinary working day."""
    if info.origin == "own":
        kind = tr("自定工作日") if info.working else tr("自定休息日")
        return kind if info.name == kind else f"{kind} · {info.name}"
    if info.working:
        return info.name
    parts = [info.name, tr("休息日")] if info.origin == "public" else [info.name]
    if info.provisional and info.origin == "public":
        parts.append(tr("待确认"))
    return " · ".join(parts)


def detail(told: SessionPage, item: Item, may_move: bool) -> Detail:
    """Return one session, told line by line."""
    session, words = told.session, told.session.detail
    rows = (
        (tr("学员"), _people(told)),
        (tr("目的"), str(words.get("aim", ""))),
        (tr("负责"), owner(session.owner, told.leader.name if told.leader else "")),
        (tr("资料"), "、".join(words.get("materials", ()))),
        (tr("参考"), str(words.get("reference", ""))),
        (tr("交付"), str(words.get("hand_in", ""))),
        (tr("请带"), str(words.get("bring", ""))),
    )
    done = item.done
    return Detail(
        key=item.key,
        stage=item.stage,
        tone=session.tone,
        title=session.title,
        sentence=f"{day_text(session.day)} · {item.time} · {session.place}",
        rows=tuple((label, text) for label, text in rows if text),
        done=done,
        may_mark=isinstance(session, SessionOnDay) and session.held_id is None and not item.waits,
        may_move=may_move and not done,
    )


def _people(told: SessionPage) -> str:
    """Return who takes part, where that is not one person's own."""
    if told.held is None:
        return ""
    names = [row.person.name for row in told.rows]
    shown = "、".join(names[:_NAMED])
    if len(names) > _NAMED:
        shown = tr("{names}等 {n} 人").format(names=shown, n=len(names))
    team = told.training_class.name if told.training_class else ""
    return f"{team}：{shown}" if team and shown else team or shown


def owner(role: str, name: str) -> str:
    """Return who leads a session, by name where somebody is known."""
    words = {
        "mentor": tr("带教导师"),
        "supervisor": tr("主管"),
        "manager": tr("经理"),
        "trainee": tr("本人"),
    }
    if not name:
        return words.get(role, role)
    return (tr("导师 {name}") if role == "mentor" else tr("讲师 {name}")).format(name=name)


def kinds() -> dict[str, str]:
    """Return what the kinds of sessions are called."""
    return {
        "class": tr("课程"),
        "exercise": tr("练习"),
        "summary": tr("每日总结"),
        "shadow": tr("影子日"),
        "supervised": tr("督导实战"),
        "exam": tr("考试"),
        "practical": tr("实操考核"),
        "review": tr("阶段评估"),
        "meeting": tr("会议"),
    }
