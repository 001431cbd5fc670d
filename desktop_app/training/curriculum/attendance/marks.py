"""The marks of attendance and of leave, in words and in what they mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from db.records import Attendance, LeaveDecision, LeaveRequest, Person, SessionOnDay, SessionResult
from desktop_app.system.text import tr


class Mark(StrEnum):
    """How somebody took part in a session."""

    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"
    ABSENT = "absent"

    @property
    def came(self) -> bool:
        """Whether the person took part."""
        return self in (Mark.PRESENT, Mark.LATE)


class Outcome(StrEnum):
    """What became of a request for leave."""

    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


def mark_word(mark: str) -> str:
    """Return a mark as people say it."""
    words: Mapping[str, str] = {
        Mark.PRESENT: tr("到课"),
        Mark.LATE: tr("迟到"),
        Mark.EXCUSED: tr("请假"),
        Mark.ABSENT: tr("缺课"),
    }
    return words[mark]


@dataclass(frozen=True, slots=True)
class Leave:
    """A request with what became of it."""

    request: LeaveRequest
    decision: LeaveDecision | None

    @property
    def granted(self) -> bool:
        return self.decision is not None and self.decision.outcome == Outcome.GRANTED

    @property
    def open(self) -> bool:
        """Whether it waits for a decision."""
        return self.decision is None


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One trainee in a session, with everything that is written down about it."""

    seat: SessionOnDay
    person: Person
    attendance: Attendance | None
    result: SessionResult | None
    leave: Leave | None
    """The newest request that was not withdrawn."""
    made_up_by: SessionOnDay | None
    """The session that makes up for this one."""

    @property
    def mark(self) -> Mark | None:
        return Mark(self.attendance.mark) if self.attendance else None

    @property
    def suggested(self) -> Mark:
        """What to mark unless something else is known: excused where leave was granted."""
        return Mark.EXCUSED if self.leave is not None and self.leave.granted else Mark.PRESENT

    @property
    def missed(self) -> bool:
        """Whether the session was missed and nothing makes up for it yet."""
        return self.mark in (Mark.EXCUSED, Mark.ABSENT) and self.made_up_by is None


def in_time(asked: datetime, begins: datetime, hours: float) -> bool:
    """Tell whether leave was asked at least *hours* ahead; 24 hours is the source's figure [S1]."""
    return begins - asked >= timedelta(hours=hours)
