"""What the view of today is handed to show: words and numbers, decided already."""

from dataclasses import dataclass
from datetime import date

from desktop_app.widgets.tags import Tone


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do; `pane` and `target` are handed back when it is opened, `copy` when the
    text that belongs to it is to be copied."""

    when: str
    title: str
    detail: str
    tag: str
    tone: Tone
    minutes: str
    act: str
    pane: str
    target: str
    done: bool = False
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """How much of a whole."""

    label: str
    value: float
    maximum: float
    text: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the person is, and what comes next."""

    title: str
    sentence: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class HeatSquare:
    """A day of the heat map; `level` 0 to 3."""

    day: date
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Heat:
    """The practice of the last weeks, with the finding."""

    title: str
    squares: tuple[HeatSquare, ...]
    legend: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Note:
    """What the mentor wrote last."""

    title: str
    text: str
    foot: str


@dataclass(frozen=True, slots=True)
class Blank:
    """What stands where there is nothing to do."""

    icon: str
    title: str
    text: str
    act: str = ""
    pane: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class TodayShown:
    """The whole page; a part that is None or empty takes no room."""

    sentence: str
    open_count: int
    first: Task | None
    rest: tuple[Task, ...]
    footer: str
    mentees: tuple[Task, ...]
    standing: Standing | None
    heat: Heat | None
    note: Note | None
    blank: Blank | None
