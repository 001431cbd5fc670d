"""The use cases that the page of a session asks."""

from typing import Protocol

from desktop_app.documents.printing import Printing
from desktop_app.system.clock import Clock
from desktop_app.training.curriculum.attendance.leave.use_cases import LeaveBook
from desktop_app.training.curriculum.attendance.making_up.use_cases import MakingUp
from desktop_app.training.curriculum.attendance.use_cases import AttendanceBooks
from desktop_app.training.curriculum.moving.applying.use_cases import Applying
from desktop_app.training.curriculum.sessions.use_cases import Sessions
from desktop_app.training.curriculum.summaries.use_cases import DaySummaries


class SessionBooks(Protocol):
    """What is read, written down and printed about sessions; each is built when it is asked."""

    @property
    def clock(self) -> Clock: ...
    @property
    def sessions(self) -> Sessions: ...
    @property
    def attendance(self) -> AttendanceBooks: ...
    @property
    def leave(self) -> LeaveBook: ...
    @property
    def making_up(self) -> MakingUp: ...
    @property
    def applying(self) -> Applying: ...
    @property
    def summaries(self) -> DaySummaries: ...
    @property
    def printing(self) -> Printing: ...
