"""Lays a program on a calendar: each session gets its day, never a closed one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from desktop_app.system.errors import Trouble
from desktop_app.system.text import day_text, time_text, tr
from desktop_app.training.curriculum.workdays import WorkCalendar

if TYPE_CHECKING:
    from desktop_app.training.curriculum.program import Program, ProgramSession, SessionKind


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """One session of a program on a real day; the texts are those of the program."""

    session_id: str
    stage: str
    title: str
    kind: "SessionKind"
    day: date
    start: time
    minutes: int
    place: str
    owner: str
    """supervisor, mentor, manager or trainee."""
    aim: str
    materials: tuple[str, ...]
    reference: str
    hand_in: str
    bring: str
    provisional: bool
    """The count to this day passes through a year whose holidays are not settled yet."""


def lay(program: "Program", start: date, calendar: WorkCalendar) -> tuple[PlannedSession, ...]:
    """Return the sessions of *program* by day and time, counted from *start* as day 1.

    A closed *start* gives the same plan as the next working day. Sessions that count calendar
    days (the reviews at day 30, 60 and 90 [S1]) and fall on a closed day move to the next working
    day. Sessions at the same moment keep the program's order. Raises Trouble when the calendar
    ends before the plan does.
    """
    try:
        place = _places(program, calendar.next_working(start), calendar)
        planned = [
            _planned(session, place(session), start, calendar) for session in program.sessions
        ]
    except OverflowError:
        raise Trouble(
            tr("开始日期 {day} 太晚，日历排不下整个方案。").format(day=start.isoformat()),
            do=tr("请选一个早一些的日期。"),
        ) from None
    return tuple(sorted(planned, key=lambda session: (session.day, session.start)))


def _places(
    program: "Program", first: date, calendar: WorkCalendar
) -> Callable[["ProgramSession"], date]:
    """Return a function that tells a session's day; working days are counted once for all."""
    longest = max((s.day for s in program.sessions if s.count == "working"), default=0)
    walk = calendar.working_days(first)
    working = [next(walk) for _ in range(longest)]

    def place(session: "ProgramSession") -> date:
        if session.count == "working":
            return working[session.day - 1]
        return calendar.next_working(first + timedelta(days=session.day - 1))

    return place


def _planned(
    session: "ProgramSession", day: date, start: date, calendar: WorkCalendar
) -> PlannedSession:
    return PlannedSession(
        session_id=session.id,
        stage=session.stage,
        title=session.title,
        kind=session.kind,
        day=day,
        start=time.fromisoformat(session.start),
        minutes=session.minutes,
        place=session.place,
        owner=session.owner,
        aim=session.aim,
        materials=session.materials,
        reference=session.reference,
        hand_in=session.hand_in,
        bring=session.bring,
        provisional=any(calendar.is_provisional(y) for y in range(start.year, day.year + 1)),
    )


def reminder_text(
    person_name: str, session: PlannedSession, *, early_minutes: int = 15, leave_hours: int = 24
) -> str:
    """Return the reminder before a session, ready to copy.

    It names person, course, date, place, when to be there, what to bring and until when to ask
    for leave; 15 minutes and 24 hours are the source's figures [S1].
    """
    begins = datetime.combine(session.day, session.start)
    leave_by = begins - timedelta(hours=leave_hours)
    lines = [
        tr("{name}，您好。提醒您参加“{title}”：").format(name=person_name, title=session.title),
        tr("时间：{day} {start}，约 {n} 分钟").format(
            day=day_text(session.day), start=time_text(begins), n=session.minutes
        ),
        tr("地点：{place}，请提前 {n} 分钟到场，也就是 {arrive} 之前").format(
            place=session.place,
            n=early_minutes,
            arrive=time_text(begins - timedelta(minutes=early_minutes)),
        ),
    ]
    if session.bring:
        lines.append(tr("请带：{things}").format(things=session.bring))
    lines.append(
        tr("如不能到场，请提前 {n} 小时请假，最晚 {day} {time}。").format(
            n=leave_hours, day=day_text(leave_by.date()), time=time_text(leave_by)
        )
    )
    return "\n".join(lines)


def stage_tone(program: "Program", stage_id: str) -> str:
    """Return the theme tone of a stage; `plain` for one that this version no longer has."""
    return next((stage.tone for stage in program.stages if stage.id == stage_id), "plain")
