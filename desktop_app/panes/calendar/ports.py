"""What the calendar asks of the floor below, in one hand."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop_app.training.curriculum.attendance.use_cases import AttendanceBooks
    from desktop_app.training.curriculum.classes.transferring.use_cases import Transferring
    from desktop_app.training.curriculum.classes.use_cases import Classes
    from desktop_app.training.curriculum.moving.applying.use_cases import Applying
    from desktop_app.training.curriculum.moving.use_cases import Moving
    from desktop_app.training.curriculum.revising.use_cases import Revising
    from desktop_app.training.curriculum.rooms.use_cases import Rooms
    from desktop_app.training.curriculum.showing.use_cases import Calendars


class PlanBooks(Protocol):
    """The use cases about plans that the calendar works with, each made when it is asked for."""

    @property
    def calendars(self) -> "Calendars": ...
    @property
    def attendance(self) -> "AttendanceBooks": ...
    @property
    def moving(self) -> "Moving": ...
    @property
    def applying(self) -> "Applying": ...
    @property
    def classes(self) -> "Classes": ...
    @property
    def transferring(self) -> "Transferring": ...
    @property
    def revising(self) -> "Revising": ...
    @property
    def rooms(self) -> "Rooms": ...
