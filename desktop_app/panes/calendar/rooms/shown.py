"""What the page of rooms and shifts is handed to show."""

from dataclasses import dataclass
from datetime import date

from desktop_app.panes.calendar.shown import Choice


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A room with how many it holds."""

    key: str
    name: str
    capacity: int


@dataclass(frozen=True, slots=True)
class ShiftTyped:
    """A shift as it is typed in; minutes from midnight, bit 0 of `weekdays` is Monday."""

    key: str
    """Empty: a new one."""
    name: str
    who: str
    """`team:<uuid>` or `person:<uuid>`."""
    weekdays: int
    begin: int
    end: int
    valid_from: date


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """A shift in the list, with what it is made of."""

    key: str
    name: str
    who: str
    days: str
    hours: str
    valid: str
    typed: ShiftTyped


@dataclass(frozen=True, slots=True)
class RoomsShown:
    """Everything on the page."""

    rooms: tuple[RoomRow, ...]
    unlisted: tuple[str, ...]
    """Places that programs name and that are no rooms yet."""
    shifts: tuple[ShiftRow, ...]
    people: tuple[Choice, ...]
    """Teams, then people, who may have shifts."""
    today: date
