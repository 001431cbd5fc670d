"""What passes between the presenter of the exams held and its view."""

from dataclasses import dataclass
from datetime import date

from desktop_app.widgets.table import Row
from desktop_app.widgets.tags import Tone


@dataclass(frozen=True, slots=True)
class ExamRow:
    """One exam of the list."""

    key: str
    title: str
    detail: str
    tags: tuple[tuple[str, Tone], ...]


@dataclass(frozen=True, slots=True)
class HeldShown:
    """One exam with everybody in it, and what can be done with it now."""

    title: str
    facts: str
    told: str
    """Why it is as it is: reasons of changed times, what is missing for the release."""
    rows: tuple[Row, ...]
    ready: int
    """Results that can be released."""
    may_change: bool
    may_cancel: bool
    resits: int
    cancelled: bool
    on_paper: bool
    forms: tuple[str, ...]
    """`A`, `B`; none where all have the same."""
    may_enter: bool
    """Whether answer sheets can be entered now."""


@dataclass(frozen=True, slots=True)
class PapersAsked:
    """Which sheets of a paper exam are wanted."""

    paper: bool
    answer_sheet: bool
    answers: str
    """`none`, `after` or `end`."""
    form: str
    named: bool


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """Somebody who can be entered."""

    key: str
    name: str
    detail: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands on the page of a new exam."""

    title: str
    kind: str
    day: date
    opens: str
    """`14:00`."""
    closes: str
    minutes: int
    people: tuple[str, ...]
    parts: tuple[tuple[str, int, float], ...]
    """Type, count, marks of each."""
    fixed: bool
    second_marker: bool
