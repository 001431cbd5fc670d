"""What the views of the calendar are handed to show: words and places, decided already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

MONTH, WEEK, AGENDA = "month", "week", "agenda"


@dataclass(frozen=True, slots=True)
class Item:
    """A session; `start` and `minutes` place it on its day, `mark` names its stage if need be."""

    key: str
    title: str
    tone: str
    stage: str
    mark: str
    done: bool
    day: date
    start: int
    minutes: int
    time: str
    place: str
    tip: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day of any of the three views."""

    day: date
    inside: bool
    closed: bool
    today: bool
    label: str
    label_tone: str
    spoken: str
    chips: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Notice:
    """A year whose holidays are not settled; `act` empty: this person may not confirm it."""

    year: int
    text: str
    act: str


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of days in one of the three modes."""

    mode: str
    title: str
    days: tuple[Day, ...]
    legend: tuple[tuple[str, str], ...]
    notice: Notice | None
    person: str
    """Whose calendar it is; empty where nobody is chosen yet."""
    may_choose: bool
    may_plan: bool


@dataclass(frozen=True, slots=True)
class Blank:
    """What stands in the panel where there is no plan."""

    title: str
    text: str
    act: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """One session, told."""

    key: str
    stage: str
    tone: str
    title: str
    sentence: str
    rows: tuple[tuple[str, str], ...]
    done: bool


@dataclass(frozen=True, slots=True)
class DaySetting:
    """What may be changed about a day; `own`: the organisation has set it itself."""

    working: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands beside the days: the chosen day, its sessions, the chosen one of them."""

    title: str
    sentence: str
    items: tuple[Item, ...]
    detail: Detail | None
    setting: DaySetting | None
    blank: Blank | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whose calendar can be looked at."""

    key: str
    name: str
    team: str
    number: str
    joined: str
    joined_order: int


@dataclass(frozen=True, slots=True)
class Program:
    """A program that can be laid."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What laying a plan would give; `problem` says why it cannot be laid."""

    lines: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    problem: str = ""
