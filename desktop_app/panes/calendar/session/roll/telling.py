"""Puts attendance, leave and make-up into words."""

from collections.abc import Callable, Sequence
from datetime import datetime

from db.records import Attendance
from desktop_app.panes.calendar.session.roll.shown import (
    LeaveShown,
    RollRow,
    RollShown,
    SeatShown,
    WayShown,
)
from desktop_app.panes.calendar.session.timing import clock_times
from desktop_app.system.text import day_text, time_text, tr
from desktop_app.training.curriculum.attendance.making_up.use_cases import MakeUp
from desktop_app.training.curriculum.attendance.marks import (
    Leave,
    Mark,
    Outcome,
    SeatRow,
    mark_word,
)
from desktop_app.widgets.tags import Tone

Local = Callable[[datetime], datetime]

TONES: dict[str, Tone] = {
    Mark.PRESENT: "good",
    Mark.LATE: "warn",
    Mark.EXCUSED: "plain",
    Mark.ABSENT: "bad",
}


def roll(rows: Sequence[SeatRow], chosen: str, may_mark: bool, hint: str) -> RollShown:
    """Return everybody with how many came."""
    return RollShown(tuple(roll_row(one) for one in rows), _counts(rows), chosen, may_mark, hint)


def roll_row(row: SeatRow) -> RollRow:
    """Return one trainee of the list."""
    leave, tone = _leave_word(row.leave) if row.leave else ("", "")
    mark = row.attendance.mark if row.attendance else ""
    return RollRow(
        key=str(row.seat.id),
        name=row.person.name,
        number=row.person.staff_number,
        mark=mark_word(mark) if mark else "",
        tone=TONES[mark] if mark else "",
        leave=leave,
        leave_tone=tone,
        made_up=_made_up(row),
        note=row.attendance.note if row.attendance else "",
    )


def _counts(rows: Sequence[SeatRow]) -> str:
    parts = [tr("应到 {n} 人").format(n=len(rows))]
    for mark in Mark:
        n = sum(row.mark is mark for row in rows)
        if n:
            parts.append(f"{mark_word(mark)} {n}")
    left = sum(row.mark is None for row in rows)
    if left:
        parts.append(tr("未点 {n}").format(n=left))
    return " · ".join(parts)


def _leave_word(leave: Leave) -> tuple[str, Tone]:
    if leave.decision is None:
        return (tr("逾时请假待定") if leave.request.late else tr("请假待定")), "warn"
    words: dict[str, tuple[str, Tone]] = {
        Outcome.GRANTED: (tr("已准假"), "good"),
        Outcome.REFUSED: (tr("未准假"), "bad"),
        Outcome.WITHDRAWN: (tr("已撤回"), "plain"),
    }
    return words[leave.decision.outcome]


def _made_up(row: SeatRow) -> str:
    again = row.made_up_by
    if again is not None:
        done = tr("已补") if again.done_at is not None else tr("补课")
        return f"{done} {day_text(again.day)}"
    if row.mark is Mark.ABSENT or row.mark is Mark.EXCUSED:
        return tr("待补课")
    return tr("来补课") if row.seat.makes_up is not None else ""


def seat(
    row: SeatRow,
    may_mark: bool,
    history: Sequence[tuple[Attendance, str]],
    hours: int,
    local: Local,
) -> SeatShown:
    """Return the chosen trainee; *hours*: how long ahead leave is to be asked."""
    again = row.made_up_by
    made_up = ""
    if again is not None:
        words = tr("{day} {time} 补过了") if again.done_at else tr("补课排在 {day} {time}")
        made_up = words.format(
            day=day_text(again.day), time=clock_times(again.start, again.minutes)
        )
    return SeatShown(
        key=str(row.seat.id),
        title=f"{row.person.name} · {row.person.staff_number}",
        state=mark_word(row.attendance.mark) if row.attendance else tr("未点名"),
        tone=TONES[row.attendance.mark] if row.attendance else "plain",
        note=row.attendance.note if row.attendance else "",
        may_mark=may_mark,
        leave=leave_shown(row.leave, may_mark, hours, local) if row.leave else None,
        made_up=made_up,
        may_make_up=may_mark and row.missed and row.seat.done_at is None,
        history=tuple(_marking(one, by, local) for one, by in history),
    )


def leave_shown(leave: Leave, may_decide: bool, hours: int, local: Local) -> LeaveShown:
    """Return a request with what became of it."""
    asked = local(leave.request.asked_at)
    detail = [tr("{day} {time} 提出").format(day=day_text(asked.date()), time=time_text(asked))]
    if leave.request.late:
        detail.append(tr("不足 {n} 小时").format(n=hours))
    if leave.decision is not None and leave.decision.reason:
        detail.append(leave.decision.reason)
    word, tone = _leave_word(leave)
    granted = leave.granted
    refused = leave.decision is not None and leave.decision.outcome == Outcome.REFUSED
    return LeaveShown(
        str(leave.request.id),
        leave.request.reason,
        " · ".join(detail),
        word,
        tone,
        may_grant=may_decide and not granted,
        may_refuse=may_decide and not refused,
    )


def _marking(one: Attendance, by: str, local: Local) -> str:
    at = local(one.marked_at)
    told = tr("{day} {time} {mark} · {by}").format(
        day=day_text(at.date()), time=time_text(at), mark=mark_word(one.mark), by=by
    )
    return f"{told} · {one.note}" if one.note else told


def way(one: MakeUp) -> WayShown:
    """Return a way to make up, ready to be chosen."""
    text = f"{day_text(one.day)} {clock_times(one.start, one.minutes)}"
    if one.training_class is not None:
        detail = tr("和{name}一起上 · {place} · 还有 {n} 个位子").format(
            name=one.training_class.name, place=one.place, n=one.free
        )
    else:
        detail = tr("单独补 · {place}").format(place=one.place)
    return WayShown(text, detail)
