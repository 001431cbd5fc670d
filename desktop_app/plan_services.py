"""Wires what stands under every other use case, and everything about plans, over one store."""

from dataclasses import dataclass
from functools import cached_property

from db.store import Store
from desktop_app.system.changes import Changes
from desktop_app.system.clock import Clock
from desktop_app.training.content.use_cases import Library
from desktop_app.training.curriculum.attendance.leave.use_cases import LeaveBook
from desktop_app.training.curriculum.attendance.making_up.use_cases import MakingUp
from desktop_app.training.curriculum.attendance.use_cases import AttendanceBooks
from desktop_app.training.curriculum.classes.transferring.use_cases import Transferring
from desktop_app.training.curriculum.classes.use_cases import Classes
from desktop_app.training.curriculum.moving.applying.use_cases import Applying
from desktop_app.training.curriculum.moving.use_cases import Moving
from desktop_app.training.curriculum.progress.use_cases import ProgressBook
from desktop_app.training.curriculum.reminding.use_cases import Reminders
from desktop_app.training.curriculum.revising.use_cases import Revising
from desktop_app.training.curriculum.rooms.use_cases import Rooms
from desktop_app.training.curriculum.summaries.use_cases import DaySummaries
from desktop_app.training.curriculum.use_cases import Curriculum
from desktop_app.training.people.passwords import Passwords
from desktop_app.training.people.use_cases import People
from desktop_app.training.settings.use_cases import Settings


@dataclass(frozen=True)
class PlanServices:
    """The use cases on people, content and plans; `Services` adds all the others."""

    store: Store
    clock: Clock
    changes: Changes
    passwords: Passwords

    @cached_property
    def settings(self) -> Settings:
        return Settings(self.store, self.clock, self.changes)

    @cached_property
    def people(self) -> People:
        return People(self.store, self.clock, self.changes, self.passwords)

    @cached_property
    def library(self) -> Library:
        return Library(self.store, self.clock, self.changes)

    @cached_property
    def curriculum(self) -> Curriculum:
        return Curriculum(self.store, self.clock, self.changes, self.library, self.settings)

    @cached_property
    def rooms(self) -> Rooms:
        return Rooms(self.store, self.clock, self.changes, self.library)

    @cached_property
    def classes(self) -> Classes:
        return Classes(
            self.store, self.clock, self.changes, self.library, self.curriculum.work_calendar
        )

    @cached_property
    def moving(self) -> Moving:
        return Moving(self.store, self.clock, self.curriculum.work_calendar)

    @cached_property
    def applying(self) -> Applying:
        return Applying(self.store, self.clock, self.changes)

    @cached_property
    def transferring(self) -> Transferring:
        return Transferring(
            self.store,
            self.clock,
            self.changes,
            self.library,
            self.applying,
            self.curriculum.work_calendar,
        )

    @cached_property
    def revising(self) -> Revising:
        return Revising(
            self.store,
            self.clock,
            self.changes,
            self.library,
            self.applying,
            self.curriculum.work_calendar,
        )

    @cached_property
    def attendance(self) -> AttendanceBooks:
        return AttendanceBooks(self.store, self.clock, self.changes)

    @cached_property
    def leave(self) -> LeaveBook:
        return LeaveBook(self.store, self.clock, self.changes, self.settings)

    @cached_property
    def making_up(self) -> MakingUp:
        return MakingUp(
            self.store,
            self.clock,
            self.changes,
            self.moving,
            self.applying,
            self.curriculum.work_calendar,
        )

    @cached_property
    def summaries(self) -> DaySummaries:
        return DaySummaries(self.store, self.clock, self.changes)

    @cached_property
    def progress(self) -> ProgressBook:
        return ProgressBook(self.store, self.clock, self.curriculum.work_calendar)

    @cached_property
    def reminders(self) -> Reminders:
        return Reminders(self.store, self.clock, self.settings, self.curriculum.work_calendar)
