"""Lays a program on a calendar: each session gets its day, never a closed one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.curriculum.repeating import occurrence_key, occurrences
from desktop_app.training.curriculum.workdays import WorkCalendar

if TYPE_CHECKING:
    from desktop_app.training.curriculum.program import Program, ProgramSession, SessionKind

_DAY = timedelta(days=1)


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
    after: tuple[str, ...] = ()
    """Keys of sessions of the same plan that come before this one, the gate above it included."""
    gate: str = "none"
    capacity: int | None = None
    together: bool = False
    """A class sits through it together."""


@dataclass(slots=True)
class _Placed:
    """A session, or one time of it, on its way to its day."""

    session: "ProgramSession"
    key: str
    after: tuple[str, ...]
    day: date

    @property
    def begins(self) -> tuple[date, str]:
        return (self.day, self.session.start)

    @property
    def ends(self) -> tuple[date, str]:
        return (self.day, clock_time(minute_of(self.session.start) + self.session.minutes))

    def meets(self, other: "_Placed") -> bool:
        """Tell whether both would be held at the same time."""
        return self.begins < other.ends and other.begins < self.ends


def lay(program: "Program", start: date, calendar: WorkCalendar) -> tuple[PlannedSession, ...]:
    """Return the sessions of *program* by day and time, counted from *start* as day 1.

    A closed *start* gives the same plan as the next working day. Sessions that count calendar
    days (the reviews at day 30, 60 and 90 [S1]) and fall on a closed day move to the next working
    day. What would begin before its prerequisites or a gate above it are over waits for the first
    working day on which its own time is free. Sessions at the same moment keep the program's
    order. Raises Trouble when the calendar ends before the plan does.
    """
    try:
        placed = _in_order(_placed(program, calendar.next_working(start), calendar), calendar)
    except OverflowError:
        raise Trouble(
            tr("开始日期 {day} 太晚，日历排不下整个方案。").format(day=start.isoformat()),
            do=tr("请选一个早一些的日期。"),
        ) from None
    planned = [_planned(one, start, calendar) for one in placed]
    return tuple(sorted(planned, key=lambda session: (session.day, session.start)))


def _placed(program: "Program", first: date, calendar: WorkCalendar) -> list[_Placed]:
    """Put every time of every session on the day that its count asks for."""
    place = _places(program, first, calendar)
    found = []
    keys: set[str] = set()
    gate: tuple[str, ...] = ()
    for session in program.sessions:
        last = None
        days = occurrences(session.repeat, place(session), first)
        for number, wanted in enumerate(days, start=1):
            # A weekly session that a long holiday pushes on never meets its own next time.
            day = calendar.next_working(wanted if last is None else max(wanted, last + _DAY))
            key = occurrence_key(session.id, number)
            after = tuple(
                again if (again := occurrence_key(one, number)) in keys else one
                for one in session.after
            )
            keys.add(key)
            found.append(_Placed(session, key, (*after, *(g for g in gate if g not in after)), day))
            last = day
        if session.gate != "none":
            gate = (session.id,)
    return found


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


def _in_order(placed: list[_Placed], calendar: WorkCalendar) -> list[_Placed]:
    """Put off what would come too early: both ways of counting days can cross at a holiday."""
    by_key = {one.key: one for one in placed}
    for one in placed:
        earliest = max((by_key[key].ends for key in one.after), default=one.begins)
        if one.begins < earliest:
            _put_off(one, earliest, placed, calendar)
    return placed


def _put_off(
    one: _Placed, earliest: tuple[date, str], placed: list[_Placed], calendar: WorkCalendar
) -> None:
    days = calendar.working_days(earliest[0])
    one.day = next(days)
    while one.begins < earliest or any(other is not one and one.meets(other) for other in placed):
        one.day = next(days)


def minute_of(clock: str) -> int:
    """Return `09:30` as minutes from midnight."""
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def clock_time(minute: int) -> str:
    """Return minutes from midnight as `09:30`; what passes midnight sorts behind it."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _planned(one: _Placed, start: date, calendar: WorkCalendar) -> PlannedSession:
    session, day = one.session, one.day
    return PlannedSession(
        session_id=one.key,
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
        after=one.after,
        gate=str(session.gate),
        capacity=session.capacity,
        together=session.together,
    )


def stage_tone(program: "Program", stage_id: str) -> str:
    """Return the theme tone of a stage; `plain` for one that this version no longer has."""
    return next((stage.tone for stage in program.stages if stage.id == stage_id), "plain")
