"""What the pane of settings shows, as plain values."""

from dataclasses import dataclass
from datetime import date

SECTIONS = ("appearance", "reminding", "password", "figures", "days", "backups", "about")
"""The sections in order; a target names one, e.g. `section:backups`."""


@dataclass(frozen=True, slots=True)
class TrayShown:
    """Whether the icon in the system tray is wanted, and whether there is a tray for it."""

    enabled: bool
    available: bool


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A figure with its value in force; `note` tells default and source."""

    name: str
    title: str
    value: str
    unit: str
    note: str
    changed: bool


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures that belong together; `remark` says what holds for all of them."""

    title: str
    figures: tuple[FigureShown, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DayShown:
    """A day that the organisation has set itself."""

    key: str
    day: str
    order: int
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class YearShown:
    """A year's public arrangement: whether it is settled, and what it says."""

    year: int
    state: str
    tone: str
    holidays: str
    confirmed: bool
    can_confirm: bool


@dataclass(frozen=True, slots=True)
class BackupShown:
    """A backup in the folder of backups."""

    key: str
    time: str
    reason: str
    size: str
    bytes: int


@dataclass(frozen=True, slots=True)
class DaysShown:
    """Everything about working days; `today` is where the day to add starts."""

    today: date
    own: tuple[DayShown, ...]
    years: tuple[YearShown, ...]
    may_set: bool


@dataclass(frozen=True, slots=True)
class BackupsShown:
    """Where the data lie and which backups there are."""

    folder: str
    backups: tuple[BackupShown, ...]
    restore: str
    may_back_up: bool
