"""Counts of sessions and the forecast of the last day: pure rules, opened down to sessions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from uuid import UUID

from db.records import SessionOnDay
from desktop_app.training.curriculum.leading import after_of, gate_of, is_gate
from desktop_app.training.curriculum.workdays import WorkCalendar

PACE_DAYS = 20
"""The present pace is that of so many last working days."""
SLOWEST = 0.25
"""A pace below counts as this: a forecast years away tells nobody anything."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """Minutes of one kind of session: what was done, of what the plan has."""

    done: int
    planned: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """When the plan will have been gone through."""

    planned: date
    """The day of its last session."""
    expected: date
    """The day that the present pace leads to."""
    pace: float
    """1 is as planned, 0.5 half as fast."""

    @property
    def late(self) -> bool:
        return self.expected > self.planned


@dataclass(frozen=True, slots=True)
class Counted:
    """A plan's sessions by what became of them; every figure is the number of its sessions."""

    done: tuple[SessionOnDay, ...]
    due: tuple[SessionOnDay, ...]
    """Still to come, today's included."""
    late: tuple[SessionOnDay, ...]
    """Past and not done."""
    held_back: tuple[SessionOnDay, ...]
    """Still to come behind a gate whose day is past and that is not passed."""
    hours: Mapping[str, Hours]
    """By kind of session."""
    forecast: Forecast | None
    """None: there is nothing to go through."""

    @property
    def total(self) -> int:
        return len(self.done) + len(self.due) + len(self.late)

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1."""
        return len(self.done) / self.total if self.total else 0.0


def count(sessions: Sequence[SessionOnDay], today: date, calendar: WorkCalendar) -> Counted:
    """Return where the sessions of one plan stand on *today*.

    A make-up session counts no second time: what it makes up for is done with it.
    """
    own = [one for one in sessions if one.makes_up is None]
    done = tuple(one for one in own if one.done_at is not None)
    due = tuple(one for one in own if one.done_at is None and one.day >= today)
    late = tuple(one for one in own if one.done_at is None and one.day < today)
    held = held_back(own, today)
    return Counted(
        done=done,
        due=due,
        late=late,
        held_back=tuple(one for one in due if one.id in held),
        hours=_hours(own),
        forecast=forecast(own, today, calendar),
    )


def held_back(sessions: Sequence[SessionOnDay], today: date) -> dict[UUID, SessionOnDay]:
    """Return which sessions wait for a gate whose day is past and that is not passed, by id.

    Each with its gate; the sessions of several plans may come together.
    """
    shut = {
        (one.plan_id, one.session_key): one
        for one in sessions
        if one.done_at is None and one.day < today and is_gate(one.detail)
    }
    found: dict[UUID, SessionOnDay] = {}
    for one in sessions if shut else ():
        gates = [shut.get((one.plan_id, key)) for key in after_of(one.detail)]
        gate = next((each for each in gates if each is not None), None)
        if gate is not None and one.done_at is None:
            found[one.id] = gate
    return found


def wait_for_exam(sessions: Sequence[SessionOnDay], today: date) -> dict[UUID, SessionOnDay]:
    """Return which of them are not held before an exam is passed, each with its gate.

    A review that is late is the reviewers' delay: meanwhile the trainee goes on.
    """
    found = held_back(sessions, today)
    return {key: gate for key, gate in found.items() if gate_of(gate.detail) == "exam"}


def forecast(
    sessions: Sequence[SessionOnDay], today: date, calendar: WorkCalendar
) -> Forecast | None:
    """Return when a plan will have been gone through at the present pace.

    The pace is the minutes done of those planned in the last 20 working days before today, at least
    a quarter and at most 1; 1 while nothing was planned in them. What is left, late sessions
    included, is gone through at that share of the plan's own density: of the minutes a working day
    from today to its last session, or, where only late ones are left, of the whole plan. So a plan
    without late sessions and with a pace of 1 ends as planned.
    """
    if not sessions:
        return None
    last = max(one.day for one in sessions)
    left = [one for one in sessions if one.done_at is None]
    pace = _pace(sessions, today, calendar)
    if not left:
        return Forecast(last, last, pace)
    ahead = [one for one in left if one.day >= today]
    first = min(one.day for one in sessions)
    if ahead:
        span, planned = calendar.working_between(today, last), _minutes(ahead)
    else:
        span, planned = calendar.working_between(first, last), _minutes(sessions)
    days = ceil(max(1, span) * _minutes(left) / planned / pace)
    return Forecast(last, calendar.nth_working(today, days), pace)


def _pace(sessions: Sequence[SessionOnDay], today: date, calendar: WorkCalendar) -> float:
    begin, left = today, PACE_DAYS
    earliest = min(one.day for one in sessions)
    while left and begin > earliest:
        begin -= _DAY
        left -= calendar.is_working(begin)
    window = [one for one in sessions if begin <= one.day < today]
    planned = _minutes(window)
    if not planned:
        return 1.0
    done = _minutes([one for one in window if one.done_at is not None])
    return min(1.0, max(SLOWEST, done / planned))


def _minutes(sessions: Sequence[SessionOnDay]) -> int:
    return sum(one.minutes for one in sessions)


def _hours(sessions: Sequence[SessionOnDay]) -> dict[str, Hours]:
    kinds: dict[str, list[SessionOnDay]] = {}
    for one in sessions:
        kinds.setdefault(one.kind, []).append(one)
    return {
        kind: Hours(_minutes([one for one in of if one.done_at is not None]), _minutes(of))
        for kind, of in kinds.items()
    }
