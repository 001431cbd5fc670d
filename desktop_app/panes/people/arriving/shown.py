"""What the sheet of a list is handed to show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArrivingRow:
    """Somebody of a list."""

    key: str
    name: str
    number: str
    team: str
    mentor: str
    class_name: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class ArrivalShown:
    """What a list would bring, or every fault in it."""

    summary: str
    note: str
    people: tuple[ArrivingRow, ...] = ()
    classes: tuple[str, ...] = ()
    """Each new class, told in a line."""
    warnings: tuple[str, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()
    act: str = ""
    """Empty: nothing can be taken in."""
    asks_password: bool = False
