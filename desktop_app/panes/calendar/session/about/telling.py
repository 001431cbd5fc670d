"""Puts a session into words: what it is for, what comes before, what was heard of it."""

from datetime import datetime, timedelta

from db.records import HeldSession, Person, SessionOnDay
from desktop_app.panes.calendar.session.about.shown import (
    AboutShown,
    BeforeShown,
    ClosingShown,
    HeardShown,
    MaterialShown,
    OwnShown,
)
from desktop_app.panes.calendar.session.roll.telling import TONES, leave_shown
from desktop_app.panes.calendar.session.timing import clock_times
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.curriculum.attendance.marks import SeatRow, in_time, mark_word
from desktop_app.training.curriculum.leading import gate_of
from desktop_app.training.curriculum.moving.telling import ChangeEntry
from desktop_app.training.curriculum.sessions.around import Before, Material
from desktop_app.training.curriculum.sessions.use_cases import Heard, WholeSession

_MOST_CHANGES = 10
"""As many changes stand on the page; all of them are in the calendar's 改动记录."""
_GATES = {
    "exam": tr("考试通过才能往下走"),
    "practical": tr("实操通过才能往下走"),
    "review": tr("评估通过才能往下走"),
}


def heading(whole: WholeSession) -> tuple[str, str]:
    """Return title and sentence of the page."""
    session, page = whole.page.session, whole.page
    parts = [
        f"{day_text(session.day)} {clock_times(session.start, session.minutes)}",
        session.place,
        page.training_class.name if page.training_class else "",
        page.rows[0].person.name if page.held is None and page.rows else "",
    ]
    return session.title, " · ".join(part for part in parts if part)


def about(whole: WholeSession, own: SeatRow | None, clock: Clock, hours: int) -> AboutShown:
    """Return a session, *own* being the actor's seat in it."""
    session = whole.page.session
    return AboutShown(
        stage=whole.stage or tr("课次"),
        tone=session.tone,  # type: ignore[arg-type]  # the content model checks tones
        rows=_rows(whole),
        materials=tuple(_material(one, whole.may_put_files) for one in whole.materials),
        before=tuple(_before(one) for one in whole.before),
        before_sentence=_before_sentence(whole.before),
        left_over=tuple(
            (tr("{title} · {day}").format(title=one.title, day=day_text(one.day)), one.text)
            for one in whole.left_over
        ),
        may_take_over=whole.page.may_mark,
        own=own_shown(own, clock, hours) if own is not None else None,
        closing=_closing(whole, clock),
        heard=_heard(whole.heard),
        changes=tuple(_change(one, clock) for one in whole.changes[:_MOST_CHANGES]),
    )


def _change(one: ChangeEntry, clock: Clock) -> tuple[str, str]:
    at = clock.local(one.change.at)
    text = one.text
    if one.change.reason:
        text = tr("{text}。原因：{why}").format(text=text, why=one.change.reason)
    if one.undone:
        text = tr("{text}（已撤销）").format(text=text)
    when = tr("{day} {time} {name}").format(
        day=day_text(at.date()), time=time_text(at), name=one.by
    )
    return when, text


def _rows(whole: WholeSession) -> tuple[tuple[str, str], ...]:
    session, page = whole.page.session, whole.page
    detail = session.detail
    rows = (
        (tr("目的"), str(detail.get("aim", ""))),
        (tr("请带"), str(detail.get("bring", ""))),
        (tr("要交"), str(detail.get("hand_in", ""))),
        (tr("地点"), session.place),
        (tr("负责"), page.leader.name if page.leader else _owner(session.owner)),
        (tr("时长"), tr("{n} 分钟").format(n=session.minutes)),
        (tr("关卡"), _GATES.get(gate_of(detail), "")),
    )
    return tuple((label, text) for label, text in rows if text)


def _owner(role: str) -> str:
    words = {
        "mentor": tr("带教导师"),
        "supervisor": tr("主管（还没有指定讲师）"),
        "manager": tr("经理（还没有指定讲师）"),
        "trainee": tr("学员本人"),
    }
    return words.get(role, role)


def _material(one: Material, may_put: bool) -> MaterialShown:
    if one.pane:
        words = {
            "handbook": tr("看手册"),
            "practice": tr("去练习"),
            "checklists": tr("看表单"),
            "exams": tr("去考核"),
        }
        return MaterialShown(one.name, "", words.get(one.pane, tr("打开")), may_put=False)
    if one.file:
        return MaterialShown(one.name, one.file, tr("打开文件"), may_put=may_put)
    return MaterialShown(one.name, "", "", may_put=may_put)


