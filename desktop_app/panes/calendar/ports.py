"""What the calendar asks of the floor below, in one hand."""

from dataclasses import dataclass

from desktop_app.training.curriculum.attendance.use_cases import AttendanceBooks
from desktop_app.training.curriculum.classes.transferring.use_cases import Transferring
from desktop_app.training.curriculum.classes.use_cases import Classes
from desktop_app.training.curriculum.moving.applying.use_cases import Applying
from desktop_app.training.curriculum.moving.use_cases import Moving
from desktop_app.training.curriculum.revising.use_cases import Revising
from desktop_app.training.curriculum.rooms.use_cases import Rooms
from desktop_app.training.curriculum.showing.use_cases import Calendars


@dataclass(frozen=True, slots=True)
class PlanBooks:
    """The use cases about plans that the calendar works with."""

    calendars: Calendars
    attendance: AttendanceBooks
    moving: Moving
    applying: Applying
    classes: Classes
    transferring: Transferring
    revising: Revising
    rooms: Rooms
