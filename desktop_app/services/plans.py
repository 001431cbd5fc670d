"""Everything about plans: classes, moving, attendance, summaries, progress, reminders."""

from abc import ABC
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desktop_app.services.base import Foundations

if TYPE_CHECKING:
    from desktop_app.training.curriculum.attendance.leave.use_cases import LeaveBook
    from desktop_app.training.curriculum.attendance.making_up.use_cases import MakingUp
    from desktop_app.training.curriculum.attendance.use_cases import AttendanceBooks
    from desktop_app.training.curriculum.checking.use_cases import Checking
    from desktop_app.training.curriculum.classes.transferring.use_cases import Transferring
    from desktop_app.training.curriculum.classes.use_cases import Classes
    from desktop_app.training.curriculum.editing.exchange import ProgramFiles
    from desktop_app.training.curriculum.editing.use_cases import Programs
    from desktop_app.training.curriculum.exchange.dates.use_cases import DateFiles
    from desktop_app.training.curriculum.exchange.use_cases import PlanFiles
    from desktop_app.training.curriculum.moving.applying.use_cases import Applying
    from desktop_app.training.curriculum.moving.use_cases import Moving
    from desktop_app.training.curriculum.progress.use_cases import ProgressBook
    from desktop_app.training.curriculum.reminding.use_cases import Reminders
    from desktop_app.training.curriculum.revising.use_cases import Revising
    from desktop_app.training.curriculum.rooms.use_cases import Rooms
    from desktop_app.training.curriculum.showing.use_cases import Calendars
    from desktop_app.training.curriculum.summaries.use_cases import DaySummaries
    from desktop_app.training.people.arriving.use_cases import Arriving


@dataclass(frozen=True)
class PlanServices(Foundations, ABC):
    """Plans on calendars and what becomes of them."""

    @cached_property
    def rooms(self) -> "Rooms":
        from desktop_app.training.curriculum.rooms.use_cases import Rooms

        return Rooms(self.store, self.clock, self.changes, self.library)

    @cached_property
    def calendars(self) -> "Calendars":
        from desktop_app.training.curriculum.showing.use_cases import Calendars

        return Calendars(self.store, self.clock, self.library, self.curriculum.work_calendar)

    @cached_property
    def classes(self) -> "Classes":
        from desktop_app.training.curriculum.classes.use_cases import Classes

        return Classes(
            self.store, self.clock, self.changes, self.library, self.curriculum.work_calendar
        )

    @cached_property
    def moving(self) -> "Moving":
        from desktop_app.training.curriculum.moving.use_cases import Moving

        return Moving(self.store, self.clock, self.curriculum.work_calendar)

    @cached_property
    def applying(self) -> "Applying":
        from desktop_app.training.curriculum.moving.applying.use_cases import Applying

        return Applying(self.store, self.clock, self.changes)

    @cached_property
    def transferring(self) -> "Transferring":
        from desktop_app.training.curriculum.classes.transferring.use_cases import Transferring

        return Transferring(
            self.store,
            self.clock,
            self.changes,
            self.library,
            self.applying,
            self.curriculum.work_calendar,
        )

    @cached_property
    def revising(self) -> "Revising":
        from desktop_app.training.curriculum.revising.use_cases import Revising

        return Revising(
            self.store,
            self.clock,
            self.changes,
            self.library,
            self.applying,
            self.curriculum.work_calendar,
        )

    @cached_property
    def programs(self) -> "Programs":
        from desktop_app.training.curriculum.editing.use_cases import Programs

        return Programs(self.store, self.clock, self.changes, self.library)

    @cached_property
    def program_files(self) -> "ProgramFiles":
        from desktop_app.training.curriculum.editing.exchange import ProgramFiles

        return ProgramFiles(self.programs)

    @cached_property
    def attendance(self) -> "AttendanceBooks":
        from desktop_app.training.curriculum.attendance.use_cases import AttendanceBooks

        return AttendanceBooks(self.store, self.clock, self.changes)

    @cached_property
    def leave(self) -> "LeaveBook":
        from desktop_app.training.curriculum.attendance.leave.use_cases import LeaveBook

        return LeaveBook(self.store, self.clock, self.changes, self.settings)

    @cached_property
    def making_up(self) -> "MakingUp":
        from desktop_app.training.curriculum.attendance.making_up.use_cases import MakingUp

        return MakingUp(
            self.store,
            self.clock,
            self.changes,
            self.moving,
            self.applying,
            self.curriculum.work_calendar,
        )

    @cached_property
    def summaries(self) -> "DaySummaries":
        from desktop_app.training.curriculum.summaries.use_cases import DaySummaries

        return DaySummaries(self.store, self.clock, self.changes)

    @cached_property
    def progress(self) -> "ProgressBook":
        from desktop_app.training.curriculum.progress.use_cases import ProgressBook

        return ProgressBook(self.store, self.clock, self.curriculum.work_calendar)

    @cached_property
    def reminders(self) -> "Reminders":
        from desktop_app.training.curriculum.reminding.use_cases import Reminders

        return Reminders(self.store, self.clock, self.settings, self.curriculum.work_calendar)

    @cached_property
    def plan_files(self) -> "PlanFiles":
        from desktop_app.training.curriculum.exchange.use_cases import PlanFiles

        return PlanFiles(self.store, self.clock, self.library, self.settings)

    @cached_property
    def plan_checking(self) -> "Checking":
        from desktop_app.training.curriculum.checking.use_cases import Checking

        return Checking(self.store, self.clock, self.curriculum.work_calendar)

    @cached_property
    def date_files(self) -> "DateFiles":
        from desktop_app.training.curriculum.exchange.dates.use_cases import DateFiles

        return DateFiles(
            self.store, self.clock, self.changes, self.applying, self.curriculum.work_calendar
        )

    @cached_property
    def arriving(self) -> "Arriving":
        from desktop_app.training.people.arriving.use_cases import Arriving

        return Arriving(
            self.store,
            self.clock,
            self.changes,
            self.passwords,
            self.people,
            self.curriculum,
            lambda: self.classes,
            lambda: self.transferring,
        )