def _before(one: Before) -> BeforeShown:
    done = one.done == one.of
    if one.of == 1:
        word = tr("已完成") if done else tr("未完成")
    else:
        word = tr("全班完成") if done else tr("完成 {n}/{of}").format(n=one.done, of=one.of)
    if one.gate != "none":
        passed = tr("已通过") if one.of == 1 else tr("全班通过")
        held = tr("关卡未过") if one.of == 1 else tr("通过 {n}/{of}").format(n=one.done, of=one.of)
        word = passed if done else held
    return BeforeShown(
        str(one.session_id), one.title, day_text(one.day), word, "good" if done else "warn"
    )


def _before_sentence(before: tuple[Before, ...]) -> str:
    open_gates = [one for one in before if one.gate != "none" and one.done < one.of]
    if open_gates:
        first = open_gates[0]
        held = tr("“{title}”没有通过以前，这一课先等着。").format(title=first.title)
        return f"{held}{first.told}" if first.told else held
    if any(one.done < one.of for one in before):
        return tr("前面还有没完成的课次，完成以后再上更稳。")
    return tr("前面的都完成了。") if before else ""


def own_shown(row: SeatRow, clock: Clock, hours: int) -> OwnShown:
    """Return the actor's own seat: how they took part, and whether leave can be asked for."""
    session, now = row.seat, clock.now()
    begins = _begins(session, clock)
    mark = row.attendance.mark if row.attendance else ""
    open_or_granted = row.leave is not None and (row.leave.open or row.leave.granted)
    may_ask = begins > now and session.done_at is None and not open_or_granted
    late = not in_time(now, begins, hours)
    until = clock.local(begins - timedelta(hours=hours))
    if late:
        hint = tr("离上课不足 {n} 小时，要等老师同意；请写清原因。").format(n=hours)
    elif gate_of(session.detail) != "none":
        hint = tr("这一课是关卡，请假要等老师同意。")
    else:
        hint = tr("{day} {time} 以前请假直接生效。").format(
            day=day_text(until.date()), time=time_text(until)
        )
    return OwnShown(
        state=mark_word(mark) if mark else tr("还没点名") if begins <= now else tr("还没开始"),
        tone=TONES[mark] if mark else "plain",
        sentence=_own_sentence(row),
        leave=leave_shown(row.leave, False, hours, clock.local) if row.leave else None,
        may_ask=may_ask,
        ask_hint=hint,
        may_withdraw=open_or_granted and begins > now,
    )


def _own_sentence(row: SeatRow) -> str:
    again = row.made_up_by
    if again is not None:
        return tr("补课：{day} {time}，{place}").format(
            day=day_text(again.day),
            time=clock_times(again.start, again.minutes),
            place=again.place,
        )
    if row.missed:
        return tr("这一课没有上，补课由老师安排，排好以后会出现在日历里。")
    if row.seat.makes_up is not None:
        return tr("这一课是补课，上完以后缺的那一课也算完成。")
    return row.attendance.note if row.attendance else ""


def _begins(session: SessionOnDay | HeldSession, clock: Clock) -> datetime:
    zone = clock.local(clock.now()).tzinfo
    start = datetime(session.day.year, session.day.month, session.day.day, tzinfo=zone)
    return start + timedelta(minutes=session.start)


def _closing(whole: WholeSession, clock: Clock) -> ClosingShown | None:
    held = whole.page.held
    if held is None or not (whole.page.may_mark or held.closed_at is not None):
        return None
    if held.day > clock.today():
        return None  # on the day it is time to write it
    closed = ""
    if held.closed_at is not None:
        at = clock.local(held.closed_at)
        closed = tr("{day} {time} 结课").format(day=day_text(at.date()), time=time_text(at))
    unmarked = sum(row.mark is None for row in whole.page.rows)
    hint = ""
    if unmarked:
        hint = tr("还有 {n} 位学员没有点名，点完名才能结课。").format(n=unmarked)
    return ClosingShown(
        held.covered,
        held.moves_on,
        closed,
        whole.page.may_mark,
        tr("保存修改") if closed else tr("结课"),
        hint,
    )


def _heard(heard: Heard) -> HeardShown | None:
    if not heard.target:
        return None
    if heard.to_answer:
        return HeardShown(tr("说说这一课怎么样：不记名，只汇总，一分钟填完。"), (), tr("填反馈"))
    results = heard.results
    if results is None:
        return None
    if not results.enough:
        return HeardShown(
            tr("收到 {n} 份，满 {least} 份才显示结果，免得猜出是谁写的。").format(
                n=results.n, least=results.least
            ),
            (),
            "",
        )
    lines = [
        (one.label, tr("{mean} / 5").format(mean=number_text(one.mean)))
        for one in results.counted
        if one.mean is not None
    ]
    lines += [(one.label, "；".join(one.said)) for one in results.words]
    return HeardShown(
        tr("{n} 份反馈，不记名。").format(n=results.n), tuple(lines), tr("看全部反馈")
    )


def own_seat(actor: Person, whole: WholeSession) -> SeatRow | None:
    """Return the actor's own seat in a session."""
    return next((row for row in whole.page.rows if row.person.id == actor.id), None)
