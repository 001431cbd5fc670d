"""What the views of the calendar are handed to show: words and places, decided already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.system.text import tr

MONTH, WEEK, AGENDA, OVERVIEW = "month", "week", "agenda", "overview"
MODES = (MONTH, WEEK, AGENDA, OVERVIEW)

_LATEST = 24 * 60


def clock(minutes: int) -> str:
    """Return minutes from midnight as `14:05`; a session past midnight ends at 24:00."""
    hours, rest = divmod(min(minutes, _LATEST), 60)
    return f"{hours:02d}:{rest:02d}"


def span(start: int, minutes: int) -> str:
    """Return from when to when a session lasts: `09:00–11:30`."""
    return f"{clock(start)}–{clock(start + minutes)}"


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
    place: str
    who: str = ""
    """The class or the person, where several share a calendar."""
    late: bool = False
    """Its day is past and it is not done."""
    gate: bool = False
    """An exam, a practical test or a review: it falls due on its day."""
    waits: str = ""
    """The gate whose day is past and that has to be passed before; empty: none."""

    @property
    def time(self) -> str:
        return span(self.start, self.minutes)

    @property
    def sign(self) -> str:
        """The icon that tells what is urgent about it."""
        if self.waits:
            return "lock"
        return "warning" if self.late else "flag" if self.gate and not self.done else ""

    @property
    def tip(self) -> str:
        """What the pointer is told; made when it asks, for there may be thousands."""
        state = tr("已完成") if self.done else tr("已过日期，还没有完成") if self.late else ""
        if self.waits:
            state = tr("等“{gate}”通过，先不上").format(gate=self.waits)
        place = f"{self.time} · {self.place}" if self.place else self.time
        lines = (self.title, place, self.who, self.stage, state)
        return "\n".join(line for line in lines if line)


EXAM = "exam/"
"""Begins the key of an exam, where it stands in a list among sessions."""


@dataclass(frozen=True, slots=True)
class ExamLine:
    """An exam on the day on which it opens, or closes where that is another one."""

    key: str
    day: date
    start: int
    time: str
    title: str
    place: str
    over: bool
    target: str
    """Where it leads in the pane of exams; empty: nowhere."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of any of the views; `more` sessions are not among its chips."""

    day: date
    inside: bool
    closed: bool
    today: bool
    label: str
    label_tone: str
    spoken: str
    chips: Sequence[Item]
    more: int = 0
    exams: tuple[ExamLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to settle; `act` empty: this person may not. `year` where it is of holidays."""

    year: int
    text: str
    act: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several to filter by, or to pick."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A stage of somebody's plan in the overview."""

    first: date
    last: date
    tone: str
    title: str
    tip: str
    done: float
    """The share of it that is done, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An exam, a practical test or a review on its day."""

    day: date
    done: bool
    late: bool
    tip: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the overview: a class (`heading`), or somebody in it; `key` as in `Whose.key`."""

    key: str
    title: str
    note: str
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...] = ()
    heading: bool = False
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Weeks:
    """Stages of everybody over some weeks from `first`, a Monday."""

    first: date
    count: int
    today: date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of days in one of the modes; `weeks` is the overview's."""

    mode: str
    title: str
    days: tuple[Day, ...]
    legend: tuple[tuple[str, str], ...]
    notice: Notice | None
    person: str
    """Whose calendar it is, in words."""
    may_choose: bool
    may_plan: bool
    """A plan can be laid for whom it is about."""
    may_edit: bool = False
    """Sessions can be moved, added and called off."""
    newer: Notice | None = None
    """A newer version of the program that may be taken up."""
    may_set_up: bool = False
    """Rooms and shifts can be set up."""
    places: tuple[Choice, ...] = ()
    kinds: tuple[Choice, ...] = ()
    place: str = ""
    kind: str = ""
    now: int = -1
    """This moment in minutes from midnight."""
    weeks: Weeks | None = None


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
    may_mark: bool = True
    """It can be marked as done here; a class's is closed on its own page."""
    may_move: bool = False
    may_open: bool = True


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
    count: int = 0
    """How many sessions the day has, those included that are not among its items yet."""
    may_add: bool = False
    exams: tuple[tuple[str, str], ...] = ()
    """The exams of the day: where each leads, empty for nowhere, and its line."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A calendar that can be looked at; `key` as in `Whose.key`."""

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
