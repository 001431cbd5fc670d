"""The use cases that the page of a session asks, handed over together."""

from dataclasses import dataclass

from desktop_app.training.curriculum.attendance.leave.use_cases import LeaveBook
from desktop_app.training.curriculum.attendance.making_up.use_cases import MakingUp
from desktop_app.training.curriculum.attendance.use_cases import AttendanceBooks
from desktop_app.training.curriculum.moving.applying.use_cases import Applying
from desktop_app.training.curriculum.sessions.use_cases import Sessions
from desktop_app.training.curriculum.summaries.use_cases import DaySummaries


@dataclass(frozen=True, slots=True)
class SessionBooks:
    """What is read and written down about sessions."""

    sessions: Sessions
    attendance: AttendanceBooks
    leave: LeaveBook
    making_up: MakingUp
    applying: Applying
    summaries: DaySummaries
